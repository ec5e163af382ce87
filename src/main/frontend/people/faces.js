// What stands beside people's names: their picture and what they do now. Painted by the server, asked for where a script draws somebody the page has not met yet,
// live from there on; a status goes by itself when it is over. As io.atrium.web.PersonFaces paints it.
import { el, say } from '../dom.js';
import { t, when } from '../i18n.js';

const REST_MS = 50;
const AT_ONCE = 100;
/** All pages come back at once where a node was started anew. */
const SPREAD_MS = 2000;
/** As long as a timer can be: the page is loaded anew before that. */
const LONGEST_S = 2_000_000;
const SYSTEM = 'atrium';

/** @typedef {{text: string, emoji: string, until: string | null, ends_in: number | null}} Status @typedef {{picture: string | null, status: Status | null}} Face */

const page = typeof document === 'undefined' ? undefined : document;
/** `status` is undefined where nothing is known of it. @type {Map<string, {picture: string | null, status?: Status | null}>} */
const known = new Map();
/** @type {Map<string, ReturnType<typeof setTimeout>>} */
const ends = new Map();
/** @type {Set<string>} */
const wanted = new Set();
/** When each was last told of, so that an answer on its way does not undo it. @type {Map<string, number>} */
const heard = new Map();
let news = 0;
let ask;
let timer;
let painted = false;

/** The picture to be put into an avatar, null where there is none, or none is known yet. @param {string} login @param {'small' | 'large'} size */
export function pictureOf(login, size) {
  const face = faceOf(login);
  return face?.picture ? image(face.picture, size) : null;
}

/** A place for what somebody does now: hidden where they say nothing. @param {string} login @param {'words' | 'sign'} look */
export function statusOf(login, look) {
  const place = el('span', { class: `person-status ${look}`, 'data-status-of': login });
  if (faceOf(login)?.status === undefined) {
    want(login);
  }
  show(place, known.get(login)?.status ?? null);
  return place;
}

/** In the lab until 14:00. @param {Status} status */
export const statusWords = ({ text, until }) => (until ? t('status.until', { text, time: when(new Date(until)) }).trim() : text);

/** @param {EventTarget} connection @param {(method: string, path: string) => Promise<any>} request */
export function liveFaces(connection, request) {
  readPage();
  ask = request;
  connection.addEventListener('own', ({ detail }) => detail.type === 'face' && hear(detail));
  connection.addEventListener('back', () => setTimeout(again, Math.random() * SPREAD_MS));
  page.addEventListener('error', ({ target }) => target.matches?.('[data-avatar-of] > img') && target.remove(), true); // initials are below it
  wanted.size > 0 && soon();
}

/** Of those the page shows; who is drawn later is asked for then. */
function again() {
  const shown = new Set([...page.querySelectorAll('[data-avatar-of], [data-status-of]')].map(({ dataset }) => dataset.avatarOf ?? dataset.statusOf));
  [...known.keys()].filter((login) => !shown.has(login)).forEach(forget);
  shown.forEach(want);
  wanted.size > 0 && soon();
}

function forget(login) {
  known.delete(login);
  heard.delete(login);
  clearTimeout(ends.get(login));
  ends.delete(login);
}

function hear({ login, face }) {
  heard.set(login, ++news);
  take(login, face);
}

function faceOf(login) {
  readPage();
  const face = known.get(login);
  face ?? want(login);
  return face;
}

/** What the server has painted is known, and not asked for. */
function readPage() {
  if (painted || !page?.querySelectorAll) {
    return;
  }
  painted = true;
  page.querySelectorAll('[data-avatar-of]').forEach((avatar) => {
    const version = /pictures\/([^/]+)\//.exec(avatar.querySelector('img')?.getAttribute('src') ?? '')?.[1];
    known.set(avatar.dataset.avatarOf, { picture: version ?? null });
  });
  page.querySelectorAll('[data-status-of]').forEach((place) => {
    const status = place.dataset.state ? JSON.parse(place.dataset.state) : null;
    const login = place.dataset.statusOf;
    known.set(login, { picture: known.get(login)?.picture ?? null, status });
    endLater(login, status);
  });
}

function want(login) {
  if (login !== SYSTEM && /^[a-z0-9_-]{1,64}$/.test(login)) {
    wanted.add(login);
    ask && soon();
  }
}

function soon() {
  timer ??= setTimeout(load, REST_MS);
}

async function load() {
  timer = undefined;
  const some = [...wanted].slice(0, AT_ONCE);
  some.forEach((login) => wanted.delete(login));
  wanted.size > 0 && soon();
  const before = news;
  try {
    const { faces } = await ask('GET', `/faces?of=${some.join(',')}`);
    some.filter((login) => (heard.get(login) ?? 0) <= before).forEach((login) => take(login, faces[login] ?? { picture: null, status: null }));
  } catch {
    some.forEach((login) => wanted.add(login)); // asked again when the page is back
  }
}

/** @param {string} login @param {Face} face */
function take(login, face) {
  const before = known.get(login);
  known.set(login, face);
  endLater(login, face.status);
  const isAnother = before?.picture !== face.picture;
  page.querySelectorAll(`[data-avatar-of="${CSS.escape(login)}"]`)
    .forEach((avatar) => (isAnother || !avatar.querySelector(':scope > img')) && showPicture(avatar, face.picture));
  page.querySelectorAll(`[data-status-of="${CSS.escape(login)}"]`).forEach((place) => show(place, face.status));
}

function endLater(login, status) {
  clearTimeout(ends.get(login));
  ends.delete(login);
  if (status?.ends_in != null && status.ends_in < LONGEST_S) {
    ends.set(login, setTimeout(() => take(login, { picture: known.get(login)?.picture ?? null, status: null }), status.ends_in * 1000));
  }
}

function showPicture(avatar, version) {
  const size = avatar.classList.contains('xl') ? 'large' : 'small';
  avatar.querySelector(':scope > img')?.remove();
  if (version) {
    const initials = avatar.firstChild;
    initials ? initials.after(image(version, size)) : avatar.append(image(version, size));
  }
}

/** @param {string} version @param {'small' | 'large'} size */
const image = (version, size) => el('img', { alt: '', src: `/api/pictures/${version}/${size}`, draggable: false });

/** @param {HTMLElement} place @param {Status | null} status */
function show(place, status) {
  place.hidden = !status;
  const [sign, words] = place.children.length === 2 ? place.children : [el('span'), el('span')];
  say(sign, status?.emoji || (place.classList.contains('sign') && status ? '💬' : ''));
  say(words, status ? statusWords(status) : '');
  place.title = status ? `${status.emoji} ${statusWords(status)}`.trim() : '';
  place.children.length === 2 || place.replaceChildren(sign, words);
}
