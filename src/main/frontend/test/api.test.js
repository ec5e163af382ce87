import assert from 'node:assert/strict';
import { afterEach, mock, test } from 'node:test';
import { api, ApiError, probe } from '../wire/api.js';

afterEach(() => mock.restoreAll());

const answer = (status, body, type) => mock.method(globalThis, 'fetch', async () => new Response(body, { status, headers: { 'Content-Type': type } }));

test('a refusal counts when it is Atrium that refuses', async () => {
  answer(404, '{}', 'application/problem+json');
  assert.equal(await probe('/rooms/ops'), 404);
});

test('a server that is still starting has refused nothing', async () => {
  answer(404, '<html>', 'text/html');
  assert.equal(await probe('/rooms/ops'), 0);
});

test('a failure carries the code of its problem', async () => {
  answer(409, '{"code":"conflict","detail":"taken"}', 'application/problem+json');
  await assert.rejects(api('POST', '/rooms', {}), (failure) => failure instanceof ApiError && failure.code === 'conflict' && failure.status === 409);
});

test('a server that is not reached is status 0', async () => {
  mock.method(globalThis, 'fetch', async () => {
    throw new TypeError('network');
  });
  await assert.rejects(api('GET', '/rooms'), (failure) => failure.status === 0);
});

test('what changes something carries the header against forgery', async () => {
  const fetched = answer(200, '{}', 'application/json');
  await api('PUT', '/rooms/ops/members/ann');
  assert.equal(fetched.mock.calls[0].arguments[1].headers['X-Requested-With'], 'atrium');
});
