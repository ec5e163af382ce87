// What the settings and the administration add to what the server painted: a button that copies a secret shown once,
// and the way to the first field that has to be mended.
import { JobList } from '../compliance/job-list.js';
import { workAbout } from '../people/about.js';
import { workOptIn, workPush } from '../notices/opt-in.js';
import { api } from '../wire/api.js';

document.querySelector('[aria-invalid="true"]')?.focus();

const about = document.querySelector('[data-about]');
if (about) {
  workAbout(about, api);
}
const optIn = document.querySelector('[data-browser-notices]');
if (optIn) {
  workOptIn(optIn);
}
const pushIn = document.querySelector('[data-push]');
if (pushIn) {
  workPush(pushIn);
}

const jobs = document.querySelector('[data-jobs]');
if (jobs) {
  new JobList(jobs, api).begin();
}

for (const button of document.querySelectorAll('button[data-copy]')) {
  button.addEventListener('click', async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      return; // no clipboard without TLS: the text is selected, and a key copies it
    }
    const label = button.querySelector('span');
    if (label) {
      label.textContent = button.dataset.copied;
    } else {
      button.setAttribute('aria-label', button.dataset.copied);
    }
  });
}
