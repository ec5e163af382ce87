// A poll as it stands for this person: the snapshot, and what was told since.

/**
 * @typedef {{question: string, cast: number, votes?: number, counts?: Record<string, number>, mean?: number, places?: Record<string, number[]>, hidden?: string}} Tally
 * @typedef {{id: string, text: string, type: 'single' | 'multiple' | 'rating' | 'ranking' | 'text', choices?: string[], max?: number, required: boolean, voted: boolean, mine?: Answer, tally: Tally}} Question
 * @typedef {{choices?: string[], rating?: number, text?: string}} Answer
 * @typedef {{open: boolean, anonymous: boolean, change: boolean, results: string, per_page: number, voters: number, members: number, closes_at?: string, closed_at?: string, questions: Question[]}} Snapshot
 */

const BEST_RATING = 5;

export class Board {
  /** @type {Snapshot} */ now;

  /** @param {Snapshot} snapshot */
  constructor(snapshot) {
    this.now = snapshot;
  }

  /** @param {Snapshot} snapshot @returns {boolean} whether it asks what the page was painted with; else the page is out of date */
  merge(snapshot) {
    const asked = ({ questions }) => JSON.stringify(questions.map(({ id, text, type, choices, max, required }) => [id, text, type, choices, max, required]));
    const same = asked(snapshot) === asked(this.now) && snapshot.anonymous === this.now.anonymous && snapshot.per_page === this.now.per_page;
    this.now = snapshot;
    return same;
  }

  /** @param {string} id */
  question(id) {
    return this.now.questions.find((question) => question.id === id);
  }

  /** A frame `tally`. @param {Tally & {voters: number, members: number}} frame */
  told({ voters, members, ...tally }) {
    const question = this.question(tally.question);
    if (question && this.now.open) {
      this.now.voters = voters;
      this.now.members = members;
      this.#count(question, tally);
    }
  }

  /** The final entry. @param {{at: string, voters: number, members: number, tallies: Tally[]}} entry */
  close({ at, voters, members, tallies }) {
    Object.assign(this.now, { open: false, closed_at: at, voters, members });
    for (const tally of tallies) {
      const question = this.question(tally.question);
      if (question) {
        this.#count(question, tally);
      }
    }
  }

  /** One that hides what is shown was on its way before this person might see it. */
  #count(question, tally) {
    question.tally = tally.hidden && !question.tally.hidden ? { ...question.tally, cast: tally.cast } : tally;
  }
}

/** What can be marked. @param {Question} question @returns {string[]} */
export const marksOf = ({ type, choices }) =>
  type === 'rating' ? Array.from({ length: BEST_RATING }, (_, i) => String(i + 1)) : choices ?? [];

/** Nothing can be answered here any more. @param {Snapshot} board @param {Question} question @param {boolean} writes the viewer may */
export const isFixed = ({ open, change }, { voted }, writes) => !open || !writes || (voted && !change);
