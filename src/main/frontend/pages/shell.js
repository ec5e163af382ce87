// Every page with the rail.
import '../announce/mine.js';
import { markDrafts } from '../drafts/marks.js';
import { t } from '../i18n.js';
import { workKeys } from '../keys/keys.js';
import { goOn } from '../keys/places.js';
import { listShortcuts } from '../keys/shortcuts.js';
import { Switcher } from '../keys/switcher.js';
import { connection, listen, tabs } from '../link.js';
import { Arranging } from '../lobby/arranging.js';
import { rooms } from '../lobby/mine.js';
import { Order } from '../lobby/order.js';
import { LiveRail } from '../lobby/rail.js';
import { showUnread } from '../notices/badges.js';
import { notifyBeside } from '../notices/browser.js';
import { notices } from '../notices/mine.js';
import { Panel } from '../notices/panel.js';
import { pushOn } from '../notices/push.js';
import { workCards } from '../people/card.js';
import { liveFaces } from '../people/faces.js';
import { liveRenames } from '../people/renamed.js';
import { workWriting, write } from '../people/writing.js';
import { saved } from '../saved/mine.js';
import { SavedPanel } from '../saved/panel.js';
import { showNews } from '../search/alert-badge.js';
import { tellMatches } from '../search/alert-toasts.js';
import { Claim } from '../search/claim.js';
import { Finder } from '../search/finder.js';
import { known } from '../search/known.js';
import { alerts } from '../search/mine.js';
import { Searching } from '../search/searching.js';
import { toast } from '../toast.js';
import { api } from '../wire/api.js';
import { LeftBehind } from '../wire/left-behind.js';
import { forgetSends } from '../wire/send-store.js';

const me = document.querySelector('.me[data-login]');
const places = document.querySelector('[data-places]');
if (places) {
  const order = new Order(connection, JSON.parse(places.dataset.places));
  new Arranging(places, rooms, order, new LiveRail(places, rooms, order, me.dataset.login), me.dataset.login);
}
const main = document.querySelector('main[data-room]');
const { room, read: readSeq } = main ? JSON.parse(main.dataset.room) : {};
if (me) {
  new LeftBehind(me.dataset.login, tabs, connection, room);
  pushOn(me.dataset.login).catch(() => {}); // the next page tries again
  me.querySelector('form')?.addEventListener('submit', () => forgetSends(me.dataset.login));
}
workWriting(document);
workCards(document);
liveFaces(connection, api);
liveRenames(connection, document);
const kinds = JSON.parse(document.querySelector('[data-kinds]')?.dataset.kinds ?? '{}');
const finder = document.querySelector('[data-finder]');
const field = finder && new Finder(finder, new Searching(connection, 'field'), known(kinds));
const switcher = new Switcher(rooms, new Searching(connection, 'switcher'), Object.keys(kinds), room, {
  find: async (q, limit) => (await api('GET', `/people?limit=${limit}&q=${encodeURIComponent(q)}`)).people,
  write: (login) => write([login]).catch(({ message }) => toast(t('write.failed', { why: message }))),
});
workKeys(document, {
  search: () => (field ?? document.getElementById('q'))?.focus(), // the search's own page has one of its own
  switch: () => switcher.toggle(),
  list: listShortcuts,
  go: goOn,
});
showNews(alerts);
const claim = new Claim();
tellMatches(alerts, claim);
const panel = document.querySelector('[data-notices]');
if (panel) {
  new Panel(panel, notices);
  new SavedPanel(document.querySelector('[data-saved-panel]'), saved);
  markDrafts(connection, api, rooms);
  showUnread(notices, rooms, room);
  notifyBeside(notices, claim, { login: me.dataset.login, room });
  // Whoever has come has read that they were invited. What entries say is read with them; what a server that died between the two has left is put right here.
  room && notices.unreadIn(room) > 0 && notices.read(room, readSeq).catch(() => {});
}
// After the other scripts of the page: they listen too.
document.addEventListener('DOMContentLoaded', listen);
if (document.readyState === 'complete') {
  listen();
}
