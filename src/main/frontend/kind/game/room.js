// The game's stage: people take seats, move, offer and resign; the server referees, and this page shows what it says.
import { say } from '../../dom.js';
import { t } from '../../i18n.js';
import { Reads } from '../../room/reads.js';
import { toast } from '../../toast.js';
import { api } from '../../wire/api.js';
import { randomId } from '../../wire/tabs.js';
import { BoardView } from './board.js';
import { Skew } from './clocks.js';
import { Controls } from './controls.js';
import { Match, SEATS } from './match.js';
import { Moves } from './moves.js';
import { place } from './place.js';
import { Seats } from './seats.js';
import { offers, refused, status } from './words.js';

const MOST_MEMBERS = 200;

export class GameRoom {
  #room;
  #root;
  #play;
  #match;
  #board;
  #moves;
  #seats;
  #controls;
  #reads;
  #turned;
  #skew = new Skew();
  #connected = false;
  /** Whose names were asked for. @type {Set<string>} */ #met = new Set();
  /** What may be played, and when: of one position of one game. */ #legal = { number: 0, ply: -1, moves: [] };

  /** @param {ReturnType<typeof import('../../room/room.js').openRoom>} room */
  constructor(room) {
    this.#room = room;
    const { stage, state, channel, people, you } = room;
    this.#root = stage.querySelector('[data-match]');
    this.#play = document.querySelector('[data-play]');
    const { match, now, turned } = this.#root.dataset;
    this.#match = new Match(JSON.parse(match), you.login);
    this.#skew.heard(now);
    this.#turned = turned === 'true';
    this.#board = new BoardView(stage.querySelector('[data-board]'), this.#match.now.game, (moves) => this.#move(moves));
    this.#moves = new Moves(document.querySelector('[data-moves]'), this.#play, this.#match, () => this.#view('boards'));
    this.#moves.looked = () => this.#show();
    this.#moves.failed = () => toast(t('moves.failed'));
    this.#seats = new Seats(stage, this.#match, people, {
      since: () => this.#skew.since(this.#match.now.at),
      sit: (seat) => this.#send({ type: 'sit', seat }),
      tell: (what) => this.#tell(what),
      writes: state.writes,
    });
    this.#controls = new Controls(this.#play, stage, this.#match, state.writes, (frame) => this.#send(frame));
    this.#reads = new Reads(state.read, state.seq, (seq) => channel.publish({ type: 'read', seq }), () => this.#connected && document.visibilityState === 'visible');
    place(stage.closest('[data-sheet]'), this.#play);
    this.#play.querySelector('[data-turn]')?.addEventListener('click', () => this.#turn());
    this.#listen();
    this.#changed();
  }

  #listen() {
    const { channel, jumps, people, stage } = this.#room;
    people.addEventListener('shown', () => this.#show());
    channel.addEventListener('entry', ({ detail }) => this.#entry(detail));
    channel.addEventListener('reset', () => this.#ask());
    channel.addEventListener('welcome', ({ detail }) => this.#welcome(detail));
    channel.addEventListener('state', ({ detail }) => {
      this.#connected = detail.state === 'open';
      stage.toggleAttribute('data-offline', !this.#connected);
    });
    jumps.addEventListener('jump', ({ detail }) => this.#jump(detail.entry));
    jumps.addEventListener('leave', () => this.#moves.look(Infinity));
    document.addEventListener('visibilitychange', () => this.#reads.look());
    ['beforeunload', 'pagehide'].forEach((end) => window.addEventListener(end, () => this.#reads.leave()));
  }

  #entry(entry) {
    this.#skew.heard(entry.at);
    if (entry.type === 'move') {
      this.#tell(t('said.move', { who: this.#nameOf(entry.from), move: entry.written }));
    }
    if (this.#match.apply(entry)) {
      this.#changed();
    }
    this.#reads.shown(entry.seq, entry.from === this.#room.you.login);
  }

  /** How the board stood after a move of this game; of an earlier one there is nothing to show. */
  async #jump({ number, ply }) {
    if (number === this.#match.now.number && ply) {
      await this.#moves.look(ply);
      document.querySelector(`[data-moves] [data-ply="${ply}"]`)?.focus();
    }
  }

  /** To whoever listens instead of looking. @param {string} what */
  #tell(what) {
    say(this.#room.stage.querySelector('[data-said]'), what);
  }

  #welcome(snapshot) {
    this.#reads.look();
    if (snapshot.board) {
      this.#become(snapshot);
    } else {
      this.#ask();
    }
  }

  /** The game as it is now. */
  async #ask() {
    try {
      const { snapshot } = await api('GET', `/rooms/${this.#room.state.room}/snapshot`);
      this.#become(snapshot);
    } catch {
      // The next welcome brings it.
    }
  }

  #become(snapshot) {
    if (snapshot.at < this.#match.now.at) {
      return; // it was on its way while something newer was told
    }
    this.#match.become(snapshot);
    this.#changed();
  }

  #changed() {
    if (this.#match.now.game !== this.#root.dataset.game) {
      location.reload(); // another board than the page was painted with
      return;
    }
    this.#moves.show();
    this.#show();
    this.#meet();
    this.#askLegal();
  }

  #show() {
    const { board, last } = this.#match.now;
    const looked = this.#moves.standing;
    const moves = this.#isLegalKnown ? this.#legal.moves : undefined;
    this.#board.show({ board: looked?.board ?? board, last: looked ? looked.last : last, turned: this.#turned }, !looked && this.#match.isTurn ? moves : []);
    this.#seats.show(this.#turned);
    const nameOf = (login) => this.#nameOf(login);
    say(this.#play.querySelector('[data-status]'), looked?.said ?? status(this.#match, nameOf));
    this.#controls.show(offers(this.#match, nameOf));
  }

  /** Who plays by REST alone is in no list of who is here, and may have become a member since this page was made. */
  #meet() {
    const { people, state } = this.#room;
    const strangers = SEATS.map((seat) => this.#match.now[seat]).filter((login) => login && people.of(login).name === login && !this.#met.has(login));
    if (strangers.length > 0) {
      strangers.forEach((login) => this.#met.add(login));
      api('GET', `/rooms/${state.room}/members?limit=${MOST_MEMBERS}`).then((all) => people.all(all), () => strangers.forEach((login) => this.#met.delete(login)));
    }
  }

  #nameOf(login) {
    return login ? this.#room.people.of(login).name : '';
  }

  get #isLegalKnown() {
    const { number, ply } = this.#match.now;
    return this.#legal.number === number && this.#legal.ply === ply;
  }

  /** What may be played: asked for by whoever is to move. */
  async #askLegal() {
    if (!this.#match.isTurn || this.#isLegalKnown) {
      return;
    }
    try {
      this.#legal = await this.#view('moves');
      this.#show();
    } catch {
      // Typed moves are taken all the same; the next welcome asks again.
    }
  }

  /** @param {string} what */
  #view(what) {
    return api('GET', `/rooms/${this.#room.state.room}/view/${what}`);
  }

  #turn() {
    this.#turned = !this.#turned;
    this.#root.dataset.turned = this.#turned;
    this.#show();
  }

  /** @param {string[]} moves */
  async #move(moves) {
    const move = moves.length > 1 ? await this.#controls.promote(moves) : moves[0];
    if (move) {
      await this.#send({ move });
    }
  }

  /** @param {Record<string, unknown>} frame @returns {Promise<boolean>} whether it was taken */
  async #send(frame) {
    const answer = this.#room.channel.publish({ ...frame, ref: randomId() });
    if (!answer) {
      toast(t('error.offline'));
      return false;
    }
    try {
      await answer;
      return true;
    } catch (refusal) {
      toast(refused(refusal));
      this.#ask();
      return false;
    }
  }
}
