// The list of live sessions as it changes: with the beat of the console's channel the page asks for the rows it shows. Whoever reads keeps their place, their filter
// and the focus.
import { say } from '../dom.js';
import { t, time } from '../i18n.js';
import { wholeText } from './amounts.js';
import { fillRow } from './session-row.js';

/** Every second would be more than anybody reads. */
const EVERY_MS = 2000;

export class LiveSessions {
  #place;
  #ask;
  #shown;
  #doors;
  #asking = false;
  #askedAt = -Infinity;
  #paused = false;

  /** @param {HTMLElement} place @param {{ask: () => Promise<object>, shown: () => void}} page `ask` for the rows the page shows; `shown` is told after they are */
  constructor(place, { ask, shown }) {
    this.#place = place;
    this.#ask = ask;
    this.#shown = shown;
    this.#doors = JSON.parse(place.dataset.doors);
    const pause = document.querySelector('[data-pause]');
    pause.hidden = false;
    pause.addEventListener('click', () => {
      this.#paused = !this.#paused;
      pause.setAttribute('aria-pressed', String(this.#paused));
    });
  }

  /** A beat. @param {number} [now] milliseconds */
  async beat(now = performance.now()) {
    if (this.#asking || this.#paused || document.hidden || now - this.#askedAt < EVERY_MS) {
      return;
    }
    this.#asking = true;
    this.#askedAt = now;
    try {
      const page = await this.#ask();
      if (!this.#paused) {
        this.#show(page);
      }
    } catch {
      this.away();
    } finally {
      this.#asking = false;
    }
  }

  /** Nothing is heard. */
  away() {
    this.#trouble(t('console.away'));
  }

  #show({ sessions, total, silent, next }) {
    this.#trouble(silent.length ? t('console.sessions.silent', { nodes: silent.join(', ') }) : '');
    const focused = document.activeElement;
    const rows = this.#rows(sessions);
    if (focused !== document.activeElement && rows.contains(focused)) {
      focused.focus({ preventScroll: true });
    }
    const find = (what) => this.#place.querySelector(what);
    find('[data-none]').hidden = sessions.length > 0;
    this.#place.querySelectorAll('[data-some]').forEach((part) => (part.hidden = sessions.length === 0));
    find('[data-total]').dataset.total = String(total);
    say(find('[data-total]'), wholeText(total));
    say(find('[data-shown]'), t('console.sessions.shown', { n: wholeText(sessions.length), total: wholeText(total) }));
    find('[data-next]').hidden = !next;
    if (next) {
      const address = new URL(location.href);
      address.searchParams.set('next', next);
      find('[data-next]').href = address.search;
    }
    say(document.querySelector('[data-at]'), t('console.sessions.at', { time: time(new Date()) }));
    this.#shown();
  }

  /** Rows stay the same elements; one that holds the focus and goes leaves it to the next. */
  #rows(sessions) {
    const rows = this.#place.querySelector('[data-rows]');
    const there = new Map([...rows.children].map((row) => [row.dataset.id, row]));
    sessions.forEach((session, i) => {
      const row = there.get(session.id) ?? this.#place.querySelector('[data-session-row]').content.firstElementChild.cloneNode(true);
      there.delete(session.id);
      fillRow(row, session, this.#doors);
      if (rows.children[i] !== row) {
        rows.insertBefore(row, rows.children[i] ?? null);
      }
    });
    there.forEach((row) => {
      if (row.contains(document.activeElement)) {
        (row.nextElementSibling ?? row.previousElementSibling)?.querySelector('input')?.focus({ preventScroll: true });
      }
      row.remove();
    });
    return rows;
  }

  #trouble(text) {
    const banner = this.#place.querySelector('[data-trouble]');
    banner.hidden = text === '';
    say(banner.querySelector('span'), text);
  }
}
