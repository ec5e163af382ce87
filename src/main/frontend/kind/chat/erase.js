// Whether a message is to be deleted, which can't be undone.

/** @param {HTMLDialogElement} dialog @param {HTMLElement} row where the keys go on from @param {() => void} erase */
export function confirmErase(dialog, row, erase) {
  dialog.returnValue = 'no';
  dialog.addEventListener('close', () => {
    if (dialog.returnValue === 'yes') {
      erase();
    }
    row.focus();
  }, { once: true });
  dialog.showModal();
}
