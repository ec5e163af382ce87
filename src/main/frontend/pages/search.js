// The search's page, and the person's alerts beside it.
import { connection } from '../link.js';
import { workDrawer } from '../room/drawer.js';
import { AlertList, showKept } from '../search/alert-list.js';
import { known } from '../search/known.js';
import { alerts } from '../search/mine.js';
import { Searching } from '../search/searching.js';
import { SearchPage } from '../search/search-page.js';
import { toast } from '../toast.js';
import { t } from '../i18n.js';

const sheet = document.querySelector('[data-sheet]');
const place = sheet.querySelector('[data-search]');
const page = new SearchPage(place, new Searching(connection, 'page'), known(JSON.parse(place.dataset.kinds)));
const list = new AlertList(sheet.querySelector('.drawer'), alerts, (q) => page.show(q));
const keep = place.querySelector('[data-keep]');

const look = (q) => {
  list.look(q);
  showKept(keep, alerts, q);
};
page.addEventListener('asked', ({ detail }) => look(detail.q));
alerts.addEventListener('changed', () => showKept(keep, alerts, page.q));
keep.addEventListener('click', async () => {
  const kept = alerts.of(page.q) ?? (await alerts.keep(page.q).catch(({ message }) => void toast(t('alert.failed', { why: message }))));
  if (kept) {
    sheet.classList.add(matchMedia('(min-width: 1024px)').matches ? 'three' : 'open');
    list.rename(kept.id);
  }
});
workDrawer(sheet);
look(page.q);
