// The location room's stage: what is told goes to the map and the list; the time at its foot decides which moment they show.
import { el, say } from '../../dom.js';
import { t } from '../../i18n.js';
import { arriveAt } from '../../room/jumps.js';
import { Reads } from '../../room/reads.js';
import { toast } from '../../toast.js';
import { api } from '../../wire/api.js';
import { Atlas } from './atlas.js';
import { details, List } from './list.js';
import { Share } from './share.js';
import { showBar, workDialog } from './share-bar.js';
import { Timeline } from './timeline.js';
import { workTrackUpload } from './upload.js';
import { HOUR_MS, Ways } from './ways.js';
import { Whereabouts } from './whereabouts.js';

/** Between two drawings. */
const DRAW_MS = 200;
/** Ages go on by themselves, and sharings end. */
const CLOCK_MS = 1_000;
const SPOKEN = 20;

/** @typedef {import('./atlas.js').Shown} Shown */

export class LocationRoom {
  #room;
  #stage;
  /** The server's clock, as far as this page knows. */ #now;
  #whereabouts;
  #ways;
  #atlas;
  #list;
  #timeline;
  #share;
  #reads;
  #connected = false;
  #fitted = false;
  /** @type {string | undefined} */ #followed;
  /** Of the time that is looked at; undefined: it is now, or they are on their way. @type {Map<string, import('./track.js').Track> | undefined} */ #past;
  #drawing;

