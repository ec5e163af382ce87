import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { push, pushing, pushNoMore, pushOn } from '../notices/push.js';

const store = () => {
  const kept = new Map();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), removeItem: (key) => kept.delete(key) };
};

/** A browser that can be pushed things, and the requests its pages make. */
let asked;
let subscription;
let permission;
const made = (key) => ({
  endpoint: 'https://push.example/a?b',
  options: { applicationServerKey: Uint8Array.from(atob(key), (c) => c.charCodeAt(0)).buffer },
  toJSON: () => ({ endpoint: 'https://push.example/a?b', keys: {} }),
  unsubscribe: async () => {
    asked.push('unsubscribed');
    subscription = null;
  },
});
const registration = {
  pushManager: {
    getSubscription: async () => subscription,
    subscribe: async ({ userVisibleOnly, applicationServerKey }) => {
      assert.ok(userVisibleOnly);
      return (subscription ??= made(applicationServerKey));
    },
  },
};

beforeEach(() => {
  asked = [];
  subscription = null;
  permission = 'granted';
  Object.defineProperty(globalThis, 'navigator', {
    configurable: true,
    value: { serviceWorker: { getRegistration: async (scope) => scope === '/push/' && registration, register: async () => registration } },
  });
  Object.assign(globalThis, {
    PushManager: class {},
    Notification: {
      get permission() {
        return permission;
      },
      requestPermission: async () => permission,
    },
    localStorage: store(),
    sessionStorage: store(),
    fetch: async (path, { method }) => {
      asked.push(`${method} ${path}`);
      return { ok: true, status: 204 };
    },
  });
});

const PUT = 'PUT /api/notices/push';
const END = 'DELETE /api/notices/push?endpoint=https%3A%2F%2Fpush.example%2Fa%3Fb';

test('whoever allows it is pushed notices, until they want that no more', async () => {
  assert.equal(await pushing('ann'), undefined);
  assert.equal(await push('ann', 'AQID'), true);
  assert.equal(await pushing('ann'), registration);
  assert.equal(await pushing('bob'), undefined);
  await pushNoMore();
  assert.equal(await pushing('ann'), undefined);
  assert.deepEqual(asked, [PUT, END, 'unsubscribed']);
});

test('whoever does not is not', async () => {
  permission = 'denied';
  assert.equal(await push('ann', 'AQID'), false);
  assert.deepEqual(asked, []);
});

test('what was asked for of a server with other keys is asked for anew', async () => {
  subscription = made('AQID');
  await push('ann', 'AQID');
  assert.deepEqual(asked, [PUT]);
  await push('ann', 'BAUG');
  assert.deepEqual(asked, [PUT, 'unsubscribed', PUT]);
});

test('it goes on with the next sign-in, told once in each tab, and ends with another person', async () => {
  await pushOn('ann');
  assert.deepEqual(asked, []);
  await push('ann', 'AQID');
  await pushOn('ann');
  await pushOn('ann');
  assert.deepEqual(asked, [PUT, PUT]);
  await pushOn('bob');
  assert.deepEqual(asked, [PUT, PUT, END, 'unsubscribed']);
  await pushOn('bob');
  assert.equal(asked.length, 4);
});
