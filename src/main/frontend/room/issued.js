// Things with a secret that is shown once: made by a form, listed, taken back. Their places are named after them: data-NAME-new, -made, -none and -list.

/**
 * @template T
 * @param {HTMLElement} place @param {string} name
 * @param {{ask: (method: string, path: string, body?: object) => Promise<any>, all: (answer: any) => T[], row: (one: T, acts: {revoke: () => void, load: () => void}) => HTMLElement,
 *   wanted: (form: HTMLFormElement) => object, shown: (issued: any) => string, failed: (failure: Error) => void}} how `shown`: what the field of the secret says
 * @returns {{open: () => void, load: () => Promise<void>}} `open`: nothing is shown of what was made before
 */
export function workIssued(place, name, { ask, all, row, wanted, shown, failed }) {
  const part = (what) => place.querySelector(`[data-${name}-${what}]`);
  const secret = part('made').querySelector('input');

  const load = () => ask('GET', '').then((answer) => {
    const list = all(answer);
    part('none').hidden = list.length > 0;
    part('list').replaceChildren(...list.map((one) => row(one, { load, revoke: () => ask('DELETE', `/${one.id}`).then(load, failed) })));
  }, failed);

  part('new').addEventListener('submit', (event) => {
    event.preventDefault();
    const form = event.target;
    ask('POST', '', wanted(form)).then((issued) => {
      form.querySelectorAll('input').forEach((field) => (field.value = ''));
      secret.value = shown(issued);
      part('made').hidden = false;
      secret.focus();
      secret.select();
      load();
    }, failed);
  });
  const open = () => {
    part('made').hidden = true;
    load();
  };
  return { open, load };
}
