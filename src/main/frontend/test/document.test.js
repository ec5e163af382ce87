import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { fromBase64, toBase64 } from '../kind/document/base64.js';
import { around, before, link } from '../kind/document/marks.js';
import { Sharing } from '../kind/document/sharing.js';

/** What a tool makes of a text in which [ and ] stand around what is selected. */
function edited(tool, marked) {
  const from = marked.indexOf('[');
  const to = marked.indexOf(']') - 1;
  const text = marked.replace('[', '').replace(']', '');
  const { changes, anchor, head } = tool(text, from, to);
  let made = '';
  let at = 0;
  for (const change of [...changes].sort((a, b) => a.from - b.from)) {
    made += text.slice(at, change.from) + change.insert;
    at = change.to;
  }
  made += text.slice(at);
  return `${made.slice(0, anchor)}[${made.slice(anchor, head)}]${made.slice(head)}`;
}

test('a mark goes around what is selected, and off again', () => {
  assert.equal(edited(around('**'), 'to [Monday]'), 'to **[Monday]**');
  assert.equal(edited(around('**'), 'to **[Monday]**'), 'to [Monday]');
  assert.equal(edited(around('`'), '[]'), '`[]`');
});

test('a mark goes before each line that is touched, and off where all have it', () => {
  assert.equal(edited(before('- '), 'one\nt[wo\nthr]ee'), 'one\n- t[wo\n- thr]ee');
  assert.equal(edited(before('- '), '- o[ne\n- t]wo'), 'o[ne\nt]wo');
  assert.equal(edited(before('> '), '[]'), '> []');
});

test('a link waits for its address', () => {
  const { changes, anchor, head } = link('see this', 4, 8);
  assert.deepEqual(changes, [{ from: 4, to: 4, insert: '[' }, { from: 8, to: 8, insert: '](https://)' }]);
  assert.equal('see [this](https://)'.slice(anchor, head), 'https://');
});

test('bytes come back from base64', () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => i & 0xff);
  assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
});

/** A room's channel that is told what to answer. */
class Channel extends EventTarget {
  sent = [];
  whispers = [];
  answer = () => Promise.resolve({ seq: 1 });

  publish(frame) {
    this.sent.push(frame);
    return this.answer();
  }

  whisper(frame) {
    this.whispers.push(frame);
  }

  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  open() {
    this.tell('state', { state: 'open' });
    this.tell('welcome', {});
  }
}

/** A page's document, and another's who only has what went out. */
function page(t, { server = {}, unsent = { load: async () => [], keep: async () => true }, maxFrame = 65_536 } = {}) {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  t.after(() => awareness.destroy());
  const channel = new Channel();
  const sharing = new Sharing(channel, server, doc, awareness, unsent, maxFrame);
  const other = new Y.Doc();
  const read = () => {
    channel.sent.filter(({ type }) => type === 'update').forEach(({ update }) => Y.applyUpdate(other, fromBase64(update)));
    return other.getText('text').toString();
  };
  const settle = async (ms = 100) => {
    for (let i = 0; i < 5; i++) {
      await Promise.resolve();
    }
    mock.timers.tick(ms);
    for (let i = 0; i < 5; i++) {
      await Promise.resolve();
    }
  };
  return { doc, text: doc.getText('text'), awareness, channel, sharing, read, settle };
}

beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
afterEach(() => mock.timers.reset());

test('what is typed while one update is on its way goes along with the next', async (t) => {
  const { text, channel, read, sharing, settle } = page(t);
  channel.open();
  [...'hello'].forEach((letter) => text.insert(text.length, letter));
  assert.equal(channel.sent.length, 1);
  await settle();
  assert.equal(channel.sent.length, 2);
  assert.equal(read(), 'hello');
  await settle();
  assert.ok(sharing.isSaved);
});

test('nothing is lost while there is no connection', async (t) => {
  const { text, channel, read, sharing, settle } = page(t);
  text.insert(0, 'offline');
  assert.equal(channel.sent.length, 0);
  assert.ok(!sharing.isSaved);
  channel.open();
  await settle();
  assert.equal(read(), 'offline');
});

test('what was left unsent in this browser is sent, and kept until it is in the log', async (t) => {
  const left = new Y.Doc();
  left.getText('text').insert(0, 'left behind');
  const kept = [];
  const unsent = { load: async () => [Y.encodeStateAsUpdate(left)], keep: async (update) => kept.push(update) > 0 };
  const { text, channel, sharing, read, settle } = page(t, { unsent });
  await sharing.resume();
  assert.equal(text.toString(), 'left behind');
  await settle(200);
  assert.ok(kept.at(-1) instanceof Uint8Array);
  assert.ok(sharing.isSafe && !sharing.isSaved);
  channel.open();
  await settle(200);
  await settle(200);
  assert.equal(read(), 'left behind');
  assert.equal(kept.at(-1), undefined);
});

