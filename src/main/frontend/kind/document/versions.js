// What the document was: the versions that were given a name, and each stretch of work; and making it that again.
import { el } from '../../dom.js';
import { t } from '../../i18n.js';
import { toast } from '../../toast.js';

const format = new Intl.DateTimeFormat(document.documentElement.lang || undefined, { dateStyle: 'medium', timeStyle: 'short' });

const timeOf = ({ at }) => format.format(new Date(at));

export class Versions {
  #dialog;
  #server;
  #acts;
  /** Where the timeline goes on. @type {number | null | undefined} */ #next;

  /**
   * @param {HTMLElement} stage @param {import('./server.js').Server} server
   * @param {{name: (login: string) => string, writes: boolean, keep: (name: string) => Promise<unknown> | undefined, restore: (text: string) => void, preview: (text: string) => Node}} acts
   */
  constructor(stage, server, acts) {
    this.#dialog = stage.querySelector('[data-versions]');
    this.#server = server;
    this.#acts = acts;
    stage.querySelector('[data-history]').addEventListener('click', () => this.#open());
    this.#find('[data-close]').addEventListener('click', () => this.#dialog.close());
    this.#find('[data-more]').addEventListener('click', () => this.#look(() => this.#stretches(this.#next)));
    this.#find('form')?.addEventListener('submit', (event) => this.#keep(event));
  }

  #find(selector) {
    return this.#dialog.querySelector(selector);
  }

  #open() {
    this.#show(undefined);
    this.#find('[data-stretches]').replaceChildren();
    this.#dialog.showModal();
    this.#look(() => Promise.all([this.#list(), this.#stretches()]));
  }

  /** @param {() => Promise<unknown>} asking */
  #look(asking) {
    asking().catch(() => toast(t('versions.lost')));
  }

  async #list() {
    const versions = await this.#server.versions();
    this.#find('[data-none]').hidden = versions.length > 0;
    this.#find('[data-list]').replaceChildren(...versions.map((version) => this.#row(version.seq, {
      title: version.name,
      under: t('versions.by', { name: this.#acts.name(version.from), time: timeOf(version) }),
      look: t('versions.look', { name: version.name }),
      restore: t('versions.restore.label', { name: version.name }),
      restored: version.name,
    })));
  }

  /** @param {number | null} [before] */
  async #stretches(before) {
    const { stretches, next } = await this.#server.timeline(before ?? undefined);
    this.#next = next;
    this.#find('[data-more]').hidden = next === null;
    this.#find('[data-stretches]').append(...stretches.map((stretch) => {
      const time = timeOf(stretch);
      return this.#row(stretch.seq, {
        title: t('timeline.by', { names: stretch.from.map(this.#acts.name).join(', '), time }),
        under: t('timeline.edits', { n: stretch.edits }),
        look: t('timeline.look', { time }),
        restore: t('timeline.restore', { time }),
        restored: time,
      });
    }));
  }

  #row(seq, { title, under, look, restore, restored }) {
    return el('li', { class: 'row' },
      el('button', { type: 'button', class: 'two', 'aria-label': look, onclick: () => this.#look(() => this.#at(seq)) }, el('span', { class: 'clip' }, title), el('small', { class: 'faint' }, under)),
      this.#acts.writes && el('button', { type: 'button', class: 'btn small', 'aria-label': restore, title: restore, onclick: () => this.#look(() => this.#restore(seq, restored)) }, t('versions.restore')));
  }

  async #at(seq) {
    this.#show(this.#acts.preview(await this.#server.text(seq)));
  }

  /** @param {Node | undefined} shown */
  #show(shown) {
    const pane = this.#find('[data-look-at]');
    pane.hidden = shown === undefined;
    pane.replaceChildren(...(shown ? [shown] : []));
  }

  async #restore(seq, name) {
    this.#acts.restore(await this.#server.text(seq));
    this.#dialog.close();
    toast(t('versions.restored', { name }), 'good');
  }

  async #keep(event) {
    event.preventDefault();
    const form = event.target;
    const kept = this.#acts.keep(form.elements.namedItem('name').value.trim());
    if (!kept) {
      toast(t('state.offline'));
      return;
    }
    try {
      await kept;
      form.reset();
      this.#look(() => this.#list());
    } catch ({ detail, code }) {
      toast(t('state.refused', { why: detail ?? code }));
    }
  }
}
