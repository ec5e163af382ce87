// The base of a map without tiles: lines of latitude and longitude with their names. Drawn anew as the map moves; it lies still under it.
import { decimalsOf, degrees, gridStep } from './geo.js';

const SVG = 'http://www.w3.org/2000/svg';
/** Between lines with names; the others lie between. */
const LEAST_PX = 120;
const PARTS = 5;
/** The text of a line's name stands so far from it and from the edge. */
const BESIDE_PX = 6;
const TOP_PX = 18;
/** Where the map's buttons and its scale are, names are left out. */
const RIGHT_PX = 110;
const FOOT_PX = 116;
/** Web Mercator's end. */
const FARTHEST = 85.0511;

export class Grid {
  #map;
  #svg = document.createElementNS(SVG, 'svg');

  /** @param {import('leaflet').Map} map */
  constructor(map) {
    this.#map = map;
    this.#svg.setAttribute('class', 'grid');
    this.#svg.setAttribute('aria-hidden', 'true');
    map.getContainer().prepend(this.#svg);
    map.on('move zoom resize viewreset', () => this.draw());
  }

  draw() {
    const { x: width, y: height } = this.#map.getSize();
    const at = (lat, lng) => this.#map.latLngToContainerPoint([lat, lng]);
    const bounds = this.#map.getBounds();
    const middle = bounds.getCenter();
    const step = gridStep((LEAST_PX * (bounds.getEast() - bounds.getWest())) / Math.max(1, width));
    const names = [];
    const lines = [];
    for (const { value, major } of stops(bounds.getWest(), bounds.getEast(), step)) {
      const { x } = at(middle.lat, value);
      lines.push(line(major, x, 0, x, height));
      if (major && x < width - RIGHT_PX) {
        names.push(name(degrees(value, 'longitude', decimalsOf(step)), x + BESIDE_PX, TOP_PX));
      }
    }
    for (const { value, major } of stops(Math.max(-FARTHEST, bounds.getSouth()), Math.min(FARTHEST, bounds.getNorth()), step)) {
      const { y } = at(value, middle.lng);
      lines.push(line(major, 0, y, width, y));
      if (major && y > 2 * TOP_PX && y < height - FOOT_PX) {
        names.push(name(degrees(value, 'latitude', decimalsOf(step)), BESIDE_PX, y - BESIDE_PX));
      }
    }
    this.#svg.replaceChildren(...lines, ...names);
  }
}

/** @param {number} from @param {number} to @param {number} step of the named ones @returns {{value: number, major: boolean}[]} */
export function stops(from, to, step) {
  const part = step / PARTS;
  const all = [];
  for (let i = Math.ceil(from / part - 1e-9); i * part <= to; i++) {
    all.push({ value: i * part, major: i % PARTS === 0 });
  }
  return all;
}

function shape(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([attribute, value]) => element.setAttribute(attribute, String(value)));
  return element;
}

const line = (major, x1, y1, x2, y2) => shape('line', { class: major ? 'major' : 'minor', x1, y1, x2, y2 });

function name(text, x, y) {
  const element = shape('text', { x, y });
  element.textContent = text;
  return element;
}
