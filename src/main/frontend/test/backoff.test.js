// A connection that does not last, and a clock that does not run straight.
import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { Connection } from '../wire/connection.js';
import { waitAskedMs, waitMs } from '../wire/policy.js';
import { Transports } from '../wire/transports.js';
import { FakeCarrier, fakeStore, settle } from './fakes.js';

let carriers;
let store;
let now;
let connection;
let answer;

const open = () =>
  new Connection({
    carrier: (transport) => {
      carriers.push(new FakeCarrier(transport));
      return carriers.at(-1);
    },
    transports: new Transports(store, () => now),
    probe: async () => answer,
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
  store = fakeStore();
  now = 1_000_000;
  answer = { status: 200 };
  connection = open();
  connection.start();
});

test.afterEach(() => mock.timers.reset());

test('what was missed is asked for at once, but not over and over', () => {
  last().work();
  connection.again();
  assert.equal(carriers.length, 2);
  last().work();
  connection.again();
  assert.equal(connection.state, 'waiting');
  pass(1000);
  assert.equal(carriers.length, 3);
  last().work();
  pass(2000);
  connection.again();
  assert.equal(carriers.length, 4);
});

test('a connection that is lost as soon as it opens is tried less and less often', async () => {
  for (const ms of [500, 1000, 2000]) {
    last().work();
    await lose();
    const tries = carriers.length;
    pass(ms - 1);
    assert.equal(carriers.length, tries);
    pass(1);
    assert.equal(carriers.length, tries + 1);
  }
  last().work();
  pass(2000);
  await lose();
  pass(500);
  assert.equal(carriers.length, 5);
});

test('a clock that was set back makes nobody believe for long', async () => {
  await lose();
  last().work();
  now -= 3_600_000;
  carriers = [];
  open().start();
  assert.deepEqual(tried(), ['websocket']);
});

test('a server that says when to come again is asked then, by the transport that was refused, as often as it takes', async () => {
  answer = { status: 503, retryAfter: 3 };
  for (let tries = 1; tries < 10; tries++) {
    await lose();
    assert.equal(connection.state, 'waiting');
    pass(3999);
    assert.equal(carriers.length, tries);
    pass(1);
    assert.equal(carriers.length, tries + 1);
  }
  assert.deepEqual(new Set(tried()), new Set(['websocket']));
});

test('a thousand that lose a server at once do not come back in step', () => {
  const waits = Array.from({ length: 1000 }, () => waitMs(1));
  const tenths = new Set(waits.map((ms) => Math.floor(ms / 50)));
  assert.ok(tenths.size >= 10, `in ${tenths.size} tenths of the first wait`);
  const asked = Array.from({ length: 1000 }, () => waitAskedMs(2));
  assert.ok(asked.every((ms) => ms >= 2000 && ms <= 3000));
  assert.ok(new Set(asked).size > 100);
});
