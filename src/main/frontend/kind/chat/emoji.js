// Emoji by what they are called, in the person's language and in English, which chats have taught to type: :smile.
import { el } from '../../dom.js';
import { language } from '../../i18n.js';
import { folded } from '../../marks.js';

const MOST = 8;
const ASIDE = 1;

/** @typedef {[sign: string, label: string, words: string]} Emoji */

/** @type {Promise<Emoji[]> | undefined} asked for when somebody types the first */
let all;

/** @type {import('./completer.js').Source} */
export const emoji = {
  at: emojiAt,
  find(typed, show) {
    all ??= load();
    all.then((known) => show(called(known, typed).map(([sign, label], i) =>
      ({ key: `emoji-${i}`, label, text: sign, parts: [el('span', { class: 'emoji', 'aria-hidden': 'true' }, sign), el('span', { class: 'clip' }, label)] }))), () => (all = undefined));
  },
};

async function load() {
  const english = (await import('emoji:en')).default;
  return language.startsWith('zh') ? [...(await import('emoji:zh')).default, ...english] : english;
}

/** Those whose name begins so, then those with a word that does; each once. @param {Emoji[]} known @param {string} typed @returns {Emoji[]} */
export function called(known, typed) {
  const wanted = folded(typed.replaceAll('_', ' '));
  const rank = ([, label, words]) => (folded(label).startsWith(wanted) ? 0 : ` ${folded(label)} ${words}`.includes(language.startsWith('zh') ? wanted : ` ${wanted}`) ? ASIDE : 2);
  const seen = new Set();
  return known
    .map((one) => ({ one, at: rank(one) }))
    .filter(({ at }) => at <= ASIDE)
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)
    .filter(([sign]) => !seen.has(sign) && seen.add(sign))
    .slice(0, MOST);
}

/** What is being typed before the caret, as an emoji's name, from its second letter on: `10:30` and `:)` are none. @param {string} text @param {number} caret */
export function emojiAt(text, caret) {
  const [, typed] = /(?:^|[\s(\u3000-\u9fff])[:：]([\p{L}][\p{L}\p{N}_+-]{0,30})$/u.exec(text.slice(0, caret)) ?? [];
  return typed === undefined || (typed.length < 2 && typed < '\u3000') ? undefined : { from: caret - typed.length - 1, typed };
}
