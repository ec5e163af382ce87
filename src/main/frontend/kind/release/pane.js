// The log: all stages below each other, folded or not, and what in it is followed, marked and looked for.
import { Lines } from './lines.js';
import { dressHead, headRow, lineRow } from './row.js';
import { Sheet } from './sheet.js';

/** So many heads of stages below the one that is followed stay in sight with its end. */
const HEADS = 5;

/** @typedef {import('./sheet.js').Place} Place */

/** Tells `looked` ({stage}: the one at the top), `follow` ({on}), `mark` ({place}; none: no line is marked) and `trouble`: lines could not be had. */
export class Pane extends EventTarget {
  #sheet;
  #lines;
  #name;
  #href;
  /** @type {import('./console.js').Release | undefined} */ #release;
  /** Stages that are folded. @type {Set<string>} */ #folded = new Set();
  /** Those whose fold the person has chosen. @type {Set<string>} */ #chosen = new Set();
  /** Where only some lines are shown: those, by stage. @type {Map<string, Map<number, import('./lines.js').Line>> | undefined} */ #only;
  /** @type {Place | undefined} */ #mark;
  #wanted = '';
  #follows = false;
  /** The stage whose end is kept in sight. */ #followed = '';
  /** The stage that was pressed, until the person scrolls. @type {string | undefined} */ #aim;
  #looked = '';

