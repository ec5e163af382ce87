// A message's row, as WEB-INF/kind/chat.xhtml paints it first.
import { el, icon } from '../../dom.js';
import { day, dayKey, full, t, time } from '../../i18n.js';
import { avatar } from '../../people.js';
import { fileList, known } from './files.js';
import { forwardedLine } from './forwarded.js';
import { render, ticked } from './markdown.js';

/** @typedef {{login: string, name: string}} Person */
/** @typedef {import('./inline.js').Names} Names */

const KNOWN = new Set(['too_large', 'unanswered', 'left', 'forbidden', 'closed', 'not_found']);
const TENTH_KB = 102.4;

/** @param {{seq: number, from: string, at: string, ref?: string, via?: {name: string, icon?: string}, action?: boolean, forwarded?: import('./forwarded.js').Origin, thread?: number, message?: string, files?: import('./files.js').Described[], edited?: boolean, deleted?: boolean}} entry @param {{author: Person, first: boolean, own: boolean, names: Names, personOf: (login: string) => Person}} place */
export function messageRow(entry, { author, first, own, names, personOf }) {
  const row = el('li', { class: 'msg', 'data-seq': entry.seq, 'data-from': entry.from, 'data-at': entry.at, 'data-via': entry.via?.name, 'data-icon': entry.via?.icon, 'data-sent': own && entry.ref, 'data-answers': entry.thread ?? 0, tabindex: '-1' });
  row.append(stamp(entry.at), el('div', {}, entry.forwarded && forwardedLine(entry.forwarded, personOf), el('div', { class: 'text' }), fileList(entry.files)));
  row.classList.toggle('action', Boolean(entry.action));
  entry.action && (row.querySelector('.text').dataset.actor = author.name);
  setText(row, entry, own, names);
  setFirst(row, first, author);
  return row;
}

/** What this tab has not got confirmed yet. @param {import('../../wire/sends.js').Send} send @param {{author: Person, first: boolean, names: Names}} place */
export function pendingRow(send, { author, first, names }) {
  const row = el('li', { class: 'msg', 'data-ref': send.ref, 'data-from': author.login, 'data-at': send.at, tabindex: '-1' });
  row.append(stamp(send.at), el('div', {}, el('div', { class: 'text' }, render(String(send.frame.message), names)), fileList(known(send.frame.files))));
  setFirst(row, first, author);
  return row;
}

/** Puts the author's name above a row or takes it away. @param {HTMLElement} row @param {boolean} first @param {Person} author */
export function setFirst(row, first, author) {
  if (row.classList.contains('first') === first) {
    return;
  }
  row.classList.toggle('first', first);
  const body = row.querySelector(':scope > div');
  if (first) {
    const { via, icon: face } = row.dataset;
    row.querySelector(':scope > time')?.replaceWith(via ? el('span', { class: 'avatar hook', 'aria-hidden': 'true' }, face ?? icon('plug', 'm')) : avatar(author));
    body.prepend(el('div', { class: 'who' }, el('b', { class: 'clip' }, via ?? author.name), via ? el('small', {}, t(via.startsWith('/') ? 'message.command' : 'message.webhook')) : author.bot && el('span', { class: 'chip still' }, t('people.bot')), stamp(row.dataset.at)));
  } else {
    row.querySelector(':scope > .avatar')?.replaceWith(stamp(row.dataset.at));
    body.querySelector(':scope > .who')?.remove();
  }
}

/** @param {HTMLElement} row @param {{message?: string, edited?: boolean, deleted?: boolean}} entry @param {boolean} own @param {Names} names */
export function setText(row, { message = '', edited, deleted }, own, names) {
  row.classList.toggle('erased', Boolean(deleted));
  const text = row.querySelector('.text');
  text.classList.toggle('faint', Boolean(deleted));
  deleted && row.classList.remove('action');
  deleted && row.querySelector('.files')?.remove();
  text.replaceChildren(deleted ? t('message.deleted') : render(message, names));
  if (own && !deleted) {
    text.dataset.source = message;
  } else {
    delete text.dataset.source;
  }
  row.querySelector('.edited')?.remove();
  deleted && row.querySelector('.forwarded')?.remove();
  if (edited && !deleted) {
    text.after(el('small', { class: 'edited' }, t('message.edited')));
  }
}

