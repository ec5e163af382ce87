// The administrators' page of what is connected: commands that others carry out, and webhooks that are told of all rooms.
import { Watch } from '../console/watch.js';
import { el, icon, say } from '../dom.js';
import { t } from '../i18n.js';
import { connection } from '../link.js';
import { workIssued } from '../room/issued.js';
import { workOutgoing } from '../room/outgoing.js';
import { api } from '../wire/api.js';

const place = document.querySelector('[data-commands]');
const wrong = place.querySelector('[data-commands-wrong]');

workIssued(place, 'commands', {
  ask: (method, path, body) => api(method, `/commands${path}`, body),
  all: ({ commands }) => commands,
  row,
  wanted({ elements: { name, arguments: hint, description, url } }) {
    wrong.hidden = true;
    return { name: name.value.replace(/^\//, ''), arguments: hint.value, description: description.value, url: url.value };
  },
  shown: ({ secret }) => secret,
  failed(failure) {
    wrong.hidden = false;
    say(wrong, t('hooks.failed', { why: failure.message }));
    document.getElementById(`command-${failure.field}`)?.focus();
  },
}).open();

workOutgoing(document.querySelector('[data-all-rooms]'), (method, path, body) => api(method, `/outgoing${path}`, body),
  (heard) => new Watch(connection).begin().addEventListener('deliveries', ({ detail }) => heard(detail))).open();

function row(command, { revoke }) {
  const { name, description, url, by } = command;
  return el('li', { class: 'row', 'data-command': name }, icon('plug'),
    el('span', { class: 'two grow' }, el('span', { class: 'clip' }, el('code', {}, `/${name}`), ` ${description}`), el('span', { class: 'faint t12 clip' }, `${url} · @${by}`)),
    el('button', { class: 'btn small danger', type: 'button', onclick: revoke }, t('outgoing.remove'), el('span', { class: 'sr' }, ` /${name}`)));
}
