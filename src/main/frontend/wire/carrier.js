// One try at the multiplexed connection, over one transport, by Centrifugo's own client. Which transport, when to try again and
// where to go on is said by connection.js and room-channel.js, which know what the page shows: this client lives as long as its connection.
import { Centrifuge } from 'centrifuge';
import { api, lasting } from './api.js';
import { Refusal } from './refusal.js';

/** A WebSocket that did not open by then is held to be blocked. */
const SOCKET_WITHIN_MS = 2500;
/** A stream that did not answer by then is held to be swallowed by something on the way. */
const STREAM_WITHIN_MS = 5000;
/** No answer for that long: the connection is dead, whatever it says. */
const ANSWER_WITHIN_MS = 10_000;
/** Below are the client's own codes, which mean something else in each of its events: the network, mostly. */
const SERVERS = 100;
/** A frame was too large. */
const TOO_LARGE = 1009;
/** The client's own words for ends that are the server's: not understood, and a socket closed with 1009. */
const ENDED = new Map([[2, 3501], [3, TOO_LARGE]]);
/** The session is somebody else's now: as when it has ended. */
const NOT_ONESELF = 3500;
const TOO_LARGE_STATUS = 413;

const EMULATION = '/emulation';
const ENDPOINTS = { websocket: '/connection/websocket', http_stream: '/connection/http_stream', sse: '/connection/sse' };

/**
 * @typedef {object} Ear what is heard of a room
 * @property {(begun: {recovered: boolean, epoch: string, data?: object}) => void} begun before what was missed, which follows at once
 * @property {(frame: object) => void} frame an entry has a `seq`
 * @property {(who: {joined: string[], left: string[]}) => void} presence
 * @property {() => void} paused the server wants it begun anew, and the client sees to that
 * @property {(code: number) => void} ended
 */

/** Tells `open`, `lost` ({code}; once, and then nothing more), `own` (a frame of the person's channel) and `told` (what is said to this connection alone). */
export class Carrier extends EventTarget {
  transport;
  #around;
  #client;
  #timer;
  /** What was published and has no answer yet. @type {Set<{size: number, blame: () => void, blamed: boolean}>} */ #unanswered = new Set();

  /**
   * @param {'websocket' | 'http_stream' | 'sse'} transport
   * @param {{login?: string, origin?: string, socket?: typeof WebSocket, options?: object}} [around] whose page it is, by default anybody's; and what
   * tests replace
   */
  constructor(transport, around = {}) {
    super();
    this.transport = transport;
    this.#around = around;
  }

