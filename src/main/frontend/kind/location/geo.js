// Distances, directions and how they are said. io.atrium.kind.location.Earth and LocationPaint say the same.
import { language, t } from '../../i18n.js';

const RADIUS_M = 6_371_008.8;
const KMH = 3.6;
/** Slower is standing, as receivers tremble. */
const LEAST_KMH = 1;
const MINUTE_MS = 60_000;
/** A position fades when it is so old, and again. */
export const FADES_MS = 2 * MINUTE_MS;
export const PALES_MS = 10 * MINUTE_MS;

const tenths = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
const rad = (angle) => (angle * Math.PI) / 180;

/** @typedef {{latitude: number, longitude: number}} Place */

/** Metres along the great circle. @param {Place} a @param {Place} b */
export function metres(a, b) {
  const up = rad(b.latitude - a.latitude);
  const across = rad(b.longitude - a.longitude);
  const h = Math.sin(up / 2) ** 2 + Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * Math.sin(across / 2) ** 2;
  return 2 * RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** 850 m, 2.4 km, 31 km @param {number} m */
export function distance(m) {
  if (m < 1000) {
    return t('distance.m', { n: Math.round(m) });
  }
  return t('distance.km', { km: m < 10_000 ? tenths.format(m / 1000) : Math.round(m / 1000) });
}

/** How fast somebody is, or how sure it is where. @param {{speed?: number, accuracy?: number}} position @param {number} [measured] m/s, where the position does not say */
export function motion({ speed, accuracy }, measured) {
  const kmh = (speed ?? measured ?? 0) * KMH;
  if (kmh >= LEAST_KMH) {
    return t('row.moving', { speed: Math.round(kmh) });
  }
  if (accuracy !== undefined) {
    return t('row.accuracy', { m: Math.round(accuracy) });
  }
  return speed === undefined ? '' : t('row.standing');
}

/** @param {number} ms */
export function age(ms) {
  const minutes = Math.max(0, Math.floor(ms / MINUTE_MS));
  if (minutes === 0) {
    return t('age.now');
  }
  return minutes < 60 ? t('age.min', { n: minutes }) : t('age.h', { n: Math.floor(minutes / 60) });
}

/** How old a position looks: the presence marks' words. @param {number} ms @returns {'here' | 'away' | 'gone'} */
export const freshness = (ms) => (ms < FADES_MS ? 'here' : ms < PALES_MS ? 'away' : 'gone');

/** 53.57° N @param {number} degrees @param {'latitude' | 'longitude'} axis @param {number} decimals */
export function degrees(value, axis, decimals) {
  const side = axis === 'latitude' ? (value < 0 ? 'S' : 'N') : value < 0 ? 'W' : 'E';
  const figure = Math.abs(value).toFixed(decimals);
  return t(`degrees.${Number(figure) === 0 ? 'nought' : side}`, { degrees: figure });
}

/**
 * Lines of a grid: every so many degrees, 1, 2 or 5 of some power of ten, far enough apart to be told apart.
 * @param {number} least degrees
 */
export function gridStep(least) {
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((n) => n * power).find((step) => step >= least * 0.999) ?? 10 * power;
}

/** As many decimals as tell lines so far apart from each other. @param {number} step degrees */
export const decimalsOf = (step) => Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
