// The release room's stage: what is reported goes to the console, and from there to what stands above the log and to the log itself.
import { el } from '../../dom.js';
import { t } from '../../i18n.js';
import { arriveAt } from '../../room/jumps.js';
import { Reads } from '../../room/reads.js';
import { toast } from '../../toast.js';
import { Console } from './console.js';
import { Head } from './head.js';
import { History } from './history.js';
import { Log } from './log.js';
import { addressOf } from './places.js';
import { Server } from './server.js';
import { whereIs } from './whereabouts.js';

/** "3 min 12 s, running" goes on by itself. */
const CLOCK_MS = 1000;
const SPOKEN = 20;

export class ReleaseRoom {
  #room;
  #console = new Console();
  /** What is looked at. @type {import('./console.js').Release | undefined} */ #shown;
  #asked = false;
  /** Whose names were asked for. @type {Set<string>} */ #met = new Set();
  #connected = false;
  #server;
  #head;
  #log;
  #history;
  #reads;

  /** @param {ReturnType<typeof import('../../room/room.js').openRoom>} room */
  constructor(room) {
    this.#room = room;
    const { stage, state, channel, people } = room;
    const name = (login) => people.of(login).name;
    this.#console.merge(JSON.parse(stage.querySelector('[data-release]').dataset.console));
    stage.querySelector('[data-origin]').textContent = window.location.origin;
    this.#server = new Server(state.room, () => this.#shown.seq);
    this.#head = new Head(stage, name, { press: (one) => this.#log.press(one), answer: (verdict, one) => this.#answer(verdict, one) });
    this.#log = new Log(stage, this.#server, name);
    this.#history = new History(stage.querySelector('[data-history]'), this.#server.releases, (seq) => this.#choose(seq));
    this.#reads = new Reads(state.read, state.seq, (seq) => channel.publish({ type: 'read', seq }), () => this.#connected && document.visibilityState === 'visible');
    this.#listen();
    if (this.#console.release) {
      this.#show(this.#console.release);
      this.#log.seed(JSON.parse(stage.querySelector('[data-lines]').dataset.parts));
      this.#goTo(addressOf(location.hash));
    }
    setInterval(() => this.#want(), CLOCK_MS);
  }

  #listen() {
    const { channel, stage } = this.#room;
    channel.addEventListener('entry', ({ detail }) => this.#entry(detail));
    channel.addEventListener('reset', () => this.#again());
    channel.addEventListener('state', ({ detail }) => (this.#connected = detail.state === 'open'));
    channel.addEventListener('welcome', ({ detail }) => this.#welcome(detail));
    document.addEventListener('visibilitychange', () => this.#reads.look());
    ['beforeunload', 'pagehide'].forEach((end) => window.addEventListener(end, () => this.#reads.leave()));
    window.addEventListener('hashchange', () => this.#goTo(addressOf(location.hash)));
    this.#room.jumps.addEventListener('jump', ({ detail }) => this.#jump(detail));
    this.#log.addEventListener('looked', () => this.#want());
    this.#log.addEventListener('said', ({ detail }) => this.#say(detail.text));
    stage.querySelector('[data-earlier]').addEventListener('click', () => this.#history.open([this.#console.release, ...this.#console.earlier], this.#shown.seq));
    stage.querySelector('[data-back]').addEventListener('click', () => this.#show(this.#console.release));
  }

  #entry(entry) {
    const change = this.#console.apply(entry);
    this.#meet(entry.from);
    this.#reads.shown(entry.seq, entry.from === this.#room.you.login);
    if (change?.what === 'release') {
      this.#opened();
    } else if (change?.what === 'log') {
      this.#shown === this.#console.release && this.#log.printed(change.stage.stage, change.first, entry);
    } else if (change) {
      this.#reported(change, entry);
    }
    this.#want();
  }

  /** A script that comes by REST alone is in no list of who is here; it may have become a member since this page was made. @param {string} login */
  #meet(login) {
    const { people } = this.#room;
    if (people.of(login).name === login && !this.#met.has(login)) {
      this.#met.add(login);
      this.#server.members().then((all) => {
        people.all(all);
        this.#shown && this.#log.update(this.#shown);
        this.#want();
      }, () => this.#met.delete(login));
    }
  }

  #opened() {
    const { release, earlier } = this.#console;
    this.#say(t('said.release', { version: release.version }));
    if (!this.#shown || this.#shown.seq === earlier[0]?.seq) {
      this.#show(release); // who looks at an older one goes on looking at that
    }
  }

  #reported({ what, stage: { stage, status } }, { from }) {
    const { release } = this.#console;
    const { name } = this.#room.people.of(from);
    this.#say(what === 'stage' ? t('said.status', { stage, status: t(`status.${status}`) }) : t(`said.${what}`, { name, stage }));
    if (release.outcome) {
      this.#say(t(`said.${release.outcome}`, { version: release.version }));
    }
    if (this.#shown === release) {
      status === 'running' ? this.#log.began(stage) : this.#log.update(release);
    }
  }

  #welcome(snapshot) {
    this.#reads.look();
    snapshot.seq === undefined || this.#take(snapshot);
  }

  /** What is shown is of another life of the log, or too old. */
  #again() {
    this.#server.snapshot().then(({ snapshot }) => this.#take(snapshot), () => {});
  }

  /** Who reads somewhere in the log goes on reading there, as long as it is the same release. */
  #take(snapshot) {
    const before = this.#console.release;
    this.#console.merge(snapshot);
    const { release } = this.#console;
    const same = release && before?.seq === release.seq && before.opened_at === release.opened_at;
    if (release && (!this.#shown || (this.#shown === before && !same))) {
      this.#show(release);
    } else if (same && this.#shown === before) {
      this.#shown = release;
      this.#log.update(release);
    }
    this.#want();
  }

  /** @param {import('./console.js').Release} release */
  #show(release) {
    const { stage } = this.#room;
    this.#shown = release;
    stage.querySelector('[data-empty]').hidden = true;
    stage.querySelector('[data-release]').hidden = false;
    this.#log.show(release);
    this.#draw();
  }

  /** @param {number} seq */
  async #choose(seq) {
    try {
      this.#show(seq === this.#console.release.seq ? this.#console.release : await this.#server.release(seq));
    } catch {
      toast(t('earlier.lost'));
    }
  }

  /** @param {import('./places.js').Address | undefined} address */
  async #goTo(address) {
    if (!address || !this.#shown) {
      return;
    }
    const { release = this.#console.release.seq } = address;
    if (release !== this.#shown.seq) {
      await this.#choose(release);
    }
    if (release === this.#shown.seq) {
      this.#log.goTo(address);
    }
  }

  /** To the release, the stage and the line an entry tells of. */
  async #jump({ entry, wanted }) {
    const place = await whereIs(entry, wanted, { newest: this.#console.release?.seq ?? Infinity, releases: this.#server.releases, search: this.#server.find }).catch(() => undefined);
    if (!place) {
      toast(t('jump.lost'));
    } else if (place.line) {
      await this.#goTo(place);
    } else {
      place.release === this.#shown.seq || (await this.#choose(place.release));
      place.stage && this.#log.press(place.stage);
      arriveAt(this.#room.stage.querySelector(place.stage ? `[data-pipe] [data-stage="${CSS.escape(place.stage)}"]` : '[data-version]'));
    }
  }

  /** Draws with the browser's next frame, which a page that nobody looks at does not have. */
  #want() {
    if (!this.#asked && this.#shown) {
      this.#asked = true;
      requestAnimationFrame(() => {
        this.#asked = false;
        this.#draw();
      });
    }
  }

  #draw() {
    const { stage, state } = this.#room;
    const { approval, release, earlier } = this.#console;
    this.#head.show(this.#shown, { may: state.keeper || (approval === 'members' && state.writes), approval });
    this.#head.press(this.#log.looked);
    this.#log.draw();
    stage.querySelector('[data-back]').hidden = this.#shown === release;
    stage.querySelector('[data-earlier]').hidden = earlier.length === 0;
  }

  async #answer(verdict, stage) {
    this.#head.busy(true);
    try {
      const sent = this.#room.channel.publish({ type: verdict, stage });
      sent ? await sent : toast(t('ask.offline'));
    } catch ({ detail, code }) {
      toast(t('ask.refused', { why: detail ?? code }));
    } finally {
      this.#head.busy(false);
    }
  }

  /** For who does not see it. @param {string} text */
  #say(text) {
    const said = this.#room.stage.querySelector('[data-said]');
    said.append(el('p', {}, text));
    while (said.children.length > SPOKEN) {
      said.firstElementChild.remove();
    }
  }
}
