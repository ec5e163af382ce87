import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { SlowPace } from '../kind/chat/slow.js';
import { heldText } from '../room/held.js';
import { outranks } from '../room/moderating.js';
import { Rights } from '../room/rights.js';

const FREE = { rights: ['read', 'write'], held: null, locked: false, slow: 0 };
const NOON = new Date(2026, 10, 26, 12);
const at = (day, hour, minute, second = 0) => new Date(2026, 10, day, hour, minute, second).toISOString();
const names = (login) => ({ name: login === 'ann' ? 'Ann' : login });
const muted = (until) => ({ why: /** @type {const} */ ('muted'), until, by: 'ann', reason: '' });

test('a mute that has run out holds nobody back, and that is told without a frame', () => {
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: NOON.getTime() });
  const rights = new Rights({ ...FREE, held: muted(at(26, 12, 0, 10)) });
  let told = 0;
  rights.addEventListener('changed', () => told++);
  assert.equal(rights.held.why, 'muted');
  mock.timers.tick(9999);
  assert.equal(told, 0);
  mock.timers.tick(1);
  assert.equal(told, 1);
  assert.equal(rights.held, null);
  mock.timers.reset();
});

test('a mute that is lifted early is not told of again when it would have ended', () => {
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: NOON.getTime() });
  const rights = new Rights({ ...FREE, held: muted(at(26, 12, 0, 10)) });
  rights.hear(FREE);
  let told = 0;
  rights.addEventListener('changed', () => told++);
  mock.timers.tick(20_000);
  assert.equal(told, 0);
  mock.timers.reset();
});

test('who is muted reads until when, by whom and why', () => {
  assert.equal(heldText(muted(at(26, 12, 30)), names, NOON), 'Muted until 12:30 by Ann');
  assert.equal(heldText(muted(at(28, 12, 30)), names, NOON), 'Muted until 28 Nov, 12:30 by Ann');
  assert.equal(heldText(muted(null), names, NOON), 'Muted by Ann until it is lifted');
  assert.equal(heldText({ ...muted(null), reason: 'shouting' }, names, NOON), 'Muted by Ann until it is lifted: shouting');
  assert.match(heldText({ why: 'locked' }, names), /locked/);
});

test('one moderates those below oneself', () => {
  assert.equal(outranks('moderator', 'member'), true);
  assert.equal(outranks('moderator', 'moderator'), false);
  assert.equal(outranks('keeper', 'moderator'), true);
});

test('slow mode counts down from what was said last, and never past the room\'s pace', () => {
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: NOON.getTime() });
  const place = { hidden: true, textContent: '' };
  const rights = new Rights({ ...FREE, slow: 3 });
  let paused;
  const pace = new SlowPace(/** @type {any} */ (place), rights, (now) => (paused = now));
  assert.equal(paused, false);
  assert.equal(place.textContent, 'One message in 3 s');
  pace.said();
  assert.equal(paused, true);
  assert.equal(place.textContent, 'Slow mode: 3 s to go');
  mock.timers.tick(2000);
  assert.equal(place.textContent, 'Slow mode: 1 s to go');
  mock.timers.tick(1000);
  assert.equal(paused, false);
  pace.said(Date.now() + 60_000); // the browser's clock is behind
  assert.equal(pace.left(), 3);
  rights.hear(FREE);
  assert.equal(paused, false);
  assert.equal(place.hidden, true);
  mock.timers.reset();
});
