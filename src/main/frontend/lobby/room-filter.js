// Which rooms are meant: by title, address, purpose and what was said last, and of a kind by kind:chat.
import { matches } from '../filter.js';
import { folded } from '../marks.js';
import { tokens } from '../search/query.js';

/**
 * @param {string} typed
 * @param {{kind: string, kindName?: string, texts: string[]}} room
 */
export function meansRoom(typed, { kind, kindName = kind, texts }) {
  const parts = tokens(typed);
  const kinds = parts.filter(({ key, value, not }) => key === 'kind' && value && !not).map(({ value }) => folded(value));
  const words = parts.filter(({ key }) => key !== 'kind').map(({ text }) => text).join(' ');
  const isOfKind = kinds.length === 0 || kinds.some((value) => kind.startsWith(value) || folded(kindName).startsWith(value));
  return isOfKind && matches(words, texts);
}
