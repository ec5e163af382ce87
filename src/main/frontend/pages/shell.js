// Every page with the rail.
import { listen } from '../link.js';
import { rooms } from '../lobby/mine.js';
import { liveRail } from '../lobby/rail.js';
import { forgetSends } from '../wire/send-store.js';

const places = document.querySelector('[data-places]');
if (places) {
  liveRail(places, rooms);
}
const me = document.querySelector('.me[data-login]');
me?.querySelector('form')?.addEventListener('submit', () => forgetSends(me.dataset.login));
// After the other scripts of the page: they listen too.
document.addEventListener('DOMContentLoaded', listen);
if (document.readyState === 'complete') {
  listen();
}
