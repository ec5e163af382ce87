// A track from a file of the person's.
import { workUpload } from '../../room/upload.js';

/** @param {HTMLElement} stage @param {string} room @param {() => void} stored */
export function workTrackUpload(stage, room, stored) {
  workUpload(stage, room, { format: 'gpx', type: 'application/gpx+xml', told }, stored);
}

/** The start of points without a time: typed as a local time. */
function told(form) {
  const start = form.elements.namedItem('start').value;
  return { start: start && new Date(start).toISOString() };
}
