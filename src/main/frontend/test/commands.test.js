import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginning, commandAt, read, refOf } from '../kind/chat/commands.js';

test('a slash begins a command’s name at the beginning, and nowhere else', () => {
  assert.deepEqual(commandAt('/to', 3), { from: 0, typed: 'to' });
  assert.deepEqual(commandAt('/', 1), { from: 0, typed: '' });
  for (const text of ['a /to', '//', '/topic x', ' /to', '/etc/']) {
    assert.equal(commandAt(text, text.length), undefined, text);
  }
});

test('what begins with one slash is a command, with two it is said with one', () => {
  assert.deepEqual(read('/me waves'), { command: '/me waves' });
  assert.deepEqual(read('//etc/passwd'), { text: '/etc/passwd' });
  assert.deepEqual(read('either/or'), { text: 'either/or' });
});

test('commands are offered by how their name begins, in whatever case', () => {
  const all = ['me', 'mute', 'topic'].map((name) => ({ name, arguments: '', description: '' }));
  assert.deepEqual(beginning(all, 'M').map(({ name }) => name), ['me', 'mute']);
  assert.deepEqual(beginning(all, 'x'), []);
});

test('what is given again as it was offered back has the same ref, and nothing else has', () => {
  const offered = { text: '/deploy v7', ref: 'r1' };
  assert.equal(refOf('/deploy v7', offered), 'r1');
  assert.notEqual(refOf('/deploy v8', offered), 'r1');
  assert.notEqual(refOf('/deploy v7', undefined), refOf('/deploy v7', undefined));
});
