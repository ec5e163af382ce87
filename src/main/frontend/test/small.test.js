import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { GROUP_MS, place } from '../kind/chat/grouping.js';
import { Reads } from '../room/reads.js';
import { Typing } from '../kind/chat/typing.js';
import { day, t, when } from '../i18n.js';
import en from '../i18n/en.json' with { type: 'json' };
import zh from '../i18n/zh.json' with { type: 'json' };
import { matches } from '../filter.js';
import { meansRoom } from '../lobby/room-filter.js';
import { isOwn } from '../lobby/face.js';
import { FAVOURITES, Order } from '../lobby/order.js';
import { LiveRail } from '../lobby/rail.js';
import { badgeText, Rooms } from '../lobby/rooms.js';
import { hue, initials } from '../people.js';
import { settle } from './fakes.js';

const said = (from, at) => ({ from, at: new Date(at) });
const utc = (at) => at.toISOString().slice(0, 10);

test('a first message opens its day under its author', () => {
  assert.deepEqual(place(undefined, said('ann', '2026-11-20T10:00Z'), utc), { startsDay: true, first: true });
});

test('messages of one author within five minutes stand under one name', () => {
  const one = said('ann', '2026-11-20T10:00:00Z');
  const at = (ms) => ({ from: 'ann', at: new Date(one.at.getTime() + ms) });
  assert.equal(place(one, at(GROUP_MS - 1), utc).first, false);
  assert.equal(place(one, at(GROUP_MS), utc).first, true);
  assert.equal(place(one, said('bob', '2026-11-20T10:00:01Z'), utc).first, true);
});

test('midnight opens a day even within a group', () => {
  const place_ = place(said('ann', '2026-11-20T23:59:59Z'), said('ann', '2026-11-21T00:00:01Z'), utc);
  assert.deepEqual(place_, { startsDay: true, first: true });
});

test('typing is told at most every three seconds and believed for five', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  let now = 0;
  let told = 0;
  let shown;
  const typing = new Typing(() => told++, (logins) => (shown = logins), () => now);
  typing.typed();
  now = 2999;
  typing.typed();
  assert.equal(told, 1);
  now = 3000;
  typing.typed();
  assert.equal(told, 2);
  typing.heard('bob');
  typing.heard('cho');
  assert.deepEqual(shown, ['bob', 'cho']);
  typing.said('bob');
  assert.deepEqual(shown, ['cho']);
  mock.timers.tick(5000);
  assert.deepEqual(shown, []);
  mock.timers.reset();
});

test('the read mark moves when the person sees the foot, at most once a second', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const told = [];
  let sees = false;
  const reads = new Reads(3, 3, async (seq) => told.push(seq), () => sees);
  reads.shown(4);
  assert.deepEqual(told, []);
  sees = true;
  reads.look();
  reads.shown(5);
  reads.shown(6);
  assert.deepEqual(told, [4]);
  mock.timers.tick(1000);
  assert.deepEqual(told, [4, 6]);
  reads.shown(7, true);
  reads.shown(8);
  reads.leave();
  assert.deepEqual(told, [4, 6, 7, 8]);
  mock.timers.tick(1000);
  assert.deepEqual(told, [4, 6, 7, 8]);
  mock.timers.reset();
});

test('a read mark that was lost with the connection is told again', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  let answer = () => Promise.reject(new Error('cut'));
  const told = [];
  const reads = new Reads(3, 4, (seq) => {
    told.push(seq);
    return answer();
  }, () => true);
  reads.leave();
  await settle();
  answer = () => Promise.resolve({});
  reads.look();
  await settle();
  reads.leave();
  assert.deepEqual(told, [4, 4]);
  mock.timers.reset();
});

test('rooms are found by what they are for, and by their kind in either language', () => {
  const room = { kind: 'sensor', kindName: '传感器', texts: ['boiler', 'Boiler house', 'Keeps an eye on the heat'] };
  assert.ok(meansRoom('kind:sensor heat', room));
  assert.ok(meansRoom('kind：传感', room));
  assert.ok(meansRoom('kind:', room), 'who has not typed the kind yet sees all');
  assert.ok(!meansRoom('kind:chat', room));
  assert.ok(!meansRoom('kind:sensor cold', room));
});

test('the filter takes every word, whatever its case and accents', () => {
  assert.ok(matches('', ['Operations']));
  assert.ok(matches('OPER', ['ops', 'Operations']));
  assert.ok(matches('elif balci', ['Elif Balcì']));
  assert.ok(matches('值班', ['运维值班']));
  assert.ok(!matches('oper x', ['Operations']));
});

test('a card that comes before the list waits for it: only the list says whose room it is', () => {
  const rooms = new Rooms('ann');
  const told = [];
  rooms.addEventListener('changed', ({ detail: { room } }) => told.push([room.name, room.seq, room.member]));
  rooms.upsert({ name: 'ops', seq: 12 });
  rooms.upsert({ name: 'news', seq: 3 });
  assert.deepEqual(told, []);
  rooms.replace([{ name: 'ops', member: true, seq: 11, read_seq: 11 }, { name: 'news', member: true, seq: 4, read_seq: 4 }]);
  assert.deepEqual(told, [['ops', 11, true], ['news', 4, true], ['ops', 12, true]]);
});

