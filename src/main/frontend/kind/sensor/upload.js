// A table of readings, from a file of the person's.
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
  const complain = (why) => {
    const error = form.querySelector('[data-upload-error]');
    error.hidden = why === '';
    error.textContent = why;
  };
  button.addEventListener('click', () => {
    complain('');
    dialog.showModal();
  });
  form.querySelector('[data-upload-cancel]').addEventListener('click', () => dialog.close());
  form.elements.namedItem('file').addEventListener('change', ({ target }) => {
    const sensor = form.elements.namedItem('sensor');
    sensor.value ||= (target.files[0]?.name ?? '').replace(/\.[^.]*$/, '').replace(/,/g, ' ').slice(0, sensor.maxLength);
  });
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
      const n = await post(room, file, { sensor_id: form.elements.namedItem('sensor').value, unit: form.elements.namedItem('unit').value });
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

/** @param {string} room @param {Blob} file @param {Record<string, string>} told @returns {Promise<number>} how many were stored */
async function post(room, file, told) {
  const parameters = new URLSearchParams(Object.entries(told).filter(([, value]) => value.trim() !== ''));
  const response = await fetch(`/api/rooms/${room}/intake/csv?${parameters}`, {
    method: 'POST', body: file, headers: { 'Content-Type': 'text/csv', 'X-Requested-With': 'atrium' }, credentials: 'same-origin', signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined);
  const answer = await response?.json().catch(() => ({}));
  if (!response?.ok) {
    throw new Error(answer?.detail ?? t('upload.lost'));
  }
  return answer.stored;
}
