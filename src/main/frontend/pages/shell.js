// Every page with the rail.
import { connection, listen, tabs } from '../link.js';
import { rooms } from '../lobby/mine.js';
import { liveRail } from '../lobby/rail.js';
import { LeftBehind } from '../wire/left-behind.js';
import { forgetSends } from '../wire/send-store.js';

const places = document.querySelector('[data-places]');
if (places) {
  liveRail(places, rooms);
}
const me = document.querySelector('.me[data-login]');
const room = document.querySelector('main[data-room]');
if (me) {
  new LeftBehind(me.dataset.login, tabs, connection, room && JSON.parse(room.dataset.room).room);
  me.querySelector('form')?.addEventListener('submit', () => forgetSends(me.dataset.login));
}
// After the other scripts of the page: they listen too.
document.addEventListener('DOMContentLoaded', listen);
if (document.readyState === 'complete') {
  listen();
}
