// What the modules meet in tests instead of a browser and a server.
import { setImmediate } from 'node:timers/promises';

/** A store of the tab for one test. */
export function fakeStore() {
  const values = new Map();
  return { getItem: (key) => values.get(key) ?? null, setItem: (key, value) => values.set(key, value), removeItem: (key) => values.delete(key) };
}

/** Everything a target tells, in order. */
export function recorded(target, ...types) {
  const heard = [];
  types.forEach((type) => target.addEventListener(type, ({ detail }) => heard.push([type, detail])));
  return heard;
}

/** Lets everything happen that waits for nothing but its turn. */
export async function settle() {
  for (let i = 0; i < 20; i++) {
    await setImmediate();
  }
}

/** @param {() => boolean | Promise<boolean>} condition */
export async function until(condition) {
  for (const started = Date.now(); !(await condition()); ) {
    if (Date.now() - started > 5000) {
      throw new Error(`never: ${condition}`);
    }
    await setImmediate();
  }
}

/** A send store that remembers states by ref. */
export class FakeSendStore extends EventTarget {
  lasting = true;
  stored = new Map();
  /** What pages before left. */ left = [];

  async takeOver() {
    return this.left.splice(0);
  }

  async save({ ref, state }) {
    this.stored.set(ref, state);
  }

  async remove(ref) {
    this.stored.delete(ref);
  }
}

/** A carrier whose other end is the test. */
export class FakeCarrier extends EventTarget {
  closed = false;
  opened = false;
  joined = [];
  published = [];

  constructor(transport) {
    super();
    this.transport = transport;
  }

  open() {
    this.opened = true;
  }

  close() {
    this.closed = true;
  }

  join(room, position, ear) {
    this.joined.push({ room, ...position });
    this.ear = ear;
  }

  publish(room, frame) {
    return new Promise((accept, refuse) => {
      this.published.push({ room, frame, accept, refuse });
    });
  }

  /** It works. */
  work() {
    this.dispatchEvent(new Event('open'));
  }

  lose(code = 0) {
    this.dispatchEvent(new CustomEvent('lost', { detail: { code } }));
  }

  own(frame) {
    this.dispatchEvent(new CustomEvent('own', { detail: frame }));
  }
}

/** A WebSocket whose other end is the test, which plays the server of the multiplexed connection. */
export class FakeSocket extends EventTarget {
  /** @type {FakeSocket[]} */ static all = [];
  commands = [];
  closed = false;

  constructor(url) {
    super();
    this.url = url;
    FakeSocket.all.push(this);
  }

  send(text) {
    this.commands.push(...text.split('\n').map((line) => JSON.parse(line)));
  }

  close() {
    this.closed = true;
    this.end(1006);
  }

  accept() {
    this.onopen?.();
    this.dispatchEvent(new Event('open'));
  }

  /** @param {...object} replies in one frame */
  say(...replies) {
    this.onmessage?.({ data: replies.map((reply) => JSON.stringify(reply)).join('\n') });
  }

  /** Answers the last command of that name. @param {string} name @param {object} result */
  answer(name, result) {
    const { id } = this.commands.findLast((command) => command[name]);
    this.say(result.error ? { id, ...result } : { id, [name]: result });
  }

  end(code, reason = '') {
    this.onclose?.({ code, reason });
    this.dispatchEvent(new Event('close'));
  }
}
