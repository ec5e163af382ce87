// The head of the stage: open or closed, until when, how many have voted; and the keeper's buttons.
import { say } from '../../dom.js';
import { t } from '../../i18n.js';
import { deadline, left, share } from './figures.js';

const CLOCK_MS = 5000;

export class Standing {
  #stage;
  #board;

  /** @param {HTMLElement} stage @param {import('./board.js').Board} board @param {(type: 'close' | 'open') => void} keep what a keeper does */
  constructor(stage, board, keep) {
    this.#stage = stage;
    this.#board = board;
    const dialog = stage.querySelector('[data-close-dialog]');
    stage.querySelector('[data-close]')?.addEventListener('click', () => {
      dialog.returnValue = '';
      dialog.showModal();
    });
    dialog?.addEventListener('close', () => dialog.returnValue === 'yes' && keep('close'));
    stage.querySelector('[data-reopen]')?.addEventListener('click', () => keep('open'));
    setInterval(() => this.#clock(), CLOCK_MS);
  }

  show() {
    const { open } = this.#board.now;
    const state = this.#stage.querySelector('[data-state]');
    say(state, t(open ? 'state.open' : 'state.closed'));
    state.classList.toggle('good', open);
    state.classList.toggle('still', !open);
    [['close', !open], ['reopen', open]].forEach(([which, hidden]) => {
      const button = this.#stage.querySelector(`[data-${which}]`);
      if (button) {
        button.hidden = hidden;
      }
    });
    this.turnout();
    this.#clock();
  }

  turnout() {
    const { voters, members } = this.#board.now;
    say(this.#stage.querySelector('[data-turnout]'), t('turnout', { n: voters, members }));
    this.#stage.querySelector('[data-meter]').setAttribute('width', String(Math.min(100, share(voters, members))));
  }

  #clock() {
    say(this.#stage.querySelector('[data-deadline]'), deadline(this.#board.now));
    const chip = this.#stage.querySelector('[data-left]');
    const rest = left(this.#board.now);
    chip.hidden = !rest;
    say(chip.lastElementChild, rest);
  }
}
