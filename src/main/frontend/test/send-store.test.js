import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { forgetDatabase, forgetSends, roomsOf, SendStore } from '../wire/send-store.js';
import { Tabs } from '../wire/tabs.js';

globalThis.IDBKeyRange = IDBKeyRange;

let factory;
let open;

const page = () => {
  const tabs = new Tabs();
  open.push(tabs);
  return tabs;
};
const storeOf = (tabs, { login = 'ann', room = 'ops', shown = true } = {}) => new SendStore(login, room, tabs, { shown, factory });
const send = (ref, state = 'waiting') => ({ ref, frame: { message: ref }, at: '2026-11-20T14:00:00Z', state });
const refs = (sends) => sends.map(({ ref }) => ref);

beforeEach(() => {
  factory = new IDBFactory();
  open = [];
});

afterEach(() => {
  open.forEach((tabs) => tabs.close());
  forgetDatabase();
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
  assert.deepEqual((await roomsOf('ann', factory)).sort(), ['news', 'ops']);
});

test('signing out takes all of one person\'s, in all rooms, and nobody else\'s', async () => {
  const gone = page();
  await storeOf(gone).save(send('a'));
  await storeOf(gone, { room: 'news' }).save(send('b'));
  await storeOf(gone, { login: 'bob' }).save(send('c'));
  gone.close();
  await forgetSends('ann', factory);
  assert.deepEqual(await storeOf(page()).takeOver(), []);
  assert.deepEqual(await storeOf(page(), { room: 'news' }).takeOver(), []);
  assert.deepEqual(refs(await storeOf(page(), { login: 'bob' }).takeOver()), ['c']);
});

test('without IndexedDB nothing is kept, and nothing breaks', async () => {
  for (const none of [undefined, { open: () => { throw new Error('forbidden'); } }]) {
    forgetDatabase();
    const store = new SendStore('ann', 'ops', page(), { factory: none ?? {} });
    await store.save(send('a'));
    await store.remove('a');
    await forgetSends('ann', none ?? {});
    assert.deepEqual(await store.takeOver(), []);
  }
});

test('a browser that keeps its pages apart leaves each alone', async () => {
  const alone = new Tabs(() => {
    throw new Error('opaque origin');
  });
  assert.deepEqual([...(await alone.present())], []);
});
