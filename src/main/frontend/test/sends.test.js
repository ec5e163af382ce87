import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { Sends } from '../chat/sends.js';
import { fakeStore, recorded } from './fakes.js';

let store;
let wire;
let connected;
let sends;

const open = () => new Sends((frame) => connected && Boolean(wire.push(frame)), store, 'key');
const states = () => sends.all().map(({ state }) => state);

beforeEach(() => {
  mock.timers.enable({ apis: ['setTimeout'] });
  store = fakeStore();
  wire = [];
  connected = true;
  sends = open();
});

test.afterEach(() => mock.timers.reset());

test('goes from waiting to sent to acked to gone', () => {
  const heard = recorded(sends, 'gone');
  const send = sends.add({ message: 'hi' });
  assert.deepEqual(wire, [{ message: 'hi', ref: send.ref }]);
  sends.acked({ ref: send.ref, seq: 7 });
  assert.deepEqual(states(), ['acked']);
  assert.ok(sends.confirmed({ seq: 7, ref: send.ref }));
  assert.deepEqual(states(), []);
  assert.equal(heard[0][1].entry.seq, 7);
});

test('is gone as well where the entry comes before the ack', () => {
  const { ref } = sends.add({ message: 'hi' });
  sends.confirmed({ seq: 7, ref });
  sends.acked({ ref, seq: 7 });
  assert.deepEqual(states(), []);
});

test('is gone with its ack where the log had told it before a reload', () => {
  const { ref } = sends.add({ message: 'hi' });
  sends = open();
  sends.connected();
  const next = sends.add({ message: 'next' });
  sends.acked({ ref, seq: 7 }, true);
  assert.deepEqual(sends.all(), [next]);
  assert.equal(wire.at(-1).ref, next.ref);
});

test('keeps the order: the next goes when the one before has its answer', () => {
  const first = sends.add({ message: '1' });
  sends.add({ message: '2' });
  assert.deepEqual(wire.map(({ message }) => message), ['1']);
  sends.acked({ ref: first.ref });
  assert.deepEqual(wire.map(({ message }) => message), ['1', '2']);
});

test('waits without a connection, and goes under the same ref after it is back', () => {
  connected = false;
  const send = sends.add({ message: 'hi' });
  assert.deepEqual(states(), ['waiting']);
  connected = true;
  sends.connected();
  assert.deepEqual(wire, [{ message: 'hi', ref: send.ref }]);
});

test('sends again under the same ref what the lost connection may have taken', () => {
  const { ref } = sends.add({ message: 'hi' });
  sends.disconnected();
  assert.deepEqual(states(), ['waiting']);
  sends.connected();
  assert.deepEqual(wire.map((frame) => frame.ref), [ref, ref]);
});

test('sends nothing again that the log told meanwhile', () => {
  const { ref } = sends.add({ message: 'hi' });
  sends.disconnected();
  sends.confirmed({ seq: 9, ref });
  sends.connected();
  assert.equal(wire.length, 1);
});

test('survives a reload, with its ref', () => {
  const { ref } = sends.add({ message: 'hi' });
  sends = open();
  assert.deepEqual(states(), ['waiting']);
  sends.connected();
  assert.deepEqual(wire.map((frame) => frame.ref), [ref, ref]);
});

test('a store that fails costs nothing but the reload', () => {
  store.setItem = () => {
    throw new Error('full');
  };
  sends.add({ message: 'hi' });
  assert.equal(wire.length, 1);
});

for (const code of ['unavailable', 'rate_limited']) {
  test(`tries again by itself after ${code}, no earlier than told`, () => {
    const { ref } = sends.add({ message: 'hi' });
    sends.refused({ ref, code, retry_after: 3 });
    assert.deepEqual(states(), ['delayed']);
    mock.timers.tick(2999);
    assert.equal(wire.length, 1);
    mock.timers.tick(1);
    assert.deepEqual(wire.map((frame) => frame.ref), [ref, ref]);
  });
}

test('fails on what trying again would not mend, and lets the next go', () => {
  const { ref } = sends.add({ message: '1' });
  sends.add({ message: '2' });
  sends.refused({ ref, code: 'forbidden', detail: 'no' });
  assert.deepEqual(states(), ['failed', 'sent']);
  assert.deepEqual(sends.all()[0].error, { code: 'forbidden', detail: 'no' });
});

test('a failed one stays through a reload until it is retried or discarded', () => {
  const { ref } = sends.add({ message: '1' });
  sends.refused({ ref, code: 'invalid' });
  sends = open();
  sends.connected();
  assert.deepEqual(states(), ['failed']);
  sends.retry(ref);
  assert.deepEqual(states(), ['sent']);
  sends.refused({ ref, code: 'invalid' });
  sends.discard(ref);
  assert.deepEqual(states(), []);
});

test('an error without a ref is about what is on its way', () => {
  sends.add({ message: '1' });
  sends.refused({ code: 'too_large' });
  assert.deepEqual(states(), ['failed']);
});

test('tells when no answer comes', () => {
  const heard = recorded(sends, 'stalled');
  sends.add({ message: '1' });
  mock.timers.tick(10_000);
  assert.equal(heard.length, 1);
});

test('two sends never share a ref', () => {
  const refs = new Set(Array.from({ length: 1000 }, () => sends.add({ message: '' }).ref));
  assert.equal(refs.size, 1000);
  assert.ok([...refs].every((ref) => ref.length >= 1 && ref.length <= 64));
});
