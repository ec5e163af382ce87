import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { plain, render } from '../kind/chat/markdown.js';
import { page } from './page.js';

const cases = JSON.parse(readFileSync(new URL('../../../test/resources/markdown-cases.json', import.meta.url), 'utf8'));

for (const { name, text, html, said, repeat, known = [] } of cases) {
  test(`markdown: ${name}`, () => {
    const source = repeat ? text.repeat(repeat) : text;
    const started = performance.now();
    const shown = render(source, (login) => (known.includes(login) ? 'at' : undefined), page).html;
    assert.ok(performance.now() - started < 1000, 'in time that grows with the length alone');
    if (html !== undefined) {
      assert.equal(shown, html);
    }
    assert.doesNotMatch(shown, /<(?!\/?(p|br|pre|code|blockquote|ul|ol|li|strong|em|a|span)\b)/);
    if (said !== undefined) {
      assert.equal(plain(source), said);
    }
  });
}
