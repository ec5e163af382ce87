import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { called, emojiAt } from '../kind/chat/emoji.js';
import { tokens } from '../kind/chat/languages.js';
import { roomAt } from '../kind/chat/room-names.js';

const typed = (find, text) => find(text, text.length)?.typed;

test('a # begins a room’s name where it begins a word, and no further', () => {
  assert.equal(typed(roomAt, 'see #op'), 'op');
  assert.equal(typed(roomAt, '#'), '');
  assert.equal(typed(roomAt, '（#运维'), '运维');
  for (const text of ['a#op', '##', 'https://a.org/#op', '#op and', 'a &#39']) {
    assert.equal(typed(roomAt, text) && text, undefined, text);
  }
});

test('a : begins an emoji’s name from the second letter on, a time and a smiley do not', () => {
  assert.equal(typed(emojiAt, 'so :smi'), 'smi');
  assert.equal(typed(emojiAt, ':thumbs_up'), 'thumbs_up');
  assert.equal(typed(emojiAt, '好：笑'), '笑');
  for (const text of [':s', 'at 10:30', ':)', 'note:this', 'a::bc']) {
    assert.equal(typed(emojiAt, text), undefined, text);
  }
});

test('emoji whose name begins so come before those that are only about it, each once', () => {
  const known = [['😀', 'grinning face', 'smile happy'], ['😊', 'smiling face', 'blush'], ['🚀', 'rocket', 'launch'], ['😊', 'smiling again', 'x']];
  assert.deepEqual(called(known, 'smil').map(([sign]) => sign), ['😊', '😀']);
  assert.deepEqual(called(known, 'smiling_face').map(([sign]) => sign), ['😊']);
  assert.deepEqual(called(known, 'mile'), []);
});

test('the words emoji are found by are there in both languages', () => {
  for (const [language, word, sign] of [['en', 'rocket', '🚀'], ['zh', '火箭', '🚀']]) {
    const all = JSON.parse(readFileSync(new URL(`../node_modules/emojibase-data/${language}/compact.json`, import.meta.url), 'utf8'));
    assert.ok(all.some(({ unicode, label, tags = [] }) => unicode === sign && `${label} ${tags.join(' ')}`.includes(word)));
  }
});

test('code is taken apart by its language, and left alone where nobody knows it', () => {
  const [first] = tokens('java', 'int a = 1; // one');
  assert.deepEqual(first.properties.className, ['c-type']);
  assert.equal(tokens('klingon', 'x'), undefined);
  const all = (list) => list.map((token) => (token.type === 'text' ? token.value : all(token.children))).join('');
  assert.equal(all(tokens('html', '<b onclick="x">&amp;</b>')), '<b onclick="x">&amp;</b>');
});
