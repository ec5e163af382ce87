import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { Unsent } from '../kind/document/unsent.js';

globalThis.IDBKeyRange = IDBKeyRange;

const bytes = (...values) => Uint8Array.from(values);

test('what one page leaves the next takes over, of the same person and room alone', async () => {
  const factory = new IDBFactory();
  const page = (login, room, client) => new Unsent(login, room, client, () => factory);
  assert.ok(await page('ann', 'notes', 1).keep(bytes(1)));
  assert.ok(await page('ann', 'notes', 2).keep(bytes(2)));
  assert.ok(await page('ann', 'others', 3).keep(bytes(3)));
  assert.ok(await page('bob', 'notes', 4).keep(bytes(4)));
  const next = page('ann', 'notes', 5);
  assert.deepEqual(await next.load(), [bytes(1), bytes(2)]);
  assert.ok(await next.keep(bytes(1, 2)));
  assert.deepEqual(await page('ann', 'notes', 6).load(), [bytes(1, 2)]);
  assert.ok(await next.keep(undefined));
  assert.deepEqual(await page('ann', 'notes', 6).load(), []);
  assert.deepEqual(await page('bob', 'notes', 6).load(), [bytes(4)]);
});

test('without a database nothing is kept, and nothing fails', async () => {
  const unsent = new Unsent('ann', 'notes', 1, () => { throw new Error('a private window'); });
  assert.deepEqual(await unsent.load(), []);
  assert.equal(await unsent.keep(bytes(1)), false);
});
