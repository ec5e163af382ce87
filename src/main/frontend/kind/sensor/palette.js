// The tokens' colours as a canvas takes them. light-dark() is resolved by asking an element that wears them.

const ROLES = {
  series: ['--series-1', '--series-2', '--series-3', '--series-4', '--series-5', '--series-6'],
  grid: ['--chart-grid'], axis: ['--chart-axis'], ink: ['--ink'], faint: ['--ink-3'], surface: ['--surface'], raised: ['--raised'], line: ['--line'], cursor: ['--line-control'],
  danger: ['--danger'], dangerSoft: ['--danger-soft'], sunken: ['--sunken'], warn: ['--warn'],
};
/** From the third on a line has a pattern too: colour never speaks alone. As styles/components has them. */
export const DASHES = [[], [], [6, 3], [2, 3], [8, 3, 2, 3], [3, 5]];

/** @param {HTMLElement} place @returns {Record<string, any>} */
export function palette(place) {
  const probe = document.createElement('i');
  probe.hidden = true;
  place.append(probe);
  const resolved = (token) => {
    probe.style.color = `var(${token})`;
    return window.getComputedStyle(probe).color;
  };
  const colours = Object.fromEntries(Object.entries(ROLES).map(([role, tokens]) => [role, tokens.length > 1 ? tokens.map(resolved) : resolved(tokens[0])]));
  colours.font = window.getComputedStyle(place).fontFamily;
  probe.remove();
  return colours;
}
