// The chat's stage: puts its parts together.
import { say } from '../../dom.js';
import { Drafts } from '../../drafts/drafts.js';
import { t } from '../../i18n.js';
import { connection, tabs } from '../../link.js';
import { TitleCount } from '../../room/title.js';
import { toast } from '../../toast.js';
import { api } from '../../wire/api.js';
import { SendStore } from '../../wire/send-store.js';
import { Sends } from '../../wire/sends.js';
import { Acts } from './acts.js';
import { Aside } from './aside.js';
import { takeDropped } from './attaching.js';
import { workCommands } from './commands.js';
import { Composer } from './composer.js';
import { History } from './history.js';
import { sayLater } from './later.js';
import { workLightbox } from './lightbox.js';
import { offeredIn } from './offered.js';
import { Passage } from './passage.js';
import { Previews } from './previews.js';
import { Reads } from '../../room/reads.js';
import { Scroller } from './scroller.js';
import { slowDown } from './slow.js';
import { speak } from './spoken.js';
import { Timeline } from './timeline.js';
import { Typing, typingText } from './typing.js';
import { stateOf } from './under.js';

/** Ends after which nothing can be said here, until the room is entered again. */
const OUTSIDE = new Set(['removed', 'forbidden', 'gone']);

export class Chat {
  #room;
  #stage;
  #list;
  #scroller;
  #timeline;
  #history;
  #passage;
  #sends;
  #reads;
  #typing;
  #composer;
  #aside;
  #acts;
  #title = new TitleCount();
  #connected = false;
  #outside = false;
  #below = 0;

