import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { ApiError } from '../wire/api.js';
import { Connection } from '../wire/connection.js';
import { LeftBehind } from '../wire/left-behind.js';
import { Refusal } from '../wire/refusal.js';
import { Database, result } from '../wire/database.js';
import { roomsOf, SendStore } from '../wire/send-store.js';
import { Tabs } from '../wire/tabs.js';
import { Transports } from '../wire/transports.js';
import { FakeCarrier, fakeStore, recorded, settle, until } from './fakes.js';

globalThis.IDBKeyRange = IDBKeyRange;

let database;
let member;
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
    await new SendStore('ann', room, gone, { database }).save(send(ref));
  }
  gone.close();
};

beforeEach(() => {
  const factory = new IDBFactory();
  database = new Database(() => factory);
  member = true;
  open = [];
  carrier = new FakeCarrier('websocket');
  connection = new Connection({ carrier: () => carrier, transports: new Transports(fakeStore()) });
});

afterEach(() => {
  connection.close();
  open.forEach((tabs) => tabs.close());
  database.close();
});

const begin = (shown) => {
  new LeftBehind('ann', page(), connection, shown, { database, isMember: async () => member });
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
  await until(async () => (await roomsOf('ann', database)).join() === 'news');
  assert.deepEqual(published(), ['ops a', 'ops b']);
});

test('what is refused waits for a page that shows the room', async () => {
  await leave('ops', 'a');
  begin();
  await until(() => carrier.published.length === 1);
  carrier.published[0].refuse(new Refusal({ code: 'forbidden' }));
  const store = new SendStore('ann', 'ops', page(), { database });
  let taken;
  await until(async () => (taken = await store.takeOver()).length === 1);
  assert.equal(taken[0].error.code, 'forbidden');
});

test('into a room that was left nothing is sent: it would enter it again', async () => {
  await leave('ops', 'a', 'b');
  member = false;
  begin();
  const store = new SendStore('ann', 'ops', page(), { database });
  await until(async () => (await database.read((records) => result(records.getAll()))).every(({ failed }) => failed));
  const taken = await store.takeOver();
  assert.deepEqual(taken.map(({ state, error }) => [state, error.code]), [['failed', 'left'], ['failed', 'left']]);
  assert.deepEqual(published(), []);
});

test('where nobody can say whether the person is in the room it waits, and the connection is left alone', async () => {
  await leave('ops', 'a');
  let asked = 0;
  const connecting = recorded(connection, 'state');
  new LeftBehind('ann', page(), connection, undefined, {
    database,
    isMember: async () => {
      asked++;
      throw new ApiError(0);
    },
  });
  connection.start();
  carrier.work();
  await until(() => asked === 1);
  await settle();
  assert.equal(connection.state, 'open');
  assert.deepEqual(connecting.map(([, { state }]) => state), ['connecting', 'open']);
  assert.deepEqual(published(), []);
});
