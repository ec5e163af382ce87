// Slow mode: counts down, in the field's foot, until one may say something again.
import { say } from '../../dom.js';
import { t } from '../../i18n.js';

const TICK_MS = 1000;

export class SlowPace {
  #place;
  #rights;
  #pause;
  #last;
  #timer;

  /**
   * @param {HTMLElement} place @param {Pick<import('../../room/rights.js').Rights, 'slow' | 'addEventListener'>} rights
   * @param {(paused: boolean) => void} pause keeps what is typed from being sent
   * @param {number} [last] when one's newest message was said, in ms
   */
  constructor(place, rights, pause, last = 0) {
    this.#place = place;
    this.#rights = rights;
    this.#pause = pause;
    this.#last = last;
    rights.addEventListener('changed', () => this.#show());
    this.#show();
  }

  /** One has just said something, in whatever tab. @param {number} [now] */
  said(now = Date.now()) {
    this.#last = now;
    this.#show();
  }

  /** Seconds until one may again. @param {number} [now] */
  left(now = Date.now()) {
    return Math.min(this.#rights.slow, Math.max(0, Math.ceil((this.#last - now) / 1000 + this.#rights.slow)));
  }

  #show() {
    const { slow } = this.#rights;
    const left = this.left();
    this.#pause(left > 0);
    this.#place.hidden = slow === 0;
    say(this.#place, left > 0 ? t('order.slow.wait', { n: left }) : t('order.slow', { n: slow }));
    clearTimeout(this.#timer);
    if (left > 0) {
      this.#timer = setTimeout(() => this.#show(), TICK_MS);
    }
  }
}

/**
 * @param {HTMLElement} stage @param {HTMLElement} list @param {ReturnType<typeof import('../../room/room.js').openRoom>} room
 * @param {import('./composer.js').Composer} composer
 */
export function slowDown(stage, list, { rights, channel, you }, composer) {
  const own = [...list.querySelectorAll('.msg[data-at]')].filter(({ dataset }) => dataset.from === you.login).at(-1);
  const pace = new SlowPace(stage.querySelector('[data-slow]'), rights, (paused) => composer.pause(paused), own && Date.parse(own.dataset.at));
  channel.addEventListener('entry', ({ detail }) => detail.from === you.login && detail.type === 'message' && pace.said());
}
