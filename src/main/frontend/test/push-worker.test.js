import assert from 'node:assert/strict';
import { test } from 'node:test';

/** The worker as the browser runs it, with these windows open and these notifications shown. */
const told = new Map();
const seen = { windows: [], shown: [], opened: [], focused: [] };
Object.assign(globalThis, {
  addEventListener: (what, listener) => told.set(what, listener),
  location: { origin: 'https://atrium.example' },
  clients: {
    matchAll: async (which) => {
      assert.deepEqual(which, { type: 'window', includeUncontrolled: true });
      return seen.windows;
    },
    openWindow: async (url) => seen.opened.push(url),
  },
  registration: {
    getNotifications: async ({ tag }) => seen.shown.filter((one) => one.tag === tag),
    showNotification: async (title, options) => seen.shown.push({ title, ...options }),
  },
});
await import('../worker/push.js');

const notice = (id) => ({ id, title: 'Cho mentioned you in Operations', text: 'look', lang: 'en', address: '/room/ops?at=3' });

async function tell(what, event) {
  const waited = [];
  told.get(what)({ ...event, waitUntil: (promise) => waited.push(promise) });
  assert.equal(waited.length, 1);
  await waited[0];
}

const push = (id) => tell('push', { data: { json: () => notice(id) } });

test('what is pushed is shown, once', async () => {
  seen.windows = [{ focused: false }];
  await push(1);
  await push(1);
  assert.deepEqual(seen.shown, [{ title: 'Cho mentioned you in Operations', body: 'look', tag: 'atrium-1', lang: 'en', data: { address: '/room/ops?at=3' } }]);
});

test('a page that is looked at shows it by itself', async () => {
  seen.shown = [];
  seen.windows = [{ focused: false }, { focused: true }];
  await push(2);
  assert.deepEqual(seen.shown, []);
});

test('a press leads to the entry, in the window that is there already', async () => {
  const closed = [];
  const notification = { data: { address: '/room/ops?at=3' }, close: () => closed.push(1) };
  seen.windows = [{ url: 'https://atrium.example/lobby', focus: async () => seen.focused.push('lobby') }];
  await tell('notificationclick', { notification });
  assert.deepEqual(seen.opened, ['https://atrium.example/room/ops?at=3']);
  seen.windows.push({ url: 'https://atrium.example/room/ops?at=3', focus: async () => seen.focused.push('room') });
  await tell('notificationclick', { notification });
  assert.deepEqual(seen.focused, ['room']);
  assert.equal(seen.opened.length, 1);
  assert.equal(closed.length, 2);
});
