import assert from 'node:assert/strict';
import { test } from 'node:test';
import { capText } from '../keys/caps.js';
import { deedOf } from '../keys/keys.js';
import { following } from '../keys/places.js';
import { offered } from '../keys/switch-order.js';

const NOWHERE = { closest: () => null };
const FIELD = { closest: (selector) => (selector.includes('input') ? {} : null) };
const CHOICE = { closest: (selector) => (selector.includes('select') ? {} : null) };
const press = (key, more = {}, target = NOWHERE) => deedOf({ key, target, ...more });

test('slash and question mark are letters where one types, Ctrl+K is a key everywhere', () => {
  assert.equal(press('/'), 'search');
  assert.equal(press('?', { shiftKey: true }), 'list');
  assert.equal(press('/', {}, FIELD), undefined);
  assert.equal(press('?', { shiftKey: true }, FIELD), undefined);
  assert.equal(press('k', { ctrlKey: true }, FIELD), 'switch');
  assert.equal(press('K', { metaKey: true }), 'switch');
  assert.equal(press('k'), undefined);
  assert.equal(press('f', { ctrlKey: true }), undefined);
  assert.equal(press('k', { ctrlKey: true, shiftKey: true }), undefined);
});

test('what an input method composes is no key', () => {
  assert.equal(press('/', { isComposing: true }), undefined);
  assert.equal(press('k', { ctrlKey: true, isComposing: true }), undefined);
});

test('Alt and an arrow go on, also from a field, but open a select', () => {
  assert.equal(press('ArrowDown', { altKey: true }, FIELD), 'go');
  assert.equal(press('ArrowUp', { altKey: true, shiftKey: true }), 'go');
  assert.equal(press('ArrowLeft', { altKey: true }), undefined);
  assert.equal(press('ArrowDown', { altKey: true }, CHOICE), undefined);
});

test('the next place is found around the end, never the one that is open', () => {
  const all = [{ n: 0, unread: true }, { n: 1 }, { n: 2 }, { n: 3, unread: true }];
  const unread = (place) => place.unread === true;
  const any = () => true;
  assert.equal(following(all, 1, 1, unread).n, 3);
  assert.equal(following(all, 3, 1, unread).n, 0);
  assert.equal(following(all, 1, -1, unread).n, 0);
  assert.equal(following(all, -1, 1, any).n, 0);
  assert.equal(following(all, -1, -1, any).n, 3);
  assert.equal(following([{ n: 0, unread: true }], 0, 1, unread), undefined);
  assert.equal(following([], -1, 1, any), undefined);
});

const room = (name, title, more = {}) => ({ name, title, kind: 'chat', member: true, unread: 0, ...more });
const names = (rooms) => rooms.map(({ name }) => name);

test('nothing typed: the unread, then where something was said last, of one’s own rooms', () => {
  const rooms = [
    room('old', 'Old', { last: { at: '2026-11-01T10:00:00Z' } }),
    room('here', 'Here', { unread: 3 }),
    room('new', 'New', { last: { at: '2026-11-20T10:00:00Z' } }),
    room('loud', 'Loud', { unread: 2, last: { at: '2026-10-01T10:00:00Z' } }),
    room('foreign', 'Foreign', { member: false }),
  ];
  assert.deepEqual(names(offered(rooms, '', 'here')), ['loud', 'new', 'old']);
});

test('what begins so comes before words, parts and scattered letters', () => {
  const rooms = [room('r1', 'Night deployment'), room('r2', 'Deployment'), room('r3', 'Redeploy'), room('r4', 'Dull employers'), room('r5', 'Lunch')];
  assert.deepEqual(names(offered(rooms, 'deploy')), ['r2', 'r1', 'r3', 'r4']);
  assert.deepEqual(names(offered(rooms, 'dplmt')), ['r2', 'r1']);
});

test('accents, case and the name of a room count; a room without a title is not known yet', () => {
  const rooms = [room('cafe', 'Café Zürich'), room('ops', 'Operations'), room('blank', undefined)];
  assert.deepEqual(names(offered(rooms, 'ZURICH')), ['cafe']);
  assert.deepEqual(names(offered(rooms, 'ops')), ['ops']);
  assert.deepEqual(names(offered(rooms, 'blank')), []);
});

test('open rooms are offered after one’s own where they fit as well', () => {
  assert.deepEqual(names(offered([room('b', 'Pump B', { member: false }), room('c', 'Pump C')], 'pump')), ['c', 'b']);
});

test('keys are named as the keyboard names them', () => {
  assert.equal(capText('Ctrl', false), 'Ctrl');
  assert.equal(capText('Ctrl', true), '⌘');
  assert.equal(capText('ArrowDown', false), '↓');
  assert.equal(capText('K', true), 'K');
});
