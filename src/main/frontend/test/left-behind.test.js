import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { Connection } from '../wire/connection.js';
import { LeftBehind } from '../wire/left-behind.js';
import { Refusal } from '../wire/refusal.js';
import { forgetDatabase, roomsOf, SendStore } from '../wire/send-store.js';
import { Tabs } from '../wire/tabs.js';
import { Transports } from '../wire/transports.js';
import { FakeCarrier, fakeStore, until } from './fakes.js';

globalThis.IDBKeyRange = IDBKeyRange;

let factory;
let carrier;
let connection;
let open;

const page = () => {
  const tabs = new Tabs();
  open.push(tabs);
  return tabs;
};
const send = (ref) => ({ ref, frame: { message: ref }, at: '2026-11-20T14:00:00Z', state: 'waiting' });
const published = () => carrier.published.map(({ room, frame }) => `${room} ${frame.ref}`);
const leave = async (room, ...sends) => {
  const gone = page();
  for (const ref of sends) {
    await new SendStore('ann', room, gone, { factory }).save(send(ref));
  }
  gone.close();
};

beforeEach(() => {
  factory = new IDBFactory();
  open = [];
  carrier = new FakeCarrier('websocket');
  connection = new Connection({ carrier: () => carrier, transports: new Transports(fakeStore()) });
});

afterEach(() => {
  connection.close();
  open.forEach((tabs) => tabs.close());
  forgetDatabase();
});

const begin = (shown) => {
  new LeftBehind('ann', page(), connection, shown, factory);
  connection.start();
  carrier.work();
};

test('sends what is left in other rooms, in order, and not what this page sees to', async () => {
  await leave('ops', 'a', 'b');
  await leave('news', 'c');
  begin('news');
  await until(() => carrier.published.length === 1);
  assert.deepEqual(published(), ['ops a']);
  carrier.published[0].accept({});
  await until(() => carrier.published.length === 2);
  carrier.published[1].accept({});
  await until(async () => (await roomsOf('ann', factory)).join() === 'news');
  assert.deepEqual(published(), ['ops a', 'ops b']);
});

test('what is refused waits for a page that shows the room', async () => {
  await leave('ops', 'a');
  begin();
  await until(() => carrier.published.length === 1);
  carrier.published[0].refuse(new Refusal({ code: 'forbidden' }));
  const store = new SendStore('ann', 'ops', page(), { factory });
  let taken;
  await until(async () => (taken = await store.takeOver()).length === 1);
  assert.equal(taken[0].error.code, 'forbidden');
});
