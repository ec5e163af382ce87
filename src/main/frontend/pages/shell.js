// Every page with the rail.
import { listen, rooms } from '../lobby/mine.js';
import { liveRail } from '../lobby/rail.js';

const places = document.querySelector('[data-places]');
if (places) {
  liveRail(places, rooms);
}
// After the other scripts of the page: they listen too.
document.addEventListener('DOMContentLoaded', listen);
if (document.readyState === 'complete') {
  listen();
}
