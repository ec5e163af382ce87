// What bars and figures say of a tally, as io.atrium.kind.poll.Figures, QuestionPaint and PollPaint paint it first.
import { day, dayKey, language, t, time } from '../../i18n.js';
import { marksOf } from './board.js';

/** A rating's column: its drawing is 72 high. */
export const COLUMN = 72;
const HIGHEST = 60;
const MINUTE_MS = 60_000;
const HOUR_MIN = 60;
const DAY_H = 24;

const format = new Intl.NumberFormat(language);
/** @param {number} n */
export const number = (n) => format.format(n);

/** @typedef {import('./board.js').Question} Question @typedef {import('./board.js').Snapshot} Snapshot */

/** In per cent, rounded. @param {number} count @param {number} of */
export const share = (count, of) => (of === 0 ? 0 : Math.round((100 * count) / of));

/** The mean place, to one decimal; 0 where nobody has ranked it. @param {number[]} places */
export function meanPlace(places) {
  const ranked = places.reduce((all, count) => all + count, 0);
  const sum = places.reduce((all, count, i) => all + count * (i + 1), 0);
  return ranked === 0 ? 0 : Math.round((10 * sum) / ranked) / 10;
}

/** A bar for each mark. @param {Question} question @returns {{size: number, count: string, share: string}[]} */
export function bars(question) {
  const { type, tally } = question;
  const marks = marksOf(question);
  if (tally.hidden) {
    return marks.map(() => ({ size: 0, count: '', share: '' }));
  }
  const counts = marks.map((mark) => tally.counts[mark]);
  const most = Math.max(0, ...counts);
  return marks.map((mark, i) => {
    if (type === 'rating') {
      return { size: most === 0 ? 0 : Math.round((HIGHEST * counts[i]) / most), count: t('count.votes', { n: counts[i] }), share: '' };
    }
    if (type === 'ranking') {
      const place = meanPlace(tally.places[mark]);
      return { size: share(counts[i], tally.votes * (marks.length - 1)), count: t('count.points', { n: counts[i] }), share: place ? t('place.mean', { place }) : '' };
    }
    const n = share(counts[i], tally.votes);
    return { size: n, count: number(counts[i]), share: t('share', { n }) };
  });
}

/** How many have answered, and why it may show no more. @param {Question} question @param {Snapshot} board */
export function status({ tally }, { members }) {
  const cast = t('status.cast', { n: tally.cast, members });
  const and = (a, b) => t('status.and', { a, b });
  if (tally.hidden) {
    return and(cast, t(`status.${tally.hidden}`));
  }
  const meant = tally.mean === undefined ? cast : and(cast, t('status.mean', { mean: tally.mean }));
  return tally.votes < tally.cast ? and(meant, t('status.steps', { n: tally.votes })) : meant;
}

/** Until when, or since when it is closed. @param {Snapshot} board */
export function deadline({ open, closes_at, closed_at }, now = new Date()) {
  const at = open ? closes_at : closed_at;
  if (at === undefined) {
    return '';
  }
  const when = new Date(at);
  if (open && dayKey(when) === dayKey(now)) {
    return t('closes.today', { time: time(when) });
  }
  return t(open ? 'closes' : 'closed.since', { day: day(when, now), time: time(when) });
}

/** How much of it is left. @param {Snapshot} board */
export function left({ open, closes_at }, now = Date.now()) {
  if (!open || closes_at === undefined) {
    return '';
  }
  const minutes = Math.max(0, Math.floor((Date.parse(closes_at) - now) / MINUTE_MS));
  const hours = Math.floor(minutes / HOUR_MIN);
  if (minutes === 0) {
    return t('left.soon');
  }
  if (hours === 0) {
    return t('left.min', { min: minutes });
  }
  return hours < DAY_H
    ? t('left.h', { h: hours, min: minutes % HOUR_MIN })
    : t('left.d', { d: Math.floor(hours / DAY_H), h: hours % DAY_H });
}

/**
 * What a page's button does: the key of its word; empty where there is none.
 * @param {Snapshot} board @param {Question[]} questions of the page @param {boolean} last @param {boolean} writes the viewer may
 */
export function act({ open, change }, questions, last, writes) {
  if (!open || !writes) {
    return last || !open ? '' : 'act.next';
  }
  if (questions.some(({ voted }) => !voted)) {
    return last ? 'act.vote' : 'act.send';
  }
  if (last) {
    return change ? 'act.change' : '';
  }
  return 'act.next';
}

/** An answer in words, for a list. @param {import('./board.js').Answer} answer */
export const said = ({ choices, rating, text }) => choices?.join(', ') ?? (rating === undefined ? text : String(rating));
