// The person's rooms, once a page and live: the rail and the lobby share them.
import { connection } from '../link.js';
import { toSignIn } from '../signin.js';
import { api } from '../wire/api.js';
import { Fresh } from './fresh.js';
import { Rooms } from './rooms.js';

export const rooms = new Rooms(document.querySelector('[data-login]')?.dataset.login);

const told = {
  room: ({ room }) => (room.archived ? rooms.remove(room.name) : rooms.upsert(room)),
  room_gone: ({ room }) => rooms.remove(room),
  read: ({ room, read_seq: seq }) => rooms.read(room, seq),
  unread: ({ room, read_seq: seq }) => rooms.unread(room, seq),
};
connection.addEventListener('own', ({ detail }) => told[detail.type]?.(detail));
// Everything anew: what changed while nobody listened was not kept for us.
new Fresh(connection, rooms, (next) => api('GET', `/rooms?limit=200${next && `&next=${encodeURIComponent(next)}`}`));
// Signed out elsewhere, another password, a disabled account: this is not about a room one could be removed from.
connection.addEventListener('state', ({ detail }) => ['signin', 'removed', 'forbidden'].includes(detail.end) && toSignIn());
