// Which rooms a few typed letters mean.

/** Case and accents don't matter; every word must be somewhere. @param {string} text */
const folded = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** @param {string} typed @param {string[]} texts of a room */
export function matches(typed, texts) {
  const hay = folded(texts.join('\n'));
  return folded(typed).split(/\s+/).every((word) => hay.includes(word));
}
