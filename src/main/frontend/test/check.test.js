import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { mock, test } from 'node:test';
import * as probes from '../check/probes.js';
import words from '../check/words.json' with { type: 'json' };

const AT = Date.parse('2026-11-20T14:00:00.000Z');
const SEEN = { at: '2026-11-20T14:00:00.000Z', address: '10.0.0.7', host: 'atrium.example', secure: true, believes_proxy: true, says_proxy: true, max_upload: 16_777_216 };
const site = { origin: 'https://atrium.example', host: 'atrium.example', protocol: 'https:' };
const answer = (body, status = 200) => ({ ok: status < 300, status, json: async () => body });
const failing = async () => {
  throw new TypeError('cut');
};
const means = (more = {}) => ({ now: () => performance.now(), today: () => AT, within: () => undefined, site, progress: () => {}, ...more });

test('requests: answered, slow, or not at all', async () => {
  let clock = 0;
  const after = (ms) => means({ now: () => (clock += ms), fetch: async () => answer(SEEN) });
  assert.equal((await probes.server(after(20))).say, 'check.server.good');
  assert.equal((await probes.server(after(2000))).say, 'check.server.slow');
  const none = await probes.server(means({ fetch: failing }));
  assert.deepEqual([none.mood, none.say, none.seen], ['bad', 'check.server.none', undefined]);
});

test('addresses: what a proxy says and whether it is believed', () => {
  const say = (more, here = {}) => probes.address(means({ site: { ...site, ...here } }), { ...SEEN, ...more }).say;
  assert.equal(say({}), 'check.address.good');
  assert.equal(say({ believes_proxy: false }), 'check.address.unbelieved');
  assert.equal(say({ says_proxy: false }), 'check.address.unsaid');
  assert.equal(say({ host: 'node-1:8080' }), 'check.address.host');
  assert.equal(say({ secure: false }), 'check.address.scheme');
  assert.equal(say({ secure: false }, { protocol: 'http:' }), 'check.address.good');
});

test('the clock: beside the server\'s, half a round trip ago', () => {
  const off = (ms, trip = 0) => probes.clock(means({ today: () => AT + ms }), SEEN, trip);
  assert.equal(off(3000).say, 'check.clock.good');
  assert.equal(off(8000, 8000).say, 'check.clock.good');
  assert.deepEqual([off(300_000).say, off(300_000).places.n], ['check.clock.ahead', 300]);
  assert.deepEqual([off(-61_000).say, off(-61_000).places.n], ['check.clock.behind', 61]);
});

class Line {
  sent = [];

  send(text) {
    this.sent.push(text);
  }

  close() {
    this.closed = true;
  }
}

const listening = () => {
  const line = new Line();
  let clock = 0;
  const heard = [];
  const done = probes.socket(means({ now: () => clock, socket: (address) => Object.assign(line, { address }) }), (finding) => heard.push(finding.say));
  return { line, heard, done, at: (ms) => (clock = ms) };
};

test('a WebSocket: refused, silent, cut after a silence, or left alone', async () => {
  const refused = listening();
  refused.line.onclose();
  assert.equal(await refused.done, undefined);
  assert.deepEqual(refused.heard, ['check.socket.none']);
  assert.equal(refused.line.address, 'wss://atrium.example/connection/websocket');

  mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  const silent = listening();
  silent.line.onopen();
  mock.timers.tick(8000);
  await silent.done;
  assert.deepEqual(silent.heard, ['check.socket.silent']);
  mock.timers.reset();

  const cut = listening();
  cut.line.onopen();
  cut.at(40);
  cut.line.onmessage({ data: '{}' });
  cut.at(10_040);
  cut.line.onclose();
  assert.deepEqual(await cut.done, { mood: 'bad', say: 'check.idle.cut', places: { n: 10 } });
  assert.deepEqual(cut.heard, ['check.socket.good']);

  const left = listening();
  left.line.onopen();
  ['{"id":1,"connect":{}}', '{"push":{}}', '{}', '{}'].forEach((data) => left.line.onmessage({ data }));
  assert.equal((await left.done).say, 'check.idle.good');
  assert.deepEqual(left.line.sent.slice(1), ['{}'], 'a sign of life is answered, nothing else');
  assert.equal(left.line.closed, true);
});

test('events: held back is told from refused', async () => {
  const source = {};
  const begin = () => probes.events(means({ events: () => Object.assign(source, { close() {} }) }));
  const good = begin();
  source.onmessage();
  assert.equal((await good).say, 'check.sse.good');
  const none = begin();
  source.onerror();
  assert.equal((await none).say, 'check.sse.none');
  mock.timers.enable({ apis: ['setTimeout'] });
  const held = begin();
  source.onopen();
  mock.timers.tick(8000);
  assert.equal((await held).say, 'check.sse.buffered');
  mock.timers.reset();
});

test('a stream: its first line, or nothing of it', async () => {
  const of = (read) => means({ fetch: async () => ({ ok: true, body: { getReader: () => ({ read, cancel: async () => {} }) } }) });
  assert.equal((await probes.stream(of(async () => ({ value: 1 })))).say, 'check.stream.good');
  assert.equal((await probes.stream(of(failing))).say, 'check.stream.buffered');
  assert.equal((await probes.stream(means({ fetch: failing }))).say, 'check.stream.silent');
  assert.equal((await probes.stream(means({ fetch: async () => answer({}, 502) }))).say, 'check.stream.none');
});

test('a long poll and a large body: cut by what lies between', async () => {
  assert.equal((await probes.poll(means({ fetch: async () => answer({}) }))).say, 'check.poll.good');
  assert.equal((await probes.poll(means({ fetch: async () => answer({}, 504) }))).say, 'check.poll.cut');
  assert.equal((await probes.poll(means({ fetch: async () => answer({}, 503) }))).mood, 'warn');
  const sizes = [];
  const takes = async (_, { body }) => answer({ bytes: (sizes.push(body.length), body.length) });
  assert.equal((await probes.body(means({ fetch: takes }), SEEN)).say, 'check.body.good');
  assert.equal((await probes.body(means({ fetch: takes }), { max_upload: 1024 })).mood, 'good');
  assert.deepEqual(sizes, [2 * 1024 * 1024, 1024]);
  assert.equal((await probes.body(means({ fetch: async () => answer({}, 413) }), SEEN)).say, 'check.body.refused');
  assert.equal((await probes.body(means({ fetch: async () => answer({ bytes: 9 }) }), SEEN)).say, 'check.body.cut');
});

test('each finding has its words in both languages, and what is not good says what to mend', async () => {
  const source = await readFile(new URL('../check/probes.js', import.meta.url), 'utf8');
  const said = (texts, key) => texts[key] ?? texts[`${key}.other`];
  for (const [, mood, key] of source.matchAll(/\b(good|warn|bad)\('(check\.[a-z.]+)'/g)) {
    for (const language of [words.en, words.zh]) {
      assert.ok(said(language, key), key);
      assert.ok(mood === 'good' || said(language, `${key}.fix`), `${key}.fix`);
    }
  }
});
