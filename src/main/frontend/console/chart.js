// A line over time, drawn for the width it gets. Times run to "now" at the right; what is not known yet is left open.
const HEIGHT = 124;
const TOP = 14;
const BOTTOM = 100;
const LEFT = 44;
const RIGHT = 6;
const NARROW = 480;
const SVG = 'http://www.w3.org/2000/svg';

/** The next of 1, 2, 5, 10, 20 … that holds a value: the scale's end. @param {number} most */
export function scaleEnd(most) {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  return [1, 2, 5, 10].map((n) => n * power).find((end) => end >= most);
}

/** @param {number[]} values @param {number} room how many points fill the width @param {number} width @param {number} end of the scale @returns {[number, number][]} */
export function pointsOf(values, room, width, end) {
  const right = width - RIGHT;
  const step = (right - LEFT) / Math.max(1, room - 1);
  return values.map((value, i) => [round(right - (values.length - 1 - i) * step), round(BOTTOM - ((BOTTOM - TOP) * Math.min(value, end)) / end)]);
}

const round = (n) => Math.round(n * 10) / 10;

export class Chart {
  #place;
  #drawn = () => {};

  /** @param {HTMLElement} place */
  constructor(place) {
    this.#place = place;
    new window.ResizeObserver(() => this.#drawn()).observe(place);
  }

  /**
   * @param {{values: number[], room: number, span: number, label: string, text: (n: number) => string, time: (secondsAgo: number) => string}} what
   */
  draw(what) {
    this.#drawn = () => this.#draw(what);
    this.#drawn();
  }

  #draw({ values, room, span, label, text, time }) {
    const width = this.#place.clientWidth;
    if (width === 0) {
      return;
    }
    const end = scaleEnd(Math.max(0, ...values));
    const svg = node('svg', { class: 'chart', viewBox: `0 0 ${width} ${HEIGHT}`, role: 'img', 'aria-label': label });
    for (const share of [0, 0.5, 1]) {
      const y = BOTTOM - (BOTTOM - TOP) * share;
      svg.append(node('line', { class: 'grid', x1: LEFT, x2: width - RIGHT, y1: y, y2: y }), write(text(end * share), LEFT - 8, y + 4, 'end'));
    }
    const points = pointsOf(values, room, width, end);
    if (points.length > 1) {
      const line = points.map((point) => point.join(',')).join(' ');
      svg.append(node('polygon', { class: 'fill', points: `${points[0][0]},${BOTTOM} ${line} ${points.at(-1)[0]},${BOTTOM}` }), node('polyline', { class: 's s1', points: line }));
    }
    const marks = width < NARROW ? 2 : 4;
    for (let i = 0; i <= marks; i++) {
      const x = LEFT + ((width - RIGHT - LEFT) * i) / marks;
      svg.append(write(time(span * (1 - i / marks)), x, HEIGHT - 4, i === 0 ? 'start' : i === marks ? 'end' : 'middle'));
    }
    this.#place.replaceChildren(svg);
  }
}

function node(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  return element;
}

function write(text, x, y, anchor) {
  const element = node('text', { x, y, 'text-anchor': anchor });
  element.textContent = text;
  return element;
}
