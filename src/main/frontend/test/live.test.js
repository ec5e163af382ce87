import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers';
import { AuditLive } from '../audit/live.js';
import { standingOf } from '../console/session-row.js';

const settled = () => new Promise((done) => {
  setImmediate(done);
});

function watchedTrail() {
  globalThis.document = new EventTarget();
  const place = { dataset: { words: '{}', news: '/audit?after=7' } };
  const asked = [];
  const watch = new EventTarget();
  new AuditLive(place, async (method, path) => {
    asked.push(path);
    return { acts: [], head: 7 + asked.length };
  }).begin(watch);
  return { watch, asked };
}

test('the trail is asked for when the channel begins and when it tells of an act, going on where it was', async () => {
  const { watch, asked } = watchedTrail();
  watch.dispatchEvent(new Event('begun'));
  await settled();
  watch.dispatchEvent(new Event('act'));
  await settled();
  assert.deepEqual(asked, ['/audit?after=7', '/audit?after=8']);
});

test('acts that are told while an answer is on its way are asked for once, behind it', async () => {
  const { watch, asked } = watchedTrail();
  watch.dispatchEvent(new Event('begun'));
  watch.dispatchEvent(new Event('act'));
  watch.dispatchEvent(new Event('act'));
  await settled();
  assert.deepEqual(asked, ['/audit?after=7', '/audit?after=8']);
});

test('without the channel the trail is asked for now and then, with it no more', async ({ mock }) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const { watch, asked } = watchedTrail();
  mock.timers.tick(15_000);
  assert.equal(asked.length, 1);
  await settled();
  watch.dispatchEvent(new Event('begun'));
  await settled();
  assert.equal(asked.length, 2);
  mock.timers.tick(60_000);
  await settled();
  assert.equal(asked.length, 2);
  watch.dispatchEvent(new Event('away'));
  mock.timers.tick(15_000);
  await settled();
  assert.equal(asked.length, 3);
});

test('how far a connection is in a room is told against the head of its log', () => {
  assert.equal(standingOf({ room: 'a' }), '');
  assert.equal(standingOf({ seq: 1280, behind: 0 }), '1,280, up to date');
  assert.equal(standingOf({ seq: 128, behind: 2 }), '2 behind (128 of 130)');
});
