// What can't be sent as it is, or not any more: it fails in words, its text is kept, and nothing behind it waits.
import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { Refusal } from '../wire/refusal.js';
import { Sends } from '../wire/sends.js';
import { FakeSendStore, recorded, settle } from './fakes.js';

let store;
let stored;
let wire;
let connected;
let sends;

const transmit = (frame) =>
  connected
    ? new Promise((accept, refuse) => {
        wire.push({ ...frame, accept, refuse });
      })
    : undefined;
const disconnect = () => {
  connected = false;
  sends.disconnected();
};
const connect = () => {
  connected = true;
  sends.connected();
};
const open = async (most) => {
  sends = new Sends(transmit, store, () => false, most);
  await settle();
  sends.connected();
};
const states = () => sends.all().map(({ state }) => state);
const refs = () => wire.map(({ ref }) => ref);
const refuse = async (why) => {
  wire.at(-1).refuse(new Refusal(why));
  await settle();
};

beforeEach(async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  store = new FakeSendStore();
  stored = store.stored;
  wire = [];
  connected = true;
  await open();
});

test.afterEach(() => mock.timers.reset());

const long = 'x'.repeat(2000);

test('what is larger than the server takes fails before it costs the connection, its text kept, and the next goes', async () => {
  await open(1024);
  const { ref } = sends.add({ message: long });
  sends.add({ message: 'short' });
  assert.deepEqual(states(), ['failed', 'sent']);
  assert.deepEqual(sends.all()[0].error, { code: 'too_large', most: 1024 });
  assert.equal(sends.all()[0].frame.message, long);
  assert.equal(stored.get(ref), 'failed');
  assert.deepEqual(wire.map(({ message }) => message), ['short']);
});

test('so does what an earlier page left that the server takes no more, and a change of a message', async () => {
  store.left = [{ ref: 'a', frame: { message: long }, at: '', state: 'waiting' }];
  await open(1024);
  sends.add({ type: 'edit', seq: 4, message: long });
  assert.deepEqual(states(), ['failed', 'failed']);
  assert.equal(stored.get('a'), 'failed');
  assert.equal(wire.length, 0);
});

test('a size counts as the bytes of its JSON, whatever the script', async () => {
  await open(2048);
  sends.add({ message: '值'.repeat(600) });
  sends.add({ message: '"'.repeat(900) });
  sends.add({ message: 'x'.repeat(1200) });
  assert.deepEqual(states(), ['failed', 'failed', 'sent']);
});

test('what the server finds too large is not sent again, also where it is told only after the connection has gone', async () => {
  sends.add({ message: long });
  sends.add({ message: 'next' });
  disconnect();
  await refuse({ code: 'too_large' });
  assert.deepEqual(states(), ['failed', 'waiting']);
  connect();
  assert.deepEqual(wire.map(({ message }) => message), [long, 'next']);
});

test('a long frame that takes the connection along three times is held to be the reason; a short one never', async () => {
  const { ref } = sends.add({ message: long });
  const next = sends.add({ message: 'short' });
  for (let i = 0; i < 3; i++) {
    disconnect();
    connect();
  }
  assert.deepEqual(refs(), [ref, ref, ref, next.ref]);
  assert.equal(sends.all()[0].error.code, 'unanswered');
  assert.equal(stored.get(ref), 'failed');
  for (let i = 0; i < 5; i++) {
    disconnect();
    connect();
  }
  assert.deepEqual(states(), ['failed', 'sent']);
  sends.retry(ref);
  wire.at(-1).accept({});
  await settle();
  assert.equal(wire.at(-1).ref, ref, 'the person may try it again');
});

test('out of the room nothing is sent any more: what waits is kept as failed, and so is what is written or tried after that', () => {
  disconnect();
  const { ref } = sends.add({ message: 'hi' });
  sends.giveUp('left');
  sends.add({ message: 'ho' });
  sends.retry(ref);
  connect();
  assert.deepEqual(states(), ['failed', 'failed']);
  assert.deepEqual(sends.all().map(({ error }) => error), [{ code: 'left' }, { code: 'left' }]);
  assert.equal(stored.get(ref), 'failed');
  assert.equal(wire.length, 0);
});

test('what a session that is over refuses waits for whoever signs in', async () => {
  const heard = recorded(sends, 'stalled');
  sends.add({ message: 'hi' });
  await refuse({ code: 'unauthenticated' });
  assert.deepEqual(states(), ['waiting']);
  assert.equal(heard.length, 1);
});

test('says so where what is unsent does not outlive the page', () => {
  disconnect();
  sends.add({ message: 'hi' });
  const heard = recorded(sends, 'change');
  store.lasting = false;
  store.dispatchEvent(new Event('lasting'));
  assert.equal(heard.length, 1);
  assert.equal(sends.lasting, false);
});

test('a proxy that finds a request too large is understood', () => {
  assert.equal(Refusal.ofAnswer({ status: 413, message: '' }).code, 'too_large');
});
