// ECharts, with the parts of it that are used; fetched when a chart is to be drawn.
import { BarChart, GaugeChart, LineChart, PieChart } from 'echarts/charts';
import { AxisPointerComponent, GridComponent, MarkAreaComponent, MarkLineComponent, TitleComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer } from 'echarts/renderers';

use([
  BarChart, GaugeChart, LineChart, PieChart, AxisPointerComponent, GridComponent, MarkAreaComponent, MarkLineComponent, TitleComponent, TooltipComponent,
  LabelLayout, CanvasRenderer,
]);

/** Wheel steps that halve what is seen. */
const WHEEL_HALF = 6;

/** Tells `pan` ({share} of the width) while it is dragged, `zoom` ({factor, at}) by a wheel with Ctrl, `size`. */
export class Plot extends EventTarget {
  #chart;
  #place;
  #shape = '';
  #dragged;

  /** @param {HTMLElement} place */
  constructor(place) {
    super();
    this.#place = place;
    this.#chart = init(place, null, { renderer: 'canvas' });
    new window.ResizeObserver(() => {
      this.#chart.resize();
      this.dispatchEvent(new Event('size'));
    }).observe(place);
    this.#listen();
  }

  get width() {
    return this.#place.clientWidth;
  }

  get height() {
    return this.#place.clientHeight;
  }

  /** @param {object} option @param {string} shape what of it is there at all: where that is the same, only figures change */
  draw(option, shape) {
    this.#chart.setOption(option, { notMerge: shape !== this.#shape, lazyUpdate: false });
    this.#shape = shape;
  }

  /** How far along the width something is. @param {number} x */
  #share(x) {
    return x / Math.max(1, this.width);
  }

  #listen() {
    const place = this.#place;
    place.addEventListener('pointerdown', (event) => {
      if (event.button === 0 && event.isPrimary) {
        this.#dragged = event.clientX;
      }
    });
    window.addEventListener('pointermove', (event) => {
      if (this.#dragged !== undefined && Math.abs(event.clientX - this.#dragged) > 3) {
        this.#tell('pan', { share: -this.#share(event.clientX - this.#dragged) });
        this.#dragged = event.clientX;
      }
    });
    ['pointerup', 'pointercancel'].forEach((end) => window.addEventListener(end, () => {
      this.#dragged = undefined;
    }));
    // Without Ctrl the wheel scrolls the page, as everywhere.
    place.addEventListener('wheel', (event) => {
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        this.#tell('zoom', { factor: 2 ** (Math.sign(event.deltaY) / WHEEL_HALF), at: this.#share(event.offsetX) });
      }
    }, { passive: false });
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
