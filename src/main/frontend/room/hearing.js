// How much of the room the person wants to be told of, in its drawer: set as it is chosen.
import { t } from '../i18n.js';
import { toast } from '../toast.js';
import { api } from '../wire/api.js';

/** @param {HTMLSelectElement} choice @param {string} room */
export function workHearing(choice, room) {
  let kept = choice.value;
  choice.addEventListener('change', async () => {
    const wanted = choice.value;
    try {
      await api('PATCH', '/notices/settings', { rooms: { [room]: wanted || null } });
      kept = wanted;
      toast(t('notice.level.saved'), 'good');
    } catch (failure) {
      choice.value = kept;
      toast(t('notice.failed', { why: failure.status === 0 ? t('lobby.unreachable') : failure.message }));
    }
  });
}
