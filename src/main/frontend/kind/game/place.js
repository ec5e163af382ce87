// Where what is done beside the board stands: in the drawer, or below the board where there is no drawer beside it.

/** @param {HTMLElement} sheet @param {HTMLElement} play */
export function place(sheet, play) {
  const wide = matchMedia('(min-width: 1024px)');
  const put = () => {
    const slot = sheet.querySelector(wide.matches && sheet.classList.contains('three') ? '[data-slot="drawer"]' : '[data-slot="stage"]');
    if (play.parentElement !== slot) {
      slot.append(play);
    }
  };
  wide.addEventListener('change', put);
  new window.MutationObserver(put).observe(sheet, { attributes: true, attributeFilter: ['class'] });
  put();
}
