// Building what the pages show. Texts go through textContent; nothing here parses markup.

const SVG = 'http://www.w3.org/2000/svg';

/**
 * @param {string} tag
 * @param {Record<string, unknown>} [properties] `class` and `data-`, `aria-` and `role` as attributes, `on…` as listeners, the rest as properties
 * @param {...(Node | string | null | undefined | false)} children
 */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    } else if (name === 'class' || name.includes('-') || !(name in element)) {
      element.setAttribute(name, value === true ? '' : String(value));
    } else {
      element[name] = value;
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** An icon of the page's sprite (WEB-INF/tags/sprite.xhtml). @param {string} name @param {string} [look] */
export function icon(name, look = '') {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', `icon ${look}`.trim());
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#i-${name}`);
  svg.append(use);
  return svg;
}

/** Sets a text only where it differs, so that nobody is told twice. @param {Element} element @param {string} text */
export function say(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}
