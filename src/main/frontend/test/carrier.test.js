import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { Carrier } from '../wire/carrier.js';
import { FakeSocket, recorded, settle } from './fakes.js';

let carrier;
let socket;
let ear;
let heard;

const welcome = { client: 'c', version: 'atrium', ping: 25, pong: true, subs: { 'user:ann': {} } };
const entry = (seq) => ({ offset: seq, data: { type: 'message', seq, message: `m${seq}` } });

/** The real client, whose WebSocket leads to the test. */
beforeEach(async () => {
  mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  FakeSocket.all = [];
  heard = [];
  ear = Object.fromEntries(['begun', 'frame', 'presence', 'paused', 'ended'].map((what) => [what, (detail) => heard.push([what, detail])]));
  carrier = new Carrier('websocket', { origin: 'http://atrium.test', socket: FakeSocket });
  carrier.open();
  await settle();
  socket = FakeSocket.all[0];
});

test.afterEach(() => {
  carrier.close();
  mock.timers.reset();
});

const connect = async () => {
  socket.accept();
  await settle();
  socket.answer('connect', welcome);
  await settle();
};

const join = async (result = {}) => {
  carrier.join('ops', { epoch: 'E', seq: 5 }, ear);
  await settle();
  socket.answer('subscribe', { recoverable: true, positioned: true, was_recovering: true, recovered: true, epoch: 'E', offset: 5, ...result });
  await settle();
};

test('goes to the WebSocket of the multiplexed connection', () => {
  assert.equal(socket.url, 'ws://atrium.test/connection/websocket');
});

test('says once that it works', async () => {
  const told = recorded(carrier, 'open', 'lost');
  await connect();
  assert.deepEqual(told, [['open', undefined]]);
});

test('the session of somebody else is not used: what this page holds is not theirs to say', async () => {
  carrier.close();
  carrier = new Carrier('websocket', { login: 'ann', origin: 'http://atrium.test', socket: FakeSocket });
  const told = recorded(carrier, 'open', 'lost');
  carrier.open();
  await settle();
  socket = FakeSocket.all.at(-1);
  socket.accept();
  await settle();
  socket.answer('connect', { ...welcome, data: { login: 'bob' } });
  await settle();
  assert.deepEqual(told, [['lost', { code: 3500 }]]);
});

test('a socket that does not open in two and a half seconds is given up', async () => {
  const told = recorded(carrier, 'lost');
  mock.timers.tick(2499);
  await settle();
  assert.equal(told.length, 0);
  mock.timers.tick(1);
  await settle();
  assert.deepEqual(told, [['lost', { code: 0 }]]);
});

test('one that opened in time may take longer to answer', async () => {
  const told = recorded(carrier, 'lost');
  socket.accept();
  await settle();
  mock.timers.tick(5000);
  await settle();
  assert.equal(told.length, 0);
});

test('joins a room after what the page shows, and is told what was missed after the beginning', async () => {
  await connect();
  await join({ publications: [entry(6), entry(7)], offset: 7 });
  const { subscribe } = socket.commands.find((command) => command.subscribe);
  assert.deepEqual({ ...subscribe, flag: undefined },
    { channel: 'room:ops', recover: true, recoverable: true, positioned: true, join_leave: true, data: { enter: false }, offset: 5, epoch: 'E', flag: undefined });
  const rest = heard.filter(([what]) => what !== 'paused');
  assert.deepEqual(rest, [['begun', { recovered: true, epoch: 'E', data: undefined }], ['frame', entry(6).data], ['frame', entry(7).data]]);
});

test('says where the log could not be gone on with', async () => {
  await connect();
  await join({ recovered: false, epoch: 'F', offset: 2 });
  assert.deepEqual(heard.at(-1), ['begun', { recovered: false, epoch: 'F', data: undefined }]);
});

test('hears the room, who comes and goes, and the person\'s own channel', async () => {
  await connect();
  await join();
  heard = [];
  const told = recorded(carrier, 'own');
  const push = (channel, what) => ({ push: { channel, ...what } });
  socket.say(push('room:ops', { pub: entry(6) }), push('room:ops', { pub: { data: { type: 'typing', from: 'bob' } } }));
  socket.say(push('room:ops', { join: { info: { user: 'bob', client: 'bob' } } }), push('room:ops', { leave: { info: { user: 'cho', client: 'cho' } } }));
  socket.say(push('user:ann', { pub: { data: { type: 'room_gone', room: 'ops' } } }));
  await settle();
  assert.deepEqual(heard, [
    ['frame', entry(6).data], ['frame', { type: 'typing', from: 'bob' }],
    ['presence', { joined: ['bob'], left: [] }], ['presence', { joined: [], left: ['cho'] }],
  ]);
  assert.deepEqual(told, [['own', { type: 'room_gone', room: 'ops' }]]);
});