test('a room that ends before the list has come is told of: the page may have it painted', () => {
  const rooms = new Rooms('bob');
  const told = [];
  rooms.addEventListener('gone', ({ detail }) => told.push(detail.name));
  rooms.addEventListener('listed', () => told.push('listed'));
  rooms.remove('ops');
  rooms.replace([{ name: 'ops', member: true, seq: 1, read_seq: 1 }]);
  assert.deepEqual(told, ['ops', 'listed']);
  assert.equal(rooms.get('ops'), undefined);
});

test('the rail lets go of the places the list does not have', () => {
  const rooms = new Rooms('bob');
  const gone = [];
  const slots = ['ops', 'news', 'open'].map((room) => ({ firstElementChild: { dataset: { room } }, remove: () => gone.push(room) }));
  const slotOf = (selector) => slots.find((slot) => selector === `[data-room="${slot.firstElementChild.dataset.room}"]`);
  const favourites = { hidden: false, querySelector: () => null };
  const rail = { querySelectorAll: () => slots, querySelector: (selector) => (slotOf(selector) ? { parentElement: slotOf(selector) } : favourites) };
  new LiveRail(rail, rooms, new EventTarget(), 'bob');
  rooms.replace([{ name: 'open', member: false, seq: 6, read_seq: 0 }]);
  assert.deepEqual(gone, ['open', 'ops', 'news', 'open']);
  assert.equal(favourites.hidden, true);
});

test('a room stands where it was put, and of a conversation nobody hears before something is said', () => {
  const order = new Order(new EventTarget(), { favourites: ['ops'], sections: [{ id: 3, name: 'Projects', rooms: ['news', 'board'] }] });
  assert.equal(order.of('ops').section, FAVOURITES);
  assert.deepEqual(order.of('board'), { section: 3, rooms: ['news', 'board'], at: 1 });
  assert.equal(order.of('open'), undefined);
  const begun = { name: 'direct-1', member: true, direct: [], seq: 0, created_by: 'ann' };
  assert.equal(isOwn(begun, 'ann'), true);
  assert.equal(isOwn(begun, 'bob'), false);
  assert.equal(isOwn({ ...begun, seq: 1 }, 'bob'), true);
});

test('what one has said oneself is not unread, unless it follows what is', () => {
  const rooms = new Rooms('ann');
  rooms.replace([{ name: 'ops', member: true, seq: 10, read_seq: 10 }]);
  const say = (from, seq) => rooms.upsert({ name: 'ops', seq, last: { seq, from, at: '', text: '' } });
  say('ann', 11);
  assert.equal(rooms.get('ops').unread, 0);
  say('bob', 12);
  say('ann', 13);
  assert.equal(rooms.get('ops').unread, 2);
});

test('a card keeps what a later one leaves out, and counts what is unread', () => {
  const rooms = new Rooms();
  rooms.replace([]);
  rooms.upsert({ name: 'ops', title: 'Operations', member: true, seq: 10, read_seq: 8 });
  rooms.upsert({ name: 'ops', seq: 12 });
  assert.equal(rooms.get('ops').unread, 4);
  assert.equal(rooms.get('ops').title, 'Operations');
  rooms.read('ops', 12);
  rooms.read('ops', 9);
  assert.equal(rooms.get('ops').unread, 0);
  rooms.upsert({ name: 'open', seq: 5 });
  assert.equal(rooms.get('open').unread, 0);
  rooms.replace([{ name: 'open', seq: 6 }]);
  assert.equal(rooms.get('ops'), undefined);
  assert.equal(badgeText(100), '99+');
});

test('what a room is summed up by is not counted', () => {
  const rooms = new Rooms('ann');
  rooms.replace([{ name: 'boiler', member: true, counted: false, seq: 900, read_seq: 0 }]);
  rooms.upsert({ name: 'boiler', seq: 1200 });
  assert.equal(rooms.get('boiler').unread, 0);
});

test('people look the same as on the server', () => {
  assert.deepEqual(['Ann Lindqvist', 'admin', '陈丽 Chen Li', 'lan nguyễn'].map(initials), ['AL', 'A', '陈', 'LN']);
  assert.deepEqual(['ann', 'bob', 'cho'].map(hue), ['h3', 'h5', 'h6']);
});

test('both languages have the same texts', () => {
  const keys = (texts) => [...new Set(Object.keys(texts).map((key) => key.replace(/\.one$/, '.other')))].sort();
  assert.deepEqual(keys(zh), keys(en));
});

test('figures choose their form', () => {
  assert.equal(t('lobby.members', { n: 1 }), '1 member');
  assert.equal(t('lobby.members', { n: 3 }), '3 members');
});

test('days and times say what is needed', () => {
  const now = new Date('2026-11-20T15:00:00');
  assert.equal(day(new Date('2026-11-20T14:02:00'), now), 'Friday, 20 November');
  assert.equal(day(new Date('2025-11-20T14:02:00'), now), '20 November 2025');
  assert.equal(when(new Date('2026-11-20T14:02:00'), now), '14:02');
  assert.equal(when(new Date('2026-09-01T14:02:00'), now), '1 Sep');
});
