// What every kind's page has around its stage: the socket, the people, the banner, the way out. A kind's script begins with it.
import { t } from '../i18n.js';
import { toSignIn } from '../signin.js';
import { toast } from '../toast.js';
import { retryOnReturn, socketUrl } from '../wire/connection.js';
import { api, probe } from '../wire/api.js';
import { RoomSocket } from '../wire/room-socket.js';
import { Banner } from './banner.js';
import { workDrawer } from './drawer.js';
import { People } from './people.js';

const MOST_MEMBERS = 1000;

/** @typedef {{room: string, title: string, kind: string, epoch: string, seq: number, read: number, you: string, name: string, keeper: boolean}} RoomState */

/** @returns {{state: RoomState, stage: HTMLElement, socket: RoomSocket, people: People, you: {login: string, name: string}, enter: () => void}} */
export function openRoom() {
  const sheet = document.querySelector('[data-sheet]');
  const stage = sheet.querySelector('main[data-room]');
  /** @type {RoomState} */
  const state = JSON.parse(stage.dataset.room);
  const you = { login: state.you, name: state.name };
  const socket = new RoomSocket(state, socketUrl, { probe: () => probe(`/rooms/${state.room}`) });
  const people = new People(sheet.querySelector('.drawer'), stage.querySelector('[data-here]'), you);
  const banner = new Banner(stage.querySelector('[data-banner]'), () => socket.connection.retry());

  workDrawer(sheet);
  sheet.querySelector('.drawer [data-leave]').addEventListener('click', ({ target }) => leave(target.closest('button'), state, socket));
  socket.addEventListener('welcome', ({ detail }) => people.welcome(detail));
  socket.addEventListener('presence', async ({ detail }) => {
    if (people.changed(detail).length) {
      const { members } = await api('GET', `/rooms/${state.room}/members?limit=${MOST_MEMBERS}`).catch(() => ({ members: [] }));
      people.known(members);
    }
  });
  socket.addEventListener('state', ({ detail }) => {
    stage.dataset.connection = detail.state;
    if (detail.code === 4401) {
      toSignIn();
    } else {
      banner.show(detail);
    }
  });
  retryOnReturn(socket.connection);
  return { state, stage, socket, people, you, enter: () => socket.connection.start() };
}

async function leave(button, { room, you }, socket) {
  button.classList.add('busy');
  try {
    await api('DELETE', `/rooms/${room}/members/${you}`);
    socket.connection.close();
    location.assign('/lobby');
  } catch {
    button.classList.remove('busy');
    toast(t('room.leave.failed'));
  }
}
