// What a player does beside the board: types a move, offers, agrees, resigns.
import { say } from '../../dom.js';
import { typed } from './words.js';

/** What each button says. */
const FRAMES = {
  agree: { type: 'draw' },
  begin: { type: 'sit', seat: 'first' },
  decline: { type: 'draw', accept: false },
  draw: { type: 'draw' },
  rematch: { type: 'rematch' },
};

export class Controls {
  #play;
  #stage;
  #match;
  #writes;
  #send;

  /**
   * @param {HTMLElement} play @param {HTMLElement} stage where it asks @param {import('./match.js').Match} match @param {boolean} writes
   * @param {(frame: Record<string, unknown>) => Promise<boolean>} send
   */
  constructor(play, stage, match, writes, send) {
    this.#play = play;
    this.#stage = stage;
    this.#match = match;
    this.#writes = writes;
    this.#send = send;
    play.querySelectorAll('[data-act]').forEach((button) => button.addEventListener('click', () => this.#act(button)));
    const form = play.querySelector('[data-typed]');
    form.elements.move.setAttribute('aria-label', typed(match.now.game));
    form.elements.move.placeholder = typed(match.now.game).replace(/^.*[，,]\s*/, '');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#type(form.elements.move);
    });
  }

  /** @param {string} offer what was offered, in words; empty: nothing */
  show(offer) {
    const acts = this.#match.acts(this.#writes);
    this.#play.querySelectorAll('[data-act]').forEach((button) => (button.hidden = !acts.has(button.dataset.act)));
    this.#play.querySelector('[data-typed]').hidden = !this.#match.isPlaying;
    const note = this.#play.querySelector('[data-offer]');
    note.hidden = offer === '';
    say(note.lastElementChild, offer);
  }

  /** @param {HTMLInputElement} input */
  async #type(input) {
    const move = input.value.trim();
    if (move && (await this.#send({ move }))) {
      input.value = '';
    }
  }

  /** @param {HTMLButtonElement} button */
  async #act(button) {
    const { act } = button.dataset;
    if (act === 'resign' && (await this.#asked('[data-resign]')) !== 'yes') {
      return;
    }
    button.disabled = true;
    await this.#send(FRAMES[act] ?? { type: act });
    button.disabled = false;
  }

  /** Which of several a pawn's move is; undefined: none after all. @param {string[]} moves @returns {Promise<string | undefined>} */
  async promote(moves) {
    const piece = await this.#asked('[data-promote]');
    return moves.find((move) => piece && move.endsWith(piece));
  }

  /** What a dialog was closed with. @param {string} selector @returns {Promise<string>} */
  #asked(selector) {
    const dialog = this.#stage.querySelector(selector);
    dialog.returnValue = '';
    dialog.showModal();
    return new Promise((answer) => {
      dialog.addEventListener('close', () => answer(dialog.returnValue), { once: true });
    });
  }
}
