import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { Refusal } from '../wire/refusal.js';
import { Sends } from '../wire/sends.js';
import { FakeSendStore, recorded, settle } from './fakes.js';

let store;
let stored;
let wire;
let connected;
let shown;
let sends;

const transmit = (frame) =>
  connected
    ? new Promise((accept, refuse) => {
        wire.push({ ...frame, accept, refuse });
      })
    : undefined;
const open = async () => {
  sends = new Sends(transmit, store, ({ ref }) => shown.has(ref));
  await settle();
  sends.connected();
};
const states = () => sends.all().map(({ state }) => state);
const refs = () => wire.map(({ ref }) => ref);
const refuse = async (why) => {
  wire.at(-1).refuse(new Refusal(why));
  await settle();
};
const accept = async (ack = {}) => {
  wire.at(-1).accept(ack);
  await settle();
};

beforeEach(async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  store = new FakeSendStore();
  stored = store.stored;
  wire = [];
  shown = new Set();
  connected = true;
  await open();
});

test.afterEach(() => mock.timers.reset());

test('goes from waiting to sent to acked to gone, and is kept until the ack', async () => {
  const heard = recorded(sends, 'gone');
  const { ref } = sends.add({ message: 'hi' });
  assert.equal(wire[0].message, 'hi');
  assert.equal(wire[0].ref, ref);
  assert.ok(stored.has(ref));
  await accept();
  assert.deepEqual(states(), ['acked']);
  assert.ok(!stored.has(ref));
  assert.ok(sends.confirmed({ seq: 7, ref }));
  assert.deepEqual(states(), []);
  assert.equal(heard[0][1].entry.seq, 7);
});

test('is gone as well where the entry comes before the ack', async () => {
  const { ref } = sends.add({ message: 'hi' });
  sends.confirmed({ seq: 7, ref });
  await accept();
  assert.deepEqual(states(), []);
  assert.equal(stored.size, 0);
});

test('an acked one that the log told a page before this one does not stay for ever', async () => {
  sends.add({ message: 'hi' });
  await accept();
  mock.timers.tick(2000);
  assert.deepEqual(states(), []);
});

test('an acked one waits for the log while there is no connection', async () => {
  sends.add({ message: 'hi' });
  await accept();
  sends.disconnected();
  mock.timers.tick(60_000);
  assert.deepEqual(states(), ['acked']);
  sends.connected();
  assert.deepEqual(states(), []);
});

test('keeps the order: the next goes when the one before has its answer', async () => {
  sends.add({ message: '1' });
  sends.add({ message: '2' });
  assert.deepEqual(wire.map(({ message }) => message), ['1']);
  await accept();
  assert.deepEqual(wire.map(({ message }) => message), ['1', '2']);
});

test('waits without a connection, and goes after it is back', async () => {
  connected = false;
  sends.disconnected();
  const { ref } = sends.add({ message: 'hi' });
  assert.deepEqual(states(), ['waiting']);
  connected = true;
  sends.connected();
  assert.deepEqual(refs(), [ref]);
});

test('sends again under the same ref what the lost connection may have taken', async () => {
  const { ref } = sends.add({ message: 'hi' });
  sends.disconnected();
  await refuse({ code: 'unavailable', unknown: true });
  assert.deepEqual(states(), ['waiting']);
  sends.connected();
  assert.deepEqual(refs(), [ref, ref]);
});

test('a late refusal of the lost connection is no answer to the second try', async () => {
  sends.add({ message: 'hi' });
  sends.disconnected();
  sends.connected();
  wire[0].refuse(new Refusal({ code: 'forbidden' }));
  await settle();
  assert.deepEqual(states(), ['sent']);
});

test('sends nothing again that the log told meanwhile', () => {
  const { ref } = sends.add({ message: 'hi' });
  sends.disconnected();
  sends.confirmed({ seq: 9, ref });
  sends.connected();
  assert.equal(wire.length, 1);
});

