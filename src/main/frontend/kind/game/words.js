// A game in words.
import { t } from '../../i18n.js';

/** Whose turn it is, or how it ended. @param {import('./match.js').Match} match @param {(login: string | null) => string} nameOf */
export function status(match, nameOf) {
  const { result, reason, turn, first, second } = match.now;
  if (result) {
    const why = t(`reason.${reason}`);
    return result === '1/2-1/2' ? t('over.drawn', { why }) : t('over.won', { who: nameOf(result === '1-0' ? first : second), why });
  }
  if (turn) {
    return match.isTurn ? t('turn.you') : t('turn.other', { who: nameOf(match.now[turn]) });
  }
  return first || second ? t('seats.waiting', { who: nameOf(first ?? second) }) : t('seats.empty');
}

/** What was offered and waits for an answer; empty: nothing. @param {import('./match.js').Match} match @param {(login: string | null) => string} nameOf */
export function offers(match, nameOf) {
  for (const [what, key] of [['draw', 'offer'], ['rematch', 'rematch']]) {
    const whose = match.offer(what);
    if (whose) {
      return t(`${key}.${whose}`, { who: nameOf(match.now[match.now[what]]) });
    }
  }
  return '';
}

const TYPED = new Map([['chess', 'type.label'], ['connect_four', 'type.label.column']]);

/** What a move is typed as. @param {import('./boards.js').Game} game */
export const typed = (game) => t(TYPED.get(game) ?? 'type.label.cell');

/** Codes that have a sentence of their own. */
const KNOWN = new Set(['illegal_move', 'not_your_turn', 'not_seated', 'not_started', 'not_over', 'seat_taken', 'already_offered', 'no_offer', 'too_late', 'game_over', 'forbidden']);

/** Why something was not taken. @param {{code: string, detail?: string}} refusal */
export const refused = ({ code, detail }) => (KNOWN.has(code) ? t(`error.${code}`) : t('error.other', { why: detail ?? code }));
