// The poll's stage: the person votes, and what everybody's votes come to moves as it is told.
import { t } from '../../i18n.js';
import { arriveAt } from '../../room/jumps.js';
import { Reads } from '../../room/reads.js';
import { toast } from '../../toast.js';
import { api } from '../../wire/api.js';
import { Ballots } from './ballots.js';
import { Board } from './board.js';
import { Pages } from './pages.js';
import { QuestionView } from './question.js';
import { Standing } from './standing.js';
import { Voters } from './voters.js';

/** Where whispers don't reach, the tallies are asked for. */
const ASK_MS = 5000;
const KNOWN = new Set(['already_voted', 'closed', 'forbidden']);

export class PollRoom {
  #room;
  #board;
  #pages;
  #standing;
  #voters;
  #ballots;
  #reads;
  #connected = false;
  #sending = false;
  /** By question. @type {Map<string, QuestionView>} */ #views = new Map();

  /** @param {ReturnType<typeof import('../../room/room.js').openRoom>} room */
  constructor(room) {
    this.#room = room;
    const { stage, state, channel, people, you } = room;
    this.#board = new Board(JSON.parse(stage.querySelector('[data-board]').dataset.board));
    const form = stage.querySelector('[data-ballot]');
    form.querySelectorAll('[data-question]').forEach((section) => this.#views.set(section.dataset.question, new QuestionView(section, this.#board, state)));
    this.#pages = new Pages(form);
    this.#pages.turned = () => this.#turned();
    this.#standing = new Standing(stage, this.#board, (type) => this.#keep(type));
    const details = stage.querySelector('[data-voters]');
    this.#voters = details && new Voters(details, this.#board, { room: state.room, people, you });
    this.#ballots = new Ballots((frame) => channel.publish(frame), () => this.#pages.say(t('said.waiting')));
    this.#reads = new Reads(state.read, state.seq, (seq) => channel.publish({ type: 'read', seq }), () => this.#connected && document.visibilityState === 'visible');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#listen();
    this.#show();
  }

  #listen() {
    const { channel, stage } = this.#room;
    channel.addEventListener('entry', ({ detail }) => this.#entry(detail));
    channel.addEventListener('ephemeral', ({ detail }) => detail.type === 'tally' && this.#told(detail));
    channel.addEventListener('reset', () => this.#ask());
    channel.addEventListener('welcome', ({ detail }) => this.#welcome(detail));
    channel.addEventListener('state', ({ detail }) => (this.#connected = detail.state === 'open'));
    this.#room.jumps.addEventListener('jump', ({ detail }) => this.#jump(detail.entry));
    document.addEventListener('visibilitychange', () => this.#reads.look());
    ['beforeunload', 'pagehide'].forEach((end) => window.addEventListener(end, () => this.#reads.leave()));
    setInterval(() => stage.dataset.transport === 'long_poll' && this.#connected && this.#ask(), ASK_MS);
  }

  #entry(entry) {
    const own = entry.from === this.#room.you.login;
    if (entry.type === 'close') {
      this.#board.close(entry);
      this.#show();
      this.#pages.say(t('said.closed'));
    } else if (entry.type === 'open') {
      this.#ask().then(() => this.#pages.say(t('said.reopened')));
    } else if (entry.type === 'vote' && own && !this.#sending) {
      this.#ask(); // another page of theirs
    }
    this.#voters?.look();
    this.#reads.shown(entry.seq, own);
  }

  /** To what the votes on a question come to; what is about none leads to the first. */
  #jump({ question }) {
    const sections = [...this.#room.stage.querySelectorAll('[data-question]')];
    const section = sections.find(({ dataset }) => dataset.question === question) ?? sections[0];
    this.#pages.goTo(section);
    arriveAt(section);
  }

  #told(tally) {
    this.#board.told(tally);
    this.#views.get(tally.question)?.count();
    this.#standing.turnout();
  }

  #welcome(snapshot) {
    this.#reads.look();
    this.#ballots.again();
    if (snapshot.questions) {
      this.#merge(snapshot);
    } else {
      this.#ask();
    }
  }

  /** The poll as it is now, for this person. */
  async #ask() {
    try {
      const { snapshot } = await api('GET', `/rooms/${this.#room.state.room}/snapshot`);
      this.#merge(snapshot);
    } catch {
      // The next welcome brings it.
    }
  }

  #merge(snapshot) {
    if (!this.#board.merge(snapshot)) {
      location.reload(); // other questions than the page was painted with: nobody has voted yet
      return;
    }
    this.#show();
  }

  #show() {
    this.#views.forEach((view) => view.show());
    this.#standing.show();
    this.#pages.show(this.#board.now, this.#room.state.writes);
  }

  #turned() {
    this.#pages.say('');
    this.#pages.show(this.#board.now, this.#room.state.writes);
  }

  #here() {
    return this.#pages.sections.map(({ dataset }) => this.#views.get(dataset.question));
  }

  async #submit() {
    const { button } = this.#pages;
    if (this.#sending || button.hidden) {
      return;
    }
    const views = this.#here();
    const wrong = views.filter((view) => {
      const { problem } = view;
      view.complain(problem && t(problem.key, { n: problem.n ?? 0 }));
      return problem;
    });
    if (wrong.length) {
      this.#pages.say('');
      wrong[0].focus();
      return;
    }
    const news = views.filter(({ vote }) => vote);
    if (news.length === 0) {
      this.#goOn('', t(views.some(({ question }) => question.voted) ? 'said.unchanged' : 'said.nothing'));
      return;
    }
    this.#sending = true;
    button.classList.add('busy');
    const refused = await this.#cast(news);
    button.classList.remove('busy');
    this.#sending = false;
    if (refused === 0) {
      const counted = t('said.counted', { n: news.length });
      this.#goOn(counted, counted);
    } else {
      this.#pages.say('');
    }
  }

  /** @param {string} there what is said on the next page @param {string} here where there is none */
  #goOn(there, here) {
    if (this.#pages.isLast) {
      this.#pages.say(here);
    } else {
      this.#pages.turn(1);
      this.#pages.say(there);
    }
  }

  /** @param {QuestionView[]} views @returns {Promise<number>} how many were not counted */
  async #cast(views) {
    const refusals = await Promise.all(views.map(({ vote }) => this.#ballots.cast(vote)));
    await this.#ask();
    views.forEach((view, i) => {
      const why = refusals[i];
      view.complain(why && t(KNOWN.has(why.code) ? `error.${why.code}` : 'error.other', { why: why.detail ?? why.code }));
    });
    return refusals.filter(Boolean).length;
  }

  /** @param {'close' | 'open'} type */
  async #keep(type) {
    try {
      await (this.#room.channel.publish({ type }) ?? Promise.reject(new Error(t('away.offline'))));
    } catch (refusal) {
      toast(t('keeper.failed', { why: refusal.detail ?? refusal.message }));
    }
  }
}
