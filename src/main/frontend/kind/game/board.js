// The board: a grid of buttons. A move is made by pressing, by dragging, or by keyboard; what may be played the server has said.
import { t } from '../../i18n.js';
import { cells, movesFrom, target } from './boards.js';
import { carry } from './drag.js';

const SVG = 'http://www.w3.org/2000/svg';
const ARROWS = new Map([['ArrowLeft', [-1, 0]], ['ArrowRight', [1, 0]], ['ArrowUp', [0, -1]], ['ArrowDown', [0, 1]]]);

export class BoardView {
  #game;
  #play;
  #buttons;
  #width;
  /** @type {import('./boards.js').Cell[]} */ #cells = [];
  /** What may be played now; undefined: the server has not said yet. @type {string[] | undefined} */ #moves = [];
  /** What was pressed before that was known. @type {string[]} */ #early = [];
  /** The piece that is about to move. @type {string | undefined} */ #chosen;

  /** @param {HTMLElement} root @param {import('./boards.js').Game} game @param {(moves: string[]) => void} play with several where a pawn may become several */
  constructor(root, game, play) {
    this.#game = game;
    this.#play = play;
    this.#buttons = [...root.querySelectorAll('[data-square]')];
    this.#width = root.querySelector('.rank').children.length;
    this.#buttons[0].tabIndex = 0;
    root.addEventListener('click', ({ target: pressed }) => this.#press(pressed.closest('[data-square]')?.dataset.square));
    root.addEventListener('keydown', (event) => this.#key(event));
    root.addEventListener('focusin', ({ target: focused }) => this.#rove(focused));
    carry(root, { may: (square) => this.#from(square).length > 0, chosen: (square) => this.#choose(square), dropped: (square) => this.#drop(square) });
  }

  /** @param {{board: string, last: string | null, turned: boolean}} standing @param {string[] | undefined} moves what the person may play on it; undefined: that is not known yet */
  show({ board, last, turned }, moves) {
    this.#cells = cells(this.#game, board, last, turned);
    this.#moves = moves;
    if (this.#chosen && this.#from(this.#chosen).length === 0) {
      this.#chosen = undefined;
    }
    this.#draw();
    if (moves) {
      this.#early.splice(0).forEach((square) => this.#press(square));
    }
  }

  #from(square) {
    return movesFrom(this.#game, this.#moves ?? [], square);
  }

  /** @param {string | undefined} square */
  #press(square) {
    if (!square) {
      return;
    }
    if (!this.#moves) {
      this.#early = this.#game === 'chess' ? [...this.#early, square] : [square];
    } else if (this.#game !== 'chess') {
      this.#from(square).length > 0 && this.#play(this.#from(square));
    } else if (!this.#drop(square)) {
      this.#choose(this.#chosen !== square && this.#from(square).length > 0 ? square : undefined);
    }
  }

  /** The chosen piece goes there, where it may. @param {string | undefined} square */
  #drop(square) {
    const moves = this.#chosen ? this.#from(this.#chosen).filter((move) => target(move) === square) : [];
    if (moves.length > 0) {
      this.#choose(undefined);
      this.#play(moves);
    }
    return moves.length > 0;
  }

  /** @param {string | undefined} square */
  #choose(square) {
    this.#chosen = square;
    this.#draw();
  }

  #key(event) {
    const way = ARROWS.get(event.key);
    if (event.key === 'Escape') {
      this.#choose(undefined);
    } else if (way) {
      const at = this.#buttons.indexOf(document.activeElement);
      const column = (at % this.#width) + way[0];
      const next = at + way[0] + way[1] * this.#width;
      if (column >= 0 && column < this.#width && this.#buttons[next]) {
        this.#buttons[next].focus();
      }
      event.preventDefault();
    }
  }

  #rove(focused) {
    this.#buttons.forEach((button) => (button.tabIndex = button === focused ? 0 : -1));
  }

  /** The places that are shown as a choice: everywhere would say nothing. */
  get #goals() {
    if (this.#game === 'chess') {
      return this.#chosen ? this.#from(this.#chosen).map(target) : [];
    }
    return this.#game === 'reversi' ? this.#moves ?? [] : [];
  }

  #draw() {
    const goals = new Set(this.#goals);
    this.#buttons.forEach((button, i) => {
      const cell = this.#cells[i];
      const goal = goals.has(cell.square);
      const chosen = cell.square === this.#chosen;
      const look = ['cell', cell.look, chosen && 'chosen', goal && (cell.piece ? 'take' : 'go')].filter(Boolean).join(' ');
      if (button.className !== look) {
        button.className = look;
      }
      button.dataset.square = cell.square;
      const label = goal ? t('cell.legal', { what: cell.label }) : chosen ? t('cell.chosen', { what: cell.label }) : cell.label;
      if (button.getAttribute('aria-label') !== label) {
        button.setAttribute('aria-label', label);
      }
      this.#piece(button, cell);
    });
  }

  /** @param {HTMLElement} button @param {import('./boards.js').Cell} cell */
  #piece(button, { piece, colour }) {
    const drawn = button.querySelector('svg');
    const href = `#piece-${piece}`;
    if (!piece) {
      drawn?.remove();
    } else if (!drawn || drawn.getAttribute('class') !== colour || drawn.firstElementChild.getAttribute('href') !== href) {
      const svg = document.createElementNS(SVG, 'svg');
      svg.setAttribute('class', colour);
      svg.setAttribute('viewBox', '0 0 20 20');
      svg.setAttribute('aria-hidden', 'true');
      const use = document.createElementNS(SVG, 'use');
      use.setAttribute('href', href);
      svg.append(use);
      button.replaceChildren(svg);
    }
  }
}
