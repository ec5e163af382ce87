// The files below a message's text, as WEB-INF/kind/chat-files.xhtml paints them first: pictures in place, players, and cards for what is only to be downloaded.
import { el, icon } from '../../dom.js';
import { t } from '../../i18n.js';

/** @typedef {{id: string, name: string, type: string, size: number, width?: number, height?: number, thumbnail?: boolean}} Described */

/** As ChatFile.java has them: pixels of a picture in the talk, and what is shown without a thumbnail. */
const WIDTH = 360;
const HEIGHT = 270;
const MOST_WHOLE = 5 * 1024 * 1024;
const KB = 1024;

/** What this page sent, and the log has not told yet. @type {Map<string, Described>} */
const sent = new Map();

/** @param {Described[]} files */
export const remember = (files) => files.forEach((file) => sent.set(file.id, file));

/** @param {string[]} ids @returns {Described[]} those that are known here */
export const known = (ids = []) => ids.map((id) => sent.get(id)).filter(Boolean);

/** @param {number} bytes */
export function sizeOf(bytes) {
  if (bytes < KB) {
    return t('files.b', { n: bytes });
  }
  return bytes < KB * KB ? t('files.kb', { n: Math.round(bytes / KB) }) : t('files.mb', { n: Math.round((10 * bytes) / KB / KB) / 10 });
}

/** @param {Described[]} files @returns {HTMLElement | null} */
export const fileList = (files = []) => (files.length ? el('div', { class: 'files' }, ...files.map(one)) : null);

/** @param {Described} file */
function one(file) {
  const [group] = file.type.split('/');
  if (group === 'image' && file.width && (file.thumbnail || file.size <= MOST_WHOLE)) {
    return picture(file);
  }
  const href = addressOf(file);
  if (group === 'audio' && !unplayable(file)) {
    return el('figure', { class: 'player' }, el('audio', { controls: true, preload: 'none', src: href, 'aria-label': file.name }), caption(file));
  }
  if (group === 'video' && !unplayable(file)) {
    return el('figure', { class: 'player' }, el('video', { controls: true, preload: 'metadata', src: href, 'aria-label': file.name }), caption(file));
  }
  return el('a', { class: 'file', href, download: file.name }, icon('file', 'm'), el('span', { class: 'clip' }, file.name), el('small', {}, sizeOf(file.size)));
}

function picture(file) {
  const by = Math.min(1, WIDTH / file.width, HEIGHT / file.height);
  const [width, height] = [file.width, file.height].map((side) => Math.max(1, Math.round(side * by)));
  return el('a', { class: 'picture', href: addressOf(file), 'data-picture': file.id, title: file.name },
    el('img', { src: file.thumbnail ? `/files/${file.id}/thumbnail` : addressOf(file), alt: file.name, width, height, loading: 'lazy', decoding: 'async' }));
}

const caption = (file) => el('figcaption', {}, el('a', { class: 'clip', href: addressOf(file), download: file.name }, file.name), el('small', {}, sizeOf(file.size)));

/** Browsers play these; of what only calls itself so nobody has looked at the bytes. */
const PLAYED = new Set(['audio/wav', 'audio/flac', 'audio/mpeg', 'audio/mp4', 'audio/ogg', 'video/mp4', 'video/webm']);
const unplayable = ({ type }) => !PLAYED.has(type);

/** @param {Described} file */
export const addressOf = ({ id, name }) => `/files/${id}/${encodeURIComponent(name)}`;
