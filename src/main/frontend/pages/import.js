// The administrators' page of imports: bringing an archive, carrying it out, and how far each has come.
import { bring } from '../console/bring.js';
import { ImportList } from '../console/import-list.js';
import { Watch } from '../console/watch.js';
import { t } from '../i18n.js';
import { connection } from '../link.js';
import { toast } from '../toast.js';
import { api } from '../wire/api.js';

const place = document.querySelector('[data-imports]');
const failed = (failure) => toast(t('alert.failed', { why: failure.status === 0 ? t('lobby.unreachable') : failure.message }));
const list = new ImportList(place, {
  start: (id) => api('POST', `/imports/${encodeURIComponent(id)}/start`),
  cancel: (id) => api('DELETE', `/imports/${encodeURIComponent(id)}`),
  again: () => location.reload(),
  failed,
});
bring(place.querySelector('[data-bring]'), ({ id }) => location.assign(`?import=${encodeURIComponent(id)}`));

/** Where nothing is pushed, the list is asked for; the last of it that has changed is told. */
const ask = async () => {
  (await api('GET', '/imports')).imports.forEach((one) => list.heard(one));
};
const watch = new Watch(connection, ask).begin();
watch.addEventListener('import', ({ detail }) => list.heard(detail.import));
watch.addEventListener('begun', () => ask().catch(failed));
