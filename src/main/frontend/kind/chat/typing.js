// Who is writing: told at most every three seconds, believed for five.
import { list, t } from '../../i18n.js';

const TELL_EVERY_MS = 3000;
const BELIEVE_MS = 5000;
const MOST_NAMED = 3;

export class Typing {
  /** @type {Map<string, ReturnType<typeof setTimeout>>} */ #writers = new Map();
  #tell;
  #show;
  #now;
  #toldAt = -Infinity;

  /** @param {() => void} tell the room @param {(logins: string[]) => void} show @param {() => number} [now] */
  constructor(tell, show, now = () => performance.now()) {
    this.#tell = tell;
    this.#show = show;
    this.#now = now;
  }

  /** The person has typed. */
  typed() {
    if (this.#now() - this.#toldAt >= TELL_EVERY_MS) {
      this.#toldAt = this.#now();
      this.#tell();
    }
  }

  /** The message is out: the next key is news again. */
  sent() {
    this.#toldAt = -Infinity;
  }

  /** @param {string} login */
  heard(login) {
    clearTimeout(this.#writers.get(login));
    this.#writers.set(login, setTimeout(() => this.said(login), BELIEVE_MS));
    this.#show([...this.#writers.keys()]);
  }

  /** They have said it, or given up. @param {string} login */
  said(login) {
    if (this.#writers.has(login)) {
      clearTimeout(this.#writers.get(login));
      this.#writers.delete(login);
      this.#show([...this.#writers.keys()]);
    }
  }
}

/** Bob and Dee are typing. @param {string[]} names */
export function typingText(names) {
  return names.length > MOST_NAMED ? t('talk.typing.many') : t('talk.typing', { n: names.length, names: list(names) });
}
