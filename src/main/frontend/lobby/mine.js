// The person's channel and rooms, once a page: the rail and the lobby share them.
import { toSignIn } from '../signin.js';
import { retryOnReturn, socketUrl } from '../wire/connection.js';
import { api, probe } from '../wire/api.js';
import { UserSocket } from '../wire/user-socket.js';
import { Rooms } from './rooms.js';

export const rooms = new Rooms(document.querySelector('[data-login]')?.dataset.login);
export const channel = new UserSocket(socketUrl, { probe: () => probe('/rooms?limit=1') });

channel.addEventListener('room', ({ detail }) => rooms.upsert(detail.room));
channel.addEventListener('room_gone', ({ detail }) => rooms.remove(detail.room));
channel.addEventListener('read', ({ detail }) => rooms.read(detail.room, detail.read_seq));
channel.addEventListener('welcome', refresh);
channel.addEventListener('back', refresh);
// 4410: signed out elsewhere, another password, a disabled account. This channel belongs to no room one could be removed from.
channel.addEventListener('state', ({ detail }) => (detail.code === 4401 || detail.code === 4410) && toSignIn());

/** Everything anew: what changed while nobody listened was not kept for us. */
async function refresh() {
  const all = [];
  let next = '';
  try {
    do {
      const page = await api('GET', `/rooms?limit=200${next && `&next=${encodeURIComponent(next)}`}`);
      all.push(...page.rooms);
      next = page.next ? String(page.next) : '';
    } while (next);
    rooms.replace(all);
  } catch {
    // The page shows what the server painted; the next return tries again.
  }
}

/** Begins to listen, after everybody has said what they want to hear. */
export function listen() {
  retryOnReturn(channel.connection);
  channel.connection.start();
}
