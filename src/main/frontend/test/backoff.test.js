// A connection that does not last, and a clock that does not run straight.
import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { Connection } from '../wire/connection.js';
import { Transports } from '../wire/transports.js';
import { FakeCarrier, fakeStore, settle } from './fakes.js';

let carriers;
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
    probe: async () => 200,
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
