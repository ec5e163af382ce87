// The editor: CodeMirror bound to the shared text. It lives in a shadow tree, where its styles are constructed sheets; in the page's own tree they would be style elements,
// which the pages' policy does not let through.
import { defaultKeymap } from '@codemirror/commands';
import { markdown, markdownLanguage } from '@codemirror/lang-markdown';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { yCollab, yUndoManagerKeymap } from 'y-codemirror.next';
import { UndoManager } from 'yjs';
import { cursors } from './cursors.js';
import { TOOLS } from './marks.js';

const KEYS = { 'Mod-b': 'bold', 'Mod-i': 'italic', 'Mod-e': 'code', 'Mod-Shift-k': 'link' };

const look = HighlightStyle.define([
  { tag: [tags.heading1, tags.heading2, tags.heading3, tags.heading4, tags.heading5, tags.heading6], fontWeight: 'var(--strong)' },
  { tag: tags.strong, fontWeight: 'var(--strong)' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.meta], color: 'var(--ink-3)' },
  { tag: [tags.link, tags.url], color: 'var(--accent)' },
  { tag: tags.monospace, color: 'var(--ink-2)' },
]);

/** Who is who by colour, as everywhere; see styles/components. */
const HUES = { h1: 'chat', h2: 'location', h3: 'sensor', h4: 'poll', h5: 'document', h6: 'game' };

const theme = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'transparent', fontSize: 'var(--t13)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '22px', overflow: 'auto' },
  '.cm-content': { padding: 'var(--s4) 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 var(--s4) 0 0' },
  '.cm-gutters': { backgroundColor: 'transparent', border: '0', color: 'var(--ink-3)', fontSize: 'var(--t12)' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: 'var(--gutter)', padding: '0 var(--gutter-end) 0 0', textAlign: 'end' },
  '.cm-activeLine': { backgroundColor: 'var(--sunken)' },
  '.caret': { position: 'relative', display: 'inline-block', width: '0', height: '18px', verticalAlign: '-4px', borderLeft: '2px solid var(--c)' },
  '.caret::after': {
    content: 'attr(data-name)', position: 'absolute', left: '-2px', bottom: '17px', padding: '0 5px', borderRadius: '3px 3px 3px 0', background: 'var(--c)', color: 'var(--surface)',
    font: '500 var(--t12)/16px var(--sans)', whiteSpace: 'nowrap', zIndex: '1',
  },
  '.caret.tail::after': { left: '4px', bottom: '0', borderRadius: '3px' },
  ...Object.fromEntries(Object.entries(HUES).flatMap(([hue, kind]) => [
    [`.caret.${hue}`, { '--c': `var(--${kind})` }],
    [`.span.${hue}`, { backgroundColor: `var(--${kind}-soft)` }],
  ])),
});

/** @param {EditorView} view @param {string} tool */
function use(view, tool) {
  const { from, to } = view.state.selection.main;
  const { changes, anchor, head } = TOOLS[tool](view.state.doc.toString(), from, to);
  view.dispatch({ changes, selection: { anchor, head }, scrollIntoView: true, userEvent: 'input' });
  view.focus();
  return true;
}

/**
 * @param {HTMLElement} host
 * @param {{text: import('yjs').Text, awareness: import('y-protocols/awareness').Awareness, label: string, writes: boolean}} of
 * @returns {{use: (tool: string) => void, insert: (text: string) => void, replace: (text: string) => void, focus: () => void}}
 */
export function openEditor(host, { text, awareness, label, writes }) {
  const root = host.attachShadow({ mode: 'open' });
  const undoManager = new UndoManager(text);
  const tools = Object.entries(KEYS).map(([key, tool]) => ({ key, run: (view) => writes && use(view, tool) }));
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text.toString(),
      extensions: [
        lineNumbers(),
        highlightActiveLine(),
        EditorView.lineWrapping,
        keymap.of([...tools, ...yUndoManagerKeymap, ...defaultKeymap]),
        markdown({ base: markdownLanguage }),
        syntaxHighlighting(look),
        yCollab(text, null, { undoManager }),
        cursors(text, awareness),
        EditorView.contentAttributes.of({ 'aria-label': label }),
        EditorState.readOnly.of(!writes),
        EditorView.editable.of(writes),
        theme,
      ],
    }),
  });
  return {
    use: (tool) => use(view, tool),
    insert(inserted) {
      view.dispatch(view.state.replaceSelection(inserted), { scrollIntoView: true });
      view.focus();
    },
    replace: (whole) => view.dispatch({ changes: difference(view.state.doc.toString(), whole) }),
    focus: () => view.focus(),
  };
}

/** What to put in place of what, leaving alone what is the same at both ends. @param {string} before @param {string} after */
export function difference(before, after) {
  let from = 0;
  const most = Math.min(before.length, after.length);
  while (from < most && before[from] === after[from]) {
    from++;
  }
  let same = 0;
  while (same < most - from && before[before.length - 1 - same] === after[after.length - 1 - same]) {
    same++;
  }
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
}
