// What stands below a message's text: reactions, its thread, that it is pinned. io.atrium.kind.chat.UnderPaint paints the same first.
import { el, icon } from '../../dom.js';
import { t, when } from '../../i18n.js';
import { avatar } from '../../people.js';

/** What the pages draw themselves, and its icon. @type {Map<string, string>} */
export const DRAWN = new Map([['agree', 'agree'], ['seen', 'seen'], ['done', 'check'], ['thanks', 'thanks'], ['smile', 'smile'], ['unsure', 'unsure']]);
/** Named of those who reacted alike. */
const NAMED = 8;
/** Whose pictures stand beside the number of answers. */
const AUTHORS = 3;

/**
 * @typedef {{count: number, seq: number, last: string, by: string[]}} Replies
 * @typedef {{reactions?: Record<string, string[]>, replies?: Replies, pinned?: boolean}} State as stored with the message
 * @typedef {{own: string, personOf: (login: string) => {login: string, name: string}, inThread: boolean}} Looking in a thread nothing leads there
 */

/** @type {WeakMap<HTMLElement, State>} */
const states = new WeakMap();

/** What a row's message is known to have below it. @param {HTMLElement} row @returns {State} */
export function stateOf(row) {
  if (!states.has(row)) {
    const painted = row.querySelector('.under')?.dataset.under;
    states.set(row, painted ? JSON.parse(painted) : {});
  }
  return states.get(row);
}

/** What an entry of the log makes of it; the same entry twice changes nothing more. @param {State} state @param {{type: string, seq: number, from: string, at: string, reaction?: string, remove?: boolean}} entry @returns {State} */
export function after(state, { type, seq, from, at, reaction, remove }) {
  switch (type) {
    case 'react':
      return { ...state, reactions: reacted(state.reactions ?? {}, reaction, from, remove) };
    case 'pin':
      return { ...state, pinned: !remove };
    case 'delete':
      return { replies: state.replies };
    case 'message':
      return { ...state, replies: answered(state.replies, { seq, from, at }) };
    default:
      return state;
  }
}

function reacted(reactions, reaction, login, remove) {
  const others = (reactions[reaction] ?? []).filter((one) => one !== login);
  const logins = remove ? others : reactions[reaction]?.includes(login) ? reactions[reaction] : [...others, login];
  return Object.fromEntries(Object.entries({ ...reactions, [reaction]: logins }).filter(([, some]) => some.length > 0));
}

/** @param {Replies | undefined} replies */
function answered(replies, { seq, from, at }) {
  if (replies && replies.seq >= seq) {
    return replies; // counted in what was read
  }
  const by = [from, ...(replies?.by ?? []).filter((login) => login !== from)].slice(0, AUTHORS);
  return { count: (replies?.count ?? 0) + 1, seq, last: at, by };
}

/** One answer less. @param {State} state @param {number} seq of the entry that says so @returns {State} */
export function unanswered(state, seq) {
  const { replies } = state;
  if (!replies || replies.seq >= seq) {
    return state;
  }
  return { ...state, replies: replies.count > 1 ? { ...replies, count: replies.count - 1, seq } : undefined };
}

/** @param {HTMLElement} row @param {State} state @param {Looking} looking */
export function showUnder(row, state, looking) {
  states.set(row, state);
  const parts = [!looking.inThread && wayToThread(row), state.pinned && el('span', { class: 'chip still' }, icon('pin'), t('pin.pinned')), ...chips(state, looking), !looking.inThread && belowIt(row, state, looking)].filter(Boolean);
  const present = row.querySelector('.under');
  const under = parts.length ? el('div', { class: 'under' }, ...parts) : null;
  if (present && under) {
    present.replaceWith(under);
  } else if (under) {
    (row.querySelector('.files') ?? row.querySelector('.edited') ?? row.querySelector('.text')).after(under);
  } else {
    present?.remove();
  }
}

/** From an answer that stands in the room's talk too. */
function wayToThread(row) {
  const thread = Number(row.dataset.answers ?? 0);
  return thread > 0 && !row.classList.contains('erased') && el('a', { class: 'thread', href: `?thread=${thread}`, 'data-thread': thread }, icon('reply'), t('thread.answers'));
}

function chips({ reactions = {} }, { own, personOf }) {
  return Object.entries(reactions).map(([reaction, logins]) => {
    const mine = logins.includes(own);
    const names = named(logins, personOf);
    const look = DRAWN.get(reaction);
    return el('button', { class: `chip ${mine ? 'mine' : ''}`.trim(), type: 'button', 'data-reaction': reaction, 'aria-pressed': String(mine), title: names, 'aria-label': `${labelOf(reaction)} ${logins.length}, ${names}` },
      look ? icon(look) : el('span', {}, reaction), String(logins.length));
  });
}

/** @param {string} reaction */
export const labelOf = (reaction) => (DRAWN.has(reaction) ? t(`reaction.${reaction}`) : reaction);

function named(logins, personOf) {
  const names = logins.slice(0, NAMED).map((login) => personOf(login).name).reduce((some, name) => t('reaction.and', { names: some, name }));
  return logins.length <= NAMED ? names : t('reaction.more', { names, n: logins.length - NAMED });
}

function belowIt(row, { replies }, { personOf }) {
  return replies && row.dataset.seq && el('a', { class: 'thread', href: `?thread=${row.dataset.seq}`, 'data-thread': row.dataset.seq },
    ...replies.by.map((login) => avatar(personOf(login), 'xs')),
    t('thread.count', { n: replies.count }),
    el('span', { class: 'faint' }, t('thread.last', { time: when(new Date(replies.last)) })));
}
