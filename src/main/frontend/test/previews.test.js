import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayBeAsked } from '../kind/chat/previews.js';

test('of listed hosts alone, and of nothing that is no address', () => {
  const hosts = ['wiki.example', '*.docs.example'];
  const asked = (address) => mayBeAsked(hosts, address);
  assert.deepEqual(['https://wiki.example/a', 'http://WIKI.example', 'https://a.docs.example'].map(asked), [true, true, true]);
  assert.deepEqual(['https://docs.example', 'https://evildocs.example', 'https://wiki.example.evil', 'ftp://wiki.example', 'http://a:99999/', 'http://[x', ''].map(asked), Array(7).fill(false));
});
