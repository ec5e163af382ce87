// What is on a board, place by place, as io.atrium.kind.game.BoardPaint makes it: names, looks, what is drawn. No rules: what may be played the server says.
import { t } from '../../i18n.js';

/** @typedef {'chess' | 'gomoku' | 'connect_four' | 'reversi'} Game */
/** @typedef {{square: string, label: string, look: string, piece: string, colour: string}} Cell */

const EMPTY = '.';

/** With a character for each place. @param {string} board as on the wire @returns {string[]} from the top */
export const rows = (board) => board.split(' ')[0].split('/').map((row) => row.replace(/\d/g, (digit) => EMPTY.repeat(Number(digit))));

/** @param {Game} game @param {number} height @param {number} column from the left @param {number} row from the top */
export const squareOf = (game, height, column, row) => String.fromCharCode(97 + column) + (game === 'reversi' ? row + 1 : height - row);

/** Which places the last move touched. @param {Game} game @param {string[]} all @param {string | null} last */
function marked(game, all, last) {
  if (!last) {
    return [];
  }
  if (game === 'chess') {
    return [last.slice(0, 2), last.slice(2, 4)];
  }
  if (game !== 'connect_four') {
    return [last];
  }
  const column = Number(last) - 1;
  return [squareOf(game, all.length, column, Math.max(0, all.findIndex((row) => row[column] !== EMPTY)))];
}

/** @param {Game} game @param {string} piece */
function word(game, piece) {
  return game === 'chess' ? `piece.${piece}` : `${game === 'connect_four' ? 'disc' : 'stone'}.${piece}`;
}

/** @param {Game} game @param {string} piece */
function colour(game, piece) {
  if (game === 'chess') {
    return piece === piece.toUpperCase() ? 'w' : 'k';
  }
  const first = piece === 'x';
  if (game === 'connect_four') {
    return first ? 'red' : 'yellow';
  }
  return first ? 'k' : 'w';
}

/**
 * Every place in the order in which it is shown.
 * @param {Game} game @param {string} board @param {string | null} last the last move @param {boolean} turned as the second seat sees it
 * @returns {Cell[]}
 */
export function cells(game, board, last, turned) {
  const all = rows(board);
  const marks = marked(game, all, last);
  const shown = all.flatMap((row, y) => [...row].map((piece, x) => {
    const square = squareOf(game, all.length, x, y);
    const empty = piece === EMPTY;
    return {
      square,
      label: empty ? t('cell.empty', { square }) : t('cell.piece', { square, piece: t(word(game, piece)) }),
      look: ((x + y) % 2 === 0 ? 'a' : 'b') + (marks.includes(square) ? ' m' : ''),
      piece: empty ? '' : game === 'chess' ? piece.toLowerCase() : 'stone',
      colour: empty ? '' : colour(game, piece),
    };
  }));
  return turned ? shown.reverse() : shown;
}

/** What may be done from a place, or by pressing it. @param {Game} game @param {string[]} moves @param {string} square */
export function movesFrom(game, moves, square) {
  if (game === 'chess') {
    return moves.filter((move) => move.startsWith(square));
  }
  const move = game === 'connect_four' ? String(square.charCodeAt(0) - 96) : square;
  return moves.filter((one) => one === move);
}

/** Where a move of chess leads. @param {string} move */
export const target = (move) => move.slice(2, 4);
