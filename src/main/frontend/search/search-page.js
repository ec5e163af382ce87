// The search's own page: takes over what the server painted, goes on as one types, and stays live while it is open.
import { el, icon, say } from '../dom.js';
import { t, zone } from '../i18n.js';
import { FilterBar } from './filter-bar.js';
import { HitList } from './hit-list.js';
import { Hits } from './hits.js';
import { meet } from './known.js';
import { zoned } from './query.js';
import { QueryField } from './query-field.js';
import { foundText, troubleText } from './status.js';

const PAGE = 20;
/** Scrolled by so much, one is reading, and nothing may move. */
const READING_PX = 80;

/** Tells `asked` ({q}: another search is looked at). */
export class SearchPage extends EventTarget {
  #page;
  #scroll;
  #searching;
  #field;
  #filters;
  #list;
  #hits = new Hits();
  /** @type {{ready: boolean, progress: number}} */ #index = { ready: true, progress: 1 };
  #sort;

  /** @param {HTMLElement} page @param {import('./searching.js').Searching} searching @param {import('./suggestions.js').Known} known */
  constructor(page, searching, known) {
    super();
    this.#page = page;
    this.#scroll = page.closest('.scroll');
    this.#searching = searching;
    this.#sort = page.dataset.sort;
    this.#list = new HitList(this.#find('hits'));
    this.#field = new QueryField(page.querySelector('form'), known);
    this.#filters = new FilterBar(this.#find('filters'), this.#field);
    this.#field.addEventListener('change', () => this.#ask());
    this.#find('sorts').addEventListener('click', ({ target }) => this.#order(target.closest('[data-by]')?.dataset.by));
    this.#find('more').addEventListener('click', () => this.#more());
    this.#find('news').addEventListener('click', () => this.#release());
    this.#scroll.addEventListener('scroll', () => this.#scroll.scrollTop < READING_PX && this.#hits.news > 0 && this.#sort === 'newest' && this.#release(), { passive: true });
    page.addEventListener('keydown', (event) => this.#step(event));
    this.#hear();
    this.#ask(0);
  }

  /** What is looked for. */
  get q() {
    return this.#field.asked;
  }

  /** @param {string} q another search */
  show(q) {
    this.#field.set(q);
  }

  #find(what) {
    return this.#page.querySelector(`[data-${what}]`);
  }

  #hear() {
    const on = (type, act) => this.#searching.addEventListener(type, ({ detail }) => act(detail));
    on('asking', () => this.#page.setAttribute('aria-busy', 'true'));
    on('answer', (answer) => this.#answered(answer));
    on('more', (answer) => {
      this.#hits.more(answer);
      this.#find('more').classList.remove('busy');
      this.#draw();
    });
    on('found', ({ hit }) => {
      this.#hits.found(hit, this.#sort === 'best' || this.#scroll.scrollTop >= READING_PX);
      this.#draw();
    });
    on('lost', (entry) => {
      this.#hits.lost(entry);
      this.#keep(() => this.#draw());
      entry.seq === undefined && this.#searching.again(); // only the server knows how many there are now
    });
    on('trouble', (refusal) => this.#trouble(refusal));
  }

  #ask(pause) {
    const { asked: q, wrong } = this.#field;
    this.#filters.show();
    const address = `/search${q && `?q=${encodeURIComponent(q)}`}${q && this.#sort === 'best' ? '&sort=best' : ''}`;
    history.replaceState(history.state, '', address);
    if (q === '' || wrong) {
      this.#searching.close();
      this.#hits.begin({ hits: [], total: 0, total_exact: true });
      this.#index = { ready: true, progress: 1 };
      this.#draw();
    } else {
      this.#searching.ask({ ...zoned(q, zone), sort: this.#sort, limit: PAGE }, pause);
    }
    this.dispatchEvent(new CustomEvent('asked', { detail: { q: wrong ? '' : q } }));
  }

  #order(by) {
    if (by && by !== this.#sort) {
      this.#sort = by;
      this.#find('sorts').querySelectorAll('[data-by]').forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.by === by)));
      this.#ask(0);
    }
  }

  #answered(answer) {
    const another = answer.question.q !== this.#page.dataset.shown;
    this.#page.dataset.shown = answer.question.q;
    this.#index = answer;
    this.#hits.begin(answer);
    this.#keep(() => this.#draw());
    if (another) {
      this.#scroll.scrollTo(0, 0);
    }
  }

  #more() {
    this.#find('more').classList.add('busy');
    this.#searching.more();
  }

  /** What was held while one was reading. */
  #release() {
    if (this.#sort === 'best') {
      this.#searching.again();
    } else {
      this.#keep(() => {
        this.#hits.release();
        this.#draw();
      });
    }
    this.#scroll.scrollTo(0, 0);
  }

  /** Changes the list without moving what one reads. */
  #keep(change) {
    const top = this.#scroll.getBoundingClientRect().top;
    const anchor = [...this.#find('hits').children].find((row) => row.getBoundingClientRect().bottom > top + READING_PX);
    const before = anchor?.getBoundingClientRect().top;
    change();
    if (anchor?.isConnected && this.#scroll.scrollTop > 0) {
      this.#scroll.scrollTop += anchor.getBoundingClientRect().top - before;
    }
  }

  #draw() {
    const { q, total, news } = { q: this.#searching.question?.q ?? '', total: this.#hits.total, news: this.#hits.news };
    meet(this.#hits.all);
    this.#page.removeAttribute('aria-busy');
    this.#list.show(this.#hits.all);
    this.#find('trouble').hidden = true;
    say(this.#find('told'), q === '' ? '' : foundText(this.#hits, this.#index));
    this.#find('head').hidden = q === '';
    this.#find('none').hidden = q === '' || total > 0 || !this.#index.ready;
    this.#find('teach').hidden = q !== '' && (total > 0 || !this.#index.ready);
    this.#find('more').hidden = !this.#searching.hasMore;
    this.#find('news').hidden = news === 0;
    say(this.#find('news').querySelector('span'), t('search.news', { n: news }));
    this.#meter();
  }

  #meter() {
    const meter = this.#find('building');
    meter.hidden = this.#index.ready;
    meter.querySelector('progress').value = this.#index.progress;
  }

  #trouble(refusal) {
    const place = this.#find('trouble');
    this.#page.removeAttribute('aria-busy');
    this.#find('more').classList.remove('busy');
    place.hidden = false;
    place.replaceChildren(icon(refusal.unknown ? 'lost' : 'alert'), el('span', { class: 'grow' }, troubleText(refusal)));
  }

  /** By the arrows from the field through the hits and back. */
  #step(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const links = [...this.#find('hits').querySelectorAll('a')];
    const at = links.indexOf(document.activeElement);
    if (!step || event.defaultPrevented || (at < 0 && (step < 0 || event.target !== this.#field.input))) {
      return;
    }
    event.preventDefault();
    at + step < 0 ? this.#field.focus() : links[at + step]?.focus();
  }
}
