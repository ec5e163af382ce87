// The panel behind the bell: what there is, the newest first; all read at once; more where there is more.
import { say } from '../dom.js';
import { t } from '../i18n.js';
import { toast } from '../toast.js';
import { noticeRow } from './row.js';

export class Panel {
  #place;
  #notices;

  /** @param {HTMLElement} place a popover @param {import('./notices.js').Notices} notices */
  constructor(place, notices) {
    this.#place = place;
    this.#notices = notices;
    place.addEventListener('toggle', ({ newState }) => newState === 'open' && this.#open());
    this.#part('all').addEventListener('click', () => this.#try(notices.readAll()));
    this.#part('more').addEventListener('click', () => this.#more());
    this.#part('list').addEventListener('click', (event) => this.#follow(event));
    notices.addEventListener('changed', () => this.#place.matches(':popover-open') && this.#draw());
  }

  #open() {
    this.#place.focus();
    this.#draw();
    this.#notices.isFetched || this.#try(this.#notices.load());
  }

  async #more() {
    const last = this.#notices.all.length;
    if (await this.#try(this.#notices.more())) {
      this.#part('list').children[last]?.querySelector('a').focus();
    }
  }

  /** An entry of the room that is open is jumped to without a reload (room/jumps.js); what has no entry is read by following it. */
  #follow({ target }) {
    const row = target.closest('[data-notice]');
    const notice = row && this.#notices.all.find(({ id }) => String(id) === row.dataset.notice);
    if (notice && target.closest('a')) {
      notice.read || (notice.room ? this.#notices.read(notice.room, notice.seq) : this.#notices.readOne(notice.id)).catch(() => {}); // it stays unread, and can be followed again
      this.#place.hidePopover();
    }
  }

  #draw() {
    const { all, isFetched, hasMore, unread } = this.#notices;
    const focused = document.activeElement?.closest('[data-notice]')?.dataset.notice;
    this.#part('list').replaceChildren(...all.map(noticeRow));
    focused && this.#place.querySelector(`[data-notice="${focused}"] a`)?.focus();
    this.#part('none').hidden = !isFetched || all.length > 0;
    this.#part('more').hidden = !hasMore;
    if (unread === 0 && document.activeElement === this.#part('all')) {
      this.#place.focus(); // a button that is disabled lets go of it
    }
    this.#part('all').disabled = unread === 0;
    say(this.#part('told'), isFetched ? t('notice.count', { n: unread }) : '');
  }

  /** @returns {HTMLElement} */
  #part(name) {
    return this.#place.querySelector(`[data-notices-${name}]`);
  }

  /** @returns {Promise<boolean>} whether it worked; the person is told where it did not */
  async #try(work) {
    try {
      await work;
      return true;
    } catch (failure) {
      toast(t('notice.failed', { why: failure.status === 0 ? t('lobby.unreachable') : failure.message }));
      return false;
    }
  }
}
