// The keys of every page.

const TYPING = 'input, textarea, select, [contenteditable]:not([contenteditable=false])';

/** @typedef {Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing' | 'target'>} Pressed */
/** @typedef {{search: () => void, switch: () => void, list: () => void, go: (step: 1 | -1, unread: boolean) => void}} Deeds */

/** @param {EventTarget} page @param {Deeds} deeds */
export function workKeys(page, deeds) {
  page.addEventListener('keydown', (event) => {
    const does = event.defaultPrevented ? undefined : deedOf(event);
    const dialog = event.target.closest?.('dialog[open]');
    if (does && (!dialog || (does === 'switch' && dialog.classList.contains('switcher')))) {
      event.preventDefault();
      perform(does, event, deeds);
    }
  });
  page.addEventListener('click', (event) => {
    if (event.target.closest('[data-seek]') && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      deeds.search();
    }
  });
}

function perform(does, { key, shiftKey }, deeds) {
  if (does === 'go') {
    deeds.go(key === 'ArrowDown' ? 1 : -1, shiftKey);
  } else {
    deeds[does]();
  }
}

/** What a key is for, if anything. Ctrl+F stays the browser's. @param {Pressed} event @returns {keyof Deeds | undefined} */
export function deedOf({ key, ctrlKey, metaKey, altKey, shiftKey, isComposing, target }) {
  if (isComposing) {
    return undefined;
  }
  if (ctrlKey || metaKey) {
    return key.toLowerCase() === 'k' && !altKey && !shiftKey ? 'switch' : undefined;
  }
  if (altKey) {
    if (target.closest?.('select')) {
      return undefined; // it opens so
    }
    return key === 'ArrowDown' || key === 'ArrowUp' ? 'go' : undefined;
  }
  return target.closest?.(TYPING) ? undefined : { '/': 'search', '?': 'list' }[key];
}
