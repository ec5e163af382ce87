import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { Database } from '../wire/database.js';
import { abandonSends, forgetSends, roomsOf, SendStore } from '../wire/send-store.js';
import { Tabs } from '../wire/tabs.js';

globalThis.IDBKeyRange = IDBKeyRange;

let factory;
let database;
let open;

const page = () => {
  const tabs = new Tabs();
  open.push(tabs);
  return tabs;
};
const storeOf = (tabs, { login = 'ann', room = 'ops', shown = true } = {}) => new SendStore(login, room, tabs, { shown, database });
const send = (ref, state = 'waiting') => ({ ref, frame: { message: ref }, at: '2026-11-20T14:00:00Z', state });
const refs = (sends) => sends.map(({ ref }) => ref);

beforeEach(() => {
  factory = new IDBFactory();
  database = new Database(() => factory);
  open = [];
});

afterEach(() => {
  open.forEach((tabs) => tabs.close());
  database.close();
});

test('a page that is gone leaves what it had not sent to the next, in order', async () => {
  const before = page();
  const store = storeOf(before);
  await store.save(send('b'));
  await store.save(send('a', 'failed'));
  await store.save(send('c'));
  await store.save(send('b'));
  await store.remove('c');
  before.close();
  const left = await storeOf(page()).takeOver();
  assert.deepEqual(refs(left), ['b', 'a']);
  assert.deepEqual(left[0], { ...send('b'), error: undefined });
  assert.equal(left[1].state, 'failed');
});

test('nothing is taken from a page that is still open', async () => {
  const other = page();
  await storeOf(other).save(send('a'));
  const store = storeOf(page());
  assert.deepEqual(await store.takeOver(), []);
  other.close();
  assert.deepEqual(refs(await store.takeOver()), ['a']);
});

test('of two pages that find the same orphan one gets it', async () => {
  const gone = page();
  await storeOf(gone).save(send('a'));
  gone.close();
  const found = await Promise.all([storeOf(page()).takeOver(), storeOf(page()).takeOver()]);
  assert.deepEqual(found.map(({ length }) => length).sort(), [0, 1]);
});

test('what one has taken over is one\'s own: kept on, and not taken twice', async () => {
  const gone = page();
  await storeOf(gone).save(send('a'));
  gone.close();
  const store = storeOf(page());
  await store.takeOver();
  assert.deepEqual(await store.takeOver(), []);
  open.at(-1).close();
  assert.deepEqual(refs(await storeOf(page()).takeOver()), ['a']);
});

test('another person, or another room, gets nothing', async () => {
  const gone = page();
  await storeOf(gone).save(send('a'));
  gone.close();
  assert.deepEqual(await storeOf(page(), { login: 'bob' }).takeOver(), []);
  assert.deepEqual(await storeOf(page(), { room: 'news' }).takeOver(), []);
});

test('a page that does not show the room leaves alone what failed, and lets it go again', async () => {
  const gone = page();
  await storeOf(gone).save(send('a', 'failed'));
  await storeOf(gone).save(send('b'));
  gone.close();
  const passing = storeOf(page(), { shown: false });
  assert.deepEqual(refs(await passing.takeOver()), ['b']);
  await passing.save(send('b', 'failed'));
  assert.deepEqual(refs(await passing.takeOver()), []);
  assert.deepEqual(refs(await storeOf(page()).takeOver()), ['a', 'b']);
});

test('knows the rooms in which something is left', async () => {
  const store = storeOf(page());
  await store.save(send('a'));
  await store.save(send('b'));
  await storeOf(page(), { room: 'news' }).save(send('c'));
  await storeOf(page(), { login: 'bob', room: 'other' }).save(send('d'));
  assert.deepEqual((await roomsOf('ann', database)).sort(), ['news', 'ops']);
});

test('signing out takes all of one person\'s, in all rooms, and nobody else\'s', async () => {
  const gone = page();
  await storeOf(gone).save(send('a'));
  await storeOf(gone, { room: 'news' }).save(send('b'));
  await storeOf(gone, { login: 'bob' }).save(send('c'));
  gone.close();
  await forgetSends('ann', database);
  assert.deepEqual(await storeOf(page()).takeOver(), []);
  assert.deepEqual(await storeOf(page(), { room: 'news' }).takeOver(), []);
  assert.deepEqual(refs(await storeOf(page(), { login: 'bob' }).takeOver()), ['c']);
});

test('a room that is left: what waits is kept as failed for whoever comes back, and sent by nobody', async () => {
  const gone = page();
  const store = storeOf(gone);
  await store.save(send('a'));
  await store.save({ ...send('b', 'failed'), error: { code: 'forbidden' } });
  await storeOf(gone, { room: 'news' }).save(send('c'));
  await abandonSends('ann', 'ops', database);
  assert.deepEqual(await storeOf(page(), { shown: false }).takeOver(), []);
  gone.close();
  const found = await storeOf(page()).takeOver();
  assert.deepEqual(found.map(({ ref, state, error }) => [ref, state, error.code]), [['a', 'failed', 'left'], ['b', 'failed', 'forbidden']]);
  assert.deepEqual(refs(await storeOf(page(), { room: 'news' }).takeOver()), ['c']);
});

test('a browser that keeps its pages apart leaves each alone', async () => {
  const alone = new Tabs(() => {
    throw new Error('opaque origin');
  });
  assert.deepEqual([...(await alone.present())], []);
});

test('what was being kept while the database was lost is kept again in the next', async () => {
  const kept = [];
  const answers = ['lose', 'refuse'];
  class Losing extends EventTarget {
    async change(work) {
      const answer = answers.shift();
      if (answer === 'refuse') {
        throw new DOMException('full', 'UnknownError');
      }
      work({ put: ({ ref }) => ({ where: answer ?? kept.push(ref) }) });
      if (answer === 'lose') {
        this.dispatchEvent(new Event('lost'));
      }
    }
  }
  const store = new SendStore('ann', 'ops', page(), { database: new Losing() });
  await store.save(send('a'));
  assert.equal(store.lasting, false);
  await store.save(send('b'));
  assert.deepEqual(kept, ['a', 'b']);
  assert.equal(store.lasting, true);
});
