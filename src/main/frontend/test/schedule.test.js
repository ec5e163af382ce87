import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Schedule } from '../schedule/scheduled.js';
import { fromField, offered, toField } from '../schedule/times.js';
import { settle } from './fakes.js';

const BERLIN = 'Europe/Berlin';
const SHANGHAI = 'Asia/Shanghai';
const at = (offers, key) => offers.find((offer) => offer.key === key)?.at.toISOString();

test('tomorrow morning is the morning of the person’s zone', () => {
  const friday = new Date('2026-11-27T23:30:10Z'); // Saturday in Berlin and in Shanghai
  assert.equal(at(offered(friday, BERLIN), 'later.tomorrow'), '2026-11-29T08:00:00.000Z');
  assert.equal(at(offered(friday, SHANGHAI), 'later.tomorrow'), '2026-11-29T01:00:00.000Z');
  assert.equal(at(offered(friday, BERLIN), 'later.monday'), '2026-11-30T08:00:00.000Z');
  assert.equal(at(offered(friday, BERLIN), 'later.minutes'), '2026-11-27T23:51:00.000Z');
});

test('on a Sunday, tomorrow is Monday already', () => {
  const offers = offered(new Date('2026-11-29T12:00:00Z'), BERLIN);
  assert.equal(at(offers, 'later.tomorrow'), '2026-11-30T08:00:00.000Z');
  assert.equal(at(offers, 'later.monday'), undefined);
});

test('nine stays nine over the night on which clocks are set', () => {
  assert.equal(at(offered(new Date('2026-03-28T12:00:00Z'), BERLIN), 'later.tomorrow'), '2026-03-29T07:00:00.000Z');
  assert.equal(at(offered(new Date('2026-10-24T12:00:00Z'), BERLIN), 'later.tomorrow'), '2026-10-25T08:00:00.000Z');
});

test('a field is read and written in the person’s zone', () => {
  assert.equal(fromField('2026-11-27T14:05', SHANGHAI).toISOString(), '2026-11-27T06:05:00.000Z');
  assert.equal(toField(new Date('2026-11-27T06:05:00Z'), SHANGHAI), '2026-11-27T14:05');
  assert.equal(fromField('', SHANGHAI), undefined);
});

test('what is told while the list is on its way is not undone by it', async () => {
  const connection = new EventTarget();
  const tell = (detail) => connection.dispatchEvent(new CustomEvent('own', { detail }));
  let answer;
  const schedule = new Schedule(connection, () => new Promise((resolve) => { answer = resolve; }));
  const one = (id, time) => ({ id, what: 'send', room: 'ops', at: `2026-11-27T${time}:00.000Z`, frame: { message: `m${id}` } });
  schedule.refresh();
  tell({ type: 'scheduled', scheduled: one(3, '09:00') });
  tell({ type: 'scheduled_gone', id: 1 });
  answer({ scheduled: [one(1, '10:00'), one(2, '11:00')] });
  await settle();
  assert.deepEqual(schedule.all.map(({ id }) => id), [3, 2]);
});
