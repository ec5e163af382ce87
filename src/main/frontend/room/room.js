// What every kind's page has around its stage: its channel, the people, the banner, the way out. A kind's script begins with it.
import { announcements } from '../announce/mine.js';
import { t } from '../i18n.js';
import { leadAway } from '../leading.js';
import { connection, listen } from '../link.js';
import { toSignIn } from '../signin.js';
import { toast } from '../toast.js';
import { api, probe } from '../wire/api.js';
import { RoomChannel } from '../wire/room-channel.js';
import { abandonSends } from '../wire/send-store.js';
import { showBanned } from './banned.js';
import { Banner } from './banner.js';
import { workDetails } from './details.js';
import { workDrawer } from './drawer.js';
import { workHearing } from './hearing.js';
import { workHooks } from './hooks.js';
import { workInviting } from './inviting.js';
import { Jumps } from './jumps.js';
import { People } from './people.js';
import { showHeld } from './held.js';
import { moderatePeople } from './moderating.js';
import { workOrder } from './order.js';
import { filterPeople } from './people-filter.js';
import { offerWriting } from '../people/writing.js';
import { Rights } from './rights.js';

const MOST_MEMBERS = 1000;
const MOST_FOUND = 100;
/** As the page is painted with. */
const NEWEST = 50;

/** @typedef {{room: string, title: string, kind: string, epoch: string, seq: number, read: number, max_frame: number, you: string, name: string, keeper: boolean, writes: boolean, direct: boolean, drafts: {thread: number, text: string}[], saved: number[], preview_hosts: string[]} & import('./rights.js').Told} RoomState */

/**
 * @returns {{state: RoomState, snapshot: Record<string, unknown> | undefined, stage: HTMLElement, channel: RoomChannel, people: People, rights: Rights, jumps: Jumps, you: {login: string, name: string}, enter: () => void}}
 *   `snapshot` as the page was painted with, of a kind that leaves painting to its script
 */
export function openRoom() {
  const sheet = document.querySelector('[data-sheet]');
  const stage = sheet.querySelector('main[data-room]');
  const here = stage.querySelector('[data-here]');
  /** @type {RoomState} */
  const state = JSON.parse(stage.dataset.room);
  const you = { login: state.you, name: state.name };
  const channel = new RoomChannel(state, connection, {
    newest: () => api('GET', `/rooms/${state.room}/entries?limit=${NEWEST}&enter=false`),
    probe: () => probe(`/rooms/${state.room}`),
  });
  const people = new People(sheet.querySelector('.drawer'), here, you);
  const rights = new Rights(state);
  const banner = new Banner(stage.querySelector('[data-banner]'), () => connection.retry());

  workDrawer(sheet);
  sheet.querySelector('.drawer [data-leave]').addEventListener('click', ({ target }) => leave(target.closest('button'), state));
  workHearing(sheet.querySelector('[data-hearing]'), state.room, connection);
  livePeople(people, channel, state.room);
  offerWriting(sheet.querySelector('.drawer'), people, you.login, state.direct);
  liveRights(sheet, stage, { rights, people, channel, state });
  filterPeople(sheet.querySelector('.drawer'), people, (q) => api('GET', `/rooms/${state.room}/members?limit=${MOST_FOUND}&q=${encodeURIComponent(q)}`));
  channel.addEventListener('ephemeral', ({ detail }) => announcements.hear(detail));
  channel.addEventListener('state', ({ detail }) => {
    stage.dataset.connection = detail.state;
    if (detail.end === 'signin') {
      toSignIn();
    } else {
      banner.show(detail);
    }
    if (detail.state === 'open') {
      stage.dataset.transport = detail.transport;
      here.title = detail.transport === 'websocket' ? '' : t(`way.${detail.transport}`);
    }
  });
  const snapshot = stage.dataset.snapshot && JSON.parse(stage.dataset.snapshot);
  const jumps = new Jumps(state.room, api);
  const enter = () => {
    listen();
    jumps.begin();
  };
  return { state, snapshot, stage, channel, people, rights, jumps, you, enter };
}

/** @param {People} people @param {RoomChannel} channel @param {string} room */
function livePeople(people, channel, room) {
  const ask = () => api('GET', `/rooms/${room}/members?limit=${MOST_MEMBERS}`).then((all) => people.all(all), () => {});
  channel.addEventListener('welcome', ask);
  connection.addEventListener('back', () => connection.transport === 'long_poll' && channel.isOpen && ask());
  channel.addEventListener('presence', ({ detail }) => people.changed(detail).length > 0 && ask());
  connection.addEventListener('own', ({ detail }) => detail.type === 'renamed' && people.renamed(detail));
}

/** Told by a frame as they change; asked for where some may have been missed. */
function liveRights(sheet, stage, { rights, people, channel, state: { room, you } }) {
  const banned = showBanned(sheet.querySelector('[data-banned]'), rights, (method, path) => api(method, `/rooms/${room}/banned${path}`));
  const renew = () => Promise.all([banned(), api('GET', `/rooms/${room}/members?limit=${MOST_MEMBERS}`).then((all) => people.all(all), () => {})]);
  channel.addEventListener('ephemeral', ({ detail }) => detail.type === 'rights' && rights.hear(detail));
  channel.addEventListener('welcome', () => api('GET', `/rooms/${room}`).then((now) => now.rights && rights.hear(now), () => {}));
  showHeld(stage, rights, (login) => people.of(login));
  workDetails(sheet, rights, room, (change) => api('PATCH', `/rooms/${room}`, change));
  workInviting(sheet, rights, (method, path, body) => api(method, `/rooms/${room}/invitations${path}`, body));
  workHooks(sheet, rights, (method, path, body) => api(method, `/rooms/${room}${path}`, body));
  workOrder(sheet.querySelector('[data-order]'), rights, (change) => api('PATCH', `/rooms/${room}`, change));
  moderatePeople(sheet.querySelector('.drawer'), people, { rights, you, ask: (method, path, body) => api(method, `/rooms/${room}/members/${path}`, body), renew });
}

async function leave(button, { room, you }) {
  button.classList.add('busy');
  connection.close(); // whatever this page said after that, a read mark even, would enter an open room anew
  try {
    await api('DELETE', `/rooms/${room}/members/${you}`);
    await abandonSends(you, room);
    leadAway();
  } catch (failure) {
    connection.start();
    button.classList.remove('busy');
    toast(failure.status === 409 ? failure.message : t('room.leave.failed')); // the last keeper stays
  }
}
