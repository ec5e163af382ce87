// How things stand now, as ECharts takes it: gauges, bars of each unit, and the shares of one.
import { t } from '../../i18n.js';
import { figure, measured } from './figures.js';

/** @typedef {{id: string, label: string, unit?: string, colour: number, above?: number, below?: number, value?: number, least?: number, most?: number, alarm: boolean}} Now */

const GAUGE_WIDTH = 166;
const GAUGE_HEIGHT = 190;
const NARROW = 560;

/** How many gauges stand beside each other. @param {number} width */
const mostColumns = (width) => Math.max(1, Math.floor(width / GAUGE_WIDTH));
/** @param {number} count @param {number} width */
export const gaugeRows = (count, width) => Math.max(1, Math.ceil(count / mostColumns(width)));

/** @param {{now: Now[], width: number, colours: Record<string, any>}} look */
export function gaugesOption({ now, width, colours }) {
  // As many in each row as in the next.
  const columns = Math.max(1, Math.ceil(now.length / gaugeRows(now.length, width)));
  const cell = width / columns;
  return {
    animation: false,
    textStyle: { fontFamily: colours.font },
    series: now.map((one, i) => gauge(one, [cell * (i % columns + 0.5), GAUGE_HEIGHT * (Math.floor(i / columns) + 0.55)], colours)),
  };
}

function gauge(one, center, colours) {
  const [min, max] = scale(one);
  const share = (value) => Math.min(1, Math.max(0, (value - min) / (max - min)));
  const bands = [
    ...(one.below === undefined ? [] : [[share(one.below), colours.danger]]),
    [one.above === undefined ? 1 : share(one.above), colours.grid],
    ...(one.above === undefined ? [] : [[1, colours.danger]]),
  ];
  const colour = one.alarm ? colours.danger : colours.series[one.colour - 1];
  return {
    id: one.id, type: 'gauge', center, radius: 72, min, max, startAngle: 210, endAngle: -30, splitNumber: 2, silent: true,
    axisLine: { lineStyle: { width: 4, color: bands } },
    progress: { show: one.value !== undefined, width: 10, itemStyle: { color: colour } },
    pointer: { show: false }, anchor: { show: false }, axisTick: { show: false }, splitLine: { show: false },
    axisLabel: { color: colours.axis, fontSize: 12, distance: 14, formatter: (value) => (value === min || value === max ? figure(value) : '') },
    title: { offsetCenter: [0, '62%'], color: colours.faint, fontSize: 13, width: 150, overflow: 'truncate' },
    detail: { offsetCenter: [0, 0], color: one.alarm ? colours.danger : colours.ink, fontSize: 20, fontWeight: 500, formatter: () => (one.value === undefined ? '–' : measured(one.value, one.unit)) },
    data: [{ value: one.value ?? min, name: one.label }],
  };
}

/** From round figure to round figure, with room beyond the limits. @param {Now} one @returns {[number, number]} */
export function scale({ above, below, value = 0, least = value, most = value }) {
  const low = Math.min(least, value, below ?? Infinity);
  const high = Math.max(most, value, above ?? -Infinity);
  const room = (high - low || Math.abs(high) || 1) * 0.2;
  const step = 10 ** Math.floor(Math.log10(room * 2.5));
  const round = (steps) => Number((steps * step).toPrecision(12));
  const min = low >= 0 && low - room < 0 ? 0 : round(Math.floor((low - room) / step));
  return [min, round(Math.ceil((high + room) / step))];
}

/** @param {{now: Now[], width: number, height: number, colours: Record<string, any>}} look */
export function barsOption({ now, width, height, colours }) {
  const there = now.filter(({ value }) => value !== undefined);
  const units = [...new Set(there.map(({ unit }) => unit ?? ''))];
  const gap = 34;
  const names = width < NARROW ? 84 : 108;
  const each = (height - gap * units.length - 12) / Math.max(1, there.length);
  let top = 26;
  const grids = units.map((unit) => {
    const count = there.filter((one) => (one.unit ?? '') === unit).length;
    const grid = { left: names + 12, right: 92, top, height: each * count, outerBoundsMode: 'none' };
    top += each * count + gap;
    return grid;
  });
  return {
    animation: false,
    textStyle: { fontFamily: colours.font },
    grid: grids,
    xAxis: units.map((unit, i) => ({ type: 'value', gridIndex: i, axisLabel: { show: false }, splitLine: { lineStyle: { color: colours.grid } } })),
    yAxis: units.map((unit, i) => ({
      type: 'category', gridIndex: i, inverse: true, name: unit, nameLocation: 'start', nameGap: 8, nameTextStyle: { color: colours.faint, fontSize: 12 },
      data: there.filter((one) => (one.unit ?? '') === unit).map(({ label }) => label),
      axisLine: { lineStyle: { color: colours.cursor } }, axisTick: { show: false }, axisLabel: { color: colours.ink, fontSize: 12, width: names, overflow: 'truncate' },
    })),
    series: units.map((unit, i) => ({
      id: unit, type: 'bar', xAxisIndex: i, yAxisIndex: i, barMaxWidth: 22, silent: true,
      label: { show: true, position: 'right', color: colours.ink, fontSize: 12, formatter: ({ value }) => measured(value, unit) },
      data: there.filter((one) => (one.unit ?? '') === unit).map((one) => ({ value: one.value, itemStyle: { color: one.alarm ? colours.danger : colours.series[one.colour - 1] } })),
    })),
  };
}

/** Those that can be parts of a whole: positive, and of the unit that most are of. @param {Now[]} now */
export function shared(now) {
  const there = now.filter(({ value }) => value > 0);
  const units = new Map();
  there.forEach(({ unit = '' }) => units.set(unit, (units.get(unit) ?? 0) + 1));
  const [unit] = [...units].sort((a, b) => b[1] - a[1])[0] ?? [];
  return there.filter((one) => (one.unit ?? '') === unit);
}

/** @param {{now: Now[], width: number, colours: Record<string, any>}} look */
export function sharesOption({ now, width, colours }) {
  const parts = shared(now);
  const narrow = width < NARROW;
  return {
    animation: false,
    textStyle: { fontFamily: colours.font },
    title: parts.length ? [] : [{ text: t('plot.shares.none'), left: 'center', top: 'middle', textStyle: { color: colours.faint, fontSize: 13, fontWeight: 400 } }],
    series: [{
      id: 'shares', type: 'pie', radius: ['45%', '72%'], silent: true, emphasis: { disabled: true },
      // Where there is no room beside it, the tiles say which colour is whose.
      label: narrow
        ? { position: 'inside', color: colours.surface, fontSize: 12, fontWeight: 500, formatter: ({ percent }) => `${figure(Math.round(10 * percent) / 10)} %` }
        : { color: colours.ink, fontSize: 12, formatter: ({ name, value, percent }) => `${name}\n${measured(value, parts[0]?.unit)}, ${figure(Math.round(10 * percent) / 10)} %`, width: width / 4, overflow: 'truncate' },
      labelLine: { lineStyle: { color: colours.cursor } },
      data: parts.map((one) => ({ name: one.label, value: one.value, itemStyle: { color: colours.series[one.colour - 1], borderColor: colours.surface, borderWidth: 2 } })),
    }],
  };
}
