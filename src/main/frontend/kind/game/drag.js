// Carrying a piece with the pointer. What does not move far is a press, which the board hears by itself.

const FAR_PX = 6;

/**
 * @param {HTMLElement} root
 * @param {{may: (square: string) => boolean, chosen: (square: string | undefined) => void, dropped: (square: string | undefined) => boolean}} board
 */
export function carry(root, { may, chosen, dropped }) {
  /** @type {{svg: SVGElement, x: number, y: number, carried: boolean, square: string} | undefined} */
  let held;

  root.addEventListener('pointerdown', (event) => {
    const button = event.target.closest('[data-square]');
    const svg = button?.querySelector('svg');
    if (svg && event.button === 0 && root.classList.contains('chess') && may(button.dataset.square)) {
      held = { svg, x: event.clientX, y: event.clientY, carried: false, square: button.dataset.square };
    }
  });

  window.addEventListener('pointermove', (event) => {
    if (!held) {
      return;
    }
    const x = event.clientX - held.x;
    const y = event.clientY - held.y;
    if (!held.carried && Math.hypot(x, y) > FAR_PX) {
      held.carried = true;
      held.svg.classList.add('carried');
      chosen(held.square);
    }
    if (held.carried) {
      held.svg.style.transform = `translate(${x}px, ${y}px)`;
    }
  });

  const release = (event) => {
    const was = held;
    held = undefined;
    if (!was?.carried) {
      return;
    }
    was.svg.classList.remove('carried');
    was.svg.style.transform = '';
    const below = event.type === 'pointerup' ? document.elementFromPoint(event.clientX, event.clientY)?.closest('[data-square]') : undefined;
    if (!dropped(below?.dataset.square)) {
      chosen(undefined);
    }
    // The click that may follow belongs to the drag.
    const swallow = (click) => click.stopImmediatePropagation();
    root.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => root.removeEventListener('click', swallow, { capture: true }));
  };
  window.addEventListener('pointerup', release);
  window.addEventListener('pointercancel', release);
}
