// Centrifugo's own JavaScript client, unmodified, over one transport: node src/test/js/sdk.mjs SCENARIO, told by the environment where and who.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const require = createRequire(resolve('src/main/frontend/package.json'));
const { Centrifuge } = require('centrifuge');
const { EventSource } = require('eventsource');
const WebSocket = require('ws');

const { BASE, ANN, BOB, ROOM, TRANSPORT } = process.env;
const CHANNEL = `room:${ROOM}`;
const PATIENCE_MS = 15_000;

const endpoint = transport => `${transport === 'websocket' ? BASE.replace('http', 'ws') : BASE}/connection/${transport}`;

/** A client that notes all it is told. */
function client(options, transports = [TRANSPORT]) {
  const centrifuge = new Centrifuge(
    transports.map(transport => ({ transport, endpoint: endpoint(transport) })),
    { websocket: WebSocket, eventsource: EventSource, emulationEndpoint: `${BASE}/emulation`, minReconnectDelay: 50, timeout: PATIENCE_MS, ...options });
  centrifuge.heard = [];
  for (const event of ['connecting', 'connected', 'disconnected', 'subscribed', 'unsubscribed', 'publication', 'error']) {
    centrifuge.on(event, context => centrifuge.heard.push({ event, ...context }));
  }
  return centrifuge;
}

function subscription(centrifuge) {
  const sub = centrifuge.newSubscription(CHANNEL, { joinLeave: true });
  sub.heard = [];
  for (const event of ['subscribed', 'unsubscribed', 'subscribing', 'publication', 'join', 'leave', 'error']) {
    sub.on(event, context => sub.heard.push({ event, ...context }));
  }
  sub.subscribe();
  return sub;
}

async function until(what, condition) {
  const deadline = Date.now() + PATIENCE_MS;
  while (!condition()) {
    assert.ok(Date.now() < deadline, `not in time: ${what}`);
    await new Promise(wake => setTimeout(wake, 20));
  }
}

const heard = (from, event) => from.heard.filter(one => one.event === event);
const messages = sub => heard(sub, 'publication').map(one => one.data.message).filter(text => text !== undefined);
const offsets = sub => heard(sub, 'publication').map(one => one.offset).filter(offset => offset !== undefined);

async function api(method, path, token, body) {
  const answer = await fetch(BASE + path, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  assert.ok(answer.ok, `${method} ${path}: ${answer.status}`);
  return answer.status === 204 ? null : answer.json();
}

async function brief(seconds) {
  const answer = await fetch(`${BASE}/api/tokens`, {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa('ann:demo')}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'sdk', expires_in: seconds }),
  });
  return answer.json();
}

