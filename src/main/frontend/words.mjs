// The kinds' words, from the same bundles the server reads: io/atrium/kind/ID/messages.properties and messages_zh.properties.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const bundles = resolve(dirname(fileURLToPath(import.meta.url)), '../resources/io/atrium/kind');
const FILES = { en: 'messages.properties', zh: 'messages_zh.properties' };
/** What only the server says: the wizard's, and the labels of files. */
const SERVER_ONLY = /^(kind|setting|export)\./;

/** The kinds that have words. */
export const wordyKinds = () => readdirSync(bundles).filter((kind) => existsSync(join(bundles, kind, FILES.en))).sort();

/** What a kind's script may say. @param {string} kind @returns {{en: Record<string, string>, zh: Record<string, string>}} */
export function wordsOf(kind) {
  const read = (file) => {
    const path = join(bundles, kind, file);
    const all = existsSync(path) ? parseProperties(readFileSync(path, 'utf8')) : {};
    return Object.fromEntries(Object.entries(all).filter(([key]) => !SERVER_ONLY.test(key)));
  };
  return { en: read(FILES.en), zh: read(FILES.zh) };
}

/** What the lobby may say of every kind's rooms, under KIND:KEY. */
export function summaryWords() {
  const all = { en: {}, zh: {} };
  for (const kind of wordyKinds()) {
    for (const [language, texts] of Object.entries(wordsOf(kind))) {
      for (const [key, text] of Object.entries(texts)) {
        if (key.startsWith('summary.')) {
          all[language][`${kind}:${key}`] = text;
        }
      }
    }
  }
  return all;
}

/** As java.util.Properties reads it. @param {string} text @returns {Record<string, string>} */
export function parseProperties(text) {
  const found = {};
  const lines = text.replace(/\r\n?/g, '\n').replace(/((?:^|[^\\])(?:\\\\)*)\\\n[ \t\f]*/g, '$1').split('\n');
  for (const line of lines) {
    const [, key, value] = /^[ \t\f]*(?![#!])((?:\\.|[^\\:= \t\f])+)[ \t\f]*[:=]?[ \t\f]*(.*)$/.exec(line) ?? [];
    if (key) {
      found[unescape(key)] = unescape(value);
    }
  }
  return found;
}

const ESCAPES = { n: '\n', t: '\t', r: '\r', f: '\f' };
const unescape = (text) => text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, code, char) =>
  code ? String.fromCharCode(parseInt(code, 16)) : (ESCAPES[char] ?? char));
