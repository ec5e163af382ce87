// Brings an archive to the server, as it is, and says how much of it has gone.
import { say } from '../dom.js';
import { t } from '../i18n.js';

/** @param {HTMLFormElement} form @param {(job: {id: string}) => void} brought */
export function bring(form, brought) {
  const file = form.querySelector('input[type=file]');
  const button = form.querySelector('[type=submit]');
  const progress = form.querySelector('[data-bring-progress]');
  const error = form.querySelector('[data-bring-error]');

  const busy = (is) => {
    button.disabled = is;
    button.classList.toggle('busy', is);
    progress.hidden = !is;
  };
  const refuse = (why) => {
    busy(false);
    say(error, why);
    error.hidden = false;
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const [archive] = file.files;
    if (!archive) {
      return;
    }
    error.hidden = true;
    busy(true);
    // Not fetch: it does not say how much has gone.
    const request = new XMLHttpRequest();
    request.open('POST', `/api/imports?name=${encodeURIComponent(archive.name)}&merge=${form.merge.checked}`);
    request.setRequestHeader('X-Requested-With', 'atrium');
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      progress.value = total ? loaded / total : 0;
    });
    request.addEventListener('load', () => (request.status === 201 ? brought(request.response) : refuse(request.response?.detail ?? t('import.lost'))));
    request.addEventListener('error', () => refuse(t('import.lost')));
    request.send(archive);
  });
}
