import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError } from '../wire/api.js';
import { Carrier } from '../wire/carrier.js';
import { Connection } from '../wire/connection.js';
import { LongPoll } from '../wire/long-poll.js';
import { Transports } from '../wire/transports.js';
import { FakeCarrier, FakeSocket, fakeStore, recorded, settle } from './fakes.js';

/** A connection by the real client, whose WebSocket leads to the test. */
async function connected(t) {
  FakeSocket.all = [];
  const carrier = new Carrier('websocket', { origin: 'http://atrium.test', socket: FakeSocket });
  t.after(() => carrier.close());
  carrier.open();
  await settle();
  const [socket] = FakeSocket.all;
  socket.accept();
  await settle();
  socket.answer('connect', { client: 'c', version: 'atrium', ping: 25, pong: true });
  await settle();
  return { carrier, socket };
}

test('a call is answered, or refused in the words of the protocol', async (t) => {
  const { carrier, socket } = await connected(t);
  const answer = carrier.call('search', { q: 'hot' });
  await settle();
  assert.deepEqual(socket.commands.at(-1).rpc, { method: 'search', data: { q: 'hot' } });
  socket.answer('rpc', { data: { total: 1 } });
  assert.deepEqual(await answer, { total: 1 });

  const refused = assert.rejects(carrier.call('search', { q: 'kind:x' }), { code: 'invalid', detail: 'kind: takes one of [chat]' });
  await settle();
  socket.answer('rpc', { error: { code: 107, message: 'invalid: kind: takes one of [chat]' } });
  await refused;
});

test('what is said to one connection alone is told', async (t) => {
  const { carrier, socket } = await connected(t);
  const told = recorded(carrier, 'told');
  socket.say({ push: { message: { data: { type: 'found', live: 's1' } } } });
  await settle();
  assert.deepEqual(told, [['told', { type: 'found', live: 's1' }]]);
});

test('without a connection nobody knows what became of a call', async (t) => {
  const { carrier } = await connected(t);
  carrier.close();
  await assert.rejects(carrier.call('search', {}), { code: 'unavailable', unknown: true });
});

test('where only short requests pass, it goes by REST, and nothing stays open', async () => {
  const asked = [];
  const poll = new LongPoll(async (method, path) => {
    asked.push(`${method} ${path}`);
    if (path.includes('kind')) {
      throw new ApiError(422, { code: 'invalid', detail: 'no such kind' });
    }
    return { total: 1 };
  });
  assert.deepEqual(await poll.call('search', { q: 'hot & cold', room: undefined, live: 's1' }), { total: 1 });
  assert.deepEqual(await poll.call('search/close', { live: 's1' }), {});
  await assert.rejects(poll.call('search', { q: 'kind:x' }), { code: 'invalid', detail: 'no such kind' });
  assert.deepEqual(asked, ['GET /search?q=hot+%26+cold', 'GET /search?q=kind%3Ax']);
});

test('calls go to whatever carries now, and what that is told alone is told on', async (t) => {
  const carriers = [];
  const connection = new Connection({ transports: new Transports(fakeStore()), carrier: (transport) => carriers[carriers.push(new FakeCarrier(transport)) - 1] }).start();
  t.after(() => connection.close());
  await assert.rejects(connection.call('search', {}), { code: 'unavailable', unknown: true });
  const heard = recorded(connection, 'told');
  carriers[0].call = async (method, data) => ({ method, data });
  carriers[0].work();
  carriers[0].dispatchEvent(new CustomEvent('told', { detail: { live: 's1' } }));
  assert.deepEqual(await connection.call('search', { q: 'hot' }), { method: 'search', data: { q: 'hot' } });
  assert.deepEqual(heard, [['told', { live: 's1' }]]);
});
