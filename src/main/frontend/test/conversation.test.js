import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { Drafts } from '../drafts/drafts.js';
import { quoted } from '../kind/chat/quote.js';
import { Rooms } from '../lobby/rooms.js';
import { Reads } from '../room/reads.js';
import { Saved } from '../saved/saved.js';
import { settle } from './fakes.js';

let connection;
/** @type {{method: string, path: string, body: unknown}[]} */
let requests;
let answers;
let store;

const request = async (method, path, body) => {
  requests.push({ method, path, body });
  const answer = answers.shift();
  if (answer instanceof Error) {
    throw answer;
  }
  return answer;
};
const tell = (detail) => connection.dispatchEvent(new CustomEvent('own', { detail }));
const refusal = (status) => Object.assign(new Error('no'), { status });
const texts = () => requests.map(({ body }) => body?.text);
const drafts = (...kept) => new Drafts('ops', 'ann', connection, request, kept);

beforeEach(() => {
  mock.timers.enable({ apis: ['setTimeout'] });
  connection = new EventTarget();
  requests = [];
  answers = [];
  store = new Map();
  globalThis.localStorage = {
    getItem: (key) => store.get(key) ?? null,
    setItem: (key, text) => store.set(key, text),
    removeItem: (key) => store.delete(key),
  };
});

test.afterEach(() => {
  mock.timers.reset();
  delete globalThis.localStorage;
});

test('a draft is told once one pauses, and leaves this browser when the server has it', async () => {
  const mine = drafts();
  mine.write(0, 'half');
  mine.write(0, 'half a sentence');
  assert.equal(store.get('atrium.draft.ann.ops'), 'half a sentence');
  mock.timers.tick(1000);
  await settle();
  assert.deepEqual(texts(), ['half a sentence']);
  assert.equal(store.size, 0);
  assert.equal(drafts({ thread: 0, text: 'half a sentence' }).of(0), 'half a sentence');
});

test('what a closed page could not tell counts more than what the server has, and is told', async () => {
  store.set('atrium.draft.ann.ops.12', 'written offline');
  const mine = drafts({ thread: 12, text: 'older' });
  assert.equal(mine.of(12), 'written offline');
  mock.timers.tick(1000);
  await settle();
  assert.deepEqual(requests[0].body.text, 'written offline');
  assert.equal(requests[0].body.thread, 12);
});

test('a draft that was sent is cleared at once, after what was on its way', async () => {
  const mine = drafts();
  mine.write(0, 'hello');
  mock.timers.tick(1000);
  mine.write(0, '');
  mock.timers.tick(0);
  await settle();
  assert.deepEqual(texts(), ['hello', '']);
  assert.equal(store.size, 0);
});

test('without a connection a draft waits for it; what the server refuses stays here and is not asked again', async () => {
  const mine = drafts();
  answers = [refusal(0), undefined, { drafts: [] }];
  mine.write(0, 'hello');
  mock.timers.tick(1000);
  await settle();
  assert.equal(store.get('atrium.draft.ann.ops'), 'hello');
  connection.dispatchEvent(new Event('back'));
  await settle();
  assert.deepEqual(requests.map(({ method }) => method), ['PUT', 'PUT', 'GET']);
  answers = [refusal(413)];
  mine.write(0, 'too long');
  mock.timers.tick(1000);
  await settle();
  assert.equal(store.get('atrium.draft.ann.ops'), 'too long');
  assert.equal(requests.length, 4);
});

test('what is written in another window is heard, and not what this one said or is writing', async () => {
  const heard = [];
  const mine = drafts();
  mine.addEventListener('changed', ({ detail }) => heard.push(detail.text));
  tell({ type: 'draft', room: 'ops', thread: 0, text: 'from there', page: 'other' });
  tell({ type: 'draft', room: 'dev', thread: 0, text: 'elsewhere', page: 'other' });
  mine.write(0, 'my own');
  tell({ type: 'draft', room: 'ops', thread: 0, text: 'again from there', page: 'other' });
  mock.timers.tick(1000);
  await settle();
  tell({ type: 'draft', room: 'ops', thread: 0, text: 'my own', page: requests[0].body.page });
  assert.deepEqual(heard, ['from there']);
});

test('a mark that was put back stays until one looks anew or says something', () => {
  const told = [];
  const reads = new Reads(3, 3, async (seq) => told.push(seq), () => true);
  reads.hold(1);
  reads.shown(4);
  assert.deepEqual(told, []);
  reads.release();
  reads.look();
  assert.deepEqual(told, [4]);
  reads.hold(1);
  reads.shown(5, true);
  assert.deepEqual(told, [4, 5]);
});

test('a room is unread again from where the mark was put', () => {
  const rooms = new Rooms('ann');
  rooms.replace([{ name: 'ops', member: true, seq: 9, read_seq: 9 }]);
  rooms.unread('ops', 6);
  assert.equal(rooms.get('ops').unread, 3);
  rooms.unread('ops', 8);
  assert.equal(rooms.get('ops').unread, 3);
});

test('what was read or put back while the list of rooms was on its way is not forgotten', () => {
  const rooms = new Rooms('ann');
  rooms.read('ops', 3);
  rooms.unread('desk', 1);
  rooms.read('gone', 4);
  rooms.replace([{ name: 'ops', member: true, seq: 3, read_seq: 2 }, { name: 'desk', member: true, seq: 3, read_seq: 3 }]);
  assert.equal(rooms.get('ops').unread, 0);
  assert.equal(rooms.get('desk').unread, 2);
  assert.equal(rooms.get('gone'), undefined);
});

test('what is saved elsewhere is marked in the room that is open', async () => {
  const marked = [];
  const mine = new Saved(connection, request, { room: 'ops', saved: [3] });
  mine.addEventListener('marked', ({ detail }) => marked.push(detail));
  assert.ok(mine.has(3));
  tell({ type: 'saved', room: 'ops', seq: 3, saved: false });
  tell({ type: 'saved', room: 'dev', seq: 4, saved: true });
  tell({ type: 'saved', room: 'ops', seq: 5, saved: true });
  tell({ type: 'saved', room: 'ops', seq: 5, saved: true });
  assert.deepEqual(marked, [{ seq: 3, saved: false }, { seq: 5, saved: true }]);
  answers = [{ seqs: [9] }];
  connection.dispatchEvent(new Event('back'));
  await settle();
  assert.ok(mine.has(9) && !mine.has(5));
});

test('a quote names its author and its place, and is not endless', () => {
  assert.equal(quoted('one\n\ntwo', 'Ann', 'https://x/room/ops?at=1'), '> one\n>\n> two\n> — Ann, https://x/room/ops?at=1\n');
  const long = quoted('line\n'.repeat(40), 'Ann', 'https://x').split('\n');
  assert.equal(long.length, 15);
  assert.equal(long[12], '> …');
});
