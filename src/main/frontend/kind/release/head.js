// What stands above the log: the release and how it fares, its stages, and the question that waits for a person. io.atrium.kind.release.ReleasePaint paints the same.
import { el, icon, say } from '../../dom.js';
import { t, when } from '../../i18n.js';
import { askingOf } from './console.js';
import { between } from './figures.js';
import { iconOf, lookOf } from './row.js';
import { filterStages } from './stage-filter.js';

/** @typedef {import('./console.js').Release} Release @typedef {import('./console.js').Stage} Stage */

export class Head {
  #stage;
  #name;
  #pressed = '';
  #filter;

  /** @param {HTMLElement} stage @param {(login: string) => string} name @param {{press: (stage: string) => void, answer: (verdict: 'approve' | 'reject', stage: string) => void}} acts */
  constructor(stage, name, { press, answer }) {
    this.#stage = stage;
    this.#name = name;
    this.#filter = filterStages(stage);
    stage.querySelector('[data-pipe]').addEventListener('click', ({ target }) => {
      const pressed = target.closest('[data-stage]');
      pressed && press(pressed.dataset.stage);
    });
    this.#ask.addEventListener('click', ({ target }) => {
      const button = target.closest('[data-answer]');
      button && answer(button.dataset.answer, this.#ask.querySelector('[data-asking]').textContent);
    });
  }

  /** @param {Release} release @param {{may: boolean, approval: 'keepers' | 'members'}} rights `may`: the viewer may answer */
  show(release, { may, approval }) {
    say(this.#stage.querySelector('[data-version]'), release.version);
    say(this.#stage.querySelector('[data-facts]'), factsOf(release, this.#name));
    this.#gates(release.stages, may);
    this.#asked(release.outcome === undefined ? askingOf(release) : undefined, approval);
  }

  /** @param {string} stage the one whose log is looked at */
  press(stage) {
    const pipe = this.#stage.querySelector('[data-pipe]');
    for (const one of pipe.children) {
      one.setAttribute('aria-pressed', String(one.dataset.stage === stage));
      if (one.dataset.stage === stage && stage !== this.#pressed) {
        this.#pressed = stage;
        uncover(pipe, one);
      }
    }
  }

  #gates(stages, may) {
    const pipe = this.#stage.querySelector('[data-pipe]');
    const names = [...pipe.children].map(({ dataset }) => dataset.stage);
    if (names.join('\n') !== stages.map(({ stage }) => stage).join('\n')) {
      pipe.replaceChildren(...stages.map(({ stage }) => gate(stage)));
      this.#filter.look();
    }
    stages.forEach((stage, i) => dress(pipe.children[i], stage, may));
  }

  get #ask() {
    return this.#stage.querySelector('[data-ask]');
  }

  /** @param {Stage | undefined} stage */
  #asked(stage, approval) {
    this.#ask.hidden = stage === undefined;
    if (stage) {
      const asked = t(`ask.${approval}`, { name: this.#name(stage.asked_by), time: when(new Date(stage.asked_at)) });
      say(this.#ask.querySelector('[data-asking]'), stage.stage);
      say(this.#ask.querySelector('[data-asked]'), stage.note === undefined ? asked : t('ask.note', { ask: asked, note: stage.note }));
      this.#ask.querySelectorAll('[data-answer]').forEach((button) => button.setAttribute('aria-label', t(`ask.${button.dataset.answer}.label`, { stage: stage.stage })));
    }
  }

  /** While an answer is on its way. @param {boolean} busy */
  busy(busy) {
    this.#ask.querySelectorAll('[data-answer]').forEach((button) => (button.disabled = busy));
  }
}

/** When it was opened and by whom, and how it stands. @param {Release} release @param {(login: string) => string} name */
export function factsOf({ opened_at: from, opened_by: by, ended_at: to, outcome = 'open', commit, target }, name) {
  const facts = [t('opened', { time: when(new Date(from)), name: name(by) }), t(`outcome.${outcome}`, { span: between(from, to) }), commit, target];
  return facts.filter((fact) => fact !== undefined).join(' · ');
}

/** How a stage stands, in a few words. @param {Stage} stage @param {boolean} may the viewer may answer */
export function under({ status, started_at: from, ended_at: to }, may) {
  const word = t(`status.${status}`);
  if (status === 'needs_approval') {
    return may ? t('status.yours') : word;
  }
  if (from === undefined || status === 'waiting' || status === 'skipped') {
    return word;
  }
  return status === 'passed' ? between(from, to) : t('status.and', { span: between(from, to), status: word });
}

/** Where not all stages fit, by as much as is needed. */
function uncover(pipe, one) {
  const [{ left, right }, { left: first, right: last }] = [one.getBoundingClientRect(), pipe.getBoundingClientRect()];
  pipe.scrollLeft += Math.max(0, right - last) || Math.min(0, left - first);
}

function gate(stage) {
  return el('button', { class: 'gate', type: 'button', 'aria-pressed': 'false', 'data-stage': stage },
    el('span', { class: 'line' }, el('span', { 'data-icon': true }), el('span', { class: 'clip', 'data-name': true }, stage)),
    el('small', { class: 'num', 'data-under': true }));
}

function dress(button, stage, may) {
  const sign = button.querySelector('[data-icon]');
  const drawn = iconOf(stage.status);
  if (sign.querySelector('use')?.getAttribute('href') !== `#i-${drawn}`) {
    sign.replaceChildren(icon(drawn));
  }
  sign.className = lookOf(stage.status);
  say(button.querySelector('[data-under]'), under(stage, may));
}