  /**
   * @param {HTMLElement} scroller
   * @param {{ask: ConstructorParameters<typeof Lines>[0], href: (place: Place) => string, name: (login: string) => string}} room
   */
  constructor(scroller, { ask, href, name }) {
    super();
    this.#href = href;
    this.#name = name;
    this.#lines = new Lines(ask, (failed) => {
      failed && this.#tell('trouble');
      this.#sheet.want();
    });
    this.#sheet = new Sheet(scroller, {
      row: (place, before) => this.#row(place, before),
      bottom: () => (this.#follows ? this.#end : undefined),
      scrolled: () => this.#scrolled(),
      drawn: (places, top) => this.#drawn(places, top),
    });
    scroller.addEventListener('click', ({ target }) => target.closest('[data-fold]') && this.fold(target.closest('[data-fold]').dataset.fold));
  }

  get follows() {
    return this.#follows;
  }

  /** @returns {Place | undefined} */
  get mark() {
    return this.#mark;
  }

  /** Another release, or the same anew. @param {import('./console.js').Release} release @param {string} focus the stage to look at */
  show(release, focus) {
    this.#release = release;
    this.#lines.clear();
    this.#sheet.clear();
    this.#chosen.clear();
    this.#mark = undefined;
    this.#only = undefined;
    this.#aim = undefined;
    this.#looked = '';
    this.#folded = new Set(passed(release, focus));
    this.#followed = focus;
    this.#setFollows(this.#live);
    this.#follows ? this.#section() : this.look(focus);
  }

  /** Its stages have changed, or how many lines they have. @param {import('./console.js').Release} [release] the same, told anew */
  update(release = this.#release) {
    this.#release = release;
    this.#section();
  }

  /** Lines that have just been printed. @param {string} stage @param {Parameters<Lines['put']>[1]} part */
  put(stage, part) {
    this.#lines.put(stage, part);
    this.#section();
  }

  /** A stage has begun, and those before it are in the way of who follows. @param {string} stage */
  began(stage) {
    if (this.#follows) {
      this.#followed = stage;
      passed(this.#release, stage).filter((other) => !this.#chosen.has(other)).forEach((other) => this.#folded.add(other));
      this.#folded.delete(stage);
    }
    this.#section();
  }

  /** Keeps the newest lines in sight. @param {boolean} on @param {string} [stage] whose: the one followed before */
  follow(on, stage = this.#followed) {
    if (on) {
      this.#followed = stage;
      this.#folded.delete(stage);
    }
    this.#setFollows(on);
    this.#section();
  }

  /** @param {string} stage */
  fold(stage) {
    this.#chosen.add(stage);
    this.#folded.delete(stage) || this.#folded.add(stage);
    this.#section();
  }

  /** The beginning of a stage comes to the top. @param {string} stage */
  look(stage) {
    this.#open(stage);
    this.#sheet.goTo(Math.max(0, this.#sheet.rows.indexOf({ stage, line: 0 })));
  }

  /** A line comes into sight, with some before it, and is marked. @param {Place} place */
  jump(place) {
    this.#mark = place;
    this.#open(place.stage);
    const index = this.#sheet.rows.indexOf(place);
    const [first, last] = this.#sheet.inSight;
    if (index <= first || index >= last - 1) {
      this.#sheet.goTo(Math.max(0, index - Math.floor((last - first) / 3)));
    }
    this.#tell('mark', { place });
  }

  unmark() {
    this.#mark = undefined;
    this.#tell('mark', {});
    this.#sheet.want();
  }

  /** The line so many rows below the mark is marked, or the first in sight. @param {-1 | 0 | 1} by */
  step(by) {
    const { rows, inSight } = this.#sheet;
    const index = this.#mark ? rows.indexOf(this.#mark) + by : inSight[0];
    const place = [index, index + (by || 1)].map((i) => rows.at(i)).find((at) => at !== undefined && at.line > 0);
    place && this.jump(place);
  }

  /** What is looked for is shown in the lines. @param {string} wanted in small letters */
  seek(wanted) {
    this.#wanted = wanted;
    this.#sheet.want();
  }

  /** Shows some lines alone. @param {Map<string, Map<number, import('./lines.js').Line>> | undefined} only undefined: all again */
  only(only) {
    this.#only = only;
    this.#aim = undefined;
    this.#setFollows(false);
    this.#section();
    only && this.#sheet.goTo(0);
  }

  /** @param {Place} place @returns {string | undefined} */
  textOf({ stage, line }) {
    return this.#content(stage, line)?.text;
  }

  #open(stage) {
    this.#aim = stage;
    this.#folded.delete(stage);
    this.#setFollows(false);
    this.#section();
  }

  #scrolled() {
    if (this.#release) {
      this.#aim = undefined;
      this.#setFollows(this.#atEnd);
    }
  }

  get #live() {
    return this.#release.outcome === undefined;
  }

  #setFollows(on) {
    const news = on !== this.#follows;
    this.#follows = on;
    news && this.#tell('follow', { on });
  }

  #section() {
    if (!this.#release) {
      return;
    }
    const begun = this.#release.stages.filter(({ status, lines }) => status !== 'waiting' || lines > 0);
    const shown = this.#only ? begun.filter(({ stage }) => this.#only.get(stage)?.size) : begun;
    this.#sheet.set(shown.map(({ stage, lines }) => ({ stage, lines: this.#only ? [...this.#only.get(stage).keys()] : lines, open: this.#isOpen(stage) })), !this.#follows);
  }

  /** Where only some lines are shown, those of stages that are folded by themselves are too. */
  #isOpen(stage) {
    return !this.#folded.has(stage) || (this.#only !== undefined && !this.#chosen.has(stage));
  }

  /** The row behind what is followed. */
  get #end() {
    const { rows } = this.#sheet;
    const end = rows.endOf(this.#followed);
    return rows.length - end <= HEADS ? rows.length : end;
  }

  get #atEnd() {
    return this.#live && !this.#only && this.#sheet.inSight[1] >= this.#end;
  }

  #drawn(places, top) {
    this.#only || this.#lines.want(places);
    const stage = this.#follows ? this.#followed : (this.#aim ?? top?.stage);
    if (stage && stage !== this.#looked) {
      this.#looked = stage;
      this.#tell('looked', { stage });
    }
  }

  #row(place, before) {
    const { stage, line } = place;
    if (line === 0) {
      const about = this.#release.stages.find((one) => one.stage === stage);
      const open = this.#isOpen(stage);
      const made = JSON.stringify([about, open, this.#name(about.answered_by ?? '')]);
      const row = before?.row ?? headRow();
      before?.made === made || dressHead(row, about, open, this.#name);
      return { row, made };
    }
    const content = this.#content(stage, line);
    const current = this.#mark?.stage === stage && this.#mark.line === line;
    const made = `${content?.at} ${this.#wanted} ${current}`;
    return before?.made === made ? before : { row: lineRow(place, content, { href: this.#href(place), wanted: this.#wanted, current }), made };
  }

  #content(stage, line) {
    return this.#only?.get(stage)?.get(line) ?? this.#lines.get(stage, line);
  }

  #tell(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** @param {import('./console.js').Release} release @param {string} but */
const passed = ({ stages }, but) => stages.filter(({ stage, status }) => status === 'passed' && stage !== but).map(({ stage }) => stage);
