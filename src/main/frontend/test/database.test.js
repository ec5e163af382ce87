import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import { Database, result } from '../wire/database.js';
import { forgetSends, SendStore } from '../wire/send-store.js';
import { recorded, until } from './fakes.js';

globalThis.IDBKeyRange = IDBKeyRange;

const ALONE = { id: 'here', present: async () => new Set() };
/** Ample, on a small machine too; and what a test is willing to wait for nothing. */
const WITHIN_MS = 30_000;
const IMPATIENT_MS = 300;

let real;
let factory;
let database;
let store;

const send = (ref, message = ref) => ({ ref, frame: { message }, at: '2026-11-20T14:00:00Z', state: 'waiting' });
const kept = async () => (await database.read((records) => result(records.getAll()))).map(({ ref }) => ref);
/** Without being blocked. */
const answered = (request) =>
  new Promise((done, fail) => {
    Object.assign(request, { onsuccess: () => done(request.result), onerror: fail, onblocked: fail });
  });
const another = (within = WITHIN_MS) => new Database(() => factory, within);
const impatient = () => {
  database = another(IMPATIENT_MS);
  store = new SendStore('ann', 'ops', ALONE, { database });
};

beforeEach(() => {
  factory = real = new IDBFactory();
  database = another();
  store = new SendStore('ann', 'ops', ALONE, { database });
});

afterEach(() => database.close());

const refuse = (name) => ({
  open: () => {
    throw new DOMException('no', name);
  },
});

for (const [where, none] of [['there is none', undefined], ['it is forbidden', refuse('SecurityError')], ['it never answers', { open: () => ({}) }]]) {
  test(`where ${where} memory holds what is unsent, says so, and gives it over as soon as it can be kept`, async () => {
    impatient();
    factory = none;
    const told = recorded(store, 'lasting');
    assert.deepEqual(await store.takeOver(), []);
    await store.save(send('a'));
    await store.save(send('b'));
    await store.remove('a');
    await forgetSends('bob', database);
    assert.equal(store.lasting, false);
    assert.equal(told.length, 1);
    factory = real;
    await store.save(send('c'));
    assert.equal(store.lasting, true);
    assert.equal(told.length, 2);
    assert.deepEqual(await kept(), ['b', 'c']);
  });
}

test('nothing is short of lasting once all of it is sent', async () => {
  factory = undefined;
  await store.save(send('a'));
  await store.remove('a');
  assert.equal(store.lasting, true);
});

test('it tries again by itself', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  factory = undefined;
  await store.save(send('a'));
  factory = real;
  t.mock.timers.tick(10_000);
  t.mock.timers.reset();
  await until(() => store.lasting);
  assert.deepEqual(await kept(), ['a']);
});

test('a database that another page deletes lets it, and is filled again', async () => {
  await store.save(send('a'));
  await store.save(send('b'));
  await store.remove('b');
  await answered(real.deleteDatabase('atrium'));
  await until(async () => (await kept()).length === 1);
  assert.deepEqual(await kept(), ['a']);
  assert.equal(store.lasting, true);
});

test('one that a newer page has changed is left alone', async () => {
  await store.save(send('a'));
  (await answered(real.open('atrium', 2))).close();
  await store.save(send('b'));
  assert.equal(store.lasting, false);
});

test('one that the browser has closed is opened again', async () => {
  const opened = [];
  factory = { open: (...how) => opened[opened.push(real.open(...how)) - 1] };
  await store.save(send('a'));
  opened[0].result.close();
  await store.save(send('b'));
  assert.deepEqual(await kept(), ['a', 'b']);
  assert.equal(opened.length, 2);
});

test('what there is no room for takes no other along', async (t) => {
  const { put } = IDBObjectStore.prototype;
  t.mock.method(IDBObjectStore.prototype, 'put', function (record) {
    if (record.frame.message.length > 100) {
      throw new DOMException('full', 'QuotaExceededError');
    }
    return put.call(this, record);
  });
  await store.save(send('large', 'x'.repeat(101)));
  assert.equal(store.lasting, false);
  await store.save(send('small'));
  assert.deepEqual(await kept(), ['small']);
  assert.equal(store.lasting, false);
  await store.remove('large');
  assert.equal(store.lasting, true);
});

test('a database that is opened after nobody waits any longer is closed again: it would stand in the way of others', async () => {
  impatient();
  let give;
  const late = { close: () => (late.closed = true) };
  factory = { open: () => (give = {}) };
  await store.save(send('a'));
  Object.assign(give, { result: late }).onsuccess();
  assert.ok(late.closed);
});

test('a transaction that never ends is given up', async () => {
  impatient();
  const holding = another();
  let release = false;
  const held = holding.change((records) => new Promise((done) => {
    const turn = () => (release ? done() : (records.get('-').onsuccess = turn));
    turn();
  })).catch(() => {});
  await store.save(send('a'));
  assert.equal(store.lasting, false);
  release = true;
  await held;
  holding.close();
});