test('a page that can keep nothing says so', async (t) => {
  const { text, sharing, settle } = page(t, { unsent: { load: async () => [], keep: async () => false } });
  assert.ok(sharing.isSafe);
  text.insert(0, 'x');
  assert.ok(!sharing.isSafe);
  await settle(200);
  assert.ok(!sharing.isSafe);
});

test('what could not be taken is sent again', async (t) => {
  const { text, channel, read, settle } = page(t);
  channel.open();
  channel.answer = () => Promise.reject(Object.assign(new Error('away'), { code: 'unavailable' }));
  text.insert(0, 'kept');
  await settle(2_000);
  channel.answer = () => Promise.resolve({});
  await settle(2_000);
  await settle();
  assert.ok(channel.sent.length > 1);
  assert.equal(read(), 'kept');
});

test('what will never be taken is told and not sent for ever', async (t) => {
  const { text, channel, sharing, settle } = page(t);
  const told = [];
  sharing.addEventListener('state', ({ detail }) => told.push(detail));
  channel.open();
  channel.answer = () => Promise.reject(Object.assign(new Error('no'), { code: 'forbidden', detail: 'you may read this room' }));
  text.insert(0, 'scribble');
  await settle(2_000);
  await settle(2_000);
  assert.equal(channel.sent.length, 1);
  assert.equal(told.at(-1).refused, 'you may read this room');
});

test('what is too large for a frame is uploaded', async (t) => {
  const uploaded = [];
  const { text, channel, settle } = page(t, { server: { upload: async (update) => uploaded.push(update) }, maxFrame: 1_000 });
  channel.open();
  text.insert(0, 'x'.repeat(2_000));
  await settle();
  assert.equal(channel.sent.length, 0);
  assert.equal(uploaded.length, 1);
});

test('what comes from the log is merged, and not sent back', async (t) => {
  const { text, channel, settle } = page(t);
  channel.open();
  const other = new Y.Doc();
  other.getText('text').insert(0, 'from afar');
  channel.tell('entry', { type: 'update', seq: 1, update: toBase64(Y.encodeStateAsUpdate(other)) });
  channel.tell('entry', { type: 'version', seq: 2, name: 'Draft' });
  assert.equal(text.toString(), 'from afar');
  await settle();
  assert.equal(channel.sent.length, 0);
});

test('after a hole the rest is asked for', async (t) => {
  const other = new Y.Doc();
  other.getText('text').insert(0, 'all of it');
  const { text, channel, settle } = page(t, { server: { state: async (vector) => Y.encodeStateAsUpdate(other, vector) } });
  channel.tell('reset', {});
  await settle();
  assert.equal(text.toString(), 'all of it');
});

test('where one is is told now and then, where others are is taken in and goes with the connection', async (t) => {
  const { awareness, channel, doc, sharing, settle } = page(t);
  channel.open();
  awareness.setLocalStateField('user', { name: 'Ann' });
  awareness.setLocalStateField('cursor', { anchor: 1 });
  await settle(250);
  assert.equal(channel.whispers.length, 1);
  const far = page(t);
  far.channel.open();
  far.awareness.setLocalStateField('user', { name: 'Bob', login: 'bob' });
  await far.settle(250);
  channel.tell('ephemeral', { type: 'awareness', from: 'bob', update: far.channel.whispers[0].update });
  assert.deepEqual([...awareness.getStates().keys()].sort(), [doc.clientID, far.doc.clientID].sort());
  await settle(250);
  assert.equal(channel.whispers.length, 1, 'what one hears is not passed on');
  sharing.gone(['cho']);
  assert.equal(awareness.getStates().size, 2);
  channel.tell('state', { state: 'connecting' });
  assert.deepEqual([...awareness.getStates().keys()], [doc.clientID]);
});

test('who is told to have left is nowhere any more', async (t) => {
  const { awareness, channel, sharing } = page(t);
  const far = page(t);
  far.channel.open();
  far.awareness.setLocalStateField('user', { name: 'Bob', login: 'bob' });
  await far.settle(250);
  channel.tell('ephemeral', { type: 'awareness', from: 'bob', update: far.channel.whispers[0].update });
  assert.equal(awareness.getStates().size, 2);
  sharing.gone(['bob']);
  assert.equal(awareness.getStates().size, 1);
});