test('takes up what the page before a reload left, before what is new, with its refs', async () => {
  store.left = [{ ref: 'a', frame: { message: '1' }, at: '', state: 'waiting' }, { ref: 'b', frame: { message: '2' }, at: '', state: 'failed' }];
  sends = new Sends(transmit, store, () => false);
  const fresh = sends.add({ message: '3' });
  assert.equal(wire.length, 0);
  await settle();
  assert.deepEqual(sends.all().map(({ ref }) => ref), ['a', 'b', fresh.ref]);
  assert.deepEqual(states(), ['sent', 'failed', 'waiting']);
  await accept();
  assert.deepEqual(refs(), ['a', fresh.ref]);
});

test('does not take up what the page shows as stored', async () => {
  store.left = [{ ref: 'a', frame: { message: '1' }, at: '', state: 'waiting' }];
  stored.set('a', 'waiting');
  shown.add('a');
  await open();
  assert.deepEqual(states(), []);
  assert.equal(stored.size, 0);
});

test('takes over from a tab that is gone when the connection comes back', async () => {
  sends.add({ message: 'own' });
  sends.disconnected();
  store.left = [{ ref: 'x', frame: { message: 'theirs' }, at: '', state: 'waiting' }];
  sends.connected();
  await settle();
  assert.deepEqual(sends.all().map(({ frame }) => frame.message), ['own', 'theirs']);
});

for (const code of ['unavailable', 'rate_limited']) {
  test(`tries again by itself after ${code}, no earlier than told`, async () => {
    const { ref } = sends.add({ message: 'hi' });
    await refuse({ code, retryAfter: 3 });
    assert.deepEqual(states(), ['delayed']);
    mock.timers.tick(2999);
    assert.equal(wire.length, 1);
    mock.timers.tick(1);
    assert.deepEqual(refs(), [ref, ref]);
    assert.deepEqual(states(), ['sent']);
    assert.equal(sends.all()[0].delayed, true, 'known for one that did not go at once');
  });
}

test('fails on what trying again would not mend, and lets the next go', async () => {
  const { ref } = sends.add({ message: '1' });
  sends.add({ message: '2' });
  await refuse({ code: 'forbidden', detail: 'no' });
  assert.deepEqual(states(), ['failed', 'sent']);
  assert.deepEqual(sends.all()[0].error, { code: 'forbidden', detail: 'no' });
  assert.equal(stored.get(ref), 'failed');
});

test('a failed one stays until it is retried or discarded', async () => {
  const { ref } = sends.add({ message: '1' });
  await refuse({ code: 'invalid' });
  sends.retry(ref);
  assert.deepEqual(states(), ['sent']);
  await refuse({ code: 'invalid' });
  sends.discard(ref);
  assert.deepEqual(states(), []);
  assert.equal(stored.size, 0);
});

test('tells when no answer comes, and sends it again with the next connection', async () => {
  const heard = recorded(sends, 'stalled');
  const { ref } = sends.add({ message: '1' });
  await refuse({ code: 'unavailable', unknown: true });
  assert.equal(heard.length, 1);
  sends.disconnected();
  sends.connected();
  assert.deepEqual(refs(), [ref, ref]);
});

test('two sends never share a ref', () => {
  const made = new Set(Array.from({ length: 1000 }, () => sends.add({ message: '' }).ref));
  assert.equal(made.size, 1000);
  assert.ok([...made].every((ref) => ref.length >= 1 && ref.length <= 64));
});

test('an answer names its reason in the words of the protocol', () => {
  const codeOf = (error) => Refusal.ofReply(error);
  assert.deepEqual({ ...codeOf({ code: 107, message: 'invalid: message is missing' }) }, { code: 'invalid', detail: 'message is missing', retryAfter: undefined, unknown: false });
  assert.equal(codeOf({ code: 111, message: 'too many requests', temporary: true }).code, 'rate_limited');
  assert.equal(codeOf({ code: 1, message: 'timeout' }).unknown, true);
  assert.equal(Refusal.ofAnswer({ status: 0, message: '' }).unknown, true);
  assert.equal(Refusal.ofAnswer({ status: 403, code: 'forbidden', message: 'no' }).unknown, false);
});
