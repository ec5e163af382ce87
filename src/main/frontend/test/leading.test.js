import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { lead, leadAway } from '../leading.js';

const done = [];
const dataset = {};
Object.assign(globalThis, {
  document: { documentElement: { dataset } },
  window: { open: (...how) => done.push(['open', ...how]) },
  location: {
    assign: (path) => done.push(['assign', path]),
    reload: () => done.push(['reload']),
    replace: (path) => done.push(['replace', path]),
  },
});

beforeEach(() => {
  done.length = 0;
  delete dataset.embedded;
});

test('a page of its own leads on to another, and away from one that is no more', () => {
  lead('/room/ops?at=3');
  leadAway();
  assert.deepEqual(done, [['assign', '/room/ops?at=3'], ['replace', '/lobby']]);
});

test('one in a frame of somebody else opens others beside it, and says itself that it is no more', () => {
  dataset.embedded = 'true';
  lead('/room/ops?at=3');
  leadAway();
  assert.deepEqual(done, [['open', '/room/ops?at=3', '_blank', 'noopener'], ['reload']]);
});
