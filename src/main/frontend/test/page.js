// Just enough of a document to see what was built, as HTML.

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const VOID = new Set(['br', 'input']);

class Fake {
  children = [];
  attributes = new Map();

  constructor(tag) {
    this.tag = tag;
  }

  append(...nodes) {
    nodes.forEach((node) => this.children.push(...(node.tag === undefined && node.children ? node.children : [node])));
  }

  setAttribute(name, value) {
    this.attributes.set(name, value);
  }

  get html() {
    const inner = this.children.map((child) => child.html).join('');
    const attributes = [...this.attributes].map(([name, value]) => ` ${name}="${escape(value).replaceAll('"', '&quot;')}"`).join('');
    return this.tag === undefined ? inner : `<${this.tag}${attributes}>${VOID.has(this.tag) ? '' : `${inner}</${this.tag}>`}`;
  }
}

export const page = {
  createElement: (tag) => new Fake(tag),
  createDocumentFragment: () => new Fake(undefined),
  createTextNode: (text) => ({ html: escape(text) }),
};
