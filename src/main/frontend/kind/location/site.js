// A plan of the site under the map: two points of the picture are said to be two places, and the rest follows. It may be turned; it is not bent.

/** @typedef {{x: number, y: number}} Pixel */
/** @typedef {{x: number, y: number, latitude: number, longitude: number}} Anchor */

/**
 * How a picture is turned, scaled and moved so that its anchors come to lie where they belong.
 * @param {[Pixel, Pixel]} from in the picture @param {[Pixel, Pixel]} to on the screen
 * @returns {[number, number, number, number, number, number]} as CSS' matrix() takes it
 */
export function similarity([p, q], [P, Q]) {
  const dx = q.x - p.x;
  const dy = q.y - p.y;
  const DX = Q.x - P.x;
  const DY = Q.y - P.y;
  const length = dx * dx + dy * dy;
  const a = (DX * dx + DY * dy) / length;
  const b = (DY * dx - DX * dy) / length;
  return [a, b, -b, a, P.x - (a * p.x - b * p.y), P.y - (b * p.x + a * p.y)];
}

/** Where on the screen a point of the picture lies. @param {number[]} matrix @param {number} x @param {number} y @returns {[number, number]} */
export const mapped = ([a, b, c, d, e, f], x, y) => [a * x + c * y + e, b * x + d * y + f];

export class Site {
  #map;
  #anchors;
  #image = document.createElement('img');

  /** @param {import('leaflet').Map} map @param {string} address @param {[Anchor, Anchor]} anchors @param {() => void} shown @param {() => void} failed */
  constructor(map, address, anchors, shown, failed) {
    this.#map = map;
    this.#anchors = anchors;
    this.#image.alt = '';
    this.#image.className = 'plan';
    this.#image.addEventListener('load', () => {
      this.#lay();
      shown();
    });
    this.#image.addEventListener('error', failed);
    map.getPane('tilePane').append(this.#image);
    map.on('zoom viewreset', () => this.#lay());
    this.#image.src = address;
  }

  /** All of it. @returns {[number, number][] | undefined} corners, before it has come none */
  get corners() {
    const { naturalWidth: width, naturalHeight: height } = this.#image;
    if (width === 0) {
      return undefined;
    }
    const matrix = this.#matrix();
    return [[0, 0], [width, 0], [width, height], [0, height]].map(([x, y]) => {
      const { lat, lng } = this.#map.layerPointToLatLng(mapped(matrix, x, y));
      return [lat, lng];
    });
  }

  #matrix() {
    const [one, other] = this.#anchors;
    const on = ({ latitude, longitude }) => this.#map.latLngToLayerPoint([latitude, longitude]);
    return similarity([one, other], [on(one), on(other)]);
  }

  #lay() {
    this.#image.style.transform = `matrix(${this.#matrix().join()})`;
  }
}
