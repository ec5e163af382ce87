// A Yjs document and the room it is shared in: what is written here goes to the log, what comes from the log is merged. Nothing is thrown away before the log has it.
import { applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { fromBase64, toBase64 } from './base64.js';

/** Between two updates: what is typed meanwhile goes along with the next. */
const UPDATE_MS = 80;
/** Between writing and keeping it in this browser. */
const KEEP_MS = 200;
/** Between two words on where one is. */
const AWARENESS_MS = 250;
const AGAIN_MS = 2000;
/** The server's limit counts the frame around it too. */
const ENVELOPE = 256;

/** The server will say the same again. */
const FINAL = new Set(['forbidden', 'malformed', 'invalid', 'too_large', 'not_found']);

/**
 * Tells `state` ({saving, refused}): whether something is on its way or kept for later, and why the last was not taken.
 */
export class Sharing extends EventTarget {
  #channel;
  #server;
  #doc;
  #awareness;
  #maxFrame;
  /** What the log does not have yet. @type {Uint8Array[]} */ #pending = [];
  /** What of it is on its way. @type {Uint8Array | undefined} */ #flying;
  #sending = false;
  #unsent;
  #keeping;
  /** Whether this browser has all that the log does not. */ #kept = true;
  #open = false;
  /** Whose places changed since that was told last. @type {Set<number>} */ #moved = new Set();
  #movedTimer;
  #refused;

  /**
   * @param {import('../../wire/room-channel.js').RoomChannel} channel @param {import('./server.js').Server} server
   * @param {Y.Doc} doc @param {import('y-protocols/awareness').Awareness} awareness @param {import('./unsent.js').Unsent} unsent @param {number} maxFrame
   */
  constructor(channel, server, doc, awareness, unsent, maxFrame) {
    super();
    this.#channel = channel;
    this.#server = server;
    this.#doc = doc;
    this.#awareness = awareness;
    this.#unsent = unsent;
    this.#maxFrame = maxFrame;
    doc.on('update', (update, origin) => origin !== this && this.#written(update));
    awareness.on('update', ({ added, updated, removed }, origin) => origin !== this && this.#move([...added, ...updated, ...removed]));
    channel.addEventListener('entry', ({ detail }) => detail.type === 'update' && this.merge(fromBase64(detail.update)));
    channel.addEventListener('ephemeral', ({ detail }) => detail.type === 'awareness' && applyAwarenessUpdate(awareness, fromBase64(detail.update), this));
    channel.addEventListener('reset', () => this.catchUp());
    channel.addEventListener('state', ({ detail }) => this.#connected(detail.state === 'open'));
    channel.addEventListener('welcome', ({ detail }) => this.#welcome(detail));
  }

  /** Nothing is kept back. */
  get isSaved() {
    return this.#pending.length === 0 && !this.#sending;
  }

  /** Nothing would be lost with this page. */
  get isSafe() {
    return this.isSaved || this.#kept;
  }

  /** Goes on with what was left unsent in this browser. */
  async resume() {
    (await this.#unsent.load()).forEach((update) => Y.applyUpdate(this.#doc, update, 'unsent'));
    this.#keepSoon();
  }

  /** @param {Uint8Array} update */
  merge(update) {
    Y.applyUpdate(this.#doc, update, this);
  }

  /** Asks for what is missing here. @returns {Promise<void>} */
  catchUp() {
    return this.#server.state(Y.encodeStateVector(this.#doc)).then((update) => this.merge(update), async () => {
      await new Promise((done) => { setTimeout(done, AGAIN_MS); });
      return this.catchUp();
    });
  }

  /** The page may go away: nobody is shown where one no longer is. */
  rest() {
    if (this.#awareness.getLocalState()?.cursor) {
      this.#awareness.setLocalStateField('cursor', null);
      this.#tellMoves();
    }
  }

  /** The page goes away. */
  leave() {
    removeAwarenessStates(this.#awareness, [this.#doc.clientID], 'leaving');
    this.#tellMoves();
    this.#keep();
  }

  /** Who went without a word. @param {string[]} logins */
  gone(logins) {
    const clients = [...this.#awareness.getStates()].filter(([client, { user }]) => client !== this.#doc.clientID && logins.includes(user?.login));
    removeAwarenessStates(this.#awareness, clients.map(([client]) => client), this);
  }

  #connected(open) {
    this.#open = open;
    if (!open) {
      const others = [...this.#awareness.getStates().keys()].filter((client) => client !== this.#doc.clientID);
      removeAwarenessStates(this.#awareness, others, this);
    }
  }

  #welcome({ awareness }) {
    if (awareness) {
      applyAwarenessUpdate(this.#awareness, fromBase64(awareness), this);
    }
    this.#move([this.#doc.clientID]);
    this.#flush();
  }

  #written(update) {
    this.#pending.push(update);
    this.#kept = false;
    this.#tell();
    this.#flush();
    this.#keepSoon();
  }

  #keepSoon() {
    this.#keeping ??= setTimeout(() => this.#keep(), KEEP_MS);
  }

  async #keep() {
    clearTimeout(this.#keeping);
    this.#keeping = undefined;
    const all = this.#flying ? [this.#flying, ...this.#pending] : this.#pending;
    this.#kept = true; // unless something is written meanwhile, or it turns out otherwise
    const kept = await this.#unsent.keep(all.length === 0 ? undefined : Y.mergeUpdates(all));
    this.#kept &&= kept;
  }

  async #flush() {
    if (this.#sending || this.#pending.length === 0 || !this.#open || this.#refused) {
      return;
    }
    this.#sending = true;
    const taken = this.#pending;
    const update = taken.length === 1 ? taken[0] : Y.mergeUpdates(taken);
    this.#pending = [];
    this.#flying = update;
    let pause = UPDATE_MS;
    try {
      await this.#send(update);
    } catch (refusal) {
      this.#pending.unshift(update);
      pause = AGAIN_MS;
      if (FINAL.has(refusal.code)) {
        this.#refused = refusal.detail ?? refusal.message;
      }
    }
    this.#flying = undefined;
    this.#keepSoon();
    setTimeout(() => {
      this.#sending = false;
      this.#tell();
      this.#flush();
    }, pause);
  }

  #send(update) {
    const text = toBase64(update);
    if (text.length + ENVELOPE > this.#maxFrame) {
      return this.#server.upload(update);
    }
    return this.#channel.publish({ type: 'update', update: text }) ?? Promise.reject(new Error('no connection'));
  }

  /** @param {number[]} clients */
  #move(clients) {
    clients.forEach((client) => this.#moved.add(client));
    this.#movedTimer ??= setTimeout(() => this.#tellMoves(), AWARENESS_MS);
  }

  #tellMoves() {
    clearTimeout(this.#movedTimer);
    this.#movedTimer = undefined;
    const known = [...this.#moved].filter((client) => this.#awareness.meta.has(client));
    this.#moved.clear();
    if (known.length > 0) {
      this.#channel.whisper({ type: 'awareness', update: toBase64(encodeAwarenessUpdate(this.#awareness, known)) });
    }
  }

  #tell() {
    this.dispatchEvent(new CustomEvent('state', { detail: { saving: !this.isSaved, refused: this.#refused } }));
  }
}
