// The chart of lines as ECharts takes it: a strip for each unit, one above the other, under one time.
import { full, time, when } from '../../i18n.js';
import { figure, measured } from './figures.js';
import { DASHES } from './palette.js';

const STRIP_GAP = 34;
const HEAD = 26;
const FOOT = 28;
const NARROW = 560;
/** As many points are worth a dot each. */
const DOTS = 40;
/** Limits of more lines than these would be a grid of their own. */
const LIMITED = 3;
/** Two lines are told apart by their colours. */
const UNDASHED = 2;
/** Labels that are nearer would cover each other: their height, and what an axis is longer than what it shows. */
const LABEL_SPACE = 20;

/**
 * @typedef {{id: string, label: string, unit?: string, colour: number, above?: number, below?: number, points: [number, number][], alarms: {from: number, to: number}[]}} Line
 * @param {{lines: Line[], from: number, to: number, width: number, height: number, colours: Record<string, any>}} look
 */
export function linesOption({ lines, from, to, width, height, colours }) {
  const units = [...new Set(lines.map(({ unit }) => unit ?? ''))];
  const narrow = width < NARROW;
  const strip = (height - HEAD - FOOT - STRIP_GAP * (units.length - 1)) / Math.max(1, units.length);
  const at = (i) => HEAD + i * (strip + STRIP_GAP);
  const last = units.length - 1;
  return {
    animation: false,
    textStyle: { fontFamily: colours.font },
    axisPointer: { link: [{ xAxisIndex: 'all' }], lineStyle: { color: colours.cursor }, label: { show: false } },
    tooltip: tooltip(lines, colours),
    grid: units.map((_, i) => ({ left: 52, right: narrow ? 14 : 112, top: at(i), height: strip, outerBoundsMode: 'none' })),
    xAxis: units.map((_, i) => ({
      type: 'time', gridIndex: i, min: from, max: to, splitNumber: narrow ? 3 : 5,
      axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false },
      axisLabel: { show: i === last, color: colours.axis, fontSize: 12, hideOverlap: true, formatter: (ms) => tick(ms, to - from) },
    })),
    yAxis: units.map((unit, i) => ({
      type: 'value', gridIndex: i, scale: true, splitNumber: units.length > 2 ? 2 : 4, name: unit, nameGap: 10,
      nameTextStyle: { color: colours.faint, fontSize: 12, align: 'right', padding: [0, 8, 0, 0] },
      axisLabel: { color: colours.axis, fontSize: 12, formatter: besideLimits(ofUnit(lines, unit), LABEL_SPACE / strip) }, splitLine: { lineStyle: { color: colours.grid } },
    })),
    series: lines.map((line) => series(line, units.indexOf(line.unit ?? ''), { lines, colours, narrow, to })),
  };
}

function series(line, strip, { lines, colours, narrow, to }) {
  const colour = colours.series[line.colour - 1];
  const beside = ofUnit(lines, line.unit ?? '').length;
  const dash = beside > UNDASHED ? DASHES[line.colour - 1] : [];
  return {
    id: line.id, name: line.label, type: 'line', xAxisIndex: strip, yAxisIndex: strip, data: line.points,
    showSymbol: line.points.length <= DOTS, symbol: 'circle', symbolSize: 5, silent: true, emphasis: { disabled: true },
    itemStyle: { color: colour }, lineStyle: { color: colour, width: 1.75, type: dash.length ? dash : 'solid', join: 'round' },
    endLabel: { show: !narrow, formatter: () => line.label, color: colours.ink, fontSize: 12, width: 96, overflow: 'truncate', distance: 8 },
    labelLayout: { moveOverlap: 'shiftY' },
    markLine: { silent: true, symbol: 'none', animation: false, data: beside <= LIMITED ? limits(line, colours) : [] },
    markArea: { silent: true, animation: false, itemStyle: { color: colours.danger, opacity: 0.09 }, data: line.alarms.map((alarm) => [{ xAxis: alarm.from }, { xAxis: Math.min(alarm.to, to) }]) },
  };
}

const ofUnit = (lines, unit) => lines.filter((line) => (line.unit ?? '') === unit);

/** Says nothing where a limit says its own figure. */
function besideLimits(lines, share) {
  const shown = lines.length <= LIMITED ? lines.flatMap(({ above, below }) => [above, below]).filter((limit) => limit !== undefined) : [];
  const values = [...lines.flatMap(({ points }) => points.map(([, value]) => value)), ...shown];
  const height = values.reduce((most, value) => Math.max(most, value), -Infinity) - values.reduce((least, value) => Math.min(least, value), Infinity);
  return (value) => (shown.some((limit) => Math.abs(limit - value) < share * height) ? '' : figure(value));
}

const limits = (line, colours) => [line.above, line.below].filter((limit) => limit !== undefined).map((limit) => ({
  yAxis: limit, lineStyle: { color: colours.danger, type: [4, 4], width: 1.25 },
  label: { position: 'start', color: colours.danger, fontSize: 12, fontWeight: 500, formatter: () => figure(limit), backgroundColor: colours.surface, padding: [2, 2] },
}));

/** Drawn, not marked up: names are people's own texts. */
function tooltip(lines, colours) {
  const units = new Map(lines.map(({ id, unit }) => [id, unit]));
  return {
    trigger: 'axis', renderMode: 'richText', confine: true, backgroundColor: colours.raised, borderColor: colours.line, borderWidth: 1, padding: 10,
    textStyle: { color: colours.ink, fontSize: 12, fontFamily: colours.font },
    formatter: (all) => (all.length === 0 ? '' : [
      full(new Date(all[0].value[0])), ...all.map(({ seriesId, seriesName, value }) => `${seriesName}  ${measured(value[1], units.get(seriesId))}`),
    ].join('\n')),
  };
}

const DAY_MS = 86_400_000;
const tick = (ms, length) => (length <= DAY_MS ? time(new Date(ms)) : length <= 3 * DAY_MS ? `${when(new Date(ms), new Date(0))} ${time(new Date(ms))}` : when(new Date(ms), new Date(0)));