  open() {
    const { origin = location.origin, socket = WebSocket, options } = this.#around;
    const base = this.transport === 'websocket' ? origin.replace(/^http/, 'ws') : origin;
    this.#client = new Centrifuge([{ transport: this.transport, endpoint: base + ENDPOINTS[this.transport] }], {
      name: 'atrium',
      emulationEndpoint: origin + EMULATION,
      websocket: hasty(socket),
      fetch: (address, request) => this.#fetch(address, request),
      timeout: ANSWER_WITHIN_MS,
      networkEventTarget: new EventTarget(), // connection.js hears them
      pageEventTarget: new EventTarget(),
      ...options,
    });
    this.#listen(this.#client);
    if (this.transport !== 'websocket') {
      this.#timer = setTimeout(() => this.#lost(0), STREAM_WITHIN_MS);
    }
    this.#client.connect();
  }

  close() {
    clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = undefined;
    client?.disconnect();
  }

  /** Goes on in a room: the page has entered it, and where it was left meanwhile it is not entered again. @param {string} room @param {{epoch: string, seq: number}} position of what the page shows @param {Ear} ear */
  join(room, { epoch, seq }, ear) {
    const channel = this.#client.newSubscription(`room:${room}`, {
      since: { offset: seq, epoch }, recoverable: true, positioned: true, joinLeave: true, data: { enter: false },
    });
    channel.on('subscribed', ({ wasRecovering, recovered, streamPosition, data }) =>
      ear.begun({ recovered: wasRecovering && recovered, epoch: streamPosition?.epoch ?? '', data }));
    channel.on('publication', ({ data }) => ear.frame(data));
    channel.on('join', ({ info }) => ear.presence({ joined: [info.user], left: [] }));
    channel.on('leave', ({ info }) => ear.presence({ joined: [], left: [info.user] }));
    channel.on('subscribing', () => this.#client && ear.paused());
    channel.on('unsubscribed', ({ code }) => this.#client && ear.ended(code));
    channel.subscribe();
  }

  /** Hears a channel that keeps nothing: what came before is not told, and a break leaves a hole. @param {string} channel @param {(frame: object) => void} heard @param {() => void} [begun] from now on nothing is missed until the next break */
  watch(channel, heard, begun = () => {}) {
    const watched = this.#client.newSubscription(channel);
    watched.on('publication', ({ data }) => heard(data));
    watched.on('subscribed', begun);
    watched.subscribe();
  }

  /** @param {string} room @param {object} frame @returns {Promise<{seq?: number}>} after the commit; refused with a Refusal */
  async publish(room, frame) {
    if (frame.type === 'read' && this.transport !== 'websocket') {
      return this.#read(room, frame);
    }
    if (!this.#client) {
      throw new Refusal({ code: 'unavailable', unknown: true });
    }
    const sent = { size: JSON.stringify(frame).length, blamed: false };
    const blamed = new Promise((_, refuse) => {
      sent.blame = refuse;
    });
    this.#unanswered.add(sent);
    try {
      await Promise.race([this.#client.publish(`room:${room}`, frame), blamed]);
      return {};
    } catch (error) {
      throw sent.blamed ? new Refusal({ code: 'too_large' }) : Refusal.ofReply(error);
    } finally {
      this.#unanswered.delete(sent);
    }
  }

  /** @param {string} method @param {object} data @returns {Promise<Record<string, any>>} the answer; refused with a Refusal */
  async call(method, data) {
    if (!this.#client) {
      throw new Refusal({ code: 'unavailable', unknown: true });
    }
    try {
      return (await this.#client.rpc(method, data)).data;
    } catch (error) {
      throw Refusal.ofReply(error);
    }
  }

  /** The server does not say which frame was too large for it: of those without an answer the largest. */
  #blame() {
    const [largest] = [...this.#unanswered].sort((a, b) => b.size - a.size);
    if (largest) {
      largest.blamed = true;
      largest.blame();
    }
  }

  /** What is said while the page is left, a read mark, is said to the end. @param {string} address @param {RequestInit} request */
  async #fetch(address, request) {
    if (!address.endsWith(EMULATION)) {
      return fetch(address, request);
    }
    const response = await fetch(address, { ...request, ...lasting(request.body) });
    if (response.status === TOO_LARGE_STATUS) {
      this.#blame(); // the client would wait for an answer
    }
    return response;
  }

  /** By itself: a mark is often left as the page goes, whose stream may end before what is said by it is heard. */
  async #read(room, frame) {
    try {
      await api('POST', `/rooms/${room}/entries?enter=false`, frame);
      return {};
    } catch (failure) {
      throw Refusal.ofAnswer(failure);
    }
  }

  #listen(client) {
    const current = (act) => (detail) => this.#client === client && act(detail);
    let opened = false;
    client.on('connected', current(({ data }) => {
      if (isAnother(data?.login, this.#around.login)) {
        this.#lost(NOT_ONESELF);
        return;
      }
      opened = true;
      clearTimeout(this.#timer);
      this.dispatchEvent(new Event('open'));
    }));
    client.on('connecting', current(({ code }) => opened && this.#lost(code)));
    client.on('disconnected', current(({ code }) => this.#lost(ENDED.get(code) ?? code)));
    client.on('error', current(({ error }) => client.state === 'connecting' && this.#lost(error.code)));
    client.on('publication', current(({ data }) => this.dispatchEvent(new CustomEvent('own', { detail: data }))));
    client.on('message', current(({ data }) => this.dispatchEvent(new CustomEvent('told', { detail: data }))));
  }

  #lost(code) {
    if (code === TOO_LARGE) {
      this.#blame();
    }
    this.close();
    this.dispatchEvent(new CustomEvent('lost', { detail: { code: code < SERVERS ? 0 : code } }));
  }
}

/**
 * A page that slept while another person signed in holds what its own person wrote; it must not be said in the other's name.
 * @param {string} [connected] @param {string} [own]
 */
export const isAnother = (connected, own) => connected !== undefined && own !== undefined && connected !== own;

/** A WebSocket that gives up early; the client's own patience is for answers. @param {typeof WebSocket} socket */
const hasty = (socket) => class extends socket {
  constructor(url) {
    super(url);
    const timer = setTimeout(() => this.close(), SOCKET_WITHIN_MS);
    ['open', 'close'].forEach((event) => this.addEventListener(event, () => clearTimeout(timer)));
  }
};
