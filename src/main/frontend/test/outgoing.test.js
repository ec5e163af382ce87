import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looking } from '../room/outgoing.js';
import { settle } from './fakes.js';

/** Who is asked and answers when told to. */
function asked() {
  const waiting = [];
  const ask = () => new Promise((resolve) => { waiting.push(resolve); });
  return { ask, waiting };
}

test('however often it is told of, one is under way and one comes behind it', async () => {
  const { ask, waiting } = asked();
  const look = looking(ask, assert.fail);
  for (let i = 0; i < 20; i++) {
    look();
  }
  await settle();
  assert.equal(waiting.length, 1);
  waiting[0]();
  await settle();
  assert.equal(waiting.length, 2);
  waiting[1]();
  await settle();
  assert.equal(waiting.length, 2);
  look();
  assert.equal(waiting.length, 3, 'nobody waits who comes when all is quiet');
});

test('that it fails is said once, until it goes well again', async () => {
  const said = [];
  let answer = () => Promise.reject(new Error('no'));
  const look = looking(() => answer(), ({ message }) => said.push(message));
  await look();
  await look();
  assert.deepEqual(said, ['no']);
  answer = () => Promise.resolve();
  await look();
  answer = () => Promise.reject(new Error('no again'));
  await look();
  await look();
  assert.deepEqual(said, ['no', 'no again']);
});
