// An earlier part of the talk, shown in place of the newest: around an entry one jumped to, and on from there both ways.
import { t } from '../../i18n.js';
import { arriveAt } from '../../room/jumps.js';
import { toast } from '../../toast.js';

/** @typedef {import('../../wire/room-channel.js').Entry} Entry */

/** So many before and after. */
const CONTEXT = 25;
const PAGE = 50;

/** Tells `open` and `closed` (the newest is shown again). */
export class Passage extends EventTarget {
  #parts;
  #fetch;
  #newest;
  /** The number of the last entry that is shown; undefined: the newest is. @type {number | undefined} */ #end;
  #asked = 0;
  #busy = false;
  /** The newest were fetched up to there, which may be ahead of what is told. */ #ahead = 0;

  /**
   * @param {{list: HTMLElement, timeline: import('./timeline.js').Timeline, scroller: import('./scroller.js').Scroller, history: import('./history.js').History}} parts
   * @param {(query: string) => Promise<{seq: number, entries: Entry[]}>} fetchPage
   * @param {() => number} newest the number of the newest entry that was told
   */
  constructor(parts, fetchPage, newest) {
    super();
    this.#parts = parts;
    this.#fetch = fetchPage;
    this.#newest = newest;
    parts.scroller.addEventListener('bottom', () => this.more());
  }

  get isOpen() {
    return this.#end !== undefined;
  }

  /** Whether the next entry of the log is not to be shown below the others: it is further on, or is there already. @param {{seq: number}} entry */
  skips({ seq }) {
    return this.isOpen || seq <= this.#ahead;
  }

  /** @param {number} seq of an entry that exists */
  async open(seq) {
    const { timeline } = this.#parts;
    if (!timeline.row(seq)) {
      await this.#around(seq);
    }
    const row = timeline.row(seq);
    if (row) {
      arriveAt(row);
    }
  }

  /** What comes below. */
  async more() {
    if (!this.isOpen || this.#busy) {
      return;
    }
    const asked = this.#asked;
    const known = this.#newest();
    this.#busy = true;
    try {
      const { entries } = await this.#fetch(`after=${this.#end}&limit=${PAGE}`);
      if (asked === this.#asked) {
        this.#append(entries, known);
      }
    } catch {
      toast(t('jump.failed'));
      return; // asked again as one scrolls
    } finally {
      this.#busy = false;
    }
    this.#fill();
  }

  /** Back to the newest. */
  async close() {
    const asked = ++this.#asked;
    if (!this.isOpen) {
      this.#parts.scroller.follows = true;
      this.#parts.scroller.toFoot();
      return;
    }
    try {
      const entries = await this.#upToNow();
      if (asked === this.#asked) {
        this.#show(entries);
        this.#settle(entries.at(-1)?.seq ?? 0);
        this.#parts.scroller.toFoot();
      }
    } catch {
      toast(t('jump.failed'));
    }
  }

  /** All is shown anew, up to the newest. */
  forget() {
    this.#asked++;
    this.#ahead = 0;
    this.#parts.scroller.follows = true;
    if (this.isOpen) {
      this.#settle(0);
    }
  }

  async #around(seq) {
    const asked = ++this.#asked;
    this.#parts.scroller.follows = false; // nobody looks at the newest any more
    try {
      const { entries } = await this.#fetch(`before=${seq + CONTEXT + 1}&limit=${2 * CONTEXT}`);
      if (asked === this.#asked) {
        this.#end = entries.at(-1)?.seq ?? seq;
        this.#parts.scroller.follows = false;
        this.#parts.list.classList.add('past');
        this.#show(entries);
        this.dispatchEvent(new Event('open'));
        this.#reachEnd();
        this.#fill();
      }
    } catch {
      if (asked === this.#asked) {
        this.#parts.scroller.follows = !this.isOpen;
        toast(t('jump.failed'));
      }
    }
  }

  /** The newest page, and what was told while it came: that was not shown, and the page may be older. */
  async #upToNow() {
    const { entries } = await this.#fetch(`limit=${PAGE}`);
    for (let page = entries; page.length && page.at(-1).seq < this.#newest();) {
      ({ entries: page } = await this.#fetch(`after=${page.at(-1).seq}&limit=${PAGE}`));
      entries.push(...page);
    }
    return entries;
  }

  /** Entries that are no messages fill no page. */
  #fill() {
    const { scroller, history } = this.#parts;
    if (scroller.nearTop) {
      history.more();
    }
    if (this.isOpen && scroller.nearEnd) {
      this.more();
    }
  }

  #show(entries) {
    const { timeline, history } = this.#parts;
    timeline.reset(entries);
    history.reset(entries[0]?.seq ?? 1);
  }

  /** @param {Entry[]} entries that come next @param {number} known the newest when they were asked for */
  #append(entries, known) {
    const { scroller, timeline } = this.#parts;
    scroller.keep(() => timeline.append(entries));
    this.#end = entries.at(-1)?.seq ?? this.#end;
    this.#reachEnd(entries.length === 0 && known === this.#newest());
  }

  #reachEnd(nothing = false) {
    if (nothing || this.#end >= this.#newest()) {
      this.#settle(this.#end);
    }
  }

  #settle(ahead) {
    this.#ahead = ahead;
    this.#end = undefined;
    this.#parts.list.classList.remove('past');
    this.#parts.scroller.follows = true;
    this.dispatchEvent(new Event('closed'));
  }
}
