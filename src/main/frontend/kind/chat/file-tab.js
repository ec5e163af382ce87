// The room's files, in a tab of the drawer: fetched when it is looked at, the newest first.
import { el, icon } from '../../dom.js';
import { t, when } from '../../i18n.js';
import { toast } from '../../toast.js';
import { addressOf, sizeOf } from './files.js';

const PANEL = 'panel-files';

export class FileTab {
  #panel;
  #page;
  #personOf;
  #asked = 0;

  /** @param {HTMLElement} drawer @param {import('../../room/drawer-tabs.js').DrawerTabs} tabs @param {(query: string) => Promise<{files: object[], next?: number}>} page @param {(login: string) => {name: string}} personOf */
  constructor(drawer, tabs, page, personOf) {
    this.#panel = drawer.querySelector(`#${PANEL}`);
    this.#page = page;
    this.#personOf = personOf;
    tabs.addEventListener('shown', ({ detail }) => detail.panel === PANEL && this.load());
    this.#panel.querySelector('[data-more]').addEventListener('click', ({ currentTarget }) => this.#more(currentTarget.dataset.more));
  }

  /** @param {{type: string, files?: object[]}} entry the log's next */
  hear({ type, files }) {
    if (!this.#panel.hidden && (files?.length || type === 'delete')) {
      this.load();
    }
  }

  async load() {
    const asked = ++this.#asked;
    try {
      const page = await this.#page('');
      if (asked === this.#asked) {
        this.#panel.querySelector('[data-none]').hidden = page.files.length > 0;
        this.#panel.querySelector('[data-list]').replaceChildren();
        this.#show(page);
      }
    } catch {
      asked === this.#asked && toast(t('files.unlisted'));
    }
  }

  async #more(before) {
    await this.#page(`?before=${before}`).then((page) => this.#show(page), () => toast(t('files.unlisted')));
  }

  #show({ files, next }) {
    this.#panel.querySelector('[data-list]').append(...files.map((file) => this.#row(file)));
    const more = this.#panel.querySelector('[data-more]');
    more.hidden = next === undefined;
    more.dataset.more = next ?? '';
  }

  #row(file) {
    const said = new Date(file.at);
    return el('li', { class: 'card-row', 'data-file': file.id },
      file.thumbnail ? el('img', { class: 'small', src: `/files/${file.id}/thumbnail`, alt: '', width: 32, height: 32, loading: 'lazy' }) : icon('file', 'm'),
      el('div', { class: 'two' },
        el('a', { class: 'open', href: `?at=${file.seq}` }, el('b', { class: 'clip' }, file.name)),
        el('small', {}, `${sizeOf(file.size)} · ${this.#personOf(file.from).name} · ${when(said)}`)),
      el('a', { class: 'btn icon small', href: addressOf(file), download: file.name, 'aria-label': t('files.download.name', { name: file.name }), title: t('files.download') }, icon('down', 'm')));
  }
}
