import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Alerts } from '../search/alerts.js';
import { wordOf } from '../search/alert-toasts.js';
import { Claim } from '../search/claim.js';
import { sizeText } from '../search/index-state.js';
import { fakeStore, recorded, settle } from './fakes.js';

const boiler = { id: 7, name: 'boiler', q: 'boiler alarm', new: 3, new_exact: true };

/** Alerts of which the server knows one. */
async function begun() {
  const connection = new EventTarget();
  const requests = [];
  const alerts = new Alerts(connection, async (method, path, body) => {
    requests.push([method, path, body]);
    return method === 'GET' ? { alerts: [boiler] } : { id: 8, name: body?.name ?? 'pump', q: 'pump' };
  });
  connection.dispatchEvent(new Event('back'));
  await settle();
  const own = (detail) => connection.dispatchEvent(new CustomEvent('own', { detail }));
  return { alerts, own, requests, connection };
}

test('what matches is counted and told, and forgotten when it is looked at', async () => {
  const { alerts, own, requests } = await begun();
  const heard = recorded(alerts, 'matched');
  own({ type: 'alert', alert: { id: 7, name: 'boiler', q: 'boiler alarm' }, hit: { seq: 1 } });
  own({ type: 'alert', alert: { id: 7, name: 'boiler', q: 'boiler alarm' }, more: 12 });
  own({ type: 'room', room: {} });
  assert.equal(alerts.news, 16);
  assert.equal(heard.length, 2);
  await alerts.seen(7);
  assert.equal(alerts.news, 0);
  assert.deepEqual(requests.at(-1), ['POST', '/alerts/7/seen', undefined]);
});

test('an alert is kept, renamed and deleted; the list is in the order of names', async () => {
  const { alerts, requests } = await begun();
  const { id } = await alerts.keep('pump');
  assert.deepEqual(requests.at(-1), ['POST', '/alerts', { q: 'pump' }]);
  assert.equal(alerts.of('pump').id, id);
  await alerts.rename(id, 'a pump');
  assert.deepEqual(alerts.all.map(({ name }) => name), ['a pump', 'boiler']);
  await alerts.remove(id);
  assert.deepEqual(alerts.all.map(({ name }) => name), ['boiler']);
});

test('a list that was asked for before a change does not undo it', async () => {
  const { alerts, connection } = await begun();
  connection.dispatchEvent(new Event('back'));
  await alerts.remove(7);
  await settle();
  assert.deepEqual(alerts.all, []);
});

test('one page of a browser shows it: the one that is looked at', async () => {
  const store = fakeStore();
  const page = (sight) => new Claim(store, () => sight, () => 0);
  const [hidden, looked, seen] = await Promise.all(['hidden', 'looked', 'seen'].map((sight) => page(sight).first('7 ops/12')));
  assert.deepEqual([hidden, looked, seen], [false, true, false]);
});

test('what nobody shows on a page that is looked at is shown on one that is not, and the same after a while again', async () => {
  const store = fakeStore();
  let now = 0;
  const page = () => new Claim(store, () => 'hidden', () => 0, () => now);
  assert.equal(await page().first('7 ops/12'), true);
  assert.equal(await page().first('7 ops/12'), false);
  now = 61_000;
  assert.equal(await page().first('7 ops/12'), true);
});

test('a match leads to its entry, many to their search', () => {
  const alert = { id: 7, name: 'boiler', q: 'boiler alarm' };
  const one = wordOf({ alert, hit: { room: 'ops', seq: 12, name: 'Ann', title: 'Operations', text: `hot\n${'x'.repeat(200)}` } });
  assert.equal(one.href, '/room/ops?at=12');
  assert.match(one.text, /^boiler: Ann in Operations: hot x+…$/);
  assert.deepEqual(wordOf({ alert, more: 12 }), { text: 'boiler: 12 more', href: '/search?q=boiler%20alarm' });
});

test('sizes are told in the unit that fits', () => {
  assert.equal(sizeText(0), '0 byte');
  assert.equal(sizeText(1_234_567), '1.2 MB');
});