const scenarios = {
  /** What a client does all day. */
  async talk() {
    const ann = client({ token: ANN });
    const bob = client({ token: BOB }, ['websocket']);
    const hers = subscription(ann);
    ann.connect();
    await hers.ready();
    assert.equal(heard(ann, 'connected')[0].transport, TRANSPORT);
    await until('her own channel', () => heard(ann, 'subscribed').some(one => one.channel === 'user:ann'));
    assert.deepEqual(heard(hers, 'subscribed')[0].data, {});
    assert.equal(heard(hers, 'subscribed')[0].streamPosition.offset, 0);

    const his = subscription(bob);
    bob.connect();
    await his.ready();
    await hers.publish({ message: 'from ann 世界' });
    await his.publish({ message: 'from bob' });
    await until('both messages with both', () => messages(hers).length === 2 && messages(his).length === 2);
    assert.deepEqual(messages(hers), ['from ann 世界', 'from bob']);
    assert.deepEqual(offsets(hers), [1, 2]);
    await until('that bob has come', () => heard(hers, 'join').some(one => one.info.user === 'bob'));

    await ann.send({ room: ROOM, type: 'typing' });
    await until('that ann types', () => heard(his, 'publication').some(one => one.data.type === 'typing' && one.offset === undefined));

    const history = await hers.history({ limit: 1, reverse: true });
    assert.equal(history.offset, 2);
    assert.equal(history.publications[0].data.message, 'from bob');
    assert.deepEqual(Object.keys((await hers.presence()).clients).sort(), ['ann', 'bob']);
    assert.deepEqual(await hers.presenceStats(), { numClients: 2, numUsers: 2 });
    assert.equal((await ann.rpc('room', { room: ROOM })).data.seq, 2);
    await assert.rejects(ann.rpc('nothing', {}), { code: 104 });
    await assert.rejects(hers.publish({ message: '' }), { code: 107, message: 'invalid: message is empty' });
    ann.disconnect();
    bob.disconnect();
  },

  /** Away and back, by the client's own doing and by the network's: everything once, in order. */
  async recover() {
    const ann = client({ token: ANN });
    const hers = subscription(ann);
    ann.connect();
    await hers.ready();
    await hers.publish({ message: 'm1' });
    ann.disconnect();
    for (const message of ['m2', 'm3', 'm4']) {
      await api('POST', `/api/rooms/${ROOM}/entries`, BOB, { message });
    }
    ann.connect();
    await until('what she missed', () => messages(hers).length === 4);
    const back = heard(hers, 'subscribed').at(-1);
    assert.ok(back.wasRecovering && back.recovered && back.hasRecoveredPublications);
    await hers.publish({ message: 'm5' });
    await until('what came after', () => messages(hers).length === 5);
    assert.deepEqual(offsets(hers), [1, 2, 3, 4, 5]);

    hers.unsubscribe();
    await api('POST', `/api/rooms/${ROOM}/entries`, BOB, { message: 'm6' });
    hers.subscribe();
    await until('what she missed while she had left', () => messages(hers).length === 6);
    assert.deepEqual(messages(hers), ['m1', 'm2', 'm3', 'm4', 'm5', 'm6']);
    ann.disconnect();
  },

  /** Tokens that end while the connection goes on. */
  async refresh() {
    let asked = 0;
    const ann = client({ getToken: async () => { asked++; return (await brief(4)).token; } });
    const hers = subscription(ann);
    ann.connect();
    await hers.ready();
    await until('a third token', () => asked >= 3);
    await hers.publish({ message: 'still here' });
    assert.equal(heard(ann, 'connected').length, 1);
    ann.disconnect();
  },

  /** Rights that end: the channel's alone, then the connection's. */
  async rights() {
    const mine = await brief(600);
    const ann = client({ token: mine.token });
    const bob = client({ token: BOB });
    const hers = subscription(ann);
    const his = subscription(bob);
    ann.connect();
    bob.connect();
    await Promise.all([hers.ready(), his.ready()]);
    await api('DELETE', `/api/rooms/${ROOM}/members/bob`, ANN);
    await until('that bob is out', () => heard(his, 'unsubscribed').some(one => one.code === 2000));
    assert.equal(bob.state, 'connected');
    his.subscribe();
    await until('that bob stays out', () => heard(his, 'unsubscribed').some(one => one.code === 103));
    await api('DELETE', `/api/tokens/${mine.id}`, ANN);
    await until('that ann is out', () => heard(ann, 'disconnected').some(one => one.code === 3500));
    bob.disconnect();

    const forger = client({ token: 'atr_nothing' });
    forger.connect();
    await until('that a forger is out', () => heard(forger, 'disconnected').some(one => one.code === 3500));
    const nobody = client({});
    nobody.connect();
    await until('that nobody is out', () => heard(nobody, 'disconnected').some(one => one.code === 101));
  },

  /** A WebSocket that does not come about: the client goes on to the next transport by itself. */
  async fallback() {
    const blocked = class extends WebSocket {
      constructor() {
        super(`${BASE.replace('http', 'ws')}/connection/nothing`);
      }
    };
    const ann = client({ token: ANN, websocket: blocked }, ['websocket', TRANSPORT]);
    const hers = subscription(ann);
    ann.connect();
    await hers.ready();
    assert.equal(heard(ann, 'connected')[0].transport, TRANSPORT);
    await hers.publish({ message: 'all the same' });
    await until('her message', () => messages(hers).length === 1);
    ann.disconnect();
  },
};

await scenarios[process.argv[2]]();
process.exit(0);
