// What the room's log comes to: the newest release with its stages, and those before it. io.atrium.kind.release.Console does the same.

const EARLIER = 20;
const OVER = new Set(['passed', 'failed', 'skipped']);
const ACTIVE = new Set(['running', 'needs_approval']);

/**
 * @typedef {{stage: string, status: string, note?: string, started_at?: string, ended_at?: string, asked_by?: string, asked_at?: string,
 *   answer?: 'approve' | 'reject', answered_by?: string, answered_at?: string, lines: number, errors: number, first_error?: number, seq: number}} Stage
 * @typedef {{seq: number, version: string, commit?: string, target?: string, opened_by: string, opened_at: string, ended_at?: string,
 *   outcome?: 'passed' | 'failed' | 'abandoned', failed_at?: string, stages: Stage[]}} Release
 */

export class Console {
  seq = 0;
  /** @type {Release | undefined} */ release;
  /** Newest first. @type {Omit<Release, 'stages'>[]} */ earlier = [];
  /** Who may answer. @type {'keepers' | 'members'} */ approval = 'keepers';

  /** A snapshot: never behind what was told. @param {Partial<Console>} snapshot */
  merge({ seq = 0, release, earlier = [], approval = 'keepers' }) {
    Object.assign(this, { seq, release, earlier, approval });
  }

  /**
   * @param {Record<string, any>} entry
   * @returns {{what: 'release' | 'log' | 'stage' | 'approve' | 'reject', stage?: Stage, first?: number} | undefined} undefined: it is in the snapshot already
   */
  apply(entry) {
    this.seq = entry.seq;
    if (entry.type === 'release') {
      return this.#open(entry);
    }
    const stage = this.release?.stages.find((one) => one.stage === entry.stage);
    if (!stage || entry.seq <= stage.seq) {
      return undefined;
    }
    stage.seq = entry.seq;
    if (entry.type === 'log') {
      return { what: 'log', stage, first: count(stage, entry) };
    }
    if (entry.type === 'stage') {
      report(stage, entry);
    } else {
      answer(stage, entry);
    }
    settle(this.release);
    return { what: entry.type, stage };
  }

  #open({ seq, version, commit, target, from, at, stages }) {
    if (this.release && seq <= this.release.seq) {
      return undefined;
    }
    if (this.release) {
      const before = { ...this.release, ...(this.release.outcome ? {} : { outcome: 'abandoned', ended_at: later(at, this.release.opened_at) }) };
      delete before.stages;
      this.earlier = [before, ...this.earlier].slice(0, EARLIER);
    }
    this.release = { seq, version, commit, target, opened_by: from, opened_at: at, stages: stages.map((stage) => ({ stage, status: 'waiting', lines: 0, errors: 0, seq })) };
    return { what: 'release' };
  }
}

/** The lines of an entry. @param {{line?: string, lines?: string[]}} entry @returns {string[]} */
export const linesOf = ({ line, lines }) => lines ?? [line];

/** @returns {number} the number of the entry's first line */
function count(stage, entry) {
  const first = stage.lines + 1;
  const [error] = entry.errors ?? [];
  stage.lines += linesOf(entry).length;
  stage.errors += entry.errors?.length ?? 0;
  if (error !== undefined) {
    stage.first_error ??= first + error;
  }
  return first;
}

function report(stage, { status, note, from, at }) {
  if (status === 'waiting') {
    stage.started_at = undefined;
    stage.ended_at = undefined;
  } else if (status === 'running') {
    run(stage, at);
  } else if (status === 'needs_approval') {
    if (stage.status !== status) {
      Object.assign(stage, { asked_by: from, asked_at: at, answer: undefined, answered_by: undefined, answered_at: undefined });
    }
    stage.ended_at = undefined;
  } else if (stage.status !== status) {
    stage.ended_at = later(at, stage.started_at);
  }
  Object.assign(stage, { status, note });
}

function answer(stage, { type, from, at }) {
  Object.assign(stage, { answer: type, answered_by: from, answered_at: at });
  if (type === 'approve') {
    run(stage, at);
    stage.status = 'running';
  } else {
    stage.ended_at = later(at, stage.started_at);
    stage.status = 'failed';
  }
}

function run(stage, at) {
  if (stage.started_at === undefined || OVER.has(stage.status)) {
    stage.started_at = at;
  }
  stage.ended_at = undefined;
}

/** Times of one form: they compare as texts do. */
const later = (at, other) => (other !== undefined && other > at ? other : at);

function settle(release) {
  const { stages } = release;
  const failed = stages.find(({ status }) => status === 'failed');
  const over = failed !== undefined || stages.every(({ status }) => OVER.has(status));
  if (over && !stages.some(({ status }) => ACTIVE.has(status))) {
    const ends = stages.map(({ ended_at: at }) => at).filter((at) => at !== undefined).sort();
    Object.assign(release, { outcome: failed ? 'failed' : 'passed', ended_at: ends.at(-1) ?? release.opened_at, failed_at: failed?.stage });
  } else {
    Object.assign(release, { outcome: undefined, ended_at: undefined, failed_at: undefined });
  }
}

/** The stage one looks at first: what runs, what failed, or where the newest lines are. @param {Release} release @returns {Stage} */
export function focusOf({ stages }) {
  return stages.find(({ status }) => status === 'running') ?? stages.find(({ status }) => status === 'failed') ?? stages.findLast(({ lines }) => lines > 0) ?? stages[0];
}

/** @param {Release} release @returns {Stage | undefined} */
export const askingOf = ({ stages }) => stages.find(({ status }) => status === 'needs_approval');
