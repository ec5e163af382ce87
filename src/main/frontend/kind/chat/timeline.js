// The talk: takes over the rows the server painted, appends what the log tells, puts older ones above, applies edits and removals.
import { dayKey } from '../../i18n.js';
import { place } from './grouping.js';
import { dayRow, messageRow, newRow, pendingRow, saidBy, setFirst, setState, setTask, setText, withdraw } from './message.js';
import { after, showUnder, stateOf, unanswered } from './under.js';

/** @typedef {import('../../wire/room-channel.js').Entry} Entry */

export class Timeline {
  #list;
  #you;
  #personOf;
  #names;
  /** The message whose thread this is; undefined: it is the room's talk. @type {number | undefined} */ #thread;
  /** Rows by number. @type {Map<number, HTMLElement>} */ #rows = new Map();
  /** Rows by ref. @type {Map<string, HTMLElement>} */ #pending = new Map();

  /** @param {HTMLElement} list @param {{login: string, name: string}} you @param {(login: string) => {login: string, name: string}} personOf
   * @param {import('./inline.js').Names} names */
  constructor(list, you, personOf, names) {
    this.#list = list;
    this.#you = you;
    this.#personOf = personOf;
    this.#names = names;
    list.querySelectorAll('[data-seq]').forEach((row) => this.#rows.set(Number(row.dataset.seq), row));
  }

  /** Shows a thread: the message, and the answers that were read. @param {number} seq @param {Entry[]} entries */
  become(seq, entries) {
    this.#thread = seq;
    this.#pending.clear();
    this.#list.replaceChildren();
    this.reset(entries);
  }

  /** Whether a message stands here, sent or not sent yet. @param {{seq?: number, thread?: number, in_room?: boolean}} message */
  #takes({ seq, thread, in_room: inRoom }) {
    return this.#thread === undefined ? thread === undefined || Boolean(inRoom) : seq === this.#thread || thread === this.#thread;
  }

  get isEmpty() {
    return this.#rows.size === 0 && this.#pending.size === 0;
  }

  /** @param {number} seq */
  row(seq) {
    return this.#rows.get(seq);
  }

  /** Whether one's own entry with that ref is among those shown. @param {string} ref */
  hasSent(ref) {
    return this.#list.querySelector(`[data-sent="${CSS.escape(ref)}"]`) !== null;
  }

  /** The log's next entry. @param {Entry} entry @returns {HTMLElement | undefined} the row it added */
  add(entry) {
    this.#apply(entry);
    if (entry.type !== 'message' || !this.#takes(entry)) {
      return undefined;
    }
    return this.#append(entry);
  }

  #append(entry) {
    const said = { from: entry.from, via: entry.via?.name, at: new Date(entry.at) };
    const pending = entry.ref === undefined ? undefined : this.#pending.get(entry.ref);
    this.#pending.delete(entry.ref);
    if (pending) {
      withdraw(pending);
    }
    const { startsDay, first } = place(this.#lastStored(), said, dayKey);
    const row = this.#row(entry, first);
    const firstPending = this.#pending.values().next().value;
    const rows = startsDay ? [dayRow(said.at), row] : [row];
    if (firstPending) {
      const heading = firstPending.previousElementSibling;
      if (startsDay && heading?.dataset.day === dayKey(said.at)) {
        heading.remove();
      }
      firstPending.before(...rows); // what was not stored yet comes after what was
      this.#regroupPending();
    } else {
      this.#list.append(...rows);
    }
    this.#rows.set(entry.seq, row);
    return row;
  }

  /** An entry further on than what is shown, which may change what is. @param {Entry} entry */
  change(entry) {
    this.#apply(entry);
  }

