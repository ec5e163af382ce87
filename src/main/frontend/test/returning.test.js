import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { retryOnReturn } from '../wire/returning.js';

let done;
let around;
let now;

beforeEach(() => {
  mock.timers.enable({ apis: ['setInterval'] });
  done = [];
  now = 0;
  around = { window: new EventTarget(), document: Object.assign(new EventTarget(), { visibilityState: 'visible' }), now: () => now };
  retryOnReturn(Object.fromEntries(['again', 'retry', 'interrupt'].map((what) => [what, () => done.push(what)])), around);
});

test.afterEach(() => mock.timers.reset());

const pass = (ms) => {
  now += ms;
  mock.timers.tick(5000);
};

test('the network that goes takes the connection along, the one that comes brings it back', () => {
  around.window.dispatchEvent(new Event('offline'));
  around.window.dispatchEvent(new Event('online'));
  assert.deepEqual(done, ['interrupt', 'retry']);
});

test('whoever looks again does not wait', () => {
  around.document.visibilityState = 'hidden';
  around.document.dispatchEvent(new Event('visibilitychange'));
  assert.deepEqual(done, []);
  around.document.visibilityState = 'visible';
  around.document.dispatchEvent(new Event('visibilitychange'));
  around.window.dispatchEvent(new Event('pageshow'));
  assert.deepEqual(done, ['retry', 'retry']);
});

test('a machine that has slept begins anew; a page in the background, which ticks seldom, does not', () => {
  pass(5000);
  pass(60_000);
  assert.deepEqual(done, []);
  pass(91_000);
  assert.deepEqual(done, ['again']);
  pass(5000);
  now += 600_000;
  around.document.dispatchEvent(new Event('visibilitychange'));
  assert.deepEqual(done, ['again', 'again', 'retry']);
});
