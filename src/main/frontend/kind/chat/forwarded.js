// Whose a forwarded message is, above its text; and the way to where it was said, for those who may know of it.
import { el, icon } from '../../dom.js';
import { t } from '../../i18n.js';
import { api } from '../../wire/api.js';

/** @typedef {{from: string, via?: string}} Origin */

/** As WEB-INF/kind/chat.xhtml paints it. @param {Origin} origin @param {(login: string) => {name: string}} personOf */
export const forwardedLine = ({ from, via }, personOf) =>
  el('div', { class: 'forwarded' }, icon('forward'), el('span', {}, t('forward.of', { name: via ?? personOf(from).name })));

/** Adds the ways, of rows that are there and as others come. @param {HTMLElement} list @param {string} here */
export function leadBack(list, here) {
  const look = (row) => row.querySelectorAll?.('.forwarded:not([data-led])').forEach((line) => lead(line, here));
  new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach(look))).observe(list, { childList: true });
  look(list);
}

/** @param {HTMLElement} line @param {string} here */
async function lead(line, here) {
  const row = line.closest('.msg');
  if (row?.dataset.seq) {
    line.dataset.led = '';
    const found = await api('GET', `/rooms/${here}/view/origin?seq=${row.dataset.seq}`).catch(() => undefined); // not for this person to see
    found && show(line, found);
  }
}

function show(line, { room, title, seq }) {
  line.append(el('a', { href: `/room/${room}?at=${seq}` }, t('forward.in', { title })));
}
