// Which row of the list is which line: a head for each stage that has begun, and below it its lines, unless it is folded.

/** @typedef {{stage: string, lines: number | number[], open: boolean}} Section all lines up to a number, or these alone, which ascend */

export class Rows {
  /** @type {(Section & {from: number, size: number})[]} */ #sections = [];

  /** @param {Section[]} sections */
  set(sections) {
    let from = 0;
    this.#sections = sections.map((section) => {
      const size = 1 + (section.open ? sizeOf(section.lines) : 0);
      from += size;
      return { ...section, from: from - size, size };
    });
  }

  get length() {
    const last = this.#sections.at(-1);
    return last ? last.from + last.size : 0;
  }

  /** @param {number} index @returns {{stage: string, line: number} | undefined} `line` 0: the head */
  at(index) {
    const section = this.#sections.find(({ from, size }) => index >= from && index < from + size);
    if (!section) {
      return undefined;
    }
    const i = index - section.from;
    return { stage: section.stage, line: i === 0 || typeof section.lines === 'number' ? i : section.lines[i - 1] };
  }

  /** Where a line is, or where its stage's head is if the line is not shown. @param {{stage: string, line: number}} place @returns {number} -1: the stage has not begun */
  indexOf({ stage, line }) {
    const section = this.#section(stage);
    if (!section) {
      return -1;
    }
    const i = typeof section.lines === 'number' ? line : section.lines.indexOf(line) + 1;
    return section.from + (i < section.size ? i : 0);
  }

  /** The row behind a stage's last. @param {string} stage */
  endOf(stage) {
    const section = this.#section(stage);
    return section ? section.from + section.size : this.length;
  }

  #section(stage) {
    return this.#sections.find((section) => section.stage === stage);
  }
}

const sizeOf = (lines) => (typeof lines === 'number' ? lines : lines.length);
