// A thread in the drawer: the message, the answers to it, and a field for another.
import { say } from '../../dom.js';
import { t } from '../../i18n.js';
import { arriveAt } from '../../room/jumps.js';
import { toast } from '../../toast.js';
import { takeDropped } from './attaching.js';
import { Composer } from './composer.js';
import { Scroller } from './scroller.js';
import { Timeline } from './timeline.js';

export const PANEL = 'panel-thread';

/** Tells `send` ({message, thread, in_room} or {changing, message}), `opened` and `closed`. */
export class Thread extends EventTarget {
  #panel;
  #list;
  #timeline;
  #scroller;
  #composer;
  #tabs;
  #view;
  #channel;
  #you;
  /** The message whose thread is open. @type {number | undefined} */ #seq;
  #asked = 0;
  #newest = 0;
  /** Told of this thread so far. */ #read = 0;

  /**
   * @param {HTMLElement} panel @param {import('../../room/drawer-tabs.js').DrawerTabs} tabs
   * @param {{channel: import('../../wire/room-channel.js').RoomChannel, you: {login: string, name: string}, people: import('../../room/people.js').People, names: import('./inline.js').Names,
   *   sources: import('./completer.js').Source[], drafts: import('../../drafts/drafts.js').Drafts, room: string, view: (seq: number) => Promise<object>}} room
   */
  constructor(panel, tabs, { channel, you, people, names, sources, drafts, room, view }) {
    super();
    this.#panel = panel;
    this.#tabs = tabs;
    this.#view = view;
    this.#channel = channel;
    this.#you = you.login;
    this.#list = panel.querySelector('[data-thread-talk]');
    this.#scroller = new Scroller(panel.querySelector('[data-thread-scroll]'), this.#list);
    this.#timeline = new Timeline(this.#list, you, (login) => people.of(login), names);
    const form = panel.querySelector('[data-thread-composer]');
    if (form) {
      this.#composer = new Composer(form, drafts, undefined, sources, room);
      takeDropped(panel, () => this.#composer.attaching);
      this.#composer.addEventListener('send', ({ detail }) => this.#send(form, detail));
    }
    panel.querySelector('[data-back]').addEventListener('click', () => tabs.back());
    panel.querySelector('[data-follow]').addEventListener('click', ({ currentTarget }) => this.#follow(currentTarget.getAttribute('aria-pressed') !== 'true'));
    this.#scroller.addEventListener('foot', () => this.#look());
    document.addEventListener('visibilitychange', () => this.#look());
    channel.addEventListener('welcome', () => this.#look());
    tabs.addEventListener('shown', ({ detail }) => detail.panel !== PANEL && this.#close());
  }

  get list() {
    return this.#list;
  }

  get timeline() {
    return this.#timeline;
  }

  get composer() {
    return this.#composer;
  }

  /** The message whose thread is open. */
  get seq() {
    return this.#seq;
  }

  /** @param {number} seq of the message, or of an answer to it @param {boolean} [answering] whether to go on by writing */
  async open(seq, answering = false) {
    const asked = ++this.#asked;
    try {
      const { message, entries, following, next, read_seq: read } = await this.#view(seq);
      if (asked !== this.#asked) {
        return;
      }
      this.#seq = message.seq;
      this.#newest = entries.at(-1)?.seq ?? 0;
      this.#read = read;
      this.#composer?.move(message.seq);
      this.#timeline.become(message.seq, [message, ...entries]);
      this.#showFollowing(following);
      this.#tabs.open(PANEL);
      this.#scroller.toFoot();
      this.dispatchEvent(new Event('opened'));
      next && this.#more(asked, next);
      if (answering) {
        this.#composer?.focus();
      }
      this.#look();
    } catch (error) {
      asked === this.#asked && toast(t(error.code === 'invalid' ? 'thread.gone' : 'thread.failed'));
    }
  }

  /** As `open`, to the answer one came for. @param {number} seq */
  async arrive(seq) {
    await this.open(seq);
    const row = this.#timeline.row(seq);
    row && arriveAt(row);
  }

  /** Of a long thread. */
  async #more(asked, after) {
    const { entries, next } = await this.#view(this.#seq, after);
    if (asked === this.#asked) {
      this.#scroller.keep(() => entries.forEach((entry) => this.hear(entry)));
      next && (await this.#more(asked, next));
    }
  }

  /** The log's next entry. */
  hear(entry) {
    if (this.#seq === undefined) {
      return;
    }
    let row;
    this.#scroller.keep(() => (row = this.#timeline.row(entry.seq) ? undefined : this.#timeline.add(entry)));
    if (row) {
      this.#newest = Math.max(this.#newest, entry.seq);
      if (entry.from === this.#you) {
        this.#showFollowing(true);
      }
      this.#look();
    }
  }

  /** What is shown may be of another life of the log, or too old. */
  renew() {
    if (this.#seq !== undefined) {
      this.open(this.#seq);
    }
  }

  /** @param {() => void} change */
  keep(change) {
    this.#scroller.keep(change);
  }

  #close() {
    this.#asked++;
    this.#seq = undefined;
    this.dispatchEvent(new Event('closed'));
  }

  #send(form, { text, changing, files }) {
    const inRoom = form.querySelector('[data-in-room]');
    const detail = changing === undefined ? { message: text, thread: this.#seq, ...(inRoom.checked ? { in_room: true } : {}), ...(files.length ? { files } : {}) } : { changing, message: text };
    inRoom.checked = false;
    this.#scroller.toFoot();
    this.dispatchEvent(new CustomEvent('send', { detail }));
  }

  /** The mark of the thread moves over what was seen. */
  #look() {
    if (this.#seq !== undefined && this.#newest > this.#read && document.visibilityState === 'visible' && this.#scroller.atFoot && this.#tabs.current === PANEL) {
      const seq = this.#newest;
      const told = this.#channel.publish({ type: 'thread_read', thread: this.#seq, seq });
      if (told) {
        this.#read = seq;
        told.then(() => this.dispatchEvent(new Event('read')), () => (this.#read = 0));
      }
    }
  }

  async #follow(following) {
    try {
      await this.#channel.publish({ type: 'follow', thread: this.#seq, follow: following, ref: crypto.getRandomValues(new Uint32Array(2)).join('-') });
      this.#showFollowing(following);
    } catch {
      toast(t('thread.failed'));
    }
  }

  #showFollowing(following) {
    const button = this.#panel.querySelector('[data-follow]');
    button.setAttribute('aria-pressed', String(following));
    say(button, t(following ? 'thread.unfollow' : 'thread.follow'));
  }
}
