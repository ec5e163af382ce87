// REST with the session's cookie. A failure is an ApiError with the problem's code.

const TIMEOUT_MS = 15_000;
/** Browsers let requests of together 64 KiB outlive their page. */
const LASTING_CHARACTERS = 4000;

export class ApiError extends Error {
  /** @param {number} status 0: the server was not reached @param {{code?: string, detail?: string, field?: string, retry_after?: number}} [problem] */
  constructor(status, problem = {}) {
    super(problem.detail ?? `HTTP ${status}`);
    this.status = status;
    this.code = problem.code;
    this.field = problem.field;
    this.retryAfter = problem.retry_after;
  }
}

/** @param {string} method @param {string} path below /api @param {unknown} [body] @param {AbortSignal} [signal] of who waits longer, or leaves sooner */
export async function api(method, path, body, signal = AbortSignal.timeout(TIMEOUT_MS)) {
  const headers = { Accept: 'application/json', 'X-Requested-With': 'atrium' };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  const text = body === undefined ? undefined : JSON.stringify(body);
  let response;
  try {
    response = await fetch(`/api${path}`, {
      method,
      headers,
      body: text,
      ...(text && lasting(text)),
      credentials: 'same-origin',
      signal,
    });
  } catch {
    throw new ApiError(0);
  }
  if (!response.ok) {
    throw new ApiError(response.status, await response.json().catch(() => ({})));
  }
  return response.status === 204 ? undefined : response.json().catch(() => undefined);
}

/** Lets a small request outlive its page. @param {string} body */
export const lasting = (body) => ({ keepalive: body.length < LASTING_CHARACTERS });

/**
 * The status of asking, for a socket that was refused without a word; 0 where it was not Atrium that answered: a server that
 * is still starting, or the proxy before it, says 404 as well.
 * @param {string} path
 */
export async function probe(path) {
  return (await admission(path)).status;
}

/**
 * As {@link probe}, of being let in, with the seconds after which the server wants to be asked again where that is not now.
 * @returns {Promise<{status: number, retryAfter?: number}>}
 */
export async function admission(path = '/node/admission') {
  const response = await fetch(`/api${path}`, { credentials: 'same-origin', signal: AbortSignal.timeout(TIMEOUT_MS) });
  const isOurs = response.ok || response.headers.get('Content-Type')?.startsWith('application/problem+json');
  const retryAfter = Number(response.headers.get('Retry-After'));
  return { status: isOurs ? response.status : 0, retryAfter: retryAfter > 0 ? retryAfter : undefined };
}
