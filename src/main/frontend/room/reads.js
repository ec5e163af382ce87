// How far the person has read: told when the tab is looked at and the foot is in sight, at most once a second. Who has put their mark back has it stay there
// until they come back to the tab, or say something.

const TELL_EVERY_MS = 1000;

export class Reads {
  #seq;
  #told;
  #tell;
  #sees;
  #timer;
  #held = false;

  /**
   * @param {number} read the mark so far @param {number} seq what is shown @param {(seq: number) => Promise<unknown> | undefined} tell
   * @param {() => boolean} sees
   */
  constructor(read, seq, tell, sees) {
    this.#told = read;
    this.#seq = seq;
    this.#tell = tell;
    this.#sees = () => !this.#held && sees();
  }

  /** The mark was put back, in whatever window. @param {number} seq */
  hold(seq) {
    this.#held = true;
    this.#told = Math.min(this.#told, seq);
  }

  /** The person looks anew. */
  release() {
    this.#held = false;
  }

  /** @param {number} seq the newest that is shown @param {boolean} [own] said by the person: nobody waits to have read that */
  shown(seq, own = false) {
    this.#seq = Math.max(this.#seq, seq);
    if (own) {
      this.#held = false;
      this.leave();
    } else {
      this.look();
    }
  }

  /** At once: the person goes away, and there is no later. */
  leave() {
    if (this.#seq > this.#told && this.#sees()) {
      this.#send();
    }
  }

  /** Something changed about what the person sees. */
  look() {
    if (this.#timer === undefined && this.#seq > this.#told && this.#sees()) {
      this.#send();
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        this.look();
      }, TELL_EVERY_MS);
    }
  }

  #send() {
    const before = this.#told;
    const seq = this.#seq;
    const answer = this.#tell(seq);
    if (answer) {
      this.#told = seq;
      // Lost with the connection, as a rule: the next look tells it again, or the room stays unread elsewhere.
      answer.catch(() => (this.#told = Math.min(this.#told, before)));
    }
  }
}
