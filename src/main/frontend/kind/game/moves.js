// The list of moves, and looking at how the board stood before.
import { el } from '../../dom.js';
import { t } from '../../i18n.js';

export class Moves {
  #section;
  #list;
  #match;
  #steps;
  #ask;
  /** How the board stood, from the beginning on: of one game. @type {string[]} */ #boards = [];
  #number = -1;
  /** The moves that are listed. */ #listed = '';
  /** What is looked at; undefined: the newest. @type {number | undefined} */ #ply;
  /** Something else is looked at. @type {() => void} */ looked = () => {};
  /** @type {() => void} */ failed = () => {};

  /**
   * @param {HTMLElement} section @param {HTMLElement} play @param {import('./match.js').Match} match
   * @param {() => Promise<{number: number, boards: string[]}>} ask how the board stood
   */
  constructor(section, play, match, ask) {
    this.#section = section;
    this.#list = section.querySelector('[data-list]');
    this.#match = match;
    this.#ask = ask;
    this.#steps = [...play.querySelectorAll('[data-step]')];
    this.#steps.forEach((button) => button.addEventListener('click', () => this.#step(button.dataset.step)));
    this.#list.addEventListener('click', ({ target }) => target.dataset.ply && this.look(Number(target.dataset.ply)));
  }

  /** How it stood at what is looked at; undefined: as it does now. @returns {{board: string, last: string | null, said: string} | undefined} */
  get standing() {
    const ply = this.#ply;
    if (ply === undefined || !this.#boards[ply]) {
      return undefined;
    }
    const move = this.#match.now.moves[ply - 1];
    return {
      board: this.#boards[ply],
      last: move?.move ?? null,
      said: move ? t('moves.shown', { n: ply, move: move.written }) : t('moves.start'),
    };
  }

  /** The game has changed. */
  show() {
    const { number, moves, ply, board } = this.#match.now;
    if (number !== this.#number) {
      this.#number = number;
      this.#boards = [];
      this.#ply = undefined;
    }
    if (this.#boards.length === ply) {
      this.#boards.push(board); // else they are asked for when somebody looks back
    }
    const listed = `${number} ${moves.length}`;
    if (listed !== this.#listed) {
      this.#listed = listed;
      this.#write(moves);
    }
    this.#mark();
  }

  #write(moves) {
    this.#section.querySelector('[data-none]').hidden = moves.length > 0;
    const lines = moves.flatMap(({ written }, i) => [
      i % 2 === 0 && el('i', {}, `${i / 2 + 1}.`),
      el('button', { type: 'button', 'data-ply': i + 1 }, written),
    ]);
    this.#list.replaceChildren(...lines.filter(Boolean));
    if (this.#ply === undefined) {
      this.#list.scrollTop = this.#list.scrollHeight;
    }
  }

  #mark() {
    const newest = this.#match.now.moves.length;
    const at = this.#ply ?? newest;
    this.#list.querySelectorAll('[data-ply]').forEach((button) => {
      const now = Number(button.dataset.ply) === at;
      button.classList.toggle('now', now);
      button.ariaCurrent = now ? 'true' : null;
    });
    this.#steps.forEach((button) => {
      button.disabled = ['first', 'back'].includes(button.dataset.step) ? at === 0 : at === newest;
    });
  }

  #step(way) {
    const newest = this.#match.now.moves.length;
    const at = this.#ply ?? newest;
    this.look({ first: 0, back: at - 1, on: at + 1, last: newest }[way]);
  }

  /** @param {number} ply */
  async look(ply) {
    const newest = this.#match.now.moves.length;
    const wanted = Math.min(Math.max(ply, 0), newest);
    if (wanted < newest && !this.#boards[wanted] && !(await this.#load())) {
      this.failed();
      return;
    }
    this.#ply = wanted === this.#match.now.moves.length ? undefined : wanted;
    this.#mark();
    this.looked();
  }

  async #load() {
    try {
      const { number, boards } = await this.#ask();
      if (number === this.#number) {
        this.#boards = boards;
      }
      return number === this.#number;
    } catch {
      return false;
    }
  }
}
