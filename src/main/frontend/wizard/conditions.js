// Fields that have a meaning only where another has one of certain values: shown there, hidden elsewhere.

/**
 * @param {{namedItem: (name: string) => any}} controls of the form
 * @param {{when?: string, is?: string}} field its `data-when`, the other's name, and `data-is`, the values
 */
export function isMeant(controls, { when, is }) {
  const other = controls.namedItem(when);
  const value = other?.type === 'checkbox' ? String(other.checked) : other?.value;
  return is.split(' ').includes(value);
}

/** @param {HTMLFormElement} form */
export function watchConditions(form) {
  const look = () => form.querySelectorAll('[data-when]').forEach((field) => (field.hidden = !isMeant(form.elements, field.dataset)));
  ['input', 'change', 'swapped'].forEach((change) => form.addEventListener(change, look));
  look();
}
