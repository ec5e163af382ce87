// The drawer: folded away for good where there is room for it, opened for a moment where there isn't.

const YEAR_S = 31_536_000;

/** @param {HTMLElement} sheet */
export function workDrawer(sheet) {
  const toggle = sheet.querySelector('[data-drawer]');
  const drawer = sheet.querySelector('.drawer');
  const wide = matchMedia('(min-width: 1024px)');
  const press = () => toggle.setAttribute('aria-pressed', String(sheet.classList.contains(wide.matches ? 'three' : 'open')));

  const shut = () => {
    sheet.classList.remove('open');
    press();
    toggle.focus();
  };
  toggle.addEventListener('click', () => {
    if (wide.matches) {
      const open = sheet.classList.toggle('three');
      document.cookie = `atrium_drawer_${sheet.dataset.kind}=${open ? 'open' : 'closed'}; path=/; max-age=${YEAR_S}; SameSite=Lax`;
    } else if (sheet.classList.toggle('open')) {
      drawer.querySelector('[data-shut]').focus();
    }
    press();
  });
  drawer.querySelector('[data-shut]').addEventListener('click', shut);
  sheet.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && sheet.classList.contains('open')) {
      shut();
    }
  });
  sheet.querySelector('.stage').addEventListener('pointerdown', () => sheet.classList.contains('open') && shut());
  wide.addEventListener('change', press);
  press();
}
