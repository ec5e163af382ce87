// The search field of every page: what is found stands below it as one types, the arrows go through it, Enter opens it.
import { el, icon, say } from '../dom.js';
import { t, zone } from '../i18n.js';
import { Combobox } from './combobox.js';
import { HitList } from './hit-list.js';
import { hitOption } from './hit-row.js';
import { Hits } from './hits.js';
import { meet } from './known.js';
import { asked, complaint, KEYS, withFilter, zoned } from './query.js';
import { complaintText, foundText, troubleText } from './status.js';
import { suggestions } from './suggestions.js';

const MOST = 8;

export class Finder {
  #place;
  #field;
  #panel;
  #offered;
  #combobox;
  #searching;
  #known;
  #list;
  #hits = new Hits();
  /** @type {import('./hits.js').Answer | undefined} */ #answer;

  /** @param {HTMLElement} place @param {import('./searching.js').Searching} searching @param {import('./suggestions.js').Known} known */
  constructor(place, searching, known) {
    this.#place = place;
    this.#searching = searching;
    this.#known = known;
    this.#field = place.querySelector('input[type=search]');
    this.#panel = place.querySelector('[data-panel]');
    this.#offered = place.querySelector('[data-offered]');
    this.#list = new HitList(place.querySelector('[data-hits]'), hitOption);
    this.#combobox = new Combobox(this.#field, place.querySelector('[role=listbox]'), (option, event) => this.#choose(option, event));
    this.#field.addEventListener('input', () => this.#typed());
    this.#field.addEventListener('focus', () => this.#typed());
    this.#field.addEventListener('keydown', (event) => this.#combobox.pressed(event) || this.#pressed(event));
    place.addEventListener('focusout', ({ relatedTarget }) => place.contains(relatedTarget) || this.#close());
    place.querySelector('form').addEventListener('submit', (event) => this.#submit(event));
    place.querySelector('[data-scope]')?.addEventListener('click', () => this.#widen());
    place.querySelector('[data-shut]').addEventListener('click', () => this.#leave());
    this.#hear();
  }

  /** The keys go here. */
  focus() {
    this.#place.closest('.rail').classList.add('seeking');
    this.#field.focus();
    this.#field.select();
  }

  /** Only this room is looked through; undefined: all of them. */
  get #scope() {
    const chip = this.#place.querySelector('[data-scope]');
    return chip && !chip.hidden ? chip.dataset.scope : undefined;
  }

  #hear() {
    const searching = this.#searching;
    searching.addEventListener('answer', ({ detail }) => {
      this.#answer = detail;
      this.#hits.begin(detail);
      this.#draw();
    });
    searching.addEventListener('found', ({ detail }) => {
      this.#hits.found(detail.hit, this.#answer?.sort === 'best');
      this.#draw();
    });
    searching.addEventListener('lost', ({ detail }) => {
      this.#hits.lost(detail);
      this.#draw();
      detail.seq === undefined && this.#searching.again(); // only the server knows how many there are now
    });
    searching.addEventListener('trouble', ({ detail }) => this.#say(troubleText(detail), true));
  }

  #typed() {
    const typed = this.#field.value;
    const wrong = complaint(typed, Object.keys(this.#known.kinds));
    const question = { ...zoned(asked(typed), zone), room: this.#scope, limit: MOST };
    this.#offer(typed);
    if (wrong || question.q === '') {
      this.#answer = undefined;
      this.#searching.close();
      this.#list.show([]);
      this.#say(wrong ? complaintText(wrong, Object.values(this.#known.kinds)) : t('search.hint'), Boolean(wrong));
    } else if (JSON.stringify(question) !== JSON.stringify(this.#searching.question)) {
      this.#searching.ask(question);
    }
    this.#panel.hidden = false;
    this.#combobox.show(true);
  }

  #offer(typed) {
    const offered = typed.trim() === ''
      ? KEYS.map((key) => ({ label: `${key}:`, hint: t(`search.key.${key}`), icon: 'filter', text: withFilter('', key) }))
      : suggestions(typed, this.#field.selectionStart, this.#known);
    this.#offered.replaceChildren(...offered.map((offer, i) =>
      el('li', { class: 'offer', role: 'option', id: `offer-${i}`, 'data-text': offer.text, 'data-caret': String(offer.caret ?? offer.text.length) },
        icon(offer.icon), el('span', { class: 'clip' }, offer.label), el('small', { class: 'faint clip' }, offer.hint))));
  }

  #draw() {
    meet(this.#hits.all);
    this.#list.show(this.#hits.all.slice(0, MOST));
    this.#say(this.#hits.total === 0 && this.#answer.ready ? t('search.none') : foundText(this.#hits, this.#answer), false);
    this.#combobox.show(!this.#panel.hidden);
  }

  #say(text, bad) {
    const status = this.#place.querySelector('[data-told]');
    status.classList.toggle('bad', bad);
    say(status, text);
    this.#field.setAttribute('aria-invalid', String(bad));
  }

  #choose(option, event) {
    const { text, caret } = option.dataset;
    if (text !== undefined) {
      this.#field.value = text;
      this.#field.setSelectionRange(Number(caret), Number(caret));
      this.#typed();
      return;
    }
    event.target.closest('a') || option.querySelector('a').click();
    event.ctrlKey || event.metaKey || this.#leave();
  }

  #pressed(event) {
    if (event.key === 'Escape' && !event.isComposing) {
      event.preventDefault(); // the browser would empty the field at once
      this.#panel.hidden && this.#field.value === '' ? this.#leave() : this.#retreat();
    }
  }

  /** First the panel, then what was typed. */
  #retreat() {
    if (this.#panel.hidden) {
      this.#field.value = '';
    } else {
      this.#close();
    }
  }

  #close() {
    this.#panel.hidden = true;
    this.#combobox.show(false);
    this.#searching.close();
    this.#place.contains(document.activeElement) || this.#place.closest('.rail').classList.remove('seeking');
  }

  #leave() {
    this.#field.blur();
    this.#close();
  }

  #submit(event) {
    event.preventDefault();
    const q = asked(this.#field.value);
    const scope = this.#scope;
    if (q) {
      location.assign(`/search?q=${encodeURIComponent(scope ? withFilter(q, 'in', scope) : q)}`);
    }
  }

  #widen() {
    this.#place.querySelector('[data-scope]').hidden = true;
    this.#field.focus();
    this.#typed();
  }
}
