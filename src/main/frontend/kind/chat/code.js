// Code in a message, coloured by its language: after it is shown, and only where there is some.

const LONGEST = 20_000;

/** @type {Promise<typeof import('./languages.js')> | undefined} */
let languages;

/** @param {HTMLElement} pre with `data-language` */
export async function colour(pre) {
  const { language } = pre.dataset;
  const source = pre.textContent;
  if (source.length > LONGEST) {
    return;
  }
  languages ??= import('./languages.js');
  const tree = (await languages).tokens(language, source);
  if (tree && pre.textContent === source) {
    pre.replaceChildren(...tree.map(toNode));
  }
}

/** @param {import('./languages.js').Token} token */
function toNode(token) {
  if (token.type === 'text') {
    return document.createTextNode(token.value);
  }
  const span = document.createElement('span');
  span.className = token.properties.className.join(' ');
  span.append(...token.children.map(toNode));
  return span;
}
