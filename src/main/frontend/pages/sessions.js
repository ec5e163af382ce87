// The administrators' list of live sessions.
import { LiveSessions } from '../console/live-sessions.js';
import { SessionList } from '../console/sessions.js';
import { Watch } from '../console/watch.js';
import { t } from '../i18n.js';
import { connection } from '../link.js';
import { toast } from '../toast.js';
import { api } from '../wire/api.js';

const place = document.querySelector('[data-sessions]');
const list = new SessionList(place, {
  end: (id) => api('DELETE', `/sessions/${encodeURIComponent(id)}`),
  endAll: (login) => api('DELETE', `/sessions?person=${encodeURIComponent(login)}`),
  failed: (failure) => toast(t('alert.failed', { why: failure.status === 0 ? t('lobby.unreachable') : failure.message })),
  done: (n) => toast(t('console.ended', { n }), 'good'),
});
const asked = new URLSearchParams([...new URLSearchParams(location.search)].filter(([name, value]) => ['q', 'sort', 'next'].includes(name) && value !== ''));
const live = new LiveSessions(place, { ask: () => api('GET', `/sessions?${asked}`), shown: () => list.show() });
const watch = new Watch(connection, () => Promise.resolve({ type: 'figures' })).begin();
watch.addEventListener('figures', () => live.beat());
watch.addEventListener('away', () => live.away());
