// What Yjs itself makes of a few documents, for YjsCasesTest: node src/test/js/yjs-cases.mjs > src/test/resources/io/atrium/kind/document/yjs-cases.json
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const require = createRequire(resolve('src/main/frontend/package.json'));
const Y = require('yjs');

const base64 = (bytes) => Buffer.from(bytes).toString('base64');

/** The same numbers each time. @param {number} seed */
function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A document whose updates are noted. @param {number} client @param {Uint8Array[]} updates @param {boolean} [gc] */
function editor(client, updates, gc = true) {
  const doc = new Y.Doc({ gc });
  doc.clientID = client;
  doc.on('update', (update, origin) => origin !== 'remote' && updates.push(update));
  return doc;
}

/** @param {string} name @param {Uint8Array[]} updates */
function told(name, updates, root = 'text') {
  const doc = new Y.Doc();
  updates.forEach((update) => Y.applyUpdate(doc, update));
  return {
    name,
    root,
    updates: updates.map(base64),
    text: root === 'xml' ? null : doc.getText(root).toString(),
    vector: base64(Y.encodeStateVector(doc)),
    state: base64(Y.encodeStateAsUpdate(doc)),
    merged: base64(Y.mergeUpdates(updates)),
  };
}

const WORDS = ['a', 'word', ' ', '\n', '水', '😀', 'lines and\nlines', 'é'];

/** Several write at random, and hear each other now and then. @param {number} seed @param {number} people @param {number} edits */
function crowd(seed, people, edits) {
  const next = random(seed);
  const updates = [];
  const docs = Array.from({ length: people }, (_, i) => editor(100 + ((i * 7919) % 1000), updates));
  for (let i = 0; i < edits; i++) {
    const text = docs[next(people)].getText('text');
    if (text.length > 0 && next(3) === 0) {
      const at = next(text.length);
      text.delete(at, Math.min(text.length - at, 1 + next(4)));
    } else {
      text.insert(next(text.length + 1), WORDS[next(WORDS.length)]);
    }
    if (next(5) === 0) {
      const [from, to] = [docs[next(people)], docs[next(people)]];
      Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'remote');
    }
  }
  return told(`${people} people, ${edits} edits, seed ${seed}`, updates);
}

function shapes() {
  const updates = [];
  const doc = editor(7, updates);
  const text = doc.getText('text');
  text.insert(0, 'plain and bold');
  text.format(10, 4, { bold: true });
  text.insertEmbed(5, { image: 'x.png' });
  doc.getMap('map').set('key', [1, 2.5, null, true, 'text', { a: 1 }, new Uint8Array([1, 2])]);
  doc.getMap('map').set('key', 'again');
  doc.getArray('array').insert(0, [1, 'two', new Y.Map()]);
  doc.getArray('array').delete(1, 1);
  const xml = doc.getXmlFragment('xml');
  xml.insert(0, [new Y.XmlElement('p'), new Y.XmlText('said')]);
  xml.delete(0, 1);
  doc.getMap('map').set('doc', new Y.Doc());
  return told('every shape', updates);
}

function undone() {
  const updates = [];
  const doc = editor(7, updates);
  const text = doc.getText('text');
  const undo = new Y.UndoManager(text, { captureTimeout: 0 });
  ['one ', 'two ', 'three '].forEach((word) => text.insert(text.length, word));
  undo.undo();
  undo.undo();
  undo.redo();
  text.delete(0, 2);
  undo.undo();
  return told('undone and done again', updates);
}

const cases = [shapes(), undone(), ...[1, 2, 3, 4, 5, 6].map((seed) => crowd(seed, 3, 60)), crowd(7, 8, 200)];
process.stdout.write(`${JSON.stringify(cases, null, 1)}\n`);
