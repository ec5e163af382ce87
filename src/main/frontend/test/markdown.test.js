import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { plain, render, ticked } from '../kind/chat/markdown.js';
import { page } from './page.js';

const cases = JSON.parse(readFileSync(new URL('../../../test/resources/markdown-cases.json', import.meta.url), 'utf8'));

for (const { name, text, html, said, repeat, known = [], rooms = {}, groups = {} } of cases) {
  test(`markdown: ${name}`, () => {
    const source = repeat ? text.repeat(repeat) : text;
    const started = performance.now();
    const shown = render(source, { mention: (login) => (known.includes(login) || login in groups ? 'at' : undefined), group: (handle) => groups[handle], room: (room) => rooms[room] }, page).html;
    assert.ok(performance.now() - started < 1000, 'in time that grows with the length alone');
    if (html !== undefined) {
      assert.equal(shown, html);
    }
    assert.doesNotMatch(shown, /<(?!\/?(p|br|pre|code|blockquote|ul|ol|li|strong|em|del|a|span|div|table|thead|tbody|tr|th|td|label|input|button)\b)/);
    if (said !== undefined) {
      assert.equal(plain(source), said);
    }
  });
}

test('a task is ticked and unticked in its text, by its place among the tasks', () => {
  const text = 'to do\n- [ ] one\n```\n- [ ] no task\n```\n- [x] two';
  assert.equal(ticked(text, 0, true), text.replace('[ ] one', '[x] one'));
  assert.equal(ticked(text, 1, false), text.replace('[x] two', '[ ] two'));
  assert.equal(ticked(text, 2, true), text);
});
