// What the room's views answer.
import { api, ApiError } from '../../wire/api.js';
import { fromBase64, toBase64 } from './base64.js';

const PATIENCE_MS = 120_000;

export class Server {
  #path;

  /** @param {string} room */
  constructor(room) {
    this.#path = `/rooms/${room}`;
  }

  #view(what, parameters = {}) {
    return api('GET', `${this.#path}/view/${what}?${new URLSearchParams(parameters)}`);
  }

  /** What somebody who knows so much lacks. @param {Uint8Array} vector @returns {Promise<Uint8Array>} */
  state = async (vector) => fromBase64((await this.#view('state', { vector: toBase64(vector) })).update);

  /** What it said at an entry. @param {number} seq @returns {Promise<string>} */
  text = async (seq) => (await this.#view('text', { seq: String(seq) })).text;

  /** Newest first. @returns {Promise<{seq: number, name: string, from: string, at: string}[]>} */
  versions = async () => (await this.#view('versions')).versions;

  /** When it was worked on, newest first. @param {number} [before] @returns {Promise<{stretches: {seq: number, at: string, from: string[], edits: number}[], next: number | null}>} */
  timeline = (before) => this.#view('timeline', before ? { before: String(before) } : {});

  /** An update that is too large for a frame. @param {Uint8Array} update */
  upload = async (update) => {
    const response = await fetch(`/api${this.#path}/intake/yjs`, {
      method: 'POST', body: update, headers: { 'Content-Type': 'application/octet-stream', 'X-Requested-With': 'atrium' }, credentials: 'same-origin', signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch(() => undefined);
    if (!response?.ok) {
      throw new ApiError(response?.status ?? 0, await response?.json().catch(() => ({})));
    }
  };
}
