// When to look after the connection at once: the network went or is back, the person looks again, the machine has slept.

/** A page in the background is let tick once a minute; whose clock jumps further was not awake, and its connection is dead by now. */
const SLEPT_MS = 90_000;
const TICK_MS = 5000;

/**
 * @param {import('./connection.js').Connection} connection
 * @param {{window: EventTarget, document: EventTarget & {visibilityState: string}, now: () => number}} [around] what tests replace
 */
export function retryOnReturn(connection, { window, document, now } = { window: globalThis, document: globalThis.document, now: Date.now }) {
  let awakeAt = now();
  const tick = () => {
    const slept = now() - awakeAt > SLEPT_MS;
    awakeAt = now();
    if (slept) {
      connection.again();
    }
  };
  const look = () => {
    tick();
    if (document.visibilityState === 'visible') {
      connection.retry();
    }
  };
  window.addEventListener('offline', () => connection.interrupt());
  window.addEventListener('online', look);
  window.addEventListener('pageshow', look);
  document.addEventListener('visibilitychange', look);
  setInterval(tick, TICK_MS);
}
