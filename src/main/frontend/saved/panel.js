// The panel of what one has saved, across rooms: each leads to its place, and can be taken off.
import { el, icon } from '../dom.js';
import { full, t, when } from '../i18n.js';
import { avatar } from '../people.js';
import { toast } from '../toast.js';

const SYSTEM = 'atrium';

export class SavedPanel {
  #place;
  #saved;

  /** @param {HTMLElement} place a popover @param {import('./saved.js').Saved} saved */
  constructor(place, saved) {
    this.#place = place;
    this.#saved = saved;
    place.addEventListener('toggle', ({ newState }) => newState === 'open' && this.#open());
    this.#part('more').addEventListener('click', () => this.#more());
    this.#part('list').addEventListener('click', ({ target }) => target.closest('a') && place.hidePopover()); // the room that is open is not loaded again
    saved.addEventListener('changed', () => place.matches(':popover-open') && this.#draw());
  }

  #open() {
    this.#place.focus();
    this.#draw();
    this.#try(this.#saved.load());
  }

  async #more() {
    const last = this.#saved.all.length;
    await this.#try(this.#saved.more());
    this.#part('list').children[last]?.querySelector('a').focus();
  }

  #draw() {
    const { all, isFetched, hasMore } = this.#saved;
    const focused = document.activeElement?.closest('[data-saved-item]');
    const at = focused ? [...focused.parentElement.children].indexOf(focused) : -1;
    this.#part('list').replaceChildren(...all.map((item) => this.#row(item)));
    if (at >= 0) {
      (this.#part('list').children[Math.min(at, all.length - 1)]?.querySelector('a') ?? this.#place).focus();
    }
    this.#part('none').hidden = !isFetched || all.length > 0;
    this.#part('more').hidden = !hasMore;
  }

  /** @param {import('./saved.js').Item} item */
  #row({ room, title, kind, seq, from, name, at, text }) {
    const face = from === SYSTEM ? el('span', { class: `kind ${kind}` }, icon(kind)) : avatar({ login: from, name });
    return el('li', { class: 'notice kept', 'data-saved-item': `${room}/${seq}` },
      el('a', { class: 'to', href: `/room/${room}?at=${seq}` }, face,
        el('span', { class: 'two' },
          el('span', { class: 'about' }, el('span', { class: 'happened' }, t('saved.in', { name, title })), el('time', { datetime: at, title: full(new Date(at)) }, when(new Date(at)))),
          text && el('span', { class: 'excerpt soft' }, text))),
      el('button', { class: 'btn icon small', type: 'button', 'aria-label': t('saved.remove'), title: t('saved.remove'), onclick: () => this.#try(this.#saved.set(room, seq, false)) }, icon('close', 'm')));
  }

  /** @returns {HTMLElement} */
  #part(name) {
    return this.#place.querySelector(`[data-saved-${name}]`);
  }

  async #try(work) {
    try {
      await work;
    } catch (failure) {
      toast(t('notice.failed', { why: failure.status === 0 ? t('lobby.unreachable') : failure.message }));
    }
  }
}
