import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { ApiError } from '../wire/api.js';
import { LongPoll } from '../wire/long-poll.js';
import { recorded, settle } from './fakes.js';

let asked;
let poll;
let heard;
let ear;

const entry = (seq) => ({ type: 'message', seq });
const page = (seq, entries = [], epoch = 'E') => ({ epoch, seq, entries, next: null });

beforeEach(async () => {
  mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  asked = [];
  heard = [];
  ear = Object.fromEntries(['begun', 'frame', 'ended'].map((what) => [what, (detail) => heard.push([what, detail])]));
  poll = new LongPoll((method, path, body) =>
    new Promise((answer, fail) => {
      asked.push({ method, path, body, answer, fail });
    }));
});

test.afterEach(() => {
  poll.close();
  mock.timers.reset();
});

const answer = async (body) => {
  asked.at(-1).answer(body);
  await settle();
};
const fail = async (status, problem) => {
  asked.at(-1).fail(new ApiError(status, problem));
  await settle();
};
const open = async () => {
  poll.open();
  await answer({ rooms: [] });
};

test('works where a short request does', async () => {
  const told = recorded(poll, 'open', 'lost', 'back');
  await open();
  assert.deepEqual(told.map(([type]) => type), ['open']);
  mock.timers.tick(20_000);
  assert.deepEqual(told.map(([type]) => type), ['open', 'back']);
});

test('says why it does not', async () => {
  const told = recorded(poll, 'lost');
  poll.open();
  await fail(401);
  assert.deepEqual(told, [['lost', { code: 101 }]]);
});

test('begins at once, then waits for what comes after', async () => {
  await open();
  poll.join('ops', { epoch: 'E', seq: 5 }, ear);
  assert.equal(asked.at(-1).path, '/rooms/ops/entries?after=5&limit=200&wait=0&enter=false');
  await answer(page(7, [entry(6), entry(7)]));
  assert.deepEqual(heard, [['begun', { recovered: true, epoch: 'E' }], ['frame', entry(6)], ['frame', entry(7)]]);
  mock.timers.tick(200);
  await settle();
  assert.equal(asked.at(-1).path, '/rooms/ops/entries?after=7&limit=200&wait=25&enter=false');
  await answer(page(7));
  assert.equal(asked.at(-1).path, '/rooms/ops/entries?after=7&limit=200&wait=25&enter=false');
  assert.equal(heard.length, 3);
});

test('says where the log could not be gone on with, and goes on from its head', async () => {
  await open();
  poll.join('ops', { epoch: 'E', seq: 5 }, ear);
  await answer(page(2, [], 'F'));
  assert.deepEqual(heard, [['begun', { recovered: false, epoch: 'F' }]]);
  assert.equal(asked.at(-1).path, '/rooms/ops/entries?after=2&limit=200&wait=25&enter=false');
});

for (const [status, code] of [[403, 103], [404, 102]]) {
  test(`ends a room after ${status}`, async () => {
    await open();
    poll.join('ops', { epoch: 'E', seq: 5 }, ear);
    await fail(status);
    assert.deepEqual(heard, [['ended', code]]);
  });
}

test('asked too often, it waits as long as it is told', async () => {
  await open();
  poll.join('ops', { epoch: 'E', seq: 5 }, ear);
  await fail(429, { retry_after: 3 });
  assert.equal(asked.length, 2);
  mock.timers.tick(3000);
  await settle();
  assert.equal(asked.length, 3);
});

test('a network that is gone is lost, once', async () => {
  const told = recorded(poll, 'lost');
  await open();
  poll.join('ops', { epoch: 'E', seq: 5 }, ear);
  await fail(0);
  assert.deepEqual(told, [['lost', { code: 0 }]]);
});

test('posts, and knows the number of what it posted', async () => {
  await open();
  const posted = poll.publish('ops', { message: 'hi', ref: 'r' });
  assert.deepEqual([asked.at(-1).method, asked.at(-1).path, asked.at(-1).body], ['POST', '/rooms/ops/entries?enter=false', { message: 'hi', ref: 'r' }]);
  asked.at(-1).answer({ entries: [{ ref: 'r', seq: 9 }] });
  assert.deepEqual(await posted, { seq: 9 });
});

test('a post that got no answer may have been stored', async () => {
  await open();
  const posted = assert.rejects(poll.publish('ops', {}), { unknown: true });
  asked.at(-1).fail(new ApiError(0));
  await posted;
});
