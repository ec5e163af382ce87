// The overview as it changes: sums, nodes, warnings, a chart.
import { el, icon, say } from '../dom.js';
import { t, when } from '../i18n.js';
import { bytesText, millisText, percentOf, wholeText } from './amounts.js';
import { Charts } from './charts.js';

const MOST_WARNINGS = 20;
const HIGH = 70;
const LOOKS = { up: 'good', draining: 'warn', degraded: 'warn', down: 'bad', gone: 'still' };
const WORST_FIRST = ['down', 'gone', 'degraded', 'draining'];

export class Overview {
  #place;
  #state;
  #charts;
  #shown = '';

  /**
   * @param {HTMLElement} place @param {HTMLElement} state the chip that sums all up
   * @param {{history: (span: number, node?: string) => Promise<object>, drain: (node: {node: string, name: string}) => void, takeBack: (node: {node: string, name: string}) => void}} asking
   */
  constructor(place, state, { history, drain, takeBack }) {
    this.#place = place;
    this.#state = state;
    this.#charts = new Charts(place, { history, failed: () => this.trouble(t('console.away')) });
    place.querySelector('[data-nodes]').addEventListener('click', ({ target }) => {
      const row = target.closest('[data-node]');
      const node = row && { node: row.dataset.node, name: row.querySelector('[data-f=name]').textContent };
      if (target.closest('[data-drain]')) {
        drain(node);
      } else if (target.closest('[data-take-back]')) {
        takeBack(node);
      }
    });
  }

  /** @param {{total: Record<string, number>, nodes: object[]}} figures */
  show({ total, nodes }) {
    this.trouble('');
    this.#showTotal(total);
    this.#showNodes(nodes);
    this.#showWarnings(nodes);
    this.#charts.add({ total, nodes });
  }

  /** @param {string} text empty: none */
  trouble(text) {
    const banner = this.#place.querySelector('[data-trouble]');
    banner.hidden = text === '';
    say(banner.querySelector('span'), text);
  }

  #showTotal(total) {
    const set = (what, text) => say(this.#place.querySelector(`[data-total] [data-f=${what}]`), text);
    ['people', 'sockets', 'rooms', 'entries', 'deliveries', 'fullest'].forEach((what) => set(what, wholeText(total[what])));
    set('commit', millisText(total.commit_ms));
    set('fan_out', millisText(total.fan_out_ms));
    set('lost', t('console.lost', { shed: total.shed, slow: total.slow }));
  }

  #showNodes(nodes) {
    const worst = WORST_FIRST.find((state) => nodes.some((node) => node.state === state)) ?? 'up';
    this.#state.className = `chip ${LOOKS[worst]}`;
    say(this.#state, t(`console.all.${worst}`));
    say(this.#place.querySelector('[data-node-count]'), wholeText(nodes.length));
    const table = this.#place.querySelector('[data-nodes]');
    const rows = new Map([...table.children].map((row) => [row.dataset.node, row]));
    nodes.forEach((node, i) => {
      const row = rows.get(node.node) ?? this.#place.querySelector('[data-node-row]').content.firstElementChild.cloneNode(true);
      rows.delete(node.node);
      fill(row, node);
      if (table.children[i] !== row) {
        table.insertBefore(row, table.children[i] ?? null);
      }
    });
    rows.forEach((row) => row.remove());
  }

  #showWarnings(nodes) {
    const lines = nodes
      .flatMap(({ name, warnings }) => warnings.map((warning) => ({ name, ...warning })))
      .sort((a, b) => b.at.localeCompare(a.at))
      .slice(0, MOST_WARNINGS);
    const shown = JSON.stringify(lines);
    if (shown === this.#shown) {
      return;
    }
    this.#shown = shown;
    this.#place.querySelector('[data-no-warnings]').hidden = lines.length > 0;
    this.#place.querySelector('[data-warnings]').replaceChildren(...lines.map(warningRow));
  }
}

function fill(row, node) {
  const set = (what, text) => say(row.querySelector(`[data-f=${what}]`), text);
  row.dataset.node = node.node;
  ['name', 'node', 'version'].forEach((what) => set(what, node[what]));
  set('since', when(new Date(node.since)));
  ['people', 'sockets', 'rooms', 'entries', 'deliveries'].forEach((what) => set(what, wholeText(node[what])));
  set('commit', `${millisText(node.commit_ms)} ms`);
  set('fan_out', `${millisText(node.fan_out_ms)} ms`);
  set('fullest', `${node.fullest} %`);
  set('lost', `${wholeText(node.shed)} / ${wholeText(node.slow)}`);
  set('heap', bytesText(node.heap_used));
  set('database', t(`console.part.${node.database}`));
  set('redis', node.redis ? t(`console.part.${node.redis}`) : '–');
  meter(row, 'fullest', node.fullest);
  meter(row, 'heap', percentOf(node.heap_used, node.heap_max));
  const chip = row.querySelector('[data-f=state]');
  chip.className = `chip ${LOOKS[node.state] ?? 'still'}`;
  say(chip, t(`console.state.${node.state}`));
  const drain = row.querySelector('[data-drain]');
  drain.hidden = node.state === 'draining';
  drain.disabled = node.state === 'gone';
  row.querySelector('[data-take-back]').hidden = node.state !== 'draining';
}

function meter(row, what, percent) {
  const bar = row.querySelector(`[data-meter=${what}]`);
  bar.setAttribute('width', String(Math.min(100, percent)));
  bar.setAttribute('class', percent >= HIGH ? 'high' : '');
}

const warningRow = ({ name, at, level, source, text }) =>
  el('li', { class: level }, icon(level === 'severe' ? 'alert' : 'warning'), el('span', { class: 'num faint' }, when(new Date(at))),
    el('span', { class: 'faint' }, name), el('span', { class: 'mono' }, source), el('span', { class: 'grow' }, text));