  /** @param {ReturnType<typeof import('../../room/room.js').openRoom>} room */
  constructor(room) {
    this.#room = room;
    this.#stage = room.stage;
    const { stage, state, channel } = room;
    const painted = JSON.parse(stage.querySelector('[data-map]').dataset.state);
    const ahead = Date.parse(painted.now) - Date.now();
    this.#now = () => Date.now() + ahead;
    this.#whereabouts = new Whereabouts(this.#now);
    this.#whereabouts.merge(painted);
    this.#ways = new Ways(state.room, this.#now);
    this.#atlas = new Atlas(stage.querySelector('[data-atlas]'), painted.site, once(() => toast(t('map.lacking'))));
    this.#list = new List(document.querySelector('[data-who]'), (login) => this.#choose(login));
    this.#timeline = new Timeline(stage.querySelector('[data-timeline]'), this.#now);
    this.#share = new Share(state.room, { publish: (frame) => channel.publish(frame), complain: toast, now: this.#now });
    this.#reads = new Reads(state.read, state.seq, (seq) => channel.publish({ type: 'read', seq }), () => this.#connected && document.visibilityState === 'visible');
    stage.querySelector('[data-origin]').textContent = window.location.origin;
    if (painted.site.base === 'tiles' && !painted.site.tiles) {
      toast(t('map.tileless'));
    }
    workDialog(stage, this.#share, (failure) => toast(t('share.refused', { why: failure.message })));
    workTrackUpload(stage, state.room, () => this.#again());
    this.#listen();
    this.#draw();
    this.#loadWays();
    setInterval(() => this.#draw(), CLOCK_MS);
  }

  #listen() {
    const { channel } = this.#room;
    channel.addEventListener('entry', ({ detail }) => this.#entry(detail));
    channel.addEventListener('reset', () => this.#again());
    channel.addEventListener('welcome', ({ detail }) => this.#welcome(detail));
    channel.addEventListener('state', ({ detail }) => (this.#connected = detail.state === 'open'));
    this.#atlas.addEventListener('press', ({ detail }) => this.#press(detail.login));
    this.#atlas.addEventListener('moved', () => this.#follow(undefined));
    this.#timeline.addEventListener('change', () => this.#look());
    this.#room.jumps.addEventListener('jump', ({ detail: { entry } }) => {
      this.#timeline.goTo(Date.parse(entry.at));
      this.#follow(entry.from);
      arriveAt(this.#stage.querySelector('[data-timeline]'));
    });
    this.#room.jumps.addEventListener('leave', () => this.#timeline.goTo());
    const on = (what, act) => this.#stage.querySelector(`[data-map] [data-do="${what}"]`).addEventListener('click', act);
    on('in', () => this.#atlas.in());
    on('out', () => this.#atlas.out());
    on('all', () => {
      this.#follow(undefined);
      this.#atlas.fit();
    });
    on('unfollow', () => this.#follow(undefined));
    document.addEventListener('visibilitychange', () => this.#reads.look());
    ['beforeunload', 'pagehide'].forEach((end) => window.addEventListener(end, () => this.#reads.leave()));
  }

  #entry(entry) {
    const own = entry.from === this.#room.you.login;
    if (entry.type === 'position') {
      this.#ways.add(entry.from, { at: Date.parse(entry.at), latitude: entry.latitude, longitude: entry.longitude });
    }
    if (entry.type === 'share' && own) {
      this.#share.told(entry);
    }
    const changed = this.#whereabouts.apply(entry);
    if (changed && changed.what !== 'moved') {
      this.#say(changed);
    }
    this.#reads.shown(entry.seq, own);
    this.#want();
  }

  #welcome(snapshot) {
    this.#reads.look();
    if (snapshot.people) {
      this.#whereabouts.merge(snapshot);
    }
    this.#want();
  }

  /** What is shown is of another life of the log, or too old, or lacks what was uploaded. */
  #again() {
    api('GET', `/rooms/${this.#room.state.room}/snapshot`).then(({ snapshot, seq }) => {
      this.#whereabouts.merge(snapshot, seq);
      this.#want();
    }, () => {});
    this.#ways.forget();
    this.#loadWays();
    this.#look();
  }

  #loadWays() {
    this.#ways.load().then(() => this.#want(), () => {});
  }

  /** The time at the foot has been moved. */
  async #look() {
    const { at, stretch } = this.#timeline;
    if (at === undefined) {
      this.#past = undefined;
    } else {
      try {
        this.#past = (await this.#ways.past(stretch)) ?? this.#past;
      } catch (failure) {
        toast(t('time.failed', { why: failure.message }));
      }
    }
    this.#draw();
  }

  /** In the drawer, which may lie over the map. */
  #choose(login) {
    this.#press(login);
    document.querySelector('[data-sheet].open [data-shut]')?.click();
  }

  #press(login) {
    this.#follow(this.#followed === login ? undefined : login);
  }

  #follow(login) {
    const before = this.#followed;
    this.#followed = login;
    if (login !== before) {
      this.#draw(true);
    }
  }

  /** Soon, and no more often than can be seen. */
  #want() {
    if (this.#drawing === undefined) {
      this.#drawing = setTimeout(() => {
        this.#drawing = undefined;
        this.#draw();
      }, DRAW_MS);
    }
  }

  #draw(near = false) {
    const now = this.#timeline.at ?? this.#now();
    const people = this.#timeline.at === undefined ? this.#present(now) : this.#then(now);
    const seen = people.filter(({ position }) => position);
    this.#atlas.show(seen, now);
    this.#list.show(people, this.#followed, now);
    this.#stage.querySelector('[data-empty]').hidden = people.length > 0 || this.#timeline.at !== undefined;
    const own = this.#whereabouts.find(this.#room.you.login);
    this.#share.hear(own);
    showBar(this.#stage.querySelector('[data-share]'), own, this.#share.isHere);
    this.#keepInSight(seen, near);
  }

  /** @returns {(Shown & import('./list.js').Row)[]} */
  #present(now) {
    return this.#whereabouts.seen().map(({ login, position }) => {
      const track = this.#ways.recent(login);
      return { ...this.#person(login), position, ways: track?.ways(now - HOUR_MS, now) ?? [], speed: track?.speed, metres: track?.metres(now - HOUR_MS, now) };
    });
  }

  /** As it was. @returns {(Shown & import('./list.js').Row)[]} */
  #then(now) {
    return [...(this.#past ?? [])].flatMap(([login, track]) => {
      const position = track.at(now);
      return position ? [{ ...this.#person(login), position, ways: track.ways(now - HOUR_MS, now), metres: track.metres(now - HOUR_MS, now) }] : [];
    });
  }

  #person(login) {
    return { login, name: this.#room.people.of(login).name, followed: login === this.#followed };
  }

  #keepInSight(seen, near) {
    const followed = seen.find(({ followed: is }) => is);
    const panel = this.#stage.querySelector('[data-followed]');
    panel.hidden = !followed;
    if (followed) {
      say(panel.querySelector('[data-name]'), followed.name);
      say(panel.querySelector('[data-details]'), details(followed.position, followed.speed, followed.metres));
      this.#atlas.centre(followed.position, near);
      this.#fitted = true;
    } else if (!this.#fitted) {
      this.#fitted = this.#atlas.fit();
    }
  }

  /** For who does not see it. */
  #say({ login, what }) {
    const said = this.#stage.querySelector('[data-said-log]');
    said.append(el('p', {}, t(`said.${what}`, { name: this.#room.people.of(login).name })));
    while (said.children.length > SPOKEN) {
      said.firstElementChild.remove();
    }
  }
}

/** @param {() => void} act */
function once(act) {
  let done = false;
  return () => {
    if (!done) {
      done = true;
      act();
    }
  };
}
