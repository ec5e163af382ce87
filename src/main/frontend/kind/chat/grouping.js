// Which message opens a day, and which stands under its author's name. io.atrium.kind.chat.ChatPaint groups the first paint alike.

/** Messages of one author in so short a time stand under one name. */
export const GROUP_MS = 5 * 60_000;

/** @typedef {{from: string, via?: string, icon?: string, at: Date}} Said */

/**
 * @param {Said | undefined} previous @param {Said} message @param {(at: Date) => string} dayKey in the person's zone
 * @returns {{startsDay: boolean, first: boolean}}
 */
export function place(previous, message, dayKey) {
  const startsDay = !previous || dayKey(previous.at) !== dayKey(message.at);
  const first = startsDay || previous.from !== message.from || (previous.via ?? '') !== (message.via ?? '') || (previous.icon ?? '') !== (message.icon ?? '') || message.at.getTime() - previous.at.getTime() >= GROUP_MS;
  return { startsDay, first };
}
