// Where the others are, drawn into the text, and where one is oneself, told to them. In the form y-codemirror.next has it, so that other editors understand it; drawn by
// classes, since the pages' policy lets no style attribute through.
import { Annotation } from '@codemirror/state';
import { Decoration, ViewPlugin, WidgetType } from '@codemirror/view';
import * as Y from 'yjs';
import { el } from '../../dom.js';
import { hue } from '../../people.js';

const moved = Annotation.define();

class Caret extends WidgetType {
  constructor(name, look, tail) {
    super();
    this.name = name;
    this.look = look;
    this.tail = tail;
  }

  eq(other) {
    return other.name === this.name && other.look === this.look && other.tail === this.tail;
  }

  toDOM() {
    // The name is none of the text: it is not found, copied or read out with it.
    return el('span', { class: `caret ${this.look} ${this.tail ? 'tail' : ''}`.trim(), 'data-name': this.name, 'aria-hidden': 'true' });
  }

  ignoreEvent() {
    return true;
  }
}

class Cursors {
  #view;
  #text;
  #awareness;
  decorations = Decoration.none;

  constructor(view, text, awareness) {
    this.#view = view;
    this.#text = text;
    this.#awareness = awareness;
    this.decorations = this.#draw(view.state);
    awareness.on('change', this.#heard);
  }

  #heard = ({ added, updated, removed }) => {
    if ([...added, ...updated, ...removed].some((client) => client !== this.#awareness.clientID)) {
      this.#view.dispatch({ annotations: moved.of(true) });
    }
  };

  update(update) {
    if (update.selectionSet || update.docChanged || update.focusChanged) {
      this.#say(update.view);
    }
    if (update.docChanged || update.transactions.some((one) => one.annotation(moved))) {
      this.decorations = this.#draw(update.state);
    }
  }

  destroy() {
    this.#awareness.off('change', this.#heard);
  }

  #say(view) {
    const { main } = view.state.selection;
    const at = (index) => Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(this.#text, index));
    const cursor = view.hasFocus ? { anchor: at(main.anchor), head: at(main.head) } : null;
    const before = this.#awareness.getLocalState()?.cursor ?? null;
    if (JSON.stringify(cursor) !== JSON.stringify(before)) {
      this.#awareness.setLocalStateField('cursor', cursor);
    }
  }

  #draw(state) {
    const marks = [];
    for (const [client, { user, cursor }] of this.#awareness.getStates()) {
      if (client !== this.#awareness.clientID && cursor) {
        this.#mark(marks, state, user ?? {}, cursor);
      }
    }
    return Decoration.set(marks, true);
  }

  #mark(marks, state, { name, login }, { anchor, head }) {
    const [from, to] = [this.#index(anchor, state), this.#index(head, state)];
    if (from === undefined || to === undefined) {
      return;
    }
    const look = hue(String(login ?? name ?? ''));
    if (from !== to) {
      marks.push(Decoration.mark({ class: `span ${look}` }).range(Math.min(from, to), Math.max(from, to)));
    }
    const tail = to === state.doc.lineAt(to).to;
    marks.push(Decoration.widget({ side: 1, widget: new Caret(String(name ?? ''), look, tail) }).range(to));
  }

  #index(position, { doc }) {
    try {
      const found = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(position), this.#text.doc);
      return found?.type === this.#text ? Math.min(found.index, doc.length) : undefined;
    } catch {
      return undefined; // whatever another client has put there
    }
  }
}

/** @param {Y.Text} text @param {import('y-protocols/awareness').Awareness} awareness */
export const cursors = (text, awareness) => ViewPlugin.define((view) => new Cursors(view, text, awareness), { decorations: (plugin) => plugin.decorations });
