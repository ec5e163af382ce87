// Why a frame was not taken, or why nobody knows whether it was; in the words of docs/protocol.md, whatever carried the answer.

const CENTRIFUGO = new Map([[100, 'unavailable'], [101, 'unauthenticated'], [102, 'not_found'], [103, 'forbidden'], [106, 'too_large'],
  [107, 'malformed'], [108, 'forbidden'], [111, 'rate_limited']]);

const TOO_LARGE = 413;

export class Refusal extends Error {
  /** @param {{code: string, detail?: string, retryAfter?: number, unknown?: boolean}} why unknown: it may have been stored; only the same again, under its ref, will tell */
  constructor({ code, detail, retryAfter, unknown = false }) {
    super(detail ?? code);
    this.code = code;
    this.detail = detail;
    this.retryAfter = retryAfter;
    this.unknown = unknown;
  }

  /** @param {{code: number, message: string, temporary?: boolean}} error of the centrifuge client: below 100 its own, of the server's connection */
  static ofReply({ code, message, temporary }) {
    if (code < 100) {
      return new Refusal({ code: 'unavailable', detail: message, unknown: true });
    }
    const [, named, detail] = /^([a-z_]+): (.*)$/s.exec(message) ?? [];
    const meant = CENTRIFUGO.get(code) ?? (temporary ? 'unavailable' : 'other');
    return named === undefined ? new Refusal({ code: meant, detail: message }) : new Refusal({ code: named, detail });
  }

  /** @param {import('./api.js').ApiError} failure of REST */
  static ofAnswer(failure) {
    const lost = failure.status === 0 || failure.status === 502 || failure.status === 504;
    // Without a code it is not Atrium that refuses: a proxy before it has a limit of its own.
    const meant = failure.status === TOO_LARGE ? 'too_large' : 'unavailable';
    return new Refusal({ code: failure.code ?? meant, detail: failure.message, retryAfter: failure.retryAfter, unknown: lost });
  }
}
