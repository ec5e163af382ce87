// What the tools above the text do: each takes the text and what is selected, and says what to put in its place.

/**
 * @typedef {{from: number, to: number, insert: string}} Change
 * @typedef {{changes: Change[], anchor: number, head: number}} Edit
 */

/** Puts a mark on both sides, or takes it off where it is. @param {string} mark @returns {(text: string, from: number, to: number) => Edit} */
export const around = (mark) => (text, from, to) => {
  const n = mark.length;
  if (text.slice(from - n, from) === mark && text.slice(to, to + n) === mark) {
    return {
      changes: [{ from: from - n, to: from, insert: '' }, { from: to, to: to + n, insert: '' }],
      anchor: from - n,
      head: to - n,
    };
  }
  return {
    changes: [{ from, to: from, insert: mark }, { from: to, to, insert: mark }],
    anchor: from + n,
    head: to + n,
  };
};

/** Puts a mark before each line, or takes it off where all have it. @param {string} mark @returns {(text: string, from: number, to: number) => Edit} */
export const before = (mark) => (text, from, to) => {
  const starts = [text.slice(0, from).lastIndexOf('\n') + 1];
  for (let at = text.indexOf('\n', starts[0]); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) {
    starts.push(at + 1);
  }
  const all = starts.every((start) => text.startsWith(mark, start));
  const changes = starts.map((start) => (all ? { from: start, to: start + mark.length, insert: '' } : { from: start, to: start, insert: mark }));
  const grown = (all ? -1 : 1) * mark.length;
  return { changes, anchor: Math.max(starts[0], from + grown), head: Math.max(starts[0], to + grown * starts.length) };
};

/** Makes a link of what is selected; its address is what is to be written next. @param {string} text @param {number} from @param {number} to @returns {Edit} */
export const link = (text, from, to) => {
  const address = to + 3;
  return {
    changes: [{ from, to: from, insert: '[' }, { from: to, to, insert: '](https://)' }],
    anchor: address,
    head: address + 'https://'.length,
  };
};

export const TOOLS = { bold: around('**'), italic: around('*'), code: around('`'), list: before('- '), quote: before('> '), link };
