// What is tried to learn what lies between this browser and Atrium. Each probe answers with a Finding and throws nothing: what is in the way is what it looks for.

/**
 * @typedef {'good' | 'warn' | 'bad'} Mood
 * @typedef {{mood: Mood, say: string, places?: Record<string, string | number>}} Finding `say` and `say.fix` are texts; only a good one needs no mending
 * @typedef {object} Means what the browser has; tests replace it
 * @property {(path: string, request?: RequestInit) => Promise<Response>} fetch
 * @property {(address: string) => WebSocket} socket
 * @property {(address: string) => EventSource} events
 * @property {() => number} now ms
 * @property {() => number} today ms since 1970, by this machine's clock
 * @property {(ms: number) => AbortSignal} within
 * @property {{origin: string, host: string, protocol: string}} site
 * @property {(text: string) => void} progress
 */

const ANSWER_MS = 8000;
const SLOW_MS = 1500;
/** The server says something at least that often; what ends a connection before is in the way. */
const SILENCE_S = 25;
const LISTEN_MS = 45_000;
/** A long poll of the pages, and what a proxy adds. */
const POLL_S = 25;
const POLL_MS = 40_000;
const BODY_BYTES = 2 * 1024 * 1024;
const CLOCK_OFF_MS = 5000;
const CONNECT = JSON.stringify({ id: 1, connect: {} });
const PING = '{}';
const TOO_LARGE = 413;

const good = (say, places) => ({ mood: /** @type {Mood} */ ('good'), say, places });
const warn = (say, places) => ({ mood: /** @type {Mood} */ ('warn'), say, places });
const bad = (say, places) => ({ mood: /** @type {Mood} */ ('bad'), say, places });
const seconds = (ms) => Math.round(ms / 1000);

/** That requests are answered, how fast, and what of them arrives. @param {Means} means @returns {Promise<Finding & {seen?: object, ms?: number}>} */
export async function server({ fetch, now, within }) {
  let best = Infinity;
  let seen;
  try {
    for (let i = 0; i < 3; i++) {
      const begun = now();
      const response = await fetch('/api/check', { signal: within(ANSWER_MS) });
      seen = { ...(await response.json()), heardAt: now() };
      best = Math.min(best, seen.heardAt - begun);
    }
  } catch {
    return bad('check.server.none');
  }
  const ms = Math.round(best);
  return { ...(ms > SLOW_MS ? warn : good)(ms > SLOW_MS ? 'check.server.slow' : 'check.server.good', { ms }), seen, ms: best };
}

/** What the server makes of where the request came from and to. @param {Means} means @param {Record<string, any>} seen */
export function address({ site }, seen) {
  const places = { address: seen.address, host: seen.host ?? '', here: site.host };
  if (seen.says_proxy && !seen.believes_proxy) {
    return warn('check.address.unbelieved', places);
  }
  if (seen.believes_proxy && !seen.says_proxy) {
    return warn('check.address.unsaid', places);
  }
  if (seen.host !== undefined && seen.host !== site.host) {
    return bad('check.address.host', places);
  }
  return site.protocol === 'https:' && !seen.secure ? warn('check.address.scheme', places) : good('check.address.good', places);
}

/** This machine's clock beside the server's, which was read about half a round trip before it was heard. @param {Means} means @param {{at: string}} seen @param {number} ms of a round trip */
export function clock({ today }, seen, ms) {
  const off = today() - ms / 2 - Date.parse(seen.at);
  if (Math.abs(off) < CLOCK_OFF_MS) {
    return good('check.clock.good');
  }
  const places = { n: Math.abs(seconds(off)) };
  return off > 0 ? warn('check.clock.ahead', places) : warn('check.clock.behind', places);
}

