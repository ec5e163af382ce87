import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMeant } from '../wizard/conditions.js';

const form = (controls) => ({ namedItem: (name) => controls[name] });

test('a field has a meaning where the other one has one of the values', () => {
  const controls = form({ type: { type: 'select-one', value: 'ranking' } });
  assert.equal(isMeant(controls, { when: 'type', is: 'single multiple ranking' }), true);
  assert.equal(isMeant(controls, { when: 'type', is: 'multiple' }), false);
});

test('of a box it counts whether it is ticked, not what it would send', () => {
  const controls = form({ secret: { type: 'checkbox', value: 'true', checked: false } });
  assert.equal(isMeant(controls, { when: 'secret', is: 'false' }), true);
  assert.equal(isMeant(controls, { when: 'secret', is: 'true' }), false);
});

test('without the other one it has none', () => {
  assert.equal(isMeant(form({}), { when: 'type', is: 'multiple' }), false);
});
