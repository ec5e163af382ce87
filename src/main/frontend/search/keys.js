// The way to the search field: `/`, Ctrl+K, and the buttons of the pages' headers. Ctrl+F stays the browser's.

const TYPING = 'input, textarea, select, [contenteditable]:not([contenteditable=false]), dialog[open]';

/** @param {EventTarget} page @param {() => void} focus */
export function workKeys(page, focus) {
  page.addEventListener('keydown', (event) => {
    if (asksForSearch(event) && !event.target.closest?.('dialog[open]')) {
      event.preventDefault();
      focus();
    }
  });
  page.addEventListener('click', (event) => {
    if (event.target.closest('[data-seek]') && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      focus();
    }
  });
}

/** @param {Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'target'>} event */
export function asksForSearch({ key, ctrlKey, metaKey, altKey, isComposing, target }) {
  if (isComposing || altKey) {
    return false;
  }
  const command = ctrlKey || metaKey;
  return command ? key.toLowerCase() === 'k' : key === '/' && !target.closest?.(TYPING);
}
