// The overview's charts: all nodes together and, where one is chosen, that one beside them.
import { el, say } from '../dom.js';
import { Plot } from './plot.js';

export class Charts {
  #place;
  #history;
  #failed;
  #all;
  #own;
  #span = 900;
  #line;
  #node = '';

  /** @param {HTMLElement} place @param {{history: (span: number, node?: string) => Promise<object>, failed: () => void}} asking */
  constructor(place, { history, failed }) {
    this.#place = place;
    this.#history = history;
    this.#failed = failed;
    this.#all = new Plot(place.querySelector('[data-chart]'));
    this.#own = new Plot(place.querySelector('[data-own-chart]'));
    this.#all.begin(JSON.parse(place.dataset.history), this.#span);
    const line = place.querySelector('[data-line]');
    line.addEventListener('change', () => this.#show(line));
    const of = place.querySelector('[data-of]');
    of.addEventListener('change', () => this.#choose(of));
    place.querySelectorAll('[data-span]').forEach((button) => button.addEventListener('click', () => this.#reach(button)));
    this.#show(line); // as the browser kept it
    this.#choose(of);
  }

  /** A second's figures. @param {{total: Record<string, number>, nodes: {node: string, name: string}[]}} figures */
  add({ total, nodes }) {
    this.#all.add(total);
    const own = nodes.find(({ node }) => node === this.#node);
    if (own) {
      this.#own.add(own);
    }
    this.#offer(nodes);
    this.#draw();
  }

  #offer(nodes) {
    const of = this.#place.querySelector('[data-of]');
    const present = [...of.options].slice(1);
    present.filter(({ value }) => value !== this.#node && !nodes.some(({ node }) => node === value)).forEach((option) => option.remove());
    nodes.filter(({ node }) => !present.some(({ value }) => value === node)).forEach(({ node, name }) => of.append(el('option', { value: node }, name)));
  }

  #show(line) {
    this.#line = line.value;
    say(this.#place.querySelector('[data-chart-title]'), line.selectedOptions[0].textContent);
    this.#draw();
  }

  async #choose(of) {
    this.#node = of.value;
    this.#own.end();
    this.#place.querySelector('[data-own]').hidden = this.#node === '';
    say(this.#place.querySelector('[data-own-name]'), this.#node && of.selectedOptions[0].textContent);
    await this.#ask(this.#span, false);
  }

  async #reach(button) {
    const buttons = [...this.#place.querySelectorAll('[data-span]')];
    if (await this.#ask(Number(button.dataset.span), true)) {
      buttons.forEach((each) => each.setAttribute('aria-pressed', String(each === button)));
    }
  }

  /** What there was of the node that is chosen, and of all where that changes. @returns {Promise<boolean>} whether it is shown now */
  async #ask(span, ofAll) {
    const node = this.#node;
    let own;
    let all;
    try {
      [own, all] = await Promise.all([node && this.#history(span, node), ofAll && this.#history(span)]);
    } catch {
      this.#failed();
      return false;
    }
    if (node !== this.#node) {
      return false; // another was chosen meanwhile, and is asked for
    }
    if (own) {
      this.#own.begin(own, span);
    }
    if (all) {
      this.#all.begin(all, span);
      this.#span = span;
    }
    this.#draw();
    return true;
  }

  #draw() {
    const what = this.#place.querySelector('[data-chart-title]').textContent;
    this.#all.draw(this.#line, what);
    this.#own.draw(this.#line, `${what}, ${this.#place.querySelector('[data-own-name]').textContent}`);
  }
}
