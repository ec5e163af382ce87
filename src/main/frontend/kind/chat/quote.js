// A message as a Markdown quote, with whose it is and where it stands.

/** A quote reminds; it need not repeat. */
const LINES = 12;
const CHARACTERS = 1000;

/** @param {string} message @param {string} author @param {string} link @returns {string} with an empty line behind it, to write on */
export function quoted(message, author, link) {
  const lines = message.slice(0, CHARACTERS).split(/\r\n|\r|\n/);
  const shown = lines.length > LINES || message.length > CHARACTERS ? [...lines.slice(0, LINES), '…'] : lines;
  return [...shown, `— ${author}, ${link}`].map((line) => `> ${line}`.trimEnd()).join('\n') + '\n';
}