test('publishes, and is answered after the commit', async () => {
  await connect();
  const answer = carrier.publish('ops', { message: 'hi', ref: 'r' });
  await settle();
  assert.deepEqual(socket.commands.at(-1).publish, { channel: 'room:ops', data: { message: 'hi', ref: 'r' } });
  socket.answer('publish', {});
  assert.deepEqual(await answer, {});
});

test('a refusal is told in the words of the protocol', async () => {
  await connect();
  const answer = assert.rejects(carrier.publish('ops', {}), { code: 'invalid', detail: 'message is missing', unknown: false });
  await settle();
  socket.answer('publish', { error: { code: 107, message: 'invalid: message is missing' } });
  await answer;
});

test('nobody knows about what was on its way when the connection ended', async () => {
  const told = recorded(carrier, 'lost');
  await connect();
  const answer = assert.rejects(carrier.publish('ops', {}), { unknown: true });
  await settle();
  socket.end(1006);
  await answer;
  await settle();
  assert.deepEqual(told, [['lost', { code: 0 }]]);
});

test('nor about what got no answer in ten seconds', async () => {
  await connect();
  const answer = assert.rejects(carrier.publish('ops', {}), { unknown: true });
  await settle();
  mock.timers.tick(10_000);
  mock.timers.tick(0);
  await answer;
});

for (const [how, end, code] of [
  ['a close code', () => socket.end(3001, 'shutdown'), 3001],
  ['a push', () => socket.say({ push: { disconnect: { code: 3500, reason: 'invalid token' } } }), 3500],
  ['an error at connecting', () => socket.answer('connect', { error: { code: 101, message: 'unauthenticated: sign in' } }), 101],
]) {
  test(`says why the server ended it, by ${how}`, async () => {
    const told = recorded(carrier, 'lost');
    socket.accept();
    await settle();
    if (code !== 101) {
      socket.answer('connect', welcome);
      await settle();
    }
    end();
    await settle();
    assert.deepEqual(told, [['lost', { code }]]);
    mock.timers.tick(60_000);
    await settle();
    assert.equal(FakeSocket.all.length, 1, 'trying again is for others to say');
  });
}

test('says why the server ended a room alone', async () => {
  await connect();
  await join();
  socket.say({ push: { channel: 'room:ops', unsubscribe: { code: 2000, reason: 'forbidden' } } });
  await settle();
  assert.deepEqual(heard.at(-1), ['ended', 2000]);
});

test('a room that is refused ends with the error\'s code', async () => {
  await connect();
  await join({ error: { code: 103, message: 'forbidden: no' } });
  assert.deepEqual(heard.at(-1), ['ended', 103]);
});

test('of what was on its way when a frame was too large the largest is told so; of the rest nobody knows', async () => {
  const told = recorded(carrier, 'lost');
  await connect();
  const small = assert.rejects(carrier.publish('ops', { type: 'typing' }), { unknown: true });
  const large = assert.rejects(carrier.publish('ops', { message: 'x'.repeat(100) }), { code: 'too_large', unknown: false });
  await settle();
  socket.end(1009, 'message size limit exceeded');
  await Promise.all([small, large]);
  assert.deepEqual(told, [['lost', { code: 1009 }]]);
});

test('a stream whose request is too large hears of it at once', async () => {
  carrier.close();
  let stream;
  mock.method(globalThis, 'fetch', async (address) =>
    address.endsWith('/emulation')
      ? new Response('', { status: 413 })
      : new Response(new ReadableStream({ start: (controller) => (stream = controller) })));
  carrier = new Carrier('http_stream', { origin: 'http://atrium.test', socket: FakeSocket });
  const told = recorded(carrier, 'open', 'lost');
  carrier.open();
  await settle();
  stream.enqueue(new TextEncoder().encode(`${JSON.stringify({ id: 1, connect: { ...welcome, session: 's', node: 'n' } })}\n`));
  await settle();
  await assert.rejects(carrier.publish('ops', { message: 'x' }), { code: 'too_large' });
  assert.deepEqual(told, [['open', undefined]], 'and the connection goes on');
  mock.restoreAll();
});

test('what comes too late for a closed one is not lost', async () => {
  await connect();
  carrier.close();
  await assert.rejects(carrier.publish('ops', {}), { unknown: true });
});

test('once closed it says nothing', async () => {
  await connect();
  await join();
  heard = [];
  const told = recorded(carrier, 'lost', 'own');
  carrier.close();
  await settle();
  assert.deepEqual([...heard, ...told], []);
});
