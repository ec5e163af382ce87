import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { waitMs } from '../wire/policy.js';
import { RoomSocket } from '../wire/room-socket.js';
import { FakeSocket, recorded } from './fakes.js';

const welcome = (seq, entries = [], more = {}) => ({ type: 'welcome', epoch: 'E', seq, entries, recovered: true, ...more });
const message = (seq) => ({ type: 'message', seq, from: 'bob', at: '2026-11-20T14:00:00Z', message: `m${seq}` });

let sockets;
let status;
let room;

beforeEach(() => {
  mock.timers.enable({ apis: ['setTimeout'] });
  sockets = [];
  status = 200;
  const around = {
    open: (url) => {
      sockets.push(new FakeSocket(url));
      return sockets.at(-1);
    },
    probe: async () => status,
    random: () => 1,
  };
  room = new RoomSocket({ room: 'ops', epoch: 'E', seq: 5 }, (path) => path, around);
  room.connection.start();
});

test.afterEach(() => mock.timers.reset());

const seqs = (heard) => heard.filter(([type]) => type === 'entry').map(([, { seq }]) => seq);
const settle = async () => {
  for (let i = 0; i < 5; i++) {
    await Promise.resolve();
  }
};

test('asks to go on where the page ends', () => {
  assert.equal(sockets[0].url, '/ws/room/ops?after=5&epoch=E');
});

test('tells what was missed before the welcome, then what comes, each once', () => {
  const heard = recorded(room, 'entry', 'welcome');
  sockets[0].say(welcome(7, [message(6), message(7)]), message(7), message(8), message(6));
  assert.deepEqual(seqs(heard), [6, 7, 8]);
  assert.deepEqual(heard.map(([type]) => type), ['entry', 'entry', 'welcome', 'entry']);
});

test('reconnects with its position when a hole shows', () => {
  const heard = recorded(room, 'entry');
  sockets[0].say(welcome(5), message(6), message(9));
  assert.deepEqual(seqs(heard), [6]);
  assert.ok(sockets[0].closed);
  assert.equal(sockets[1].url, '/ws/room/ops?after=6&epoch=E');
});

test('starts anew where the log has another life', () => {
  const heard = recorded(room, 'entry', 'reset');
  sockets[0].say(welcome(2, [message(1), message(2)], { epoch: 'F', recovered: false }), message(3));
  assert.deepEqual(heard.map(([type, { seq }]) => [type, seq]), [['reset', 2], ['entry', 3]]);
});

test('starts anew where it was too far behind', () => {
  const heard = recorded(room, 'reset');
  sockets[0].say(welcome(5000, [message(4951)], { recovered: false }));
  assert.equal(heard.length, 1);
});

for (const code of [1001, 1006, 4408, 4409, 4429]) {
  test(`comes back after ${code}, from its position`, async () => {
    sockets[0].say(welcome(5), message(6));
    sockets[0].end(code);
    await settle();
    assert.equal(room.connection.state, 'waiting');
    mock.timers.tick(500);
    assert.equal(sockets[1].url, '/ws/room/ops?after=6&epoch=E');
  });
}

for (const code of [4400, 4401, 4403, 4404, 4410]) {
  test(`stops after ${code}`, async () => {
    const heard = recorded(room, 'state');
    sockets[0].say(welcome(5));
    sockets[0].end(code);
    await settle();
    mock.timers.tick(60_000);
    assert.deepEqual(heard.at(-1)[1], { state: 'stopped', code });
    assert.equal(sockets.length, 1);
  });
}

test('finds out by REST why a handshake was refused', async () => {
  const heard = recorded(room, 'state');
  status = 401;
  sockets[0].end(1006);
  await settle();
  assert.deepEqual(heard.at(-1)[1], { state: 'stopped', code: 4401 });
});

test('keeps trying while the server is down', async () => {
  status = 503;
  sockets[0].end(1006);
  await settle();
  assert.equal(room.connection.state, 'waiting');
});

test('waits longer each time, between half a second and twenty', () => {
  assert.deepEqual([1, 2, 3, 6, 9, 50].map((n) => waitMs(n, () => 1)), [500, 1000, 2000, 16_000, 20_000, 20_000]);
  assert.ok([1, 5, 50].every((n) => waitMs(n, () => 0) === 500));
});

test('tries at once when told so', async () => {
  sockets[0].say(welcome(5));
  sockets[0].end(1006);
  await settle();
  room.connection.retry();
  assert.equal(sockets.length, 2);
  room.connection.retry();
  assert.equal(sockets.length, 2);
});

test('lets a dead network go at once and hears nothing of the old socket', async () => {
  const heard = recorded(room, 'entry');
  sockets[0].say(welcome(5));
  room.connection.interrupt();
  assert.equal(room.connection.state, 'waiting');
  sockets[0].onmessage?.({ data: JSON.stringify(message(6)) });
  assert.deepEqual(seqs(heard), []);
});

test('sends nothing before the welcome', () => {
  assert.equal(room.send({ message: 'hi' }), false);
  sockets[0].say(welcome(5));
  assert.equal(room.send({ message: 'hi' }), true);
  assert.deepEqual(sockets[0].sent, [{ message: 'hi' }]);
});
