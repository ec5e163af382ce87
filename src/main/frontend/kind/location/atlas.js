// The map. Leaflet moves it; what is drawn on it is ours.
import { Circle, Control, DivIcon, LatLngBounds, LayerGroup, Map as LeafletMap, Marker, Polyline, TileLayer } from 'leaflet/dist/leaflet-src.esm.js';
import { el } from '../../dom.js';
import { hue } from '../../people.js';
import { dress, face } from './face.js';
import { Grid } from './grid.js';
import { Site } from './site.js';

/** Nearer than this one building fills the screen. */
const CLOSEST_FIT = 17;
const FARTHEST_ZOOM = 2;
const CLOSEST_ZOOM = 22;
const FOLLOW_ZOOM = 16;
const SCALE_PX = 110;
/** How much room faces, names and what lies over the map need at the edges. */
const SIDE_PX = 84;
const TOP_PX = 56;
const FOOT_PX = 112;

/**
 * @typedef {{login: string, name: string, position: import('./whereabouts.js').Position, ways: import('./track.js').Point[][], followed: boolean}} Shown
 */

/** Tells `press` ({login}), `moved` (by hand). */
export class Atlas extends EventTarget {
  #map;
  #halos = new LayerGroup();
  #trails = new LayerGroup();
  /** @type {Map<string, {marker: Marker, element: HTMLElement, name: string, halo: Circle, trails: Polyline[], drawn: string}>} */ #people = new Map();
  /** @type {Site | undefined} */ #site;

  /** @param {HTMLElement} place @param {{base: string, image?: string, anchors?: any, tiles?: {url: string, attribution?: string, zoom: number}}} site @param {() => void} lacking the picture or tiles did not come */
  constructor(place, { image, anchors, tiles }, lacking) {
    super();
    this.#map = new LeafletMap(place, {
      attributionControl: false, zoomControl: false, fadeAnimation: false, zoomAnimation: false, markerZoomAnimation: false, inertia: false,
      minZoom: FARTHEST_ZOOM, maxZoom: tiles ? tiles.zoom : CLOSEST_ZOOM, zoomSnap: 0.5, zoomDelta: 1, worldCopyJump: true,
    });
    this.#map.setView([20, 0], FARTHEST_ZOOM);
    if (tiles) {
      new TileLayer(tiles.url, { maxZoom: tiles.zoom }).on('tileerror', lacking).addTo(this.#map);
      place.append(el('small', { class: 'credit' }, tiles.attribution ?? ''));
    } else {
      new Grid(this.#map).draw();
    }
    if (image) {
      this.#site = new Site(this.#map, image, anchors, () => this.#people.size === 0 && this.fit(), lacking);
    }
    new Control.Scale({ imperial: false, maxWidth: SCALE_PX, position: 'bottomleft' }).addTo(this.#map);
    this.#trails.addTo(this.#map);
    this.#halos.addTo(this.#map);
    this.#map.on('dragstart', () => this.#tell('moved'));
    this.#map.getContainer().addEventListener('keydown', ({ key }) => key.startsWith('Arrow') && this.#tell('moved'));
    new window.ResizeObserver(() => this.#map.invalidateSize({ pan: false })).observe(place);
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  /** @param {Shown[]} people everybody who is to be seen @param {number} now what time the map shows */
  show(people, now) {
    const there = new Set(people.map(({ login }) => login));
    for (const [login, drawn] of this.#people) {
      if (!there.has(login)) {
        this.#remove(login, drawn);
      }
    }
    people.forEach((person) => this.#place(person, now));
  }

  #remove(login, { marker, halo, trails }) {
    marker.remove();
    halo.remove();
    trails.forEach((trail) => trail.remove());
    this.#people.delete(login);
  }

  #place(person, now) {
    const { login, name, position, ways } = person;
    const known = this.#people.get(login);
    if (known && known.name !== name) {
      this.#remove(login, known);
    }
    const drawn = this.#people.get(login) ?? this.#add(person);
    const at = [position.latitude, position.longitude];
    drawn.marker.setLatLng(at);
    drawn.halo.setLatLng(at).setRadius(position.accuracy ?? 0);
    const told = ways.map((way) => `${way.length} ${way[0].at} ${way[way.length - 1].at}`).join();
    if (drawn.drawn !== told) {
      drawn.drawn = told;
      drawn.trails.forEach((trail) => trail.remove());
      drawn.trails = ways.filter((way) => way.length > 1).map((way) =>
        new Polyline(way.map(({ latitude, longitude }) => [latitude, longitude]), { className: `trail ${hue(login)}`, interactive: false }).addTo(this.#trails));
    }
    dress(drawn.element, person, now);
  }

  #add(person) {
    const { login, name, position } = person;
    const element = face(person);
    const at = [position.latitude, position.longitude];
    const marker = new Marker(at, { icon: new DivIcon({ html: element, className: 'stand', iconSize: [0, 0] }), keyboard: false });
    marker.on('click', () => this.#tell('press', { login }));
    marker.addTo(this.#map);
    const halo = new Circle(at, { radius: 0, stroke: false, className: `halo ${hue(login)}`, interactive: false }).addTo(this.#halos);
    const drawn = { marker, element, name, halo, trails: [], drawn: '' };
    this.#people.set(login, drawn);
    return drawn;
  }

  in() {
    this.#map.zoomIn();
  }

  out() {
    this.#map.zoomOut();
  }

  /** Everybody, and where there is nobody the site. @returns {boolean} whether there was anything */
  fit() {
    const places = [...this.#people.values()].map(({ marker }) => marker.getLatLng());
    const all = new LatLngBounds(places.length > 0 ? places : this.#site?.corners ?? []);
    if (!all.isValid()) {
      return false;
    }
    this.#map.fitBounds(all, { maxZoom: CLOSEST_FIT, paddingTopLeft: [SIDE_PX, TOP_PX], paddingBottomRight: [SIDE_PX, FOOT_PX], animate: false });
    return true;
  }

  /** @param {{latitude: number, longitude: number}} position @param {boolean} [near] from afar too */
  centre({ latitude, longitude }, near = false) {
    this.#map.setView([latitude, longitude], near ? Math.max(this.#map.getZoom(), FOLLOW_ZOOM) : this.#map.getZoom(), { animate: false });
  }
}