  #row(entry, first) {
    const row = messageRow(entry, { author: this.#personOf(entry.from), first, own: entry.from === this.#you.login, names: this.#names, personOf: this.#personOf });
    const { reactions, replies, pinned } = entry;
    this.#showUnder(row, { reactions, replies, pinned });
    return row;
  }

  /** In a thread its own message needs no way there. */
  #showUnder(row, state) {
    showUnder(row, state, { own: this.#you.login, personOf: this.#personOf, inThread: this.#thread !== undefined });
  }

  /** @param {Entry[]} entries further on than all that are shown, as they read now */
  append(entries) {
    entries.filter((entry) => entry.type === 'message' && this.#takes(entry)).forEach((entry) => this.#append(entry));
  }

  /** @param {Entry[]} entries older than all that are shown, oldest first */
  prepend(entries) {
    const messages = entries.filter((entry) => entry.type === 'message' && this.#takes(entry));
    const oldRows = [];
    let previous;
    for (const entry of messages) {
      const said = { from: entry.from, via: entry.via?.name, at: new Date(entry.at) };
      const { startsDay, first } = place(previous, said, dayKey);
      if (startsDay) {
        oldRows.push(dayRow(said.at));
      }
      const row = this.#row(entry, first);
      this.#rows.set(entry.seq, row);
      oldRows.push(row);
      previous = said;
    }
    if (previous) {
      this.#join(previous);
    }
    this.#list.prepend(...oldRows);
  }

  /** Everything anew. @param {Entry[]} entries */
  reset(entries) {
    this.#rows.clear();
    const pending = [...this.#pending.values()];
    this.#list.replaceChildren(...pending);
    this.append(entries);
    this.#regroupPending();
  }

  /** @param {import('../../wire/sends.js').Send} send @param {Parameters<typeof setState>[2]} acts @param {Parameters<typeof setState>[3]} now */
  showSend(send, acts, now) {
    const target = send.frame.seq === undefined ? undefined : this.#rows.get(Number(send.frame.seq));
    if (send.frame.seq !== undefined) {
      if (target) {
        setState(target, send, acts, now);
      }
      return;
    }
    if (send.frame.message === undefined || !this.#takes(send.frame)) {
      return;
    }
    let row = this.#pending.get(send.ref);
    if (!row) {
      const said = { from: this.#you.login, at: new Date(send.at) };
      const { startsDay, first } = place(this.#lastShown(), said, dayKey);
      row = pendingRow(send, { author: this.#you, first, names: this.#names });
      this.#list.append(...(startsDay ? [dayRow(said.at), row] : [row]));
      this.#pending.set(send.ref, row);
    }
    setState(row, send, acts, now);
  }

  /** @param {import('../../wire/sends.js').Send} send confirmed or discarded */
  dropSend(send) {
    if (send.frame.seq !== undefined) {
      this.#rows.get(Number(send.frame.seq))?.querySelector('.note')?.remove();
    }
    const row = this.#pending.get(send.ref);
    this.#pending.delete(send.ref);
    if (row) {
      withdraw(row);
    }
    this.#regroupPending();
  }

  /** The line above what is new, unless there is one. @param {HTMLElement} row */
  markNew(row) {
    if (this.#list.querySelector('[data-new]')) {
      return;
    }
    row.before(newRow(new Date(row.dataset.at)));
    setFirst(row, true, this.#personOf(row.dataset.from));
  }

  clearNew() {
    this.#list.querySelector('[data-new]')?.remove();
  }

  #apply(entry) {
    const { type, seq, target, thread, message, from } = entry;
    const answered = thread === undefined ? undefined : this.#rows.get(thread);
    if (answered && type === 'message') {
      this.#showUnder(answered, after(stateOf(answered), entry));
    } else if (answered && type === 'delete') {
      this.#showUnder(answered, unanswered(stateOf(answered), seq));
    }
    const row = type === 'message' ? undefined : this.#rows.get(target);
    if (row) {
      if (type === 'edit' || type === 'delete') {
        setText(row, type === 'edit' ? { message, edited: true } : { deleted: true }, from === this.#you.login, this.#names);
      }
      type === 'tick' && setTask(row, entry);
      if (type === 'delete') {
        row.querySelector('.tools')?.remove();
      }
      this.#showUnder(row, after(stateOf(row), entry));
    }
  }

  /** Where older rows meet the oldest that was shown. */
  #join(previous) {
    const oldest = this.#list.querySelector('.msg');
    if (!oldest) {
      return;
    }
    const said = saidBy(oldest);
    const { startsDay, first } = place(previous, said, dayKey);
    if (!startsDay && oldest.previousElementSibling?.matches('[data-day]')) {
      oldest.previousElementSibling.remove();
    }
    const afterLine = oldest.previousElementSibling?.matches('[data-new]');
    setFirst(oldest, first || Boolean(afterLine), this.#personOf(said.from));
  }

  #regroupPending() {
    let previous = this.#lastStored();
    for (const row of this.#pending.values()) {
      const said = saidBy(row);
      const { startsDay, first } = place(previous, said, dayKey);
      if (!startsDay && row.previousElementSibling?.matches('[data-day]')) {
        row.previousElementSibling.remove();
      }
      setFirst(row, first, this.#you);
      previous = said;
    }
  }

  #lastStored() {
    const rows = this.#list.querySelectorAll('.msg[data-seq]');
    return rows.length ? saidBy(rows[rows.length - 1]) : undefined;
  }

  #lastShown() {
    const rows = this.#list.querySelectorAll('.msg');
    return rows.length ? saidBy(rows[rows.length - 1]) : undefined;
  }
}
