// What the end of a connection means; the codes are docs/protocol.md's.

/** @typedef {'signin' | 'stop' | 'reconnect'} Verdict */

const STOP = new Set([4400, 4403, 4404, 4410]);
const HTTP = new Map([[401, 4401], [403, 4403], [404, 4404]]);

/** @param {number} code of a close frame @returns {Verdict} */
export function verdict(code) {
  return code === 4401 ? 'signin' : STOP.has(code) ? 'stop' : 'reconnect';
}

/** The close code that says what a refused handshake's status did. @param {number} status */
export const codeOf = (status) => HTTP.get(status);

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 20_000;

/** Full jitter, so that a thousand browsers don't come back in step. @param {number} failures in a row, from 1 @param {() => number} [random] */
export function waitMs(failures, random = Math.random) {
  const most = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
  return Math.round(FIRST_WAIT_MS + random() * (most - FIRST_WAIT_MS));
}
