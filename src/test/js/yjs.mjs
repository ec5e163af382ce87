// The stock y-websocket provider, unmodified: node src/test/js/yjs.mjs SCENARIO, told by the environment where and who.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const require = createRequire(resolve('src/main/frontend/package.json'));
const Y = require('yjs');
const WebSocket = require('ws');
const { WebsocketProvider } = require('y-websocket');

const { BASE, ANN, BOB, ROOM } = process.env;
const PATIENCE_MS = 60_000;

/** A socket that shows a token, as a browser shows its cookie. @param {string} token */
const showing = (token) => class extends WebSocket {
  constructor(url, protocols) {
    super(url, protocols, { headers: { Authorization: `Bearer ${token}` } });
  }
};

const open = [];

/** An editor: Yjs' own document behind the stock provider. @param {string} token @param {Y.Doc} [doc] */
function editor(token, doc = new Y.Doc()) {
  const provider = new WebsocketProvider(`${BASE.replace('http', 'ws')}/ws/room`, ROOM, doc, { WebSocketPolyfill: showing(token), disableBc: true });
  open.push(provider);
  return { doc, provider, text: doc.getText('text') };
}

async function until(what, condition) {
  const deadline = Date.now() + PATIENCE_MS;
  while (!condition()) {
    assert.ok(Date.now() < deadline, `not within ${PATIENCE_MS} ms: ${what()}`);
    await new Promise((done) => { setTimeout(done, 20); });
  }
}

const synced = (editors) => until(() => 'synced', () => editors.every(({ provider }) => provider.synced));

const same = (editors) => until(
  () => `the same text: ${editors.map(({ text }) => text.length)}`,
  () => editors.every(({ text }) => text.toString() === editors[0].text.toString()) && editors.every(({ doc }) => doc.store.pendingStructs === null));

const WORDS = ['word ', 'a', '\n', '水', '😀', 'and lines\n'];
const random = (below) => Math.floor(Math.random() * below);

function typeAnything({ text }) {
  if (text.length > 0 && random(4) === 0) {
    const at = random(text.length);
    text.delete(at, Math.min(text.length - at, 1 + random(5)));
  } else {
    text.insert(random(text.length + 1), WORDS[random(WORDS.length)]);
  }
}

const scenarios = {
  /** Two people, their cursors, and one who comes later. */
  async together() {
    const [one, other] = [editor(ANN), editor(BOB)];
    await synced([one, other]);
    one.text.insert(0, 'hello');
    await until(() => other.text.toString(), () => other.text.toString() === 'hello');
    other.text.insert(5, ' world');
    one.text.delete(0, 1);
    await same([one, other]);
    one.provider.awareness.setLocalStateField('user', { name: 'Ann', color: '#06c' });
    const seen = () => other.provider.awareness.getStates().get(one.doc.clientID)?.user?.name;
    await until(() => `Ann, but ${seen()}`, () => seen() === 'Ann');
    const late = editor(BOB);
    await synced([late]);
    assert.equal(late.text.toString(), 'ello world');
    one.provider.destroy();
    await until(() => 'Ann to be gone', () => !other.provider.awareness.getStates().has(one.doc.clientID));
  },

  /** Edits made while there was no connection. */
  async offline() {
    const [one, other] = [editor(ANN), editor(BOB)];
    await synced([one, other]);
    one.text.insert(0, 'middle');
    await same([one, other]);
    one.provider.disconnect();
    one.text.insert(0, 'offline ');
    other.text.insert(6, ' online');
    await until(() => 'a break', () => !one.provider.wsconnected);
    one.provider.connect();
    await until(() => one.text.toString(), () => one.text.toString() === 'offline middle online');
    await same([one, other]);
  },

  /** Twenty type at random and lose their connections now and then, for as long as the input is open; the server may be killed meanwhile. */
  async crowd() {
    let told = false;
    process.stdin.on('end', () => { told = true; }).resume();
    const editors = Array.from({ length: 20 }, (_, i) => editor(i % 2 ? ANN : BOB));
    await synced(editors);
    for (let round = 0; round < 100 || !told; round++) {
      typeAnything(editors[random(editors.length)]);
      typeAnything(editors[random(editors.length)]);
      if (round % 10 === 9) {
        editors[random(editors.length)].provider.ws?.close();
      }
      await new Promise((done) => { setTimeout(done, 50); });
    }
    await synced(editors);
    await same(editors);
    const late = editor(ANN);
    await synced([late]);
    assert.equal(late.text.toString(), editors[0].text.toString());
    process.stdout.write(`TEXT ${JSON.stringify(late.text.toString())}\n`);
  },
};

await scenarios[process.argv[2]]();
open.forEach((provider) => provider.destroy());
process.exit(0);
