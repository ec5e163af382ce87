// What the page says of itself that a message links to, below the message: asked of the server as the message comes into view, and of those hosts alone that an
// operator has listed.
import { el } from '../../dom.js';
import { t } from '../../i18n.js';
import { api } from '../../wire/api.js';

/** @typedef {{url: string, title: string, description: string, site: string, picture?: {width: number, height: number, alt: string}}} Preview */

/** Pixels of a wide picture, below the words. Others stand beside them. */
const WIDTH = 360;
const HEIGHT = 190;
const WIDE = 1.3;

/** Undefined: it stands as a link, and is no address, as http://a:99999/. @param {string} text */
function addressOf(text) {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** As io.atrium.preview.PreviewHosts. @param {string[]} hosts @param {string} address */
export function mayBeAsked(hosts, address) {
  const { protocol, hostname } = addressOf(address) ?? {};
  return /^https?:$/.test(protocol ?? '') && hosts.some((host) => (host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host));
}

export class Previews {
  #hosts;
  #room;
  #keep;
  #seen;

  /** @param {HTMLElement} list @param {{room: string, preview_hosts: string[]}} state @param {(change: () => void) => void} keep makes a change that leaves in view what is in view */
  constructor(list, { room, preview_hosts: hosts = [] }, keep) {
    this.#hosts = hosts;
    this.#room = room;
    this.#keep = keep;
    if (hosts.length === 0) {
      return;
    }
    this.#seen = new IntersectionObserver((rows) => rows.filter(({ isIntersecting }) => isIntersecting).forEach(({ target }) => this.#came(target)), { rootMargin: '200px' });
    new MutationObserver((changes) => changes.forEach(({ target, addedNodes }) => this.#changed(target, addedNodes))).observe(list, { childList: true, subtree: true });
    list.querySelectorAll('.msg').forEach((row) => this.#look(row));
  }

  #changed(target, added) {
    const row = target.closest('.msg');
    if (!row) {
      added.forEach((one) => one.matches?.('.msg') && this.#look(one));
    } else if (target.matches('.text')) {
      this.#look(row);
    }
  }

  /** Its first link that may be asked, if that is another than before. */
  #look(row) {
    const link = [...row.querySelectorAll('.text a[href^=http]')].find(({ href }) => mayBeAsked(this.#hosts, href))?.href;
    if (link === row.dataset.linksTo) {
      return;
    }
    row.querySelector('.preview')?.remove();
    if (link) {
      row.dataset.linksTo = link;
      this.#seen.observe(row);
    } else {
      delete row.dataset.linksTo;
      this.#seen.unobserve(row);
    }
  }

  async #came(row) {
    const { linksTo, seq } = row.dataset;
    if (!seq) {
      return; // it is looked at anew with its number: another row takes its place
    }
    this.#seen.unobserve(row);
    const found = await api('GET', `/rooms/${this.#room}/entries/${seq}/preview`).catch(() => undefined); // without one, the link is there
    if (found && mayBeAsked(this.#hosts, found.url) && addressOf(found.url).href === linksTo && row.dataset.linksTo === linksTo && !row.querySelector('.preview')) {
      this.#keep(() => (row.querySelector('.files') ?? row.querySelector('.edited') ?? row.querySelector('.text')).after(card(found, pictureAt(`/api/rooms/${this.#room}/entries/${seq}/preview`, found.url))));
    }
  }
}

/** Another address for another link: the message may have been edited, and browsers keep what was at the old one. @param {string} preview @param {string} url that the message links to */
export function pictureAt(preview, url) {
  let hash = 7;
  for (let i = 0; i < url.length; i++) {
    hash = (Math.imul(hash, 31) + url.charCodeAt(i)) >>> 0;
  }
  return `${preview}/picture?of=${hash.toString(36)}`;
}

/** How a picture is shown: as large from the beginning as it will be. @param {{width: number, height: number}} picture @returns {{wide: boolean, width?: number, height?: number}} */
export function placeOf({ width, height }) {
  if (width < WIDTH / 2 || width / height < WIDE) {
    return { wide: false };
  }
  const by = Math.min(1, WIDTH / width, HEIGHT / height);
  return { wide: true, width: Math.round(width * by), height: Math.max(1, Math.round(height * by)) };
}

/** @param {Preview} preview @param {string} src of its picture, where it has one */
function card({ url, title, description, site, picture }, src) {
  const { wide, ...size } = picture ? placeOf(picture) : { wide: true };
  return el('a', { class: wide ? 'preview' : 'preview beside', href: url, target: '_blank', rel: 'noopener noreferrer' },
    el('small', { class: 'clip' }, site), el('b', {}, title), description && el('span', {}, description),
    picture && el('img', { src, alt: picture.alt || t('preview.picture', { site }), decoding: 'async', ...size, onerror: ({ target }) => target.remove() }));
}
