// The languages that are coloured: a script of its own, loaded with the first code.
import dockerfile from 'highlight.js/lib/languages/dockerfile';
import groovy from 'highlight.js/lib/languages/groovy';
import powershell from 'highlight.js/lib/languages/powershell';
import properties from 'highlight.js/lib/languages/properties';
import { common, createLowlight } from 'lowlight';

/** @typedef {{type: 'text', value: string} | {type: 'element', properties: {className: string[]}, children: Token[]}} Token */

const reader = createLowlight({ ...common, dockerfile, groovy, powershell, properties });

/** @param {string} language a name or a file's ending @param {string} source @returns {Token[] | undefined} undefined: no language of that name is known */
export const tokens = (language, source) => (reader.registered(language) ? reader.highlight(language, source, { prefix: 'c-' }).children : undefined);
