// A file of the person's, for a kind that takes such files. The dialog is the kind's own, and so are its words `upload.…`.
import { t } from '../i18n.js';
import { toast } from '../toast.js';

const PATIENCE_MS = 300_000;

/**
 * @param {HTMLElement} stage @param {string} room
 * @param {{format: string, type: string, told: (form: HTMLFormElement) => Record<string, string>}} what the intake's name, the file's media type, and
 *   what the form says beside it, of which the blank is left out
 * @param {() => void} stored
 * @returns {HTMLFormElement | undefined} nothing where this person may not
 */
export function workUpload(stage, room, what, stored) {
  const dialog = stage.querySelector('[data-upload-dialog]');
  const button = stage.querySelector('[data-upload]');
  if (!dialog || !button) {
    return undefined;
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
      const n = await post(room, file, what, what.told(form));
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
  return form;
}

/** @returns {Promise<number>} how many were stored */
async function post(room, file, { format, type }, told) {
  const parameters = new URLSearchParams(Object.entries(told).filter(([, value]) => value.trim() !== ''));
  const response = await fetch(`/api/rooms/${room}/intake/${format}?${parameters}`, {
    method: 'POST', body: file, headers: { 'Content-Type': type, 'X-Requested-With': 'atrium' }, credentials: 'same-origin', signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined);
  const answer = await response?.json().catch(() => ({}));
  if (!response?.ok) {
    throw new Error(answer?.detail ?? t('upload.lost'));
  }
  return answer.stored;
}
