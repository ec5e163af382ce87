// What the person does with the log: look for something, see errors alone, follow, mark a line and give its address away.
import { t } from '../../i18n.js';
import { toast } from '../../toast.js';
import { plain } from './ansi.js';
import { focusOf, linesOf } from './console.js';
import { add, gather } from './errors.js';
import { Pane } from './pane.js';
import { hashOf } from './places.js';
import { Search } from './search.js';
import { Tools } from './tools.js';

/** Tells `looked` (another stage is looked at) and `said` ({text}, for who does not see it). */
export class Log extends EventTarget {
  /** The stage that is looked at. */ looked = '';
  /** @type {import('./console.js').Release | undefined} */ #release;
  /** @type {import('./errors.js').Found | undefined} */ #errors;
  #server;
  #pane;
  #tools;
  #search;
  #nothing;

  /** @param {HTMLElement} stage @param {import('./server.js').Server} server @param {(login: string) => string} name */
  constructor(stage, server, name) {
    super();
    this.#server = server;
    this.#nothing = stage.querySelector('[data-nothing]');
    const lines = stage.querySelector('[data-lines]');
    this.#pane = new Pane(lines, { ask: server.lines, href: (place) => hashOf(this.#release.seq, place), name });
    this.#search = new Search(server.search);
    this.#tools = new Tools(stage.querySelector('.tooled'), {
      find: (wanted) => this.#find(wanted),
      step: (by) => this.#step(by),
      only: (errors) => (errors ? this.#onlyErrors() : this.#all()),
      first: () => this.#first(),
      follow: (on) => this.#follow(on),
    });
    this.#pane.addEventListener('looked', ({ detail }) => {
      this.looked = detail.stage;
      this.dispatchEvent(new Event('looked'));
    });
    this.#pane.addEventListener('follow', ({ detail }) => this.#tools.follows(detail.on));
    this.#pane.addEventListener('mark', ({ detail }) => this.#marked(detail.place));
    this.#pane.addEventListener('trouble', () => toast(t('log.failed')));
    this.#search.addEventListener('change', () => this.#found());
    lines.addEventListener('click', (event) => this.#click(event));
    lines.addEventListener('keydown', (event) => this.#key(event));
  }

  /** @param {import('./console.js').Release} release another one, or the same anew */
  show(release) {
    this.#release = release;
    this.#errors = undefined;
    this.#nothing.hidden = true;
    this.looked = focusOf(release).stage;
    this.#tools.shows(false);
    this.#pane.show(release, this.looked);
    this.#tools.follows(this.#pane.follows);
  }

  /** Lines of the stage that is looked at, which came with the page. @param {{first: number, at: string, lines: string[], errors: number[]}[]} parts */
  seed(parts) {
    parts.forEach((part) => this.#pane.put(this.looked, part));
  }

  /** @param {import('./console.js').Release} release the same, told anew, or with other stages */
  update(release) {
    this.#release = release;
    this.#pane.update(release);
  }

  /** @param {string} stage that has begun to run */
  began(stage) {
    this.#pane.began(stage);
  }

  /** @param {string} stage @param {number} first the number of the entry's first line @param {Record<string, any>} entry */
  printed(stage, first, entry) {
    if (this.#errors) {
      add(this.#errors, stage, first, entry);
    }
    this.#pane.put(stage, { first, at: entry.at, lines: linesOf(entry), errors: entry.errors });
  }

  /** The bar above. */
  draw() {
    const { stages } = this.#release;
    const looked = stages.find(({ stage }) => stage === this.looked) ?? stages[0];
    this.#tools.show(this.#release, looked, this.#server.raw(looked.stage));
  }

  /** @param {string} called the stage whose log is to be seen */
  press(called) {
    const { status, lines } = this.#release.stages.find(({ stage }) => stage === called);
    if (status === 'running') {
      this.#follow(true, called);
    } else if (status !== 'waiting' || lines > 0) {
      this.#all();
      this.#pane.look(called);
    }
  }

  /** @param {{stage: string, line: number}} place */
  goTo({ stage, line }) {
    if (this.#release.stages.some((one) => one.stage === stage && one.lines >= line)) {
      this.#all();
      this.#pane.jump({ stage, line });
    }
  }

  #click(event) {
    const line = event.target.closest('a[data-line]');
    if (line && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      this.goTo({ stage: line.dataset.of, line: Number(line.dataset.line) });
    }
  }

  #key(event) {
    const step = { Enter: 0, ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    if (step === 0 || (step !== undefined && this.#pane.mark)) {
      event.preventDefault();
      this.#pane.step(step);
    } else if (event.key === 'Escape' && this.#pane.mark) {
      event.preventDefault();
      this.#pane.unmark();
    }
  }

  #follow(on, stage = focusOf(this.#release).stage) {
    this.#all();
    this.#pane.follow(on, stage);
  }

  async #onlyErrors() {
    const release = this.#release;
    this.#tools.shows(true);
    const found = await gather(release.stages, this.#server.errors).catch(() => undefined);
    if (release.seq === this.#release.seq && this.#tools.errors && found) {
      this.#errors = found;
      this.#pane.only(found);
      this.#nothing.hidden = found.size > 0;
    }
  }

  #all() {
    if (this.#tools.errors) {
      this.#errors = undefined;
      this.#tools.shows(false);
      this.#pane.only(undefined);
      this.#nothing.hidden = true;
    }
  }

  #first() {
    const { stage, first_error: line } = this.#release.stages.find(({ errors }) => errors > 0) ?? {};
    if (stage) {
      this.goTo({ stage, line });
    }
  }

  #find(wanted) {
    this.#pane.seek(wanted.toLowerCase());
    this.#search.look(wanted, this.#release.stages.filter(({ lines }) => lines > 0).map(({ stage }) => stage));
  }

  #found() {
    if (this.#search.at < 0 && this.#search.places.length > 0) {
      this.#step(1);
    } else {
      this.#tools.found(this.#search);
    }
  }

  #step(by) {
    const place = this.#search.step(by);
    if (place) {
      this.goTo(place);
    }
  }

  /** The address of the page is that of the line that is marked. */
  async #marked(place) {
    history.replaceState(history.state, '', place ? hashOf(this.#release.seq, place) : location.pathname + location.search);
    if (place) {
      const known = this.#pane.textOf(place) ?? (await this.#server.lines(place.stage, place.line, 1).catch(() => undefined))?.parts[0]?.lines[0];
      this.dispatchEvent(new CustomEvent('said', { detail: { text: t('log.line', { stage: place.stage, line: place.line, text: plain(known ?? '') }) } }));
    }
  }
}
