import assert from 'node:assert/strict';
import { test } from 'node:test';
import { learn, t } from '../i18n.js';
import en from '../i18n/en.json' with { type: 'json' };
import { summaryChip, summaryText } from '../lobby/summary.js';
import { parseProperties, wordsOf, wordyKinds } from '../words.mjs';

test('a bundle is read as Java reads it', () => {
  const text = '# no = text\n! nor = this\nplain = one\ncolon: two\n  spaced   three\nempty =\nlong = a \\\n   b\nescaped\\=key = \\u4e2d\\n{x}\ntail = c\\\\\nnext = d';
  assert.deepEqual(parseProperties(text), {
    plain: 'one', colon: 'two', spaced: 'three', empty: '', long: 'a b', 'escaped=key': '中\n{x}', tail: 'c\\', next: 'd',
  });
});

test('a kind says nothing that all pages say already', () => {
  for (const kind of wordyKinds()) {
    assert.deepEqual(Object.keys(wordsOf(kind).en).filter((key) => key in en), [], kind);
  }
});

test('a script finds what it has learnt, and the form that counts', () => {
  learn(wordsOf('chat'));
  assert.equal(t('message.retry'), 'Retry');
  assert.equal(t('talk.below', { n: 1 }), '1 new message');
  assert.equal(t('talk.below', { n: 1200 }), '1,200 new messages');
});

test('what all pages say can not be learnt away', () => {
  learn({ en: { 'lobby.you': 'I' }, zh: {} });
  assert.equal(t('lobby.you'), en['lobby.you']);
});

test('a summary is told in the words of its kind, an instant as a time', () => {
  learn({ en: { 'probe:summary.above': '{name} above {n} since {since}', 'probe:summary.alarm': 'Alarm' }, zh: {} });
  const now = new Date();
  now.setHours(14, 18, 0, 0);
  const summary = { key: 'summary.above', places: { name: 'Boiler', n: 1080, since: now.toISOString() }, tone: 'danger', chip: 'summary.alarm' };
  assert.equal(summaryText('probe', summary), 'Boiler above 1,080 since 14:18');
  assert.deepEqual(summaryChip('probe', summary), { word: 'Alarm', look: 'bad' });
  assert.equal(summaryChip('probe', { ...summary, chip: undefined }), undefined);
});
