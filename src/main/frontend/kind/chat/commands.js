// Commands: what is typed with a slash at its beginning. They are offered as one types, given to the server, and what they say to who gave them stands above the field.
import { el, icon } from '../../dom.js';
import { language, t, zone } from '../../i18n.js';
import { toast } from '../../toast.js';
import { api } from '../../wire/api.js';

const MOST = 10;
const FRESH_MS = 60_000;

/** @typedef {{name: string, arguments: string, description: string}} Command */

/** A name that is being typed at the beginning. @param {string} text @param {number} caret */
export function commandAt(text, caret) {
  const [, typed] = /^\/([A-Za-z0-9_-]{0,32})$/.exec(text.slice(0, caret)) ?? [];
  return typed === undefined ? undefined : { from: 0, typed };
}

/** What a text is that is about to be sent: two slashes at its beginning are one that is said. @param {string} text @returns {{command: string} | {text: string}} */
export function read(text) {
  if (text.startsWith('//')) {
    return { text: text.slice(1) };
  }
  return text.startsWith('/') ? { command: text } : { text };
}

/** Those whose name begins so, in their order. @param {Command[]} all @param {string} typed */
export const beginning = (all, typed) => all.filter(({ name }) => name.startsWith(typed.toLowerCase())).slice(0, MOST);

/** @param {string} room @returns {import('./completer.js').Source} */
export function offeredCommands(room) {
  /** @type {Promise<{commands: Command[]}> | undefined} */ let all;
  let asked = 0;
  return {
    at: commandAt,
    find(typed, show) {
      if (!all || Date.now() - asked > FRESH_MS) {
        asked = Date.now();
        all = api('GET', `/rooms/${room}/commands?language=${language}`);
      }
      all.then(({ commands }) => show(beginning(commands, typed).map(offer)), () => (all = undefined));
    },
  };
}

/** @param {Command} command */
const offer = ({ name, arguments: wanted, description }) => ({
  key: `command-${name}`,
  label: t('command.option', { name, wanted, description }),
  text: `/${name}`,
  whole: true,
  parts: [el('code', {}, `/${name}`), el('span', { class: 'faint clip' }, wanted), el('small', { class: 'soft clip end' }, description)],
});

/** A command's own id. @param {string} text @param {{text: string, ref: string} | undefined} offered that was offered back */
export const refOf = (text, offered) => (offered?.text === text ? offered.ref : crypto.getRandomValues(new Uint32Array(2)).join('-'));

/** Shows what commands answer in a room. @param {HTMLFormElement} form @param {string} room @param {EventTarget} connection @param {import('./composer.js').Composer} talk @param {import('./thread.js').Thread} beside */
export function workCommands(form, room, connection, talk, beside) {
  const place = form.querySelector('[data-command-told]');
  const tell = (text, good) => {
    place.classList.toggle('bad', !good);
    place.hidden = false;
    place.replaceChildren(
      icon(good ? 'info' : 'alert'), el('span', { class: 'grow' }, text),
      el('button', { class: 'btn icon small', type: 'button', 'aria-label': t('command.close'), onclick: hide }, icon('close')));
  };
  const hide = () => {
    place.hidden = true;
    place.replaceChildren();
    form.querySelector('[data-message]').focus();
  };
  connection.addEventListener('own', ({ detail }) => detail.type === 'command_answer' && detail.room === room && tell(detail.text, detail.ok));
  const give = (composer, inThread) => {
    /** What was offered back, and may have been carried out: given once more as it is, it has the same ref. */ let offered;
    composer.addEventListener('command', async ({ detail: { text } }) => {
      place.hidden = true;
      const ref = refOf(text, offered);
      offered = { text, ref };
      try {
        await api('POST', `/rooms/${room}/commands`, { text, ref, language, time_zone: zone, ...inThread() });
        offered = undefined;
      } catch (failure) {
        composer.offer(text);
        composer === talk ? tell(why(failure, text), false) : toast(why(failure, text)); // on a phone the thread lies over the talk
      }
    });
  };
  give(talk, () => ({}));
  give(beside.composer, () => ({ thread: beside.seq }));
}

function why(failure, text) {
  if (failure.code === 'unknown_command') {
    return t('command.unknown', { name: text.split(/\s/, 1)[0] });
  }
  return failure.status === 0 ? t('command.unreachable') : t('command.failed', { why: failure.message });
}
