// Rows of the log: a line, or the head of a stage.
import { el, icon, say } from '../../dom.js';
import { t, when } from '../../i18n.js';
import { marked, pieces } from './ansi.js';
import { between, clock } from './figures.js';

const WARNING = /(?<![\w-])(?:WARN|WARNING)(?![\w-])|(?<![\w-])[Ww]arning(?:\[\w+\])?: /;
const ICONS = { passed: 'check', failed: 'close', waiting: 'clock' };
const LOOKS = { needs_approval: 'needs', skipped: 'waiting' };

/** The icon of a status, and the class of its colour. @param {string} status */
export const iconOf = (status) => ICONS[status] ?? `release-${status}`;
export const lookOf = (status) => LOOKS[status] ?? status;

/**
 * @param {{stage: string, line: number}} place
 * @param {import('./lines.js').Line | undefined} line undefined: it is not here yet
 * @param {{href: string, wanted: string, current: boolean}} about
 */
export function lineRow({ stage, line: number }, line, { href, wanted, current }) {
  const look = line === undefined ? 'coming' : line.error ? 'err' : WARNING.test(line.text) ? 'warned' : '';
  return el('li', { class: look, 'aria-current': current && 'true' },
    el('a', { href, tabIndex: -1, 'data-of': stage, 'data-line': String(number), 'aria-label': t('log.link', { stage, n: number }) }, String(number)),
    el('time', {}, line ? clock(new Date(line.at)) : ''),
    el('span', {}, ...(line ? textOf(line.text, wanted) : [])));
}

function textOf(text, wanted) {
  return marked(pieces(text), wanted).map(({ text: part, look, colour, ground, hit }) => {
    if (!look && !colour && !ground && !hit) {
      return part;
    }
    const piece = el(hit ? 'mark' : 'span', { class: look }, part);
    colour && (piece.style.color = colour);
    ground && (piece.style.background = ground);
    return piece;
  });
}

/** The head of a stage, undressed. */
export const headRow = () => el('li', { class: 'head' }, el('button', { type: 'button' }, icon('chevron'), el('span', { 'data-sign': true }), el('span', { 'data-called': true })), el('small'));

/** Its button may have the focus: it stays. @param {HTMLElement} row @param {import('./console.js').Stage} stage @param {boolean} open @param {(login: string) => string} name */
export function dressHead(row, stage, open, name) {
  const { stage: called, status } = stage;
  const button = row.querySelector('button');
  button.dataset.fold = called;
  button.setAttribute('aria-expanded', String(open));
  button.setAttribute('aria-label', t(open ? 'fold.shut' : 'fold.open', { stage: called }));
  const sign = button.querySelector('[data-sign]');
  sign.className = lookOf(status);
  sign.replaceChildren(icon(iconOf(status)));
  say(button.querySelector('[data-called]'), called);
  say(row.querySelector('small'), details(stage, name));
}

function details({ status, started_at: from, ended_at: to, note, lines, answer, answered_by: by, answered_at: at }, name) {
  const told = [t(`status.${status}`)];
  if (from !== undefined && to !== undefined) {
    told.push(between(from, to));
  }
  if (note !== undefined) {
    told.push(note);
  }
  if (answer !== undefined) {
    told.push(t(`answer.${answer}`, { name: name(by), time: when(new Date(at)) }));
  }
  lines > 0 && told.push(t('lines', { n: lines }));
  return told.join(' · ');
}
