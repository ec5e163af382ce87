// A table of readings, from a file of the person's.
import { workUpload } from '../../room/upload.js';

/** @param {HTMLElement} stage @param {string} room @param {() => void} stored */
export function workTableUpload(stage, room, stored) {
  const form = workUpload(stage, room, { format: 'csv', type: 'text/csv', told }, stored);
  form?.elements.namedItem('file').addEventListener('change', ({ target }) => {
    const sensor = form.elements.namedItem('sensor');
    sensor.value ||= (target.files[0]?.name ?? '').replace(/\.[^.]*$/, '').replace(/,/g, ' ').slice(0, sensor.maxLength);
  });
}

const told = (form) => ({ sensor_id: form.elements.namedItem('sensor').value, unit: form.elements.namedItem('unit').value });
