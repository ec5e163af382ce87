// Addresses of lines: #12/build:426, of the release that entry 12 opened; #build:426, of the newest.

/** @typedef {{release?: number, stage: string, line: number}} Address */

/** @param {string} hash @returns {Address | undefined} */
export function addressOf(hash) {
  const [, release, stage, line] = /^#(?:(\d{1,15})\/)?([^:/]+):(\d{1,15})$/.exec(hash) ?? [];
  try {
    return stage === undefined || Number(line) < 1 ? undefined : { ...(release && { release: Number(release) }), stage: decodeURIComponent(stage), line: Number(line) };
  } catch {
    return undefined; // no text of ours
  }
}

/** @param {number} release @param {{stage: string, line: number}} place */
export const hashOf = (release, { stage, line }) => `#${release}/${encodeURIComponent(stage)}:${line}`;
