import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { Fresh } from '../lobby/fresh.js';
import { Rooms } from '../lobby/rooms.js';
import { settle } from './fakes.js';

let connection;
let rooms;
let asked;

const card = (name, seq, more = {}) => ({ name, seq, member: true, read_seq: seq, ...more });
const back = async () => {
  connection.dispatchEvent(new Event('back'));
  await settle();
};
const answer = async (...list) => {
  asked.at(-1).give({ rooms: list, next: null });
  await settle();
};
const fail = async () => {
  asked.at(-1).fail(new Error('network'));
  await settle();
};

beforeEach(async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  connection = new EventTarget();
  rooms = new Rooms('ann');
  asked = [];
  new Fresh(connection, rooms, (next) => new Promise((give, refuse) => {
    asked.push({ next, give, fail: refuse });
  }));
  await back();
});

test.afterEach(() => mock.timers.reset());

test('asks for page after page', async () => {
  asked[0].give({ rooms: [card('a', 1)], next: 7 });
  await settle();
  assert.equal(asked[1].next, '7');
  await answer(card('b', 1));
  assert.deepEqual(['a', 'b'].map((name) => rooms.get(name).seq), [1, 1]);
});

test('asks again by itself, less and less often, where there was no answer', async () => {
  await fail();
  mock.timers.tick(2000);
  assert.equal(asked.length, 2);
  await fail();
  mock.timers.tick(3999);
  assert.equal(asked.length, 2);
  mock.timers.tick(1);
  assert.equal(asked.length, 3);
  await answer(card('a', 1));
  mock.timers.tick(600_000);
  assert.equal(asked.length, 3);
});

test('without a connection it waits for the next', async () => {
  await fail();
  connection.dispatchEvent(new CustomEvent('state', { detail: { state: 'waiting' } }));
  mock.timers.tick(600_000);
  assert.equal(asked.length, 1);
  await back();
  assert.equal(asked.length, 2);
});

test('an older answer never comes last', async () => {
  await back();
  assert.equal(asked.length, 1);
  await answer(card('a', 1));
  assert.equal(asked.length, 2);
  await answer(card('a', 2));
  assert.equal(rooms.get('a').seq, 2);
});

test('what is told while the list is asked for is newer than the list', async () => {
  await answer(card('a', 1), card('b', 1), card('c', 1));
  await back();
  rooms.upsert({ name: 'a', seq: 2 });
  rooms.read('a', 2);
  rooms.upsert({ name: 'b', member: false, seq: 1 });
  rooms.remove('c');
  rooms.upsert(card('d', 1));
  await answer(card('a', 1), card('b', 1), card('c', 1));
  assert.deepEqual([rooms.get('a').seq, rooms.get('a').unread, rooms.get('b').member, rooms.get('c'), rooms.get('d').seq], [2, 0, false, undefined, 1]);
  await back();
  await answer(card('b', 1));
  assert.deepEqual([rooms.get('a'), rooms.get('b').member], [undefined, true]);
});

test('what changes at a room while the list is asked for is not undone by the list', async () => {
  await answer(card('a', 3, { locked: true, muted: true }));
  await back();
  rooms.upsert({ name: 'a', seq: 3, locked: false });
  rooms.unread('a', 1);
  await answer(card('a', 3, { locked: true, muted: true }));
  assert.deepEqual([rooms.get('a').locked, rooms.get('a').muted, rooms.get('a').read_seq], [false, true, 1]);
});

test('what the list knows later of a room is not undone by what was told before', async () => {
  await back();
  rooms.upsert({ name: 'a', seq: 2, said_seq: 2, last: { seq: 2, from: 'bob', at: '', text: 'two' }, title: 'New' });
  await answer(card('a', 3, { said_seq: 3, read_seq: 1, last: { seq: 3, from: 'bob', at: '', text: 'three' }, title: 'New' }));
  assert.deepEqual([rooms.get('a').seq, rooms.get('a').unread, rooms.get('a').last.text], [3, 2, 'three']);
});
