// Older messages, fetched as the person reads upwards.
import { el } from '../../dom.js';
import { t } from '../../i18n.js';

const PAGE = 50;
/** Only a wait that can be noticed is shown. */
const BONES_AFTER_MS = 300;

/** Tells `older`: there are rows that were not shown before. */
export class History extends EventTarget {
  #list;
  #timeline;
  #scroller;
  #fetch;
  #oldest;
  #busy = false;

  /**
   * @param {HTMLElement} list @param {import('./timeline.js').Timeline} timeline @param {import('./scroller.js').Scroller} scroller
   * @param {(before: number, limit: number) => Promise<{entries: import('../../wire/room-channel.js').Entry[]}>} fetchPage
   */
  constructor(list, timeline, scroller, fetchPage) {
    super();
    this.#list = list;
    this.#timeline = timeline;
    this.#scroller = scroller;
    this.#fetch = fetchPage;
    this.#oldest = Number(list.dataset.oldest || 1);
    scroller.addEventListener('top', () => this.more());
  }

  /** @param {number} oldest the lowest number that is shown now */
  reset(oldest) {
    this.#oldest = oldest;
  }

  async more() {
    if (this.#busy || this.#oldest <= 1) {
      return;
    }
    this.#busy = true;
    this.#list.querySelector('[data-trouble]')?.remove();
    const bones = setTimeout(() => this.#scroller.keep(() => this.#list.prepend(waiting())), BONES_AFTER_MS);
    const before = this.#oldest;
    try {
      const { entries } = await this.#fetch(before, PAGE);
      if (this.#oldest !== before) {
        return; // all is shown anew meanwhile, of another life of the log perhaps
      }
      this.#scroller.keep(() => {
        this.#list.querySelector('[data-bones]')?.remove();
        this.#timeline.prepend(entries);
      });
      this.#oldest = entries.length ? entries[0].seq : 1;
      this.dispatchEvent(new Event('older'));
    } catch {
      this.#scroller.keep(() => {
        this.#list.querySelector('[data-bones]')?.remove();
        this.#list.prepend(this.#trouble());
      });
      return;
    } finally {
      clearTimeout(bones);
      this.#busy = this.#list.querySelector('[data-trouble]') !== null;
    }
    if (this.#scroller.nearTop) {
      await this.more();
    }
  }

  #trouble() {
    const again = () => {
      this.#busy = false;
      this.more();
    };
    return el('li', { class: 'older', 'data-trouble': '', role: 'alert' }, t('talk.older'),
      el('button', { class: 'btn small', type: 'button', onclick: again }, t('talk.again')));
  }
}

function waiting() {
  return el('li', { class: 'msg first', 'data-bones': '', 'aria-hidden': 'true' },
    el('span', { class: 'avatar bone-box' }),
    el('div', { class: 'two gap' }, el('div', { class: 'bone w1' }), el('div', { class: 'bone w2' })));
}
