// What messages do beyond being read: their tasks are ticked, their code is coloured, whoever put them there.
import { colour } from './code.js';

/**
 * @param {HTMLElement} list of rows @param {() => boolean} mayTick
 * @param {(seq: number, task: number, done: boolean) => void} tick the box shows it once it is stored
 */
export function enliven(list, mayTick, tick) {
  const look = (root) => {
    root.querySelectorAll('pre[data-language]').forEach(colour);
    root.querySelectorAll('input[data-task]').forEach((box) => (box.disabled = !mayTick() || !box.closest('[data-seq]')));
  };
  new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach((node) => node.parentElement && look(node.parentElement)))).observe(list, { childList: true, subtree: true });
  list.addEventListener('click', (event) => {
    const box = event.target.closest('input[data-task]');
    if (box) {
      event.preventDefault();
      tick(Number(box.closest('[data-seq]').dataset.seq), Number(box.dataset.task), box.checked);
    }
  });
  look(list);
}
