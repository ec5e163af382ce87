// The administrators' list of live sessions.
import { SessionList } from '../console/sessions.js';
import { t } from '../i18n.js';
import { toast } from '../toast.js';
import { api } from '../wire/api.js';

new SessionList(document.querySelector('[data-sessions]'), {
  end: (id) => api('DELETE', `/sessions/${encodeURIComponent(id)}`),
  endAll: (login) => api('DELETE', `/sessions?person=${encodeURIComponent(login)}`),
  failed: (failure) => toast(t('alert.failed', { why: failure.status === 0 ? t('lobby.unreachable') : failure.message })),
  done: (n) => toast(t('console.ended', { n }), 'good'),
});
