// The administrators' overview of all nodes.
import { Overview } from '../console/overview.js';
import { Watch } from '../console/watch.js';
import { t } from '../i18n.js';
import { connection } from '../link.js';
import { toast } from '../toast.js';
import { api } from '../wire/api.js';

const place = document.querySelector('[data-overview]');
const dialog = place.querySelector('[data-confirm]');
let chosen;

async function order(method, { node, name }) {
  try {
    await api(method, `/nodes/${encodeURIComponent(node)}/drain`);
    toast(t(method === 'POST' ? 'console.drained' : 'console.taken_back', { name }), 'good');
  } catch (failure) {
    toast(t('alert.failed', { why: failure.status === 0 ? t('lobby.unreachable') : failure.message }));
  }
}

const overview = new Overview(place, document.querySelector('[data-state]'), {
  history: (span, node) => api('GET', `/nodes/history?span=${span}${node ? `&node=${encodeURIComponent(node)}` : ''}`),
  takeBack: (node) => order('DELETE', node),
  drain(node) {
    chosen = node;
    dialog.returnValue = 'no';
    dialog.querySelector('h2').textContent = t('console.drain', { name: node.name });
    dialog.showModal();
  },
});
dialog.addEventListener('close', () => dialog.returnValue === 'yes' && order('POST', chosen));

const watch = new Watch(connection, () => api('GET', '/nodes')).begin();
watch.addEventListener('figures', ({ detail }) => overview.show(detail));
watch.addEventListener('away', () => overview.trouble(t('console.away')));
