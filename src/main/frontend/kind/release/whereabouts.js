// Where an entry of the room's log is to be seen: which release, which stage, which line.

/** @typedef {{release: number, stage?: string, line?: number}} Whereabouts */

/**
 * @param {Record<string, any>} entry @param {string} wanted a text that stands in one of its lines, if one is known
 * @param {{newest: number, releases: (before: number, limit: number) => Promise<{releases: {seq: number}[]}>,
 *   search: (release: number, stage: string, text: string) => Promise<{hits: {line: number, at: string}[]}>}} server `newest`: the number of the newest release's entry
 * @returns {Promise<Whereabouts | undefined>} undefined: it is of no release that is kept
 */
export async function whereIs(entry, wanted, server) {
  const release = await releaseOf(entry, server);
  if (release === undefined || entry.stage === undefined) {
    return release === undefined ? undefined : { release };
  }
  const text = wanted || (entry.line ?? entry.lines?.find((line) => line.trim() !== ''));
  if (entry.type !== 'log' || !text) {
    return { release, stage: entry.stage };
  }
  const { hits } = await server.search(release, entry.stage, text);
  const line = hits.find(({ at }) => at === entry.at)?.line;
  return { release, stage: entry.stage, ...(line && { line }) };
}

async function releaseOf({ seq }, { newest, releases }) {
  if (seq >= newest) {
    return newest;
  }
  return (await releases(seq + 1, 1)).releases[0]?.seq;
}
