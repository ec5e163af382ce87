import assert from 'node:assert/strict';
import { test } from 'node:test';
import { learn } from '../i18n.js';
import { cells, movesFrom, rows, squareOf, target } from '../kind/game/boards.js';
import { isShort, left, Skew, text } from '../kind/game/clocks.js';
import { Match } from '../kind/game/match.js';
import { offers, refused, status, typed } from '../kind/game/words.js';
import { wordsOf } from '../words.mjs';

learn(wordsOf('game'));

const START = 'rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1';
const AFTER_E4 = 'rnbqkbnr/pppppppp/8/8/4P3/8/PPPP1PPP/RNBQKBNR b KQkq e3 0 1';

const state = (more = {}) => ({
  game: 'chess', number: 1, ply: 0, turn: 'first', board: START, last: null, written: null, result: null, reason: null,
  first: 'ann', second: 'bob', draw: null, rematch: null, clock: null, at: '2026-11-20T12:00:00.000Z', moves: [], ...more,
});
const nameOf = (login) => ({ ann: 'Ann', bob: 'Bob', cho: 'Cho' })[login] ?? '';

test('a board is read row by row, with a place for each number of empty ones', () => {
  assert.deepEqual(rows(AFTER_E4).slice(3, 7), ['........', '....P...', '........', 'PPPP.PPP']);
  assert.deepEqual(rows('x..o/....'), ['x..o', '....']);
});

test('places have names, counted from the bottom, in reversi from the top', () => {
  assert.deepEqual([squareOf('chess', 8, 0, 0), squareOf('chess', 8, 7, 7), squareOf('gomoku', 15, 14, 0), squareOf('reversi', 8, 3, 2)], ['a8', 'h1', 'o15', 'd3']);
});

test('a place says what is on it and whether the last move touched it', () => {
  const all = cells('chess', AFTER_E4, 'e2e4', false);
  assert.equal(all.length, 64);
  const at = (square) => all.find((cell) => cell.square === square);
  assert.deepEqual(at('e4'), { square: 'e4', label: 'e4, white pawn', look: 'a m', piece: 'p', colour: 'w' });
  assert.deepEqual(at('e2'), { square: 'e2', label: 'e2, empty', look: 'a m', piece: '', colour: '' });
  assert.deepEqual(at('d8'), { square: 'd8', label: 'd8, black queen', look: 'b', piece: 'q', colour: 'k' });
  assert.equal(cells('chess', AFTER_E4, null, true)[0].square, 'h1');
});

test('stones have the colours of their game, and a column’s highest is marked', () => {
  const four = cells('connect_four', '......./......./......./......./...o.../...x...', '4', false).filter(({ piece }) => piece);
  assert.deepEqual(four.map(({ square, label, colour, look }) => [square, label, colour, look.includes('m')]), [['d2', 'd2, yellow disc', 'yellow', true], ['d1', 'd1, red disc', 'red', false]]);
  assert.deepEqual(cells('gomoku', 'x./.o', 'a2', false).map(({ colour, look }) => [colour, look]), [['k', 'a m'], ['', 'b'], ['', 'b'], ['w', 'a']]);
});

test('pressing a place plays what may be played there', () => {
  assert.deepEqual(movesFrom('chess', ['e2e4', 'e2e3', 'd2d4'], 'e2'), ['e2e4', 'e2e3']);
  assert.deepEqual(movesFrom('connect_four', ['1', '4'], 'd6'), ['4']);
  assert.deepEqual(movesFrom('connect_four', ['1'], 'd6'), []);
  assert.deepEqual(movesFrom('gomoku', ['h8'], 'h8'), ['h8']);
  assert.equal(target('e7e8q'), 'e8');
});

test('the clock of whoever is to move runs, never below nothing', () => {
  const clock = { control: '5+3', first: 60_000, second: 30_000, running: 'second' };
  assert.deepEqual([left(clock, 'first', 5000), left(clock, 'second', 5000), left(clock, 'second', 99_000), left(clock, 'second', -50)], [60_000, 25_000, 0, 30_000]);
  assert.deepEqual([isShort(clock, 19_000), isShort(clock, 21_000), isShort({ ...clock, control: '3d' }, 1000)], [true, false, false]);
});

