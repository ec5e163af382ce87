// A short word on something that did or didn't work, or has come: away after a while.
import { el, icon } from './dom.js';

const SHOWN_MS = 6000;
/** With something to press. */
const OFFERED_MS = 12_000;
/** At once: what is newest counts. */
const MOST = 4;
const ICONS = { bad: 'alert', good: 'check', news: 'bell' };

/**
 * @param {string} text @param {'good' | 'bad' | 'news'} [mood]
 * @param {{label: string, href?: string, act?: () => void}} [offer] where it leads, or what can be done
 */
export function toast(text, mood = 'bad', offer = undefined) {
  const shown = el('div', { class: 'toast' }, icon(ICONS[mood], mood), el('span', { class: 'grow' }, text));
  if (offer) {
    shown.append(offered(offer, () => shown.remove()));
  }
  const place = document.querySelector('[data-toasts]');
  place.append(shown);
  while (place.children.length > MOST) {
    place.firstElementChild.remove();
  }
  goLater(shown, offer ? OFFERED_MS : SHOWN_MS);
}

function offered({ label, href, act }, done) {
  const onclick = () => {
    act?.();
    done();
  };
  return href ? el('a', { class: 'btn small quiet', href, onclick }, label) : el('button', { class: 'btn small quiet', type: 'button', onclick }, label);
}

/** Not while it is looked for with the pointer or the keyboard, nor while nobody can see it. */
function goLater(shown, ms) {
  setTimeout(() => {
    if (shown.matches(':hover, :focus-within') || document.visibilityState === 'hidden') {
      goLater(shown, SHOWN_MS);
    } else {
      shown.remove();
    }
  }, ms);
}
