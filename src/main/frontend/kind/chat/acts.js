// What one does with messages, in the room's talk and in its thread; what of it is not stored yet is shown where it belongs.
import { t } from '../../i18n.js';
import { openPerson } from '../../people/card.js';
import { saved } from '../../saved/mine.js';
import { toast } from '../../toast.js';
import { api } from '../../wire/api.js';
import { copyLink } from './copy-link.js';
import { confirmErase } from './erase.js';
import { known } from './files.js';
import { chooseRoom } from './forward.js';
import { leadBack } from './forwarded.js';
import { markSaved } from './kept.js';
import { remindLater } from './later.js';
import { enliven } from './living.js';
import { quoted } from './quote.js';
import { showRevisions } from './revisions.js';
import { workTools } from './tools.js';
import { stateOf } from './under.js';

export class Acts {
  #room;
  #sends;
  #talk;
  #thread;
  #now;
  /** Answers of which it was said that they were not sent. @type {Set<string>} */ #told = new Set();

  /**
   * @param {ReturnType<typeof import('../../room/room.js').openRoom>} room @param {import('../../wire/sends.js').Sends} sends
   * @param {{list: HTMLElement, timeline: import('./timeline.js').Timeline, scroller: import('./scroller.js').Scroller, composer: import('./composer.js').Composer | null}} talk
   * @param {import('./thread.js').Thread} thread
   * @param {{isConnected: () => boolean, isOutside: () => boolean, changed: () => void, unread: (row: HTMLElement) => void}} now isOutside: nothing can be said here until the room is entered again
   */
  constructor(room, sends, talk, thread, now) {
    this.#room = room;
    this.#sends = sends;
    this.#talk = talk;
    this.#thread = thread;
    this.#now = now;
    sends.addEventListener('change', ({ detail }) => this.#show(detail.send));
    sends.addEventListener('gone', ({ detail }) => this.#drop(detail));
    [talk, thread].forEach(({ composer, list }) => composer?.addEventListener('last', () => this.#changeLast(list, composer)));
    thread.addEventListener('send', ({ detail }) => this.#answer(detail));
    thread.addEventListener('opened', () => this.showChanges());
    this.#offer(talk.list, talk.composer, { answer: (row) => thread.open(Number(row.dataset.seq), true) });
    this.#offer(thread.list, thread.composer, {});
  }

  showAll() {
    this.#sends.all().forEach((send) => this.#show(send));
  }

  /** Beside the rows they change, and in the thread they belong to, which were not shown before. */
  showChanges() {
    this.#sends.all().filter(({ frame }) => frame.seq !== undefined || frame.thread !== undefined).forEach((send) => this.#show(send));
  }

  /** What can be done with the messages of a list. */
  #offer(list, composer, more) {
    const { you, rights, state } = this.#room;
    enliven(list, () => composer && rights.has('write'), (seq, task, done) => this.#sends.add({ type: 'tick', seq, task, done }));
    workTools(list, { own: you.login, writes: () => rights.has('write'), moderates: () => rights.has('moderate') }, {
      ...more,
      react: (row, reaction) => this.#react(row, reaction),
      pin: (row, remove) => this.#sends.add({ type: 'pin', seq: Number(row.dataset.seq), ...(remove ? { remove } : {}) }),
      link: (row) => copyLink(`/room/${state.room}?at=${row.dataset.seq}`),
      edit: composer ? (row) => change(row, composer) : undefined,
      erase: (row) => this.#erase(row),
      done: () => composer?.focus(),
      more: (row) => this.#more(row, composer, list === this.#thread.list),
      history: (row) => this.#showRevisions(row),
    });
    const showModerating = () => list.classList.toggle('moderating', rights.has('moderate'));
    rights.addEventListener('changed', showModerating);
    showModerating();
    leadBack(list, state.room);
    markSaved(list);
  }

  /** What else can be done with a message now. @param {HTMLElement} row @param {import('./composer.js').Composer | null} composer @param {boolean} inThread @returns {import('./menu.js').Item[]} */
  #more(row, composer, inThread) {
    const { rights, state } = this.#room;
    const seq = Number(row.dataset.seq);
    const erased = row.classList.contains('erased');
    const history = rights.has('moderate') && (erased || row.querySelector('.edited'));
    return [
      !erased && composer && rights.has('write') && { name: 'quote', look: 'quote', act: () => this.#quote(row, composer) },
      !erased && { name: 'forward', look: 'forward', act: () => chooseRoom({ room: state.room, seq }, row) },
      (!erased || saved.has(seq)) && { name: saved.has(seq) ? 'unsave' : 'save', look: 'bookmark', act: () => this.#save(seq) },
      !erased && { name: 'remind', look: 'bell', act: () => remindLater(state.room, seq) },
      !erased && !inThread && { name: 'unread', look: 'unread', act: () => this.#now.unread(row) },
      !erased && !row.dataset.via && { name: 'profile', look: 'people', act: () => openPerson(row, row.dataset.from) },
      history && { name: 'history', look: 'clock', act: () => this.#showRevisions(row) },
    ].filter(Boolean);
  }

  async #save(seq) {
    try {
      await saved.set(this.#room.state.room, seq, !saved.has(seq));
    } catch (failure) {
      toast(t('save.failed', { why: failure.message }));
    }
  }

  /** As it reads now. */
  async #quote(row, composer) {
    const { state, people } = this.#room;
    const { seq } = row.dataset;
    try {
      const { entries: [entry] } = await api('GET', `/rooms/${state.room}/entries?after=${Number(seq) - 1}&limit=1&enter=false`);
      const { from, via } = entry.forwarded ?? { from: entry.from, via: entry.via?.name };
      composer.offer(quoted(entry.message, via ?? people.of(from).name, new URL(`/room/${state.room}?at=${seq}`, location.origin).href));
    } catch {
      toast(t('quote.failed'));
    }
  }

  #showRevisions(row) {
    const { state, people } = this.#room;
    showRevisions(() => api('GET', `/rooms/${state.room}/view/history?seq=${row.dataset.seq}`), (login) => people.of(login), () => row.focus());
  }

  #react(row, reaction) {
    const taken = stateOf(row).reactions?.[reaction]?.includes(this.#room.you.login);
    this.#sends.add({ type: 'react', seq: Number(row.dataset.seq), reaction, ...(taken ? { remove: true } : {}) });
  }

  /** In a thread. */
  #answer({ message, changing, ...place }) {
    this.#sends.add(changing === undefined ? { message, ...place } : { type: 'edit', seq: changing, message });
  }

  #changeLast(list, composer) {
    const own = [...list.querySelectorAll('.msg[data-seq]:not(.erased)')].filter((row) => row.dataset.from === this.#room.you.login);
    if (own.length) {
      change(own[own.length - 1], composer);
    }
  }

  #erase(row) {
    confirmErase(this.#room.stage.querySelector('[data-erase]'), row, () => this.#sends.add({ type: 'delete', seq: Number(row.dataset.seq) }));
  }

  #show(send) {
    const acts = {
      retry: !this.#now.isOutside() && (() => this.#sends.retry(send.ref)),
      discard: () => this.#sends.discard(send.ref),
      edit: this.#talk.composer && send.frame.message !== undefined && (() => this.#takeBack(send)),
    };
    const now = { connected: this.#now.isConnected(), lasting: this.#sends.lasting };
    this.#talk.scroller.keep(() => {
      this.#talk.timeline.showSend(send, acts, now);
      this.#now.changed();
    });
    if (this.#thread.seq !== undefined) {
      this.#thread.keep(() => this.#thread.timeline.showSend(send, acts, now));
    }
    const { thread } = send.frame;
    if (send.state === 'failed' && thread !== undefined && thread !== this.#thread.seq && !this.#told.has(send.ref)) {
      this.#told.add(send.ref);
      toast(t('thread.unsent'), 'bad', { label: t('thread.open'), act: () => this.#thread.open(Number(thread)) });
    }
  }

  /** Into the field, and only then out of what is kept. */
  #takeBack({ ref, frame: { seq, message, thread, files } }) {
    const composer = thread === undefined ? this.#talk.composer : this.#thread.composer;
    if (seq === undefined) {
      composer.offer(message, known(files));
    } else {
      composer.change(Number(seq), message);
    }
    this.#sends.discard(ref);
  }

  #drop({ send }) {
    this.#talk.scroller.keep(() => {
      this.#talk.timeline.dropSend(send);
      this.#now.changed();
    });
    this.#thread.timeline.dropSend(send);
  }
}

/** @param {HTMLElement} row @param {import('./composer.js').Composer} composer */
function change(row, composer) {
  composer.change(Number(row.dataset.seq), row.querySelector('.text').dataset.source ?? '');
}
