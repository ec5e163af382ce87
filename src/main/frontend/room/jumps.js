// The way to one entry of a room: by the address /room/NAME?at=SEQ as the page opens, by links to it on the page, and by Back.
import { t } from '../i18n.js';
import { toast } from '../toast.js';

/** Tells `jump` ({entry: what is at that place, for the kind to show, wanted: words of it that were looked for, if they are known}), `settled` (it is known whether
 * there is one), and `leave` (the address names no entry any more). */
export class Jumps extends EventTarget {
  #room;
  #request;
  #asked = 0;
  /** Somebody came for an entry, and not for what is newest. */ underway = seqOf(location) > 0;

  /** @param {string} room @param {typeof import('../wire/api.js').api} request */
  constructor(room, request) {
    super();
    this.#room = room;
    this.#request = request;
  }

  /** Where the address leads now, and from now on. */
  begin() {
    document.addEventListener('click', (event) => this.#clicked(event));
    window.addEventListener('popstate', () => this.#look());
    this.#look();
  }

  /** What is looked at is the newest again. */
  done() {
    if (seqOf(location)) {
      history.replaceState(history.state, '', location.pathname + location.hash);
    }
  }

  /** @param {number} seq @param {string} [wanted] */
  async to(seq, wanted = '') {
    const asked = ++this.#asked;
    this.underway = true;
    try {
      const { entries } = await this.#request('GET', `/rooms/${this.#room}/entries?after=${seq - 1}&limit=1&enter=false`);
      if (asked === this.#asked) {
        this.#show(seq, wanted, entries[0]);
      }
    } catch {
      asked === this.#asked && toast(t('jump.failed'), 'bad', { label: t('away.tryNow'), act: () => this.to(seq, wanted) });
    }
    if (asked === this.#asked) {
      this.underway = false;
      this.dispatchEvent(new Event('settled'));
    }
  }

  #show(seq, wanted, entry) {
    if (entry?.seq !== seq) {
      toast(t('jump.gone'));
      this.done();
      return;
    }
    if (entry.deleted) {
      toast(t('jump.deleted'));
    }
    this.dispatchEvent(new CustomEvent('jump', { detail: { entry, wanted } }));
  }

  #look() {
    const seq = seqOf(location);
    if (seq) {
      this.to(seq, wantedOf(location));
    } else if (this.#asked > 0) {
      this.#asked++;
      this.dispatchEvent(new Event('leave'));
    }
  }

  #clicked(event) {
    const link = event.target.closest('a[href]');
    const seq = link && link.pathname === location.pathname && link.origin === location.origin ? seqOf(link) : 0;
    if (seq && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      history.pushState(null, '', link.pathname + link.search);
      this.to(seq, wantedOf(link));
    }
  }
}

/** @param {{search: string}} address @returns {number} 0: it names no entry */
export function seqOf({ search }) {
  const [, seq] = /[?&]at=(\d{1,15})(?:&|$)/.exec(search) ?? [];
  return Number(seq ?? 0);
}

/** @param {{search: string}} address */
const wantedOf = ({ search }) => new URLSearchParams(search).get('line') ?? '';

/** The entry one came for: seen, marked for a moment, and where the keys go on from. @param {HTMLElement} element */
export function arriveAt(element) {
  element.scrollIntoView({ block: 'center' });
  element.classList.remove('arrived');
  element.getBoundingClientRect(); // begins the mark anew
  element.classList.add('arrived');
  element.addEventListener('animationend', ({ animationName }) => animationName === 'arrived' && element.classList.remove('arrived'), { once: true });
  element.tabIndex = element.matches('a, button, input') ? element.tabIndex : -1;
  element.focus({ preventScroll: true });
}
