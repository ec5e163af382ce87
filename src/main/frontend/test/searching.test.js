import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { Searching } from '../search/searching.js';
import { recorded, settle } from './fakes.js';

/** A connection whose other end is the test. */
class FakeConnection extends EventTarget {
  calls = [];

  call(method, data) {
    return new Promise((answer, refuse) => {
      this.calls.push({ method, data, answer, refuse });
    });
  }

  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** A search on a clock of its own. */
function begun(t) {
  mock.timers.enable({ apis: ['setTimeout'] });
  t.after(() => mock.timers.reset());
  const connection = new FakeConnection();
  const searching = new Searching(connection, 's1');
  return { connection, searching, heard: recorded(searching, 'answer', 'more', 'found', 'lost', 'trouble') };
}
const answer = (seq, more = {}) => ({ hits: [{ room: 'ops', seq }], total: 1, total_exact: true, sort: 'newest', ready: true, progress: 1, ...more });

test('keys in a row are one question, which stays open under its name', (t) => {
  const { connection, searching } = begun(t);
  ['b', 'bo', 'boi'].forEach((q) => searching.ask({ q }));
  mock.timers.tick(119);
  assert.equal(connection.calls.length, 0);
  mock.timers.tick(1);
  assert.deepEqual(connection.calls.map(({ method, data }) => [method, data]), [['search', { q: 'boi', live: 's1' }]]);
});

test('an answer that comes late is not shown in place of a newer one', async (t) => {
  const { connection, searching, heard } = begun(t);
  searching.ask({ q: 'old' }, 0);
  mock.timers.tick(0);
  searching.ask({ q: 'new' }, 0);
  mock.timers.tick(0);
  connection.calls[1].answer(answer(2));
  connection.calls[0].answer(answer(1));
  await settle();
  assert.deepEqual(heard.map(([type, { question }]) => [type, question.q]), [['answer', 'new']]);
});

test('what was asked before and refused late is no trouble', async (t) => {
  const { connection, searching, heard } = begun(t);
  searching.ask({ q: 'old' }, 0);
  mock.timers.tick(0);
  searching.ask({ q: 'new' }, 0);
  connection.calls[0].refuse({ code: 'invalid' });
  await settle();
  assert.deepEqual(heard, []);
});

test('what is found later is told, unless it is of another search', async (t) => {
  const { connection, searching, heard } = begun(t);
  searching.ask({ q: 'hot' }, 0);
  mock.timers.tick(0);
  connection.calls[0].answer(answer(1));
  await settle();
  connection.tell('told', { type: 'found', live: 's1', hit: { seq: 2 } });
  connection.tell('told', { type: 'found', live: 's2', hit: { seq: 3 } });
  connection.tell('told', { type: 'lost', live: 's1', room: 'ops', seq: 1 });
  assert.deepEqual(heard.slice(1), [['found', { hit: { seq: 2 } }], ['lost', { room: 'ops', seq: 1 }]]);
});

test('what is told while the answer is on its way is asked for again', async (t) => {
  const { connection, searching, heard } = begun(t);
  searching.ask({ q: 'hot' }, 0);
  mock.timers.tick(0);
  connection.tell('told', { type: 'found', live: 's1', hit: { seq: 2 } });
  connection.calls[0].answer(answer(1));
  await settle();
  assert.deepEqual(heard.map(([type]) => type), ['answer'], 'it may be of the question before');
  mock.timers.tick(120);
  assert.equal(connection.calls.length, 2);
});

test('a further page goes on from the one before, and is dropped where another question came', async (t) => {
  const { connection, searching, heard } = begun(t);
  searching.ask({ q: 'hot' }, 0);
  mock.timers.tick(0);
  connection.calls[0].answer(answer(9, { next: 'n1' }));
  await settle();
  assert.equal(searching.hasMore, true);
  searching.more();
  assert.deepEqual(connection.calls[1].data, { q: 'hot', next: 'n1' });
  searching.ask({ q: 'cold' }, 0);
  connection.calls[1].answer(answer(8));
  await settle();
  assert.deepEqual(heard.map(([type]) => type), ['answer']);
});

test('what was paged to is there again when it is asked for again, and not with another question', async (t) => {
  const { connection, searching } = begun(t);
  searching.ask({ q: 'hot', limit: 1 }, 0);
  mock.timers.tick(0);
  connection.calls[0].answer(answer(9, { next: 'n1' }));
  await settle();
  searching.more();
  connection.calls[1].answer(answer(8));
  await settle();
  connection.tell('back');
  mock.timers.tick(0);
  assert.deepEqual(connection.calls[2].data, { q: 'hot', limit: 2, live: 's1' });
  searching.ask({ q: 'cold', limit: 1 }, 0);
  mock.timers.tick(0);
  assert.equal(connection.calls[3].data.limit, 1);
});

test('it asks again by itself when the server is back, and while the index is being built', async (t) => {
  const { connection, searching, heard } = begun(t);
  searching.ask({ q: 'hot' }, 0);
  mock.timers.tick(0);
  connection.calls[0].refuse({ code: 'invalid', unknown: true });
  await settle();
  assert.deepEqual(heard, [], 'a page that opens is not away yet');
  mock.timers.tick(1500);
  assert.deepEqual(heard.map(([type]) => type), ['trouble']);
  connection.tell('back');
  mock.timers.tick(0);
  connection.calls[1].answer(answer(1, { ready: false, progress: 0.5 }));
  await settle();
  mock.timers.tick(2000);
  assert.equal(connection.calls.length, 3);
});

test('too fast or unavailable is tried again after a while, anything else is not', async (t) => {
  const { connection, searching } = begun(t);
  searching.ask({ q: 'hot' }, 0);
  mock.timers.tick(0);
  connection.calls[0].refuse({ code: 'rate_limited' });
  await settle();
  mock.timers.tick(3000);
  connection.calls[1].refuse({ code: 'not_found' });
  await settle();
  mock.timers.tick(60_000);
  assert.equal(connection.calls.length, 2);
});

test('a search that was closed ends at the server and hears nothing more', async (t) => {
  const { connection, searching, heard } = begun(t);
  searching.ask({ q: 'hot' }, 0);
  mock.timers.tick(0);
  searching.close();
  connection.calls[0].answer(answer(1));
  await settle();
  connection.tell('told', { type: 'found', live: 's1', hit: { seq: 2 } });
  connection.tell('back');
  mock.timers.tick(1000);
  assert.deepEqual(heard, []);
  assert.deepEqual(connection.calls.map(({ method }) => method), ['search', 'search/close']);
});
