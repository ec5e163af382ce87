// Votes on their way. What was not answered is sent again once the connection is back, under the same ref.
import { randomId } from '../../wire/tabs.js';

const BUSY = new Set(['unavailable', 'rate_limited']);
const AGAIN_MS = 2000;

/** @typedef {{frame: Record<string, unknown>, tries: number, done: (refusal?: {code: string, detail?: string}) => void}} Vote */

export class Ballots {
  #publish;
  #waits;
  /** @type {Set<Vote>} */ #waiting = new Set();

  /**
   * @param {(frame: object) => Promise<unknown> | undefined} publish undefined while the room can't be reached
   * @param {() => void} waits is told that a vote waits
   */
  constructor(publish, waits) {
    this.#publish = publish;
    this.#waits = waits;
  }

  /** @param {Record<string, unknown>} frame @returns {Promise<{code: string, detail?: string} | undefined>} why it was not counted; undefined: it was */
  cast(frame) {
    return new Promise((done) => {
      this.#send({ frame: { ...frame, ref: randomId() }, tries: 0, done });
    });
  }

  /** The room can be reached. */
  again() {
    const votes = [...this.#waiting];
    this.#waiting.clear();
    votes.forEach((vote) => this.#send(vote));
  }

  async #send(vote) {
    const answer = this.#publish(vote.frame);
    if (!answer) {
      this.#wait(vote);
      return;
    }
    vote.tries++;
    try {
      await answer;
      vote.done();
    } catch (refusal) {
      this.#refused(vote, refusal);
    }
  }

  #refused(vote, refusal) {
    if (refusal.unknown) {
      this.#wait(vote);
    } else if (BUSY.has(refusal.code)) {
      this.#wait(vote);
      setTimeout(() => this.again(), (refusal.retryAfter ?? 0) * 1000 || AGAIN_MS);
    } else if (refusal.code === 'already_voted' && vote.tries > 1) {
      vote.done(); // the first sending was counted, and only its answer was lost
    } else {
      vote.done(refusal);
    }
  }

  #wait(vote) {
    this.#waiting.add(vote);
    this.#waits();
  }
}