test('a clock shows what is left as the server paints it', () => {
  assert.deepEqual([0, 1, 59_000, 60_000, 247_300, 3_729_000, 86_400_000, 259_200_000].map(text), ['0:00', '0:01', '0:59', '1:00', '4:08', '1:02:09', '1 d 0 h', '3 d 0 h']);
});

test('a wrong clock of this computer does not matter', () => {
  const skew = new Skew();
  const now = Date.parse('2026-11-20T13:00:00Z');
  assert.equal(skew.since('2026-11-20T12:00:00Z', now), 0);
  skew.heard('2026-11-20T12:00:00Z', now + 300);
  skew.heard('2026-11-20T12:00:10Z', now + 10_050);
  skew.heard('2026-11-20T12:00:20Z', now + 20_400);
  assert.equal(skew.since('2026-11-20T12:00:20Z', now + 25_050), 5000);
});

test('moves gather until a game begins anew', () => {
  const match = new Match(state(), 'ann');
  assert.equal(match.apply({ type: 'move', move: 'e2e4', written: 'e4', seat: 'first' }), false);
  assert.equal(match.apply({ type: 'state', ...state({ ply: 1, turn: 'second', board: AFTER_E4 }), moves: undefined }), true);
  assert.deepEqual(match.now.moves, [{ move: 'e2e4', written: 'e4', seat: 'first' }]);
  match.apply({ type: 'state', ...state({ number: 2 }) });
  assert.deepEqual(match.now.moves, []);
  assert.equal(match.apply({ type: 'sit', seat: 'first' }), false);
});

test('who may do what depends on where they sit and how it stands', () => {
  const acts = (you, more, writes = true) => [...new Match(state(more), you).acts(writes)];
  assert.deepEqual(acts('ann', {}), ['draw', 'resign']);
  assert.deepEqual(acts('ann', { draw: 'first' }), ['resign']);
  assert.deepEqual(acts('bob', { draw: 'first' }), ['agree', 'decline', 'resign']);
  assert.deepEqual(acts('cho', {}), []);
  assert.deepEqual(acts('ann', { second: null, turn: null }), []);
  const over = { turn: null, result: '1-0', reason: 'checkmate' };
  assert.deepEqual([acts('ann', over), acts('ann', { ...over, rematch: 'first' }), acts('bob', { ...over, rematch: 'first' }), acts('cho', over), acts('cho', over, false)],
    [['rematch'], [], ['rematch'], ['begin'], []]);
});

test('it says whose turn it is, who is waited for, and how it ended', () => {
  const said = (you, more) => status(new Match(state(more), you), nameOf);
  assert.equal(said('ann', {}), 'Your move.');
  assert.equal(said('bob', {}), 'Ann to play.');
  assert.equal(said('cho', { first: null, turn: null }), 'Bob waits for somebody to play with.');
  assert.equal(said('cho', { first: null, second: null, turn: null }), 'Take a seat to play.');
  assert.equal(said('cho', { turn: null, result: '0-1', reason: 'time' }), 'Bob has won: time.');
  assert.equal(said('cho', { turn: null, result: '1/2-1/2', reason: 'stalemate' }), 'Drawn: stalemate.');
});

test('an offer is told to both players, and to those who watch', () => {
  const told = (you, more) => offers(new Match(state(more), you), nameOf);
  assert.equal(told('ann', { draw: 'first' }), 'You have offered a draw.');
  assert.equal(told('bob', { draw: 'first' }), 'Ann offers a draw.');
  assert.equal(told('cho', { turn: null, result: '1-0', rematch: 'second' }), 'Bob would like another game.');
  assert.equal(told('bob', {}), '');
});

test('a typed move is asked for as its game writes it', () => {
  assert.deepEqual(['chess', 'gomoku', 'connect_four'].map(typed), ['Your move, as e4, Nf3 or e2e4', 'Your move, as h8', 'Your move, a column from 1 to 7']);
});

test('what is refused by a name of the game’s own has a sentence, the rest the server’s words', () => {
  assert.deepEqual(['illegal_move', 'too_late'].map((code) => refused({ code, detail: 'x' })), ['That move is not legal.', 'Your time is up.']);
  assert.equal(refused({ code: 'unavailable', detail: 'try again' }), 'Not taken: try again');
});
