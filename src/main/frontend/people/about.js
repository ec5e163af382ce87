// The settings' part on how others see one: picture, title, and what one does now, with its end.
import { say } from '../dom.js';
import { t } from '../i18n.js';
import { fromField, midnight, weekday } from '../schedule/times.js';
import { toast } from '../toast.js';
import { ApiError } from '../wire/api.js';

const HOUR_MS = 3_600_000;

/** When a status ends that was chosen now, in the person's zone; null: it stays. @param {string} choice @param {string} own of a datetime-local field @param {Date} now @param {string} [zone] @returns {string | null} */
export function endOf(choice, own, now, zone) {
  const end = {
    half: () => new Date(now.getTime() + HOUR_MS / 2),
    hour: () => new Date(now.getTime() + HOUR_MS),
    today: () => midnight(1, now, zone),
    week: () => midnight(8 - (weekday(now, zone) || 7), now, zone),
    own: () => fromField(own, zone),
  }[choice]?.();
  return end ? end.toISOString() : null;
}

/** @param {HTMLElement} section @param {typeof import('../wire/api.js').api} request */
export function workAbout(section, request) {
  workPicture(section.querySelector('[data-about-picture]'), request);
  workStatus(section.querySelector('form'), request);
}

function workPicture(place, request) {
  const file = place.querySelector('input[type=file]');
  const remove = place.querySelector('[data-about-remove]');
  const wrong = place.querySelector('.error');
  const most = Number(file.dataset.most);
  const run = async (act, done) => {
    wrong.hidden = true;
    place.classList.add('busy');
    try {
      await act();
      remove.hidden = !done;
      toast(t(done ? 'about.picture.saved' : 'about.picture.removed'), 'good');
    } catch (failure) {
      wrong.hidden = false;
      say(wrong, why(failure, most));
    } finally {
      place.classList.remove('busy');
      file.value = '';
    }
  };
  file.addEventListener('change', () => {
    const [chosen] = file.files;
    chosen && run(async () => {
      if (chosen.size > most) {
        throw new ApiError(413, { code: 'too_large' });
      }
      await send(chosen);
    }, true);
  });
  remove.addEventListener('click', () => run(() => request('DELETE', '/me/picture'), false));
}

/** @param {File} picture */
async function send(picture) {
  const response = await fetch('/api/me/picture', { method: 'PUT', body: picture, headers: { Accept: 'application/json', 'Content-Type': 'application/octet-stream', 'X-Requested-With': 'atrium' }, credentials: 'same-origin' })
    .catch(() => { throw new ApiError(0); });
  if (!response.ok) {
    throw new ApiError(response.status, await response.json().catch(() => ({})));
  }
}

function why({ code, message }, most) {
  const known = { picture_type: 'about.picture.type', picture_size: 'about.picture.size', picture_broken: 'about.picture.broken', too_large: 'about.picture.large' }[code];
  return known ? t(known, { n: Math.floor(most / 1_048_576) }) : t('about.failed', { why: message });
}

function workStatus(form, request) {
  const { title, emoji, text, ends, until } = form.elements;
  const own = form.querySelector('[data-about-own]');
  const choose = () => {
    own.hidden = ends.value !== 'own';
    until.required = ends.value === 'own';
  };
  ends.addEventListener('change', choose);
  choose();
  // What is kept elsewhere meanwhile, or is over by now, is not said again with the title.
  const said = () => JSON.stringify([emoji.value, text.value, ends.value, until.value]);
  let before = said();
  const save = async (status) => {
    clear(form);
    try {
      await request('PATCH', '/me/profile', { title: title.value, ...(status !== undefined && { status }) });
      before = said();
      form.querySelector('[data-about-clear]').hidden = !(text.value || emoji.value);
      toast(t('about.saved'), 'good');
    } catch (failure) {
      tell(form, failure);
    }
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (said() === before) {
      save(undefined);
      return;
    }
    const kept = ends.value === 'kept' ? ends.selectedOptions[0].dataset.until : undefined;
    save(text.value.trim() || emoji.value.trim() ? { text: text.value, emoji: emoji.value, until: kept ?? endOf(ends.value, until.value, new Date()) } : null);
  });
  form.querySelector('[data-about-clear]').addEventListener('click', () => {
    text.value = '';
    emoji.value = '';
    ends.querySelector('[value=kept]')?.remove();
    save(null);
  });
}

function clear(form) {
  form.querySelectorAll('.error').forEach((place) => (place.hidden = true));
  form.querySelectorAll('[aria-invalid]').forEach((field) => field.removeAttribute('aria-invalid'));
}

function tell(form, { field, message }) {
  const place = form.querySelector(`[data-about-wrong="${field ?? ''}"]`) ?? form.querySelector('[data-about-wrong=""]');
  place.hidden = false;
  say(place, field && form.elements[field] ? t(`about.wrong.${field}`) : t('about.failed', { why: message }));
  form.elements[field]?.setAttribute('aria-invalid', 'true');
  form.elements[field]?.focus();
}
