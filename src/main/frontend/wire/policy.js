// What the end of a connection, or of a room's channel, means: docs/protocol.md's codes, which are Centrifugo's.

/**
 * What trying again would not mend: the session is over; this person may not enter the room, was removed from it; it is gone; the
 * page speaks another language than the server.
 * @typedef {'signin' | 'forbidden' | 'removed' | 'gone' | 'mismatch'} End
 */

/** Of a connect or subscribe reply's error. @type {[number, End][]} */
const ERRORS = [[101, 'signin'], [109, 'signin'], [110, 'signin'], [102, 'gone'], [103, 'forbidden'], [107, 'mismatch'], [108, 'mismatch']];
/** Of a disconnect. @type {[number, End][]} */
const DISCONNECTS = [[3500, 'signin'], [3501, 'mismatch'], [3503, 'removed'], [3505, 'mismatch'], [3506, 'mismatch'], [3507, 'forbidden']];
const ENDS = new Map([...ERRORS, ...DISCONNECTS]);
/** Of an unsubscribe, those below which the client doesn't come back by itself. */
const LAST_UNSUBSCRIBE = 2500;
const ASKED = new Map([[401, 'signin'], [403, 'removed'], [404, 'gone']]);

/** @param {number} code @returns {End | undefined} undefined: try again */
export function endOf(code) {
  return ENDS.get(code) ?? (code >= 2000 && code < LAST_UNSUBSCRIBE ? 'removed' : undefined);
}

/** What the status of asking for the same thing by REST says, which knows better than a code. @param {number} status @returns {End | undefined} */
export const endAsked = (status) => /** @type {End | undefined} */ (ASKED.get(status));

/** Whether it was Atrium that answered, and can. @param {number} status */
export const isReachable = (status) => status >= 200 && status < 500;

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 20_000;
const SECOND_MS = 1000;

/** Full jitter, so that a thousand browsers don't come back in step. @param {number} failures in a row, from 1 @param {() => number} [random] */
export function waitMs(failures, random = Math.random) {
  return Math.round(random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1)));
}

/** The server has spread those who come back by itself, by whole seconds. @param {number} retryAfter seconds @param {() => number} [random] */
export function waitAskedMs(retryAfter, random = Math.random) {
  return Math.round((retryAfter + random()) * SECOND_MS);
}
