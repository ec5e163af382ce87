import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { Connection } from '../wire/connection.js';
import { RoomChannel } from '../wire/room-channel.js';
import { Transports } from '../wire/transports.js';
import { FakeCarrier, fakeStore, recorded, settle } from './fakes.js';

const message = (seq) => ({ type: 'message', seq, from: 'bob', at: '2026-11-20T14:00:00Z', message: `m${seq}` });
const newest = { epoch: 'F', seq: 2, entries: [message(1), message(2)] };

let carriers;
let status;
let answer;
let connection;
let channel;

const ear = () => carriers.at(-1).ear;
const begin = async (more = {}, ...missed) => {
  ear().begun({ recovered: true, epoch: 'E', ...more });
  missed.forEach((entry) => ear().frame(entry));
  await settle();
};
const seqs = (heard) => heard.filter(([type]) => type === 'entry').map(([, { seq }]) => seq);

beforeEach(() => {
  mock.timers.enable({ apis: ['setTimeout'] });
  carriers = [];
  status = 200;
  answer = async () => newest;
  connection = new Connection({
    carrier: (transport) => {
      carriers.push(new FakeCarrier(transport));
      return carriers.at(-1);
    },
    transports: new Transports(fakeStore()),
    random: () => 1,
  });
  channel = new RoomChannel({ room: 'ops', epoch: 'E', seq: 5 }, connection, { newest: () => answer(), probe: async () => status });
  connection.start();
  carriers[0].work();
});

test.afterEach(() => mock.timers.reset());

test('goes on where the page ends', () => {
  assert.deepEqual(carriers[0].joined, [{ room: 'ops', epoch: 'E', seq: 5 }]);
});

test('tells what was missed before the welcome, then what comes, each once', async () => {
  const heard = recorded(channel, 'entry', 'welcome');
  await begin({}, message(6), message(7));
  [message(7), message(8), message(6)].forEach((entry) => ear().frame(entry));
  assert.deepEqual(seqs(heard), [6, 7, 8]);
  assert.deepEqual(heard.map(([type]) => type), ['entry', 'entry', 'welcome', 'entry']);
});

test('comes back with its position, and stays in the room meanwhile', async () => {
  const heard = recorded(channel, 'state');
  await begin({}, message(6));
  carriers[0].lose();
  mock.timers.tick(500);
  carriers[1].work();
  assert.deepEqual(carriers[1].joined, [{ room: 'ops', epoch: 'E', seq: 6 }]);
  assert.deepEqual(heard.map(([, { state }]) => state), ['open', 'waiting', 'connecting']);
});

test('begins anew from its position when a hole shows', async () => {
  const heard = recorded(channel, 'entry');
  await begin({}, message(6), message(9));
  assert.deepEqual(seqs(heard), [6]);
  assert.ok(carriers[0].closed);
  carriers[1].work();
  assert.deepEqual(carriers[1].joined, [{ room: 'ops', epoch: 'E', seq: 6 }]);
});

test('asks for the newest where the log has another life, and misses nothing meanwhile', async () => {
  const heard = recorded(channel, 'entry', 'reset', 'welcome');
  let give;
  answer = () => new Promise((resolve) => {
    give = resolve;
  });
  await begin({ epoch: 'F', recovered: false });
  [message(2), message(3)].forEach((entry) => ear().frame(entry));
  assert.deepEqual(heard, []);
  give(newest);
  await settle();
  assert.deepEqual(heard.map(([type, { seq }]) => [type, seq]), [['reset', 2], ['entry', 3], ['welcome', undefined]]);
  carriers[0].lose();
  mock.timers.tick(500);
  carriers[1].work();
  assert.deepEqual(carriers[1].joined, [{ room: 'ops', epoch: 'F', seq: 3 }]);
});

test('asks for the newest where it was too far behind', async () => {
  const heard = recorded(channel, 'reset');
  await begin({ recovered: false });
  assert.equal(heard.length, 1);
});

test('tries again later where the newest can not be had', async () => {
  answer = async () => {
    throw new Error('network');
  };
  await begin({ recovered: false });
  assert.equal(connection.state, 'waiting');
});

test('sends nothing before the welcome', async () => {
  assert.equal(channel.publish({ message: 'hi' }), undefined);
  assert.equal(channel.whisper({ type: 'typing' }), false);
  await begin();
  channel.publish({ message: 'hi' });
  assert.ok(channel.whisper({ type: 'typing' }));
  assert.deepEqual(carriers[0].published.map(({ room, frame }) => [room, frame]), [['ops', { message: 'hi' }], ['ops', { type: 'typing' }]]);
  carriers[0].published[1].refuse(new Error('nobody minds'));
});

for (const [answered, code, end] of [[403, 103, 'removed'], [404, 102, 'gone'], [401, 101, 'signin'], [403, 2000, 'removed'], [200, 107, 'mismatch']]) {
  test(`says ${end} after ${code} and ${answered}, and the connection goes on`, async () => {
    const heard = recorded(channel, 'state');
    status = answered;
    await begin();
    ear().ended(code);
    await settle();
    assert.deepEqual(heard.at(-1)[1], { state: 'stopped', end });
    assert.equal(connection.state, 'open');
  });
}

test('an end that nobody can explain is tried again', async () => {
  status = 0;
  await begin();
  ear().ended(2000);
  await settle();
  assert.equal(connection.state, 'waiting');
});

test('what has no number is ephemeral', async () => {
  const heard = recorded(channel, 'ephemeral', 'presence');
  await begin();
  ear().frame({ type: 'typing', from: 'bob' });
  ear().presence({ joined: ['bob'], left: [] });
  assert.deepEqual(heard, [['ephemeral', { type: 'typing', from: 'bob' }], ['presence', { joined: ['bob'], left: [] }]]);
});

test('changing to a better transport loses nothing and tells no loss', async () => {
  await begin({}, message(6));
  const heard = recorded(channel, 'state');
  const better = new FakeCarrier('websocket');
  connection.dispatchEvent(new CustomEvent('carrier', { detail: { carrier: better } }));
  assert.deepEqual(better.joined, [{ room: 'ops', epoch: 'E', seq: 6 }]);
  assert.equal(channel.publish({ message: 'not yet' }), undefined);
  better.ear.begun({ recovered: true, epoch: 'E' });
  await settle();
  assert.deepEqual(heard.map(([, { state }]) => state), ['open']);
});

test('a room that was left or lost is not joined again by a later connection: that would enter it anew', async () => {
  const heard = recorded(channel, 'state');
  status = 403;
  await begin();
  ear().ended(2000);
  await settle();
  carriers[0].lose();
  mock.timers.tick(500);
  carriers[1].work();
  assert.deepEqual(carriers[1].joined, []);
  assert.equal(channel.publish({ message: 'hi' }), undefined);
  assert.deepEqual(heard.at(-1)[1], { state: 'stopped', end: 'removed' });
});
