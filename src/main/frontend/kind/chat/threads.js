// The threads one follows here, in a tab of the drawer, with what is new in each.
import { el, say } from '../../dom.js';
import { t, when } from '../../i18n.js';
import { toast } from '../../toast.js';
import { card } from './cards.js';

const PANEL = 'panel-threads';

export class Threads {
  #panel;
  #badge;
  #view;
  #looking;
  #asked = 0;

  /**
   * @param {HTMLElement} drawer @param {import('../../room/drawer-tabs.js').DrawerTabs} tabs @param {() => Promise<{threads: {unread: number, message: object}[]}>} view
   * @param {{personOf: (login: string) => {login: string, name: string}}} looking
   */
  constructor(drawer, tabs, view, looking) {
    this.#panel = drawer.querySelector(`#${PANEL}`);
    this.#badge = drawer.querySelector('[data-unread-answers]');
    this.#view = view;
    this.#looking = looking;
    tabs.addEventListener('shown', ({ detail }) => detail.panel === PANEL && this.load(true));
  }

  /** @param {boolean} [asked] whether somebody waits for it */
  async load(asked = false) {
    const turn = ++this.#asked;
    try {
      const { threads } = await this.#view();
      if (turn === this.#asked) {
        this.#show(threads);
      }
    } catch {
      asked && toast(t('thread.failed'));
    }
  }

  #show(threads) {
    const unread = threads.reduce((sum, thread) => sum + thread.unread, 0);
    say(this.#badge, String(unread));
    this.#badge.hidden = unread === 0;
    this.#panel.querySelector('[data-none]').hidden = threads.length > 0;
    this.#panel.querySelector('[data-list]').replaceChildren(...threads.map((one) => this.#card(one)));
  }

  #card({ unread, message }) {
    const { count, last } = message.replies ?? { count: 0, last: message.at };
    return card(message, this.#looking, `?thread=${message.seq}`,
      el('small', { class: 'faint' }, `${t('thread.count', { n: count })} · ${t('thread.last', { time: when(new Date(last)) })}`),
      unread > 0 && el('span', { class: 'badge' }, t('thread.unread', { n: unread })));
  }
}
