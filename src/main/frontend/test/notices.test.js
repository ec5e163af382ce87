import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callAt, fitting } from '../kind/chat/callable.js';
import { Notices } from '../notices/notices.js';
import { addressOf, wordOf } from '../notices/row.js';
import { settle } from './fakes.js';

const notice = (id, room = 'ops', seq = id) => ({ id, what: 'mention', room, title: 'Operations', kind: 'chat', seq, to: `/room/${room}${seq ? `?at=${seq}` : ''}`, from: 'cho', name: 'Cho', at: '2026-11-20T10:00:00Z', text: `n${id}`, about: null, read: false });

/** @param {Record<string, object>} pages by address */
function heard(pages, rooms = {}) {
  const connection = new EventTarget();
  const asked = [];
  const notices = new Notices(connection, async (method, path, body) => {
    asked.push(`${method} ${path}${body ? ` ${JSON.stringify(body)}` : ''}`);
    return pages[path];
  }, rooms);
  const tell = (frame) => connection.dispatchEvent(new CustomEvent('own', { detail: frame }));
  return { connection, notices, asked, tell };
}

test('a notice that comes is counted and stands first', () => {
  const { notices, tell } = heard({}, { ops: 1 });
  const came = [];
  notices.addEventListener('came', ({ detail }) => came.push(detail.quiet));
  tell({ type: 'notice', notice: notice(5) });
  tell({ type: 'notice', notice: notice(6, 'dev'), quiet: true });
  tell({ type: 'notice', notice: notice(6, 'dev'), quiet: true });
  assert.deepEqual(notices.all.map(({ id }) => id), [6, 5]);
  assert.equal(notices.unreadIn('ops'), 2);
  assert.equal(notices.unread, 3);
  assert.deepEqual(came, [false, true]);
});

test('what was read anywhere is read here: up to there, in that room', () => {
  const { notices, tell } = heard({});
  [1, 2, 3].forEach((id) => tell({ type: 'notice', notice: notice(id) }));
  tell({ type: 'notice', notice: notice(4, 'dev', 1) });
  tell({ type: 'notices_read', room: 'ops', seq: 2, unread: 2, rooms: { ops: 1, dev: 1 } });
  assert.deepEqual(notices.all.filter(({ read }) => read).map(({ id }) => id), [2, 1]);
  tell({ type: 'notices_read', all: true, unread: 0, rooms: {} });
  assert.equal(notices.unread, 0);
  assert.ok(notices.all.every(({ read }) => read));
});

test('a list that was asked for before something was read does not undo that', async () => {
  const connection = new EventTarget();
  const answers = [];
  const notices = new Notices(connection, () => new Promise((resolve) => { answers.push(resolve); }), { ops: 1 });
  connection.dispatchEvent(new Event('back'));
  connection.dispatchEvent(new CustomEvent('own', { detail: { type: 'notices_read', room: 'ops', seq: 9, unread: 0, rooms: {} } }));
  answers[0]({ notices: [notice(9)], next: null, rooms: { ops: 1 } });
  await settle();
  assert.equal(notices.unreadIn('ops'), 0);
  assert.equal(answers.length, 2);
  answers[1]({ notices: [{ ...notice(9), read: true }], next: null, rooms: {} });
  await settle();
  assert.equal(notices.unreadIn('ops'), 0);
  assert.ok(notices.all[0].read);
});

test('after each break the newest are asked for; more is appended', async () => {
  const { connection, notices, asked } = heard({
    '/notices?limit=30': { notices: [notice(9), notice(8)], next: '1-8', rooms: { ops: 2 } },
    '/notices?limit=30&next=1-8': { notices: [notice(8), notice(7)], next: null, rooms: { ops: 2 } },
  });
  connection.dispatchEvent(new Event('back'));
  await settle();
  assert.ok(notices.hasMore);
  await notices.more();
  assert.deepEqual(notices.all.map(({ id }) => id), [9, 8, 7]);
  assert.equal(notices.hasMore, false);
  notices.read('ops', 9);
  assert.equal(asked.at(-1), 'POST /notices/read {"room":"ops","seq":9}');
});

test('a notice leads to where it is about, and one of no room is read by itself', () => {
  assert.equal(addressOf(notice(3)), '/room/ops?at=3');
  assert.equal(wordOf(notice(3)), 'Cho mentioned you in Operations');
  const { notices, tell, asked } = heard({});
  const ended = { ...notice(7, '', 0), what: 'hook_silent', about: 'CI', to: '/admin/integrations' };
  assert.equal(wordOf(ended), 'Your webhook “CI” was switched off: it has not answered for days');
  tell({ type: 'notice', notice: ended });
  tell({ type: 'notice', notice: notice(8, '', 0) });
  assert.equal(notices.unread, 2);
  notices.readOne(7);
  assert.equal(asked.at(-1), 'POST /notices/read {"id":7}');
  tell({ type: 'notices_read', id: 7, unread: 1, rooms: { '': 1 } });
  assert.deepEqual(notices.all.map(({ read }) => read), [false, true]);
  assert.equal(notices.unread, 1);
});

test('what is typed after an at sign is a call, and a mail address is none', () => {
  const typed = (text, caret = text.length) => callAt(text, caret)?.typed;
  assert.equal(typed('@'), '');
  assert.equal(typed('hello @an'), 'an');
  assert.deepEqual(callAt('你好@陈', 4), { from: 2, typed: '陈' });
  assert.equal(typed('ann@exa'), undefined);
  assert.equal(typed('@ann '), undefined);
  assert.equal(typed('@ann and', 3), 'an');
  assert.equal(typed('x/@an'), undefined);
});

test('people are found by login and name; who begins so comes first', () => {
  const people = [{ login: 'zoe', name: 'Zoë Ann' }, { login: 'joanna', name: 'Jo' }, { login: 'ann', name: 'Lindqvist' }, { login: 'chen', name: '陈丽' }];
  assert.deepEqual(fitting(people, 'an').map(({ login }) => login), ['zoe', 'ann', 'joanna']);
  assert.deepEqual(fitting(people, '陈').map(({ login }) => login), ['chen']);
  assert.deepEqual(fitting(people, 'ZOE').map(({ login }) => login), ['zoe']);
});
