// Messages as cards in the drawer: what is pinned, and the threads one follows.
import { el, icon } from '../../dom.js';
import { full, t, when } from '../../i18n.js';
import { avatar } from '../../people.js';
import { plain } from './markdown.js';

const CHARACTERS = 280;

/**
 * @param {{seq: number, from: string, at: string, message: string}} entry @param {{personOf: (login: string) => {login: string, name: string}}} looking
 * @param {...(Node | false | undefined)} below
 */
export function card({ seq, from, at, message, files = [], deleted }, { personOf }, href, ...below) {
  const author = personOf(from);
  const said = new Date(at);
  return el('li', { class: 'card-row', 'data-card': seq },
    avatar(author, 's'),
    el('div', { class: 'two' },
      el('a', { class: 'open', href, ...(href.startsWith('?thread=') ? { 'data-thread': seq } : {}) }, el('b', {}, author.name), el('time', { datetime: at, title: full(said) }, when(said))),
      el('p', {}, deleted ? t('message.deleted') : plain((message || files.map(({ name }) => name).join(', ')).slice(0, CHARACTERS))),
      ...below));
}

/** @param {string} text @param {() => void} act */
export const unpinButton = (text, act) => el('button', { class: 'btn icon small', type: 'button', 'aria-label': text, title: text, onclick: act }, icon('close', 'm'));
