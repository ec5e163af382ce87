// A track from a file of the person's.
import { t } from '../../i18n.js';
import { toast } from '../../toast.js';

const PATIENCE_MS = 300_000;

/** @param {HTMLElement} stage @param {string} room @param {() => void} stored */
export function workUpload(stage, room, stored) {
  const dialog = stage.querySelector('[data-upload-dialog]');
  const button = stage.querySelector('[data-upload]');
  if (!dialog || !button) {
    return;
  }
  const form = dialog.querySelector('form');
  const send = form.querySelector('[type=submit]');
  const error = form.querySelector('[data-upload-error]');
  const complain = (why) => {
    error.hidden = why === '';
    error.textContent = why;
  };
  button.addEventListener('click', () => {
    complain('');
    dialog.showModal();
  });
  form.querySelector('[data-upload-cancel]').addEventListener('click', () => dialog.close());
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const [file] = form.elements.namedItem('file').files;
    if (!file) {
      complain(t('upload.nofile'));
      return;
    }
    complain('');
    send.classList.add('busy');
    try {
      const n = await post(room, file, form.elements.namedItem('start').value);
      dialog.close();
      form.reset();
      toast(t('upload.done', { n }), 'good');
      stored();
    } catch (failure) {
      complain(t('upload.failed', { why: failure.message }));
    } finally {
      send.classList.remove('busy');
    }
  });
}

/** @param {string} room @param {Blob} file @param {string} start a local time, or nothing @returns {Promise<number>} how many were stored */
async function post(room, file, start) {
  const query = start === '' ? '' : `?start=${encodeURIComponent(new Date(start).toISOString())}`;
  const response = await fetch(`/api/rooms/${room}/intake/gpx${query}`, {
    method: 'POST', body: file, headers: { 'Content-Type': 'application/gpx+xml', 'X-Requested-With': 'atrium' }, credentials: 'same-origin', signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined);
  const answer = await response?.json().catch(() => ({}));
  if (!response?.ok) {
    throw new Error(answer?.detail ?? t('upload.lost'));
  }
  return answer.stored;
}
