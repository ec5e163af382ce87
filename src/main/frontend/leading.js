// Leading from one page to another: a room in a frame of somebody else's page opens the others beside it, since they may stand in no frame.
const isFramed = () => document.documentElement.dataset.embedded === 'true';

/** @param {string} path */
export function lead(path) {
  isFramed() ? window.open(path, '_blank', 'noopener') : location.assign(path);
}

/** From a page that is no more; Back does not lead there either. */
export function leadAway() {
  isFramed() ? location.reload() : location.replace('/lobby');
}
