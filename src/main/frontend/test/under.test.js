import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emojiIn } from '../kind/chat/picker.js';
import { after, unanswered } from '../kind/chat/under.js';

const react = (from, remove) => ({ type: 'react', seq: 9, from, at: '2026-11-27T10:00:00Z', reaction: 'agree', remove });
const answer = (seq, from) => ({ type: 'message', seq, from, at: `2026-11-27T10:00:0${seq % 10}Z` });

test('a reaction told twice counts once, and one taken back is gone', () => {
  const once = after({}, react('ann'));
  assert.deepEqual(once, { reactions: { agree: ['ann'] } });
  assert.deepEqual(after(once, react('ann')), once);
  const two = after(once, react('bob'));
  assert.deepEqual(two.reactions.agree, ['ann', 'bob']);
  assert.deepEqual(after(after(two, react('ann', true)), react('bob', true)).reactions, {});
});

test('an answer that was counted in what was read is not counted again', () => {
  const read = { replies: { count: 2, seq: 5, last: '2026-11-27T10:00:05Z', by: ['cho'] } };
  assert.deepEqual(after(read, answer(4, 'dee')), read);
  assert.deepEqual(after(read, answer(6, 'dee')).replies, { count: 3, seq: 6, last: '2026-11-27T10:00:06Z', by: ['dee', 'cho'] });
  assert.deepEqual(after(after({}, answer(6, 'bob')), answer(7, 'bob')).replies.by, ['bob']);
});

test('one answer less, once; none left, no thread', () => {
  const two = { pinned: true, replies: { count: 2, seq: 5, last: 'x', by: ['cho'] } };
  const one = unanswered(two, 6);
  assert.equal(one.replies.count, 1);
  assert.equal(unanswered(one, 6), one);
  assert.equal(unanswered(one, 7).replies, undefined);
  assert.deepEqual(unanswered({}, 3), {});
});

test('what is deleted keeps its thread and nothing else', () => {
  const replies = { count: 1, seq: 5, last: 'x', by: ['cho'] };
  assert.deepEqual(after({ replies, pinned: true, reactions: { seen: ['ann'] } }, { type: 'delete', seq: 8, from: 'ann', at: 'x' }), { replies });
});

test('the first emoji of what was typed is meant', () => {
  assert.equal(emojiIn('nice 👩‍👩‍👧 one'), '👩‍👩‍👧');
  assert.equal(emojiIn('🇨🇳'), '🇨🇳');
  assert.equal(emojiIn('4'), undefined);
  assert.equal(emojiIn('4️⃣'), '4️⃣');
  assert.equal(emojiIn('plain'), undefined);
});
