// One file on its way into a room, by tus: piece by piece, and after a break from where the server says it has got to.
import { api, ApiError } from './api.js';

/** A part of S3, and less than any server or proxy minds. */
const PIECE_BYTES = 5 * 1024 * 1024;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 15_000;
const PIECE_WITHIN_MS = 300_000;
/** Answers after which the same may well succeed; 409: another request has not let go of it yet. */
const PASSING = new Set([0, 408, 409, 423, 425, 429, 500, 502, 503, 504]);
const TUS = { 'Tus-Resumable': '1.0.0', 'X-Requested-With': 'atrium' };

/**
 * Tells `change`.
 * @typedef {'sending' | 'lost' | 'done' | 'failed'} UploadState lost: waits for the connection
 */
export class Upload extends EventTarget {
  #room;
  /** @type {string | undefined} its address */ #at;
  /** @type {XMLHttpRequest | undefined} */ #request;
  #wake;
  #waits = 0;
  #over = false;
  sent = 0;
  /** @type {UploadState} */ state = 'sending';
  /** @type {string | undefined} why it failed */ why;
  /** @type {{id: string, name: string, type: string, size: number, width?: number, height?: number, thumbnail?: boolean} | undefined} once it is done */ description;

  /** @param {string} room @param {File} file */
  constructor(room, file) {
    super();
    this.#room = room;
    this.file = file;
    window.addEventListener('online', () => this.#wake?.());
    this.#run();
  }

  retry() {
    if (this.state === 'failed') {
      this.#waits = 0;
      this.#set('sending');
      this.#run();
    }
  }

  /** Gives it up, wherever it is. */
  cancel() {
    this.#over = true;
    this.#request?.abort();
    this.#wake?.();
    this.#at && api('DELETE', this.#at).catch(() => undefined); // what can't be told is swept by the server
  }

  async #run() {
    try {
      this.#at ??= await this.#begin();
      do {
        this.sent = await this.#piece(this.sent);
        this.#waits = 0;
        this.#set('sending');
      } while (this.sent < this.file.size && !this.#over);
      this.description = await api('GET', this.#at);
      this.#set('done');
    } catch (error) {
      await this.#recover(error);
    }
  }

  async #recover(error) {
    if (this.#over) {
      return;
    }
    if (!PASSING.has(error.status)) {
      this.why = error.message;
      this.#set('failed');
      return;
    }
    this.#set('lost');
    await this.#pause();
    if (!this.#over) {
      await this.#look().then(() => this.#run(), (failure) => this.#recover(failure));
    }
  }

  /** Where to go on. */
  async #look() {
    if (this.#at) {
      this.sent = Number((await this.#ask('HEAD', this.#at)).get('Upload-Offset'));
    }
  }

  async #begin() {
    const metadata = `filename ${base64(this.file.name)},filetype ${base64(this.file.type)}`;
    const headers = await this.#ask('POST', `/rooms/${this.#room}/files`, { 'Upload-Length': String(this.file.size), 'Upload-Metadata': metadata });
    return new URL(headers.get('Location'), location.href).pathname.replace(/^\/api/, '');
  }

  /** @returns {Promise<Headers>} */
  async #ask(method, path, headers = {}) {
    const response = await fetch(`/api${path}`, { method, headers: { ...TUS, ...headers }, credentials: 'same-origin' }).catch(() => undefined);
    if (!response?.ok) {
      throw new ApiError(response?.status ?? 0, await response?.json().catch(() => ({})));
    }
    return response.headers;
  }

  /** Not by fetch, which does not say how far it has got. @param {number} offset @returns {Promise<number>} the next */
  #piece(offset) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      this.#request = request;
      request.open('PATCH', `/api${this.#at}`);
      Object.entries({ ...TUS, 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' }).forEach(([name, value]) => request.setRequestHeader(name, value));
      request.timeout = PIECE_WITHIN_MS;
      request.upload.addEventListener('progress', ({ loaded }) => {
        this.sent = offset + loaded;
        this.#set('sending');
      });
      ['error', 'timeout', 'abort'].forEach((end) => request.addEventListener(end, () => reject(new ApiError(0))));
      request.addEventListener('load', () => (request.status === 204 ? resolve(Number(request.getResponseHeader('Upload-Offset'))) : reject(new ApiError(request.status, parsed(request.responseText)))));
      request.send(this.file.slice(offset, offset + PIECE_BYTES));
    });
  }

  #pause() {
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#waits++);
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, wait);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #set(state) {
    this.state = state;
    this.#over || this.dispatchEvent(new Event('change'));
  }
}

const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
