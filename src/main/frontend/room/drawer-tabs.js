// The drawer's tabs: by pointer, and by keyboard with the arrows, as the pattern for tabs has it. A panel of no tab stands in place of all.

/** Tells `shown` ({panel: its id}). */
export class DrawerTabs extends EventTarget {
  #sheet;
  #tabs;
  #panels;

  /** @param {HTMLElement} sheet */
  constructor(sheet) {
    super();
    this.#sheet = sheet;
    const drawer = sheet.querySelector('.drawer');
    this.#tabs = [...drawer.querySelectorAll('[role=tab]')];
    this.#panels = [...drawer.querySelectorAll('.panel')];
    this.#tabs.forEach((tab) => tab.addEventListener('click', () => this.show(tab.getAttribute('aria-controls'))));
    // What lies over the stage goes, when it led there.
    drawer.addEventListener('click', ({ target }) => target.closest('a[href^="?at="]') && sheet.classList.contains('open') && drawer.querySelector('[data-shut]').click());
    drawer.querySelector('[role=tablist]').addEventListener('keydown', (event) => this.#pressed(event));
  }

  /** The panel that is in sight; undefined: the drawer is closed. */
  get current() {
    return this.#isOpen ? this.#panels.find((panel) => !panel.hidden)?.id : undefined;
  }

  /** Beside the stage where there is room for it, over it where there isn't; see drawer.js. */
  get #isOpen() {
    return this.#sheet.classList.contains(matchMedia('(min-width: 1024px)').matches ? 'three' : 'open');
  }

  /** Shows a panel, in a drawer that is opened if need be. @param {string} id */
  show(id) {
    const owned = this.#tabs.some((tab) => tab.getAttribute('aria-controls') === id);
    this.#panels.forEach((panel) => (panel.hidden = panel.id !== id));
    this.#tabs.forEach((tab) => {
      const selected = tab.getAttribute('aria-controls') === id;
      if (owned) {
        tab.setAttribute('aria-selected', String(selected));
        tab.tabIndex = selected ? 0 : -1;
      }
    });
    this.#tabs[0].parentElement.classList.toggle('away', !owned);
    this.dispatchEvent(new CustomEvent('shown', { detail: { panel: id } }));
  }

  /** @param {string} id */
  open(id) {
    this.show(id);
    if (!this.#isOpen) {
      this.#sheet.querySelector('[data-drawer]').click();
    }
  }

  /** The panel of the selected tab again. */
  back() {
    this.show(this.#tabs.find((tab) => tab.getAttribute('aria-selected') === 'true').getAttribute('aria-controls'));
  }

  #pressed(event) {
    const at = this.#tabs.indexOf(event.target);
    const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: this.#tabs.length - 1 }[event.key];
    if (at < 0 || next === undefined) {
      return;
    }
    event.preventDefault();
    const tab = this.#tabs[(next + this.#tabs.length) % this.#tabs.length];
    tab.focus();
    this.show(tab.getAttribute('aria-controls'));
  }
}
