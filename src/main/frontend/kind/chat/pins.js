// The messages a room keeps at hand, in a tab of the drawer: fetched when they are looked at, counted all the time.
import { el, say } from '../../dom.js';
import { t } from '../../i18n.js';
import { toast } from '../../toast.js';
import { card, unpinButton } from './cards.js';

const PANEL = 'panel-pins';

export class Pins {
  #panel;
  #count;
  #view;
  #looking;
  #unpin;
  #n;
  #asked = 0;

  /**
   * @param {HTMLElement} drawer @param {import('../../room/drawer-tabs.js').DrawerTabs} tabs @param {() => Promise<{pins: {by: string, at: string, entry: object}[]}>} view
   * @param {{personOf: (login: string) => {login: string, name: string}, mayUnpin: () => boolean}} looking @param {(seq: number) => void} unpin
   */
  constructor(drawer, tabs, view, looking, unpin) {
    this.#panel = drawer.querySelector(`#${PANEL}`);
    this.#count = drawer.querySelector('[data-pins]');
    this.#n = Number(this.#count.textContent);
    this.#view = view;
    this.#looking = looking;
    this.#unpin = unpin;
    tabs.addEventListener('shown', ({ detail }) => detail.panel === PANEL && this.load());
  }

  /** @param {{type: string, target?: number, remove?: boolean}} entry the log's next @param {boolean} [wasPinned] where one of the rows was deleted */
  hear({ type, remove }, wasPinned) {
    if (type === 'pin') {
      this.#show(this.#n + (remove ? -1 : 1));
    } else if (type === 'delete' && wasPinned) {
      this.#show(this.#n - 1);
    }
    if (!this.#panel.hidden && (type === 'pin' || type === 'delete' || type === 'edit')) {
      this.load();
    }
  }

  async load() {
    const asked = ++this.#asked;
    try {
      const { pins } = await this.#view();
      if (asked === this.#asked) {
        this.#show(pins.length);
        this.#panel.querySelector('[data-none]').hidden = pins.length > 0;
        this.#panel.querySelector('[data-list]').replaceChildren(...pins.map((pin) => this.#card(pin)));
      }
    } catch {
      asked === this.#asked && toast(t('pin.failed'));
    }
  }

  #card({ by, entry }) {
    const row = card(entry, this.#looking, `?at=${entry.seq}`, el('small', { class: 'faint' }, t('pin.by', { name: this.#looking.personOf(by).name })));
    if (this.#looking.mayUnpin()) {
      row.append(unpinButton(t('message.unpin'), () => this.#unpin(entry.seq)));
    }
    return row;
  }

  #show(n) {
    this.#n = Math.max(0, n);
    say(this.#count, String(this.#n));
  }
}