/** A task of its text, ticked by anybody. @param {HTMLElement} row @param {{task: number, done: boolean}} tick */
export function setTask(row, { task, done }) {
  const text = row.querySelector('.text');
  const box = text.querySelector(`[data-task="${Number(task)}"]`);
  if (box) {
    box.checked = done;
  }
  if (text.dataset.source !== undefined) {
    text.dataset.source = ticked(text.dataset.source, task, done);
  }
}

/**
 * The state of a send, below its text; pending rows are faint.
 * @param {HTMLElement} row @param {import('../../wire/sends.js').Send} send @param {{retry: (() => void) | false, edit: (() => void) | null | false, discard: () => void}} acts
 * @param {{connected: boolean, lasting: boolean}} now lasting: what is unsent outlives the page
 */
export function setState(row, send, acts, { connected, lasting }) {
  const failed = send.state === 'failed';
  const quiet = send.state === 'acked' || (send.state === 'sent' && connected && !send.delayed);
  const isMessage = !row.dataset.seq;
  row.classList.toggle('pending', !failed && !quiet && isMessage);
  row.classList.toggle('sending', quiet && isMessage);
  row.classList.toggle('failed', failed && isMessage);
  const note = quiet ? null : failed ? failedNote(send, acts, isMessage) : el('div', { class: 'note' }, what('clock', waitingText(send, { connected, lasting }, isMessage)));
  const present = row.querySelector('.note');
  if (present && note) {
    present.replaceWith(note);
  } else if (note) {
    row.querySelector(':scope > div').append(note);
  } else {
    present?.remove();
  }
}

function waitingText(send, { connected, lasting }, isMessage) {
  if (!lasting) {
    return t('message.fleeting');
  }
  if (!isMessage) {
    return t('message.changing');
  }
  return t(connected && send.delayed ? 'message.delayed' : connected ? 'message.sending' : 'message.waiting');
}

function failedNote(send, { retry, edit, discard }, isMessage) {
  const { code = 'other', detail = code, most } = send.error ?? {};
  const why = most ? t('error.longer', { n: Math.floor(most / TENTH_KB) / 10 }) : t(`error.${KNOWN.has(code) ? code : 'other'}`, { detail });
  const button = (name, act) => el('button', { type: 'button', 'data-act': name, onclick: act }, t(`message.${name}`));
  return el('div', { class: 'note bad', role: 'alert' },
    what('alert', t(isMessage ? 'message.failed' : 'message.unchanged', { why })),
    el('span', { class: 'ways' },
      retry && code !== 'too_large' && button('retry', retry),
      edit && button('edit', edit),
      button(isMessage ? 'discard' : 'dismiss', discard)));
}

/** What stays together where the line is narrow. @param {string} look @param {string} text */
const what = (look, text) => el('span', { class: 'what' }, icon(look), el('span', {}, text));

/** @param {Date} at */
export const dayRow = (at) => el('li', { class: 'day', 'data-day': dayKey(at) }, el('span', {}, day(at)));

/** @param {Date} at */
export const newRow = (at) => el('li', { class: 'day new', 'data-new': '' }, el('span', {}, t('talk.new', { time: time(at) })));

/** @param {string} iso */
function stamp(iso) {
  const at = new Date(iso);
  return el('time', { datetime: iso, title: full(at) }, time(at));
}

/** Takes a row away, and the day above it where nothing else is of that day. @param {HTMLElement} row */
export function withdraw(row) {
  const heading = row.previousElementSibling;
  const next = row.nextElementSibling;
  row.remove();
  if (heading?.matches('[data-day]') && !next?.matches('.msg')) {
    heading.remove();
  }
}

/** @param {HTMLElement} row */
export const saidBy = (row) => ({ from: row.dataset.from, via: row.dataset.via, icon: row.dataset.icon, at: new Date(row.dataset.at) });
