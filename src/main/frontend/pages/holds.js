// The administrators' page of holds: one that another administrator puts or lifts shows at once.
import { Watch } from '../console/watch.js';
import { connection } from '../link.js';

document.querySelector('[aria-invalid="true"]')?.focus();

/** Nothing that somebody has begun to write is lost over it. */
const isTyped = () => [...document.querySelectorAll('#placing input.input')].some((field) => field.value !== field.defaultValue);

const watch = new Watch(connection).begin();
watch.addEventListener('begun', () => document.querySelector('[data-holds]').setAttribute('data-following', ''));
watch.addEventListener('act', ({ detail }) => {
  if (detail.act.what.startsWith('hold.') && !isTyped()) {
    location.reload();
  }
});