  /** @param {ReturnType<typeof import('../../room/room.js').openRoom>} room */
  constructor(room) {
    this.#room = room;
    const { stage, state, channel, people, you } = room;
    this.#stage = stage;
    this.#list = stage.querySelector('[data-talk]');
    this.#scroller = new Scroller(stage.querySelector('[data-scroll]'), this.#list);
    const offered = offeredIn(room, this.#list);
    this.#timeline = new Timeline(this.#list, you, (login) => people.of(login), offered.names);
    const page = (query) => api('GET', `/rooms/${state.room}/entries?${query}&enter=false`);
    this.#history = new History(this.#list, this.#timeline, this.#scroller, (before, limit) => page(`before=${before}&limit=${limit}`));
    this.#passage = new Passage({ list: this.#list, timeline: this.#timeline, scroller: this.#scroller, history: this.#history }, page, () => channel.seq);
    this.#sends = new Sends((frame) => channel.publish(frame), new SendStore(you.login, state.room, tabs), ({ ref, seq }) =>
      seq === undefined ? this.#timeline.hasSent(ref) : seq <= channel.seq, state.max_frame);
    this.#reads = new Reads(state.read, state.seq, (seq) => channel.publish({ type: 'read', seq }), () =>
      this.#connected && document.visibilityState === 'visible' && !room.jumps.underway && this.#scroller.atFoot);
    this.#typing = new Typing(() => channel.whisper({ type: 'typing' }), (logins) => this.#showTyping(logins));
    const drafts = new Drafts(state.room, you.login, connection, api, state.drafts);
    const form = stage.querySelector('form[data-composer]');
    this.#composer = form && new Composer(form, drafts, 0, offered.sources, state.room);
    takeDropped(stage, () => (room.rights.has('write') ? this.#composer?.attaching : undefined));
    workLightbox(stage.closest('[data-sheet]'));
    new Previews(this.#list, state, (change) => this.#scroller.keep(change));
    this.#aside = new Aside(room, drafts, offered, (seq) => this.#sends.add({ type: 'pin', seq, remove: true }));
    this.#acts = new Acts(room, this.#sends, { list: this.#list, timeline: this.#timeline, scroller: this.#scroller, composer: this.#composer }, this.#aside.thread, {
      isConnected: () => this.#connected, isOutside: () => this.#outside, changed: () => this.#showEmpty(), unread: (row) => this.#putBack(Number(row.dataset.seq)),
    });
    this.#composer && sayLater(form, this.#composer, state.room);
    form && workCommands(form, state.room, connection, this.#composer, this.#aside.thread);
    this.#composer && slowDown(stage, this.#list, room, this.#composer);
    this.#listen();
  }

  #listen() {
    const { channel, you } = this.#room;
    channel.addEventListener('entry', ({ detail }) => this.#add(detail));
    channel.addEventListener('reset', ({ detail }) => this.#reset(detail));
    channel.addEventListener('welcome', () => this.#connect());
    channel.addEventListener('state', ({ detail }) => detail.state !== 'open' && this.#disconnect(detail.end));
    channel.addEventListener('ephemeral', ({ detail }) => detail.type === 'typing' && detail.from !== you.login && this.#typing.heard(detail.from));
    this.#sends.addEventListener('stalled', () => channel.again());
    this.#scroller.addEventListener('foot', () => this.#looked());
    document.addEventListener('visibilitychange', () => {
      this.#reads.release();
      this.#looked();
    });
    connection.addEventListener('own', ({ detail: { type, room, read_seq: seq } }) => type === 'unread' && room === this.#room.state.room && this.#wasPutBack(seq));
    // Before the browser lets go of the connection, which a stream does not outlive; where it does not ask, at the end.
    ['beforeunload', 'pagehide'].forEach((end) => window.addEventListener(end, () => this.#reads.leave()));
    window.addEventListener('beforeunload', (event) => !this.#sends.lasting && this.#sends.all().length > 0 && event.preventDefault());
    this.#history.addEventListener('older', () => this.#acts.showChanges());
    this.#stage.querySelector('[data-latest]').addEventListener('click', () => this.#toNewest());
    this.#travel();
    this.#composer?.addEventListener('typed', () => this.#typing.typed());
    this.#composer?.addEventListener('send', ({ detail }) => this.#send(detail));
  }

  /** To an entry, and back to the newest. */
  #travel() {
    const { jumps } = this.#room;
    jumps.addEventListener('jump', ({ detail: { entry } }) => this.#arrive(entry));
    jumps.addEventListener('leave', () => this.#passage.close());
    jumps.addEventListener('settled', () => this.#looked());
    ['open', 'closed'].forEach((change) => this.#passage.addEventListener(change, () => this.#shownAnew()));
  }

  /** What stands in a thread alone is shown there. */
  #arrive(entry) {
    const { type, seq, target, thread, in_room: inRoom } = entry;
    if (type === 'message' && thread !== undefined && !inRoom) {
      this.#room.jumps.done();
      this.#aside.thread.arrive(seq);
    } else {
      this.#passage.open(type === 'message' ? seq : target);
    }
  }

  /** Unread from an entry on. @param {number} seq */
  #putBack(seq) {
    const told = this.#room.channel.publish({ type: 'unread', seq });
    told ? told.then(() => this.#wasPutBack(seq - 1), () => toast(t('unread.failed'))) : toast(t('unread.failed'));
  }

  /** Here or in another window. @param {number} seq the last that counts as read */
  #wasPutBack(seq) {
    this.#reads.hold(seq);
    const row = [...this.#list.querySelectorAll('.msg[data-seq]')].find(({ dataset }) => Number(dataset.seq) > seq);
    this.#scroller.keep(() => {
      this.#timeline.clearNew();
      row && this.#timeline.markNew(row);
    });
  }

  #shownAnew() {
    this.#acts.showChanges();
    this.#showEmpty();
    this.#looked();
  }

  #connect() {
    this.#connected = true;
    this.#sends.connected();
    this.#reads.look();
  }

  #disconnect(end) {
    this.#connected = false;
    this.#sends.disconnected();
    if (OUTSIDE.has(end)) {
      this.#outside = true;
      this.#sends.giveUp('left');
    }
    this.#acts.showAll();
  }

  #add(entry) {
    const own = entry.from === this.#room.you.login;
    const target = entry.target === undefined ? undefined : this.#timeline.row(entry.target);
    this.#aside.hear(entry, Boolean(target && stateOf(target).pinned));
    let row;
    this.#scroller.keep(() => {
      row = this.#passage.skips(entry) ? this.#timeline.change(entry) : this.#timeline.add(entry);
      this.#sends.confirmed(entry);
      this.#showEmpty();
    });
    this.#typing.said(entry.from);
    if (row && !own) {
      this.#arrived(row, entry);
    } else if (this.#passage.isOpen && entry.type === 'message' && (entry.thread === undefined || entry.in_room)) {
      this.#showBelow(this.#below + 1);
    }
    this.#reads.shown(entry.seq, own);
  }

  #arrived(row, { from, via, message, files = [] }) {
    const unseen = document.visibilityState === 'hidden' || !this.#scroller.atFoot;
    if (unseen) {
      this.#scroller.keep(() => this.#timeline.markNew(row));
      this.#title.add();
    }
    if (!this.#scroller.atFoot) {
      this.#showBelow(this.#below + 1);
    }
    speak(this.#stage.querySelector('[data-said]'), via?.name ?? this.#room.people.of(from).name, [message, ...files.map(({ name }) => name)].filter(Boolean).join(', '));
  }

  #reset({ entries: shown }) {
    this.#passage.forget();
    this.#scroller.keep(() => this.#timeline.reset(shown));
    shown.forEach((entry) => this.#sends.confirmed(entry));
    this.#history.reset(shown[0]?.seq ?? 1);
    this.#aside.renew();
    this.#shownAnew();
  }

  #send({ text, changing, files }) {
    this.#typing.sent();
    if (changing !== undefined) {
      this.#sends.add({ type: 'edit', seq: changing, message: text });
      return;
    }
    this.#timeline.clearNew();
    this.#sends.add({ message: text, ...(files.length ? { files } : {}) });
    this.#toNewest();
  }

  #toNewest() {
    this.#room.jumps.done();
    this.#passage.close();
  }

  #looked() {
    this.#showBelow(this.#scroller.atFoot ? 0 : this.#below);
    if (document.visibilityState === 'visible') {
      this.#title.clear();
    }
    this.#reads.look();
  }

  #showBelow(count) {
    this.#below = count;
    const place = this.#stage.querySelector('[data-below]');
    place.hidden = this.#scroller.atFoot;
    say(place.querySelector('span'), count ? t('talk.below', { n: count }) : t('talk.latest'));
    place.classList.toggle('news', count > 0);
  }

  #showTyping(logins) {
    const place = this.#stage.querySelector('[data-typing]');
    place.firstElementChild.hidden = logins.length === 0;
    say(place.lastElementChild, logins.length ? typingText(logins.map((login) => this.#room.people.of(login).name.split(/\s+/)[0])) : '');
  }

  #showEmpty() {
    this.#stage.querySelector('[data-empty]').hidden = !this.#timeline.isEmpty;
  }
}
