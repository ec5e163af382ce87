import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayBeAsked, pictureAt, placeOf } from '../kind/chat/previews.js';

test('of listed hosts alone, and of nothing that is no address', () => {
  const hosts = ['wiki.example', '*.docs.example'];
  const asked = (address) => mayBeAsked(hosts, address);
  assert.deepEqual(['https://wiki.example/a', 'http://WIKI.example', 'https://a.docs.example'].map(asked), [true, true, true]);
  assert.deepEqual(['https://docs.example', 'https://evildocs.example', 'https://wiki.example.evil', 'ftp://wiki.example', 'http://a:99999/', 'http://[x', ''].map(asked), Array(7).fill(false));
});

test('the picture of another link has another address, that of the same link the same', () => {
  const at = (url) => pictureAt('/api/rooms/a/entries/7/preview', url);
  assert.match(at('https://wiki.example/a'), /^\/api\/rooms\/a\/entries\/7\/preview\/picture\?of=[0-9a-z]+$/);
  assert.equal(at('https://wiki.example/a'), at('https://wiki.example/a'));
  assert.notEqual(at('https://wiki.example/a'), at('https://wiki.example/b'));
});

test('a wide picture has its place below the words before it is there, another beside them', () => {
  assert.deepEqual(placeOf({ width: 720, height: 378 }), { wide: true, width: 360, height: 189 });
  assert.deepEqual(placeOf({ width: 720, height: 432 }), { wide: true, width: 317, height: 190 });
  assert.deepEqual(placeOf({ width: 200, height: 100 }), { wide: true, width: 200, height: 100 });
  assert.deepEqual(placeOf({ width: 720, height: 2 }), { wide: true, width: 360, height: 1 });
  assert.deepEqual(placeOf({ width: 500, height: 500 }), { wide: false });
  assert.deepEqual(placeOf({ width: 64, height: 40 }), { wide: false });
});
