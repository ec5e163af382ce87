import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { workAbout } from '../people/about.js';
import { settle } from './fakes.js';

mock.timers.enable({ apis: ['setTimeout'] }); // what is toasted goes by itself

/** Takes everything, and shows nothing. */
const place = () => ({ hidden: false, children: [], append() {}, classList: { add() {}, remove() {} }, querySelector: () => null, setAttribute() {}, matches: () => false, remove() {}, addEventListener() {}, dataset: {}, files: [] });
globalThis.document = { querySelector: place, createElement: place, createElementNS: place, createTextNode: () => ({}), visibilityState: 'visible', documentElement: { lang: 'en', dataset: {} } };

class Form extends EventTarget {
  parts = new Map();
  elements = {
    title: { value: 'Lead' },
    emoji: { value: '🌴' },
    text: { value: 'away' },
    ends: Object.assign(new EventTarget(), { value: 'kept', selectedOptions: [{ dataset: { until: '2026-12-01T10:00:00Z' } }], querySelector: () => undefined }),
    until: { value: '' },
  };

  querySelector(which) {
    this.parts.set(which, this.parts.get(which) ?? Object.assign(new EventTarget(), { hidden: false }));
    return this.parts.get(which);
  }

  querySelectorAll() {
    return [];
  }

  async sent() {
    this.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
  }
}

/** @param {(body: object) => void} [answer] may throw */
function worked(answer = () => {}) {
  const form = new Form();
  const asked = [];
  const picture = { ...place(), querySelector: () => ({ ...place(), dataset: { most: '1' } }) };
  workAbout({ querySelector: (which) => (which === 'form' ? form : picture) }, async (method, path, body) => {
    asked.push(body);
    answer();
  });
  return { form, asked };
}

test('the status is said only where it is another: one that was changed elsewhere meanwhile is not put back with the title', async () => {
  const { form, asked } = worked();
  form.elements.title.value = 'Head';
  await form.sent();
  assert.deepEqual(asked.pop(), { title: 'Head' });
  form.elements.text.value = 'back soon';
  await form.sent();
  assert.deepEqual(asked.pop(), { title: 'Head', status: { text: 'back soon', emoji: '🌴', until: '2026-12-01T10:00:00Z' } });
  await form.sent();
  assert.deepEqual(asked.pop(), { title: 'Head' }, 'that is kept now');
  form.elements.text.value = '';
  form.elements.emoji.value = '';
  await form.sent();
  assert.deepEqual(asked.pop(), { title: 'Head', status: null });
});

test('one that was refused is said again', async () => {
  let refusing = true;
  const { form, asked } = worked(() => {
    if (refusing) {
      throw new Error('not now');
    }
  });
  form.elements.text.value = 'here';
  await form.sent();
  refusing = false;
  await form.sent();
  assert.deepEqual(asked.map(({ status }) => status.text), ['here', 'here']);
});