/** A WebSocket opens, is answered, and stays while nothing is said. @param {Means} means @param {(opened: Finding) => void} opened told before it is listened to */
export function socket({ socket: open, now, site, progress }, opened) {
  return new Promise((resolve) => {
    const begun = now();
    const line = open(`${site.origin.replace(/^http/, 'ws')}/connection/websocket`);
    let answeredAt;
    let heardAt;
    let signs = 0;
    const count = setInterval(() => answeredAt && progress(String(seconds(now() - answeredAt))), 1000);
    const end = (finding) => {
      clearInterval(count);
      clearTimeout(timer);
      line.onclose = line.onmessage = null;
      line.close();
      if (answeredAt === undefined) {
        opened(finding);
        resolve(undefined);
      } else {
        resolve(finding);
      }
    };
    let timer = setTimeout(() => end(bad('check.socket.silent')), ANSWER_MS);
    line.onopen = () => line.send(CONNECT);
    line.onmessage = ({ data }) => {
      heardAt = now();
      if (answeredAt === undefined) {
        answeredAt = heardAt;
        opened(good('check.socket.good', { ms: Math.round(heardAt - begun) }));
        clearTimeout(timer);
        timer = setTimeout(() => end(good('check.idle.good', { n: seconds(now() - heardAt) })), LISTEN_MS);
      } else if (data.trim() === PING && ++signs > 1) {
        end(good('check.idle.good', { n: SILENCE_S })); // after a silence as long as they get
      } else if (data.trim() === PING) {
        line.send(PING);
      }
    };
    line.onclose = () => end(answeredAt === undefined ? bad('check.socket.none') : bad('check.idle.cut', { n: seconds(now() - heardAt) }));
  });
}

/** Server-sent events arrive as they are sent. @param {Means} means @returns {Promise<Finding>} */
export function events({ events: open, now }) {
  return new Promise((resolve) => {
    const begun = now();
    const source = open(`/connection/sse?cf_connect=${encodeURIComponent(CONNECT)}`);
    let answered = false;
    const end = (finding) => {
      clearTimeout(timer);
      source.close();
      resolve(finding);
    };
    const timer = setTimeout(() => end(bad(answered ? 'check.sse.buffered' : 'check.sse.silent')), ANSWER_MS);
    source.onopen = () => {
      answered = true;
    };
    source.onmessage = () => end(good('check.sse.good', { ms: Math.round(now() - begun) }));
    source.onerror = () => end(bad('check.sse.none'));
  });
}

/** An answer that does not end arrives as it is written. @param {Means} means @returns {Promise<Finding>} */
export async function stream({ fetch, now, within }) {
  const begun = now();
  let answered = false;
  try {
    const response = await fetch('/connection/http_stream', { method: 'POST', body: CONNECT, signal: within(ANSWER_MS) });
    answered = true;
    if (!response.ok) {
      return bad('check.stream.none');
    }
    const reader = response.body.getReader();
    await reader.read();
    const ms = Math.round(now() - begun);
    reader.cancel().catch(() => {});
    return good('check.stream.good', { ms });
  } catch {
    return bad(answered ? 'check.stream.buffered' : 'check.stream.silent');
  }
}

/** A request may wait for its answer as long as a long poll does. @param {Means} means @returns {Promise<Finding>} */
export async function poll({ fetch, now, within }) {
  const begun = now();
  try {
    const response = await fetch(`/api/check/wait?seconds=${POLL_S}`, { signal: within(POLL_MS) });
    if (response.ok) {
      return good('check.poll.good', { n: POLL_S });
    }
    return response.status === 503 ? warn('check.poll.busy') : bad('check.poll.cut', { n: seconds(now() - begun) });
  } catch {
    return bad('check.poll.cut', { n: seconds(now() - begun) });
  }
}

/** A body of the size of a picture passes. @param {Means} means @param {{max_upload: number}} seen @returns {Promise<Finding>} */
export async function body({ fetch, within }, seen) {
  const size = Math.min(BODY_BYTES, seen.max_upload);
  const places = { mb: Math.round(size / 1024 / 1024) };
  try {
    const response = await fetch('/api/check/body', {
      method: 'POST', body: new Uint8Array(size), headers: { 'X-Requested-With': 'atrium', 'Content-Type': 'application/octet-stream' }, signal: within(POLL_MS),
    });
    if (response.ok) {
      return (await response.json()).bytes === size ? good('check.body.good', places) : bad('check.body.cut', places);
    }
    return response.status === TOO_LARGE ? bad('check.body.refused', places) : bad('check.body.cut', places);
  } catch {
    return bad('check.body.cut', places);
  }
}
