// The address of a message, for somebody else.
import { t } from '../../i18n.js';
import { toast } from '../../toast.js';

/** @param {string} path */
export async function copyLink(path) {
  const link = new URL(path, location.origin).href;
  try {
    await navigator.clipboard.writeText(link);
    toast(t('message.copied'), 'good');
  } catch {
    toast(`${t('message.uncopied')}: ${link}`, 'good'); // no clipboard without TLS: it is there to be selected
  }
}
