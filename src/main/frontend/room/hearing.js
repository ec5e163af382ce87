// How much of the room the person wants to be told of, in its drawer: set as it is chosen.
import { t } from '../i18n.js';
import { toast } from '../toast.js';
import { api } from '../wire/api.js';

/** What the commands of these names choose. */
const COMMANDS = { mute: 'nothing', unmute: '' };

/** @param {HTMLSelectElement} choice @param {string} room @param {EventTarget} connection */
export function workHearing(choice, room, connection) {
  let kept = choice.value;
  connection.addEventListener('own', ({ detail: { type, room: where, command, ok } }) => {
    if (type === 'command_answer' && where === room && ok && command in COMMANDS) {
      choice.value = kept = COMMANDS[command];
    }
  });
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
