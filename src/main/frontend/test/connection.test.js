import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { Connection } from '../wire/connection.js';
import { waitMs } from '../wire/policy.js';
import { BELIEVE_MS, Transports } from '../wire/transports.js';
import { FakeCarrier, fakeStore, recorded, settle } from './fakes.js';

let carriers;
let status;
let store;
let now;
let connection;

const open = () =>
  new Connection({
    carrier: (transport) => {
      carriers.push(new FakeCarrier(transport));
      return carriers.at(-1);
    },
    transports: new Transports(store, () => now),
    probe: async () => ({ status }),
    now: () => now,
    random: () => 1,
  });
const last = () => carriers.at(-1);
const tried = () => carriers.map(({ transport }) => transport);
const lose = async (code) => {
  last().lose(code);
  await settle();
};
const pass = (ms) => {
  now += ms;
  mock.timers.tick(ms);
};

beforeEach(() => {
  mock.timers.enable({ apis: ['setTimeout'] });
  carriers = [];
  status = 200;
  store = fakeStore();
  now = 1_000_000;
  connection = open();
  connection.start();
});

test.afterEach(() => mock.timers.reset());

test('begins with a WebSocket, and hands it to whoever listens', () => {
  const heard = recorded(connection, 'state', 'carrier', 'back');
  assert.deepEqual(tried(), ['websocket']);
  last().work();
  assert.deepEqual(heard.map(([type]) => type), ['state', 'carrier', 'back']);
  assert.equal(heard[0][1].state, 'open');
  assert.equal(connection.transport, 'websocket');
});

test('where the server answers but a transport does not work it tries the next, down to the last resort', async () => {
  await lose();
  await lose();
  await lose();
  assert.deepEqual(tried(), ['websocket', 'http_stream', 'sse', 'long_poll']);
  last().work();
  assert.equal(connection.transport, 'long_poll');
});

test('where the server does not answer no other transport is tried: it waits', async () => {
  status = 0;
  const heard = recorded(connection, 'state');
  await lose();
  assert.deepEqual(heard.at(-1)[1], { state: 'waiting', retryAt: now + 500 });
  pass(500);
  assert.deepEqual(tried(), ['websocket', 'websocket']);
});

test('a server that is starting is waited for as well', async () => {
  status = 503;
  await lose();
  assert.equal(connection.state, 'waiting');
});

test('what it found is remembered for the tab, and asked first on the next page', async () => {
  await lose();
  last().work();
  carriers = [];
  const next = open();
  next.start();
  assert.deepEqual(tried(), ['http_stream']);
  await lose();
  assert.deepEqual(tried(), ['http_stream', 'websocket']);
});

test('after five minutes the better ones get another chance, while the other carries on', async () => {
  await lose();
  await lose();
  last().work();
  const sse = last();
  pass(BELIEVE_MS);
  assert.equal(last().transport, 'websocket');
  await lose();
  assert.equal(last().transport, 'http_stream');
  assert.equal(connection.transport, 'sse');
  const heard = recorded(connection, 'carrier', 'state');
  last().work();
  assert.equal(connection.transport, 'http_stream');
  assert.ok(sse.closed);
  assert.deepEqual(heard.map(([type]) => type), ['state', 'carrier']);
  sse.lose();
  assert.equal(connection.transport, 'http_stream');
});

test('where the better ones still do not work it stays, and tries again later', async () => {
  await lose();
  last().work();
  pass(BELIEVE_MS);
  await lose();
  assert.equal(connection.transport, 'http_stream');
  pass(BELIEVE_MS);
  last().work();
  assert.equal(connection.transport, 'websocket');
});

test('a page opened later than that begins with the best again', async () => {
  await lose();
  last().work();
  now += BELIEVE_MS;
  carriers = [];
  open().start();
  assert.deepEqual(tried(), ['websocket']);
});

for (const code of [0, 3001, 3005, 3008, 3012, 3013]) {
  test(`comes back by the same transport after ${code}`, async () => {
    last().work();
    await lose(code);
    assert.equal(connection.state, 'waiting');
    pass(500);
    assert.deepEqual(tried(), ['websocket', 'websocket']);
  });
}

test('what has carried before is not given up for one refusal', async () => {
  last().work();
  await lose();
  pass(500);
  await lose();
  assert.equal(connection.state, 'waiting');
  pass(1000);
  await lose();
  assert.deepEqual(tried(), ['websocket', 'websocket', 'websocket', 'http_stream']);
});

for (const [code, end] of [[109, 'signin'], [3500, 'signin'], [3501, 'mismatch'], [3507, 'forbidden']]) {
  test(`stops after ${code}: ${end}`, async () => {
    const heard = recorded(connection, 'state');
    last().work();
    await lose(code);
    pass(60_000);
    assert.deepEqual(heard.at(-1)[1], { state: 'stopped', end });
    assert.equal(carriers.length, 1);
  });
}

test('goes on to the next where only this transport hides who one is', async () => {
  await lose(101);
  assert.deepEqual(tried(), ['websocket', 'http_stream']);
  status = 401;
  await lose(101);
  assert.equal(connection.state, 'stopped');
});

test('finds out by REST that a handshake was refused for want of a session', async () => {
  const heard = recorded(connection, 'state');
  status = 401;
  await lose();
  assert.deepEqual(heard.at(-1)[1], { state: 'stopped', end: 'signin' });
});

test('waits longer each time, up to twenty seconds', () => {
  assert.deepEqual([1, 2, 3, 6, 9, 50].map((n) => waitMs(n, () => 1)), [500, 1000, 2000, 16_000, 20_000, 20_000]);
  assert.ok([1, 5, 50].every((n) => waitMs(n, () => 0) === 0));
});

test('tries at once when told so', async () => {
  last().work();
  await lose();
  connection.retry();
  assert.equal(carriers.length, 2);
  connection.retry();
  assert.equal(carriers.length, 2);
});

test('lets a dead network go at once and hears nothing of the old carrier', () => {
  last().work();
  const old = last();
  const heard = recorded(connection, 'own');
  connection.interrupt();
  assert.equal(connection.state, 'waiting');
  assert.ok(old.closed);
  old.own({ type: 'read' });
  assert.deepEqual(heard, []);
});

test('passes on what the person\'s channel says', () => {
  last().work();
  const heard = recorded(connection, 'own');
  last().own({ type: 'room_gone', room: 'ops' });
  assert.deepEqual(heard, [['own', { type: 'room_gone', room: 'ops' }]]);
});

test('closed is closed', async () => {
  last().work();
  connection.close();
  last().lose();
  await settle();
  pass(60_000);
  assert.equal(carriers.length, 1);
  assert.equal(connection.state, 'stopped');
});
