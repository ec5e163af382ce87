// Outgoing webhooks, a room's or those of all rooms, and the log of what was delivered to each.
import { el, icon } from '../dom.js';
import { t, time, when } from '../i18n.js';
import { toast } from '../toast.js';
import { workIssued } from './issued.js';

/** Where nothing is told. */
const LOOK_MS = 30_000;

/** @typedef {{id: number, seq: number, state: 'waiting' | 'arrived' | 'failed', attempts: number, created_at: string, next_at: string | null, status: number | null, millis: number | null, answer: string | null}} Delivery */

/**
 * @param {HTMLElement} place @param {(method: string, path: string, body?: object) => Promise<any>} ask below the outgoing webhooks
 * @param {(heard: (frame: {hooks: number[]}) => void) => void} listen to what is told of hooks whose logs have gone on
 */
export function workOutgoing(place, ask, listen) {
  const rows = place.querySelector('[data-outgoing-list]');
  const rowOf = (id) => rows.querySelector(`[data-outgoing="${id}"]`);
  const failed = (failure) => toast(t('hooks.failed', { why: failure.message }));
  const look = looking(() => ask('GET', '').then(({ outgoing }) => outgoing.forEach((hook) => rowOf(hook.id)?.dispatchEvent(new CustomEvent('read', { detail: hook })))), failed);
  listen(({ hooks }) => {
    const moved = hooks.map(rowOf).filter(Boolean);
    moved.forEach((each) => each.dispatchEvent(new Event('moved')));
    moved.some((each) => each.checkVisibility()) && look();
  });
  return workIssued(place, 'outgoing', {
    ask,
    all: ({ outgoing }) => outgoing,
    row: (hook, acts) => row(hook, acts, ask, failed),
    wanted: ({ elements: { name, url, words } }) => ({ name: name.value, url: url.value, types: ['message'], words: words.value.split(/[\s,，]+/).filter(Boolean) }),
    shown: ({ secret }) => secret,
    failed,
  });
}

function row(hook, { revoke, load }, ask, failed) {
  const log = el('ol', { class: 'deliveries', hidden: true, 'aria-label': t('outgoing.log') });
  const opener = el('button', { class: 'btn small', type: 'button', 'aria-expanded': 'false' }, t('outgoing.log'), el('span', { class: 'sr' }, ` ${hook.name}`));
  const show = looking(() => ask('GET', `/${hook.id}/deliveries`).then(({ deliveries }) => showAll(log, deliveries, again)), failed);
  const again = ({ id }) => ask('POST', `/${hook.id}/deliveries/${id}/again`, {}).then(show, failed);
  opener.addEventListener('click', () => {
    log.hidden = !log.hidden;
    opener.setAttribute('aria-expanded', String(!log.hidden));
    log.hidden || follow(log, show);
  });
  const chip = el('span', { 'data-outgoing-state': '' });
  const enable = () => ask('POST', `/${hook.id}/enable`, {}).then(load, failed);
  const enabler = el('button', { class: 'btn small', type: 'button', onclick: enable }, t('outgoing.enable'));
  const draw = (one) => {
    chip.replaceChildren(...[state(one)].filter(Boolean));
    enabler.hidden = !one.disabled_at;
  };
  draw(hook);
  const shown = el('li', { class: 'row wrap', 'data-outgoing': hook.id }, icon('send'),
    el('span', { class: 'two grow' },
      el('span', { class: 'named' }, el('span', { class: 'clip' }, hook.name), chip),
      el('span', { class: 'faint t12 clip' }, [hook.url, ...hook.words].join(' · '))),
    enabler,
    opener,
    el('button', { class: 'btn small danger', type: 'button', onclick: revoke }, t('outgoing.remove'), el('span', { class: 'sr' }, ` ${hook.name}`)),
    log);
  shown.addEventListener('read', ({ detail }) => draw(detail));
  shown.addEventListener('moved', () => isLooked(log) && show());
  return shown;
}

function state({ disabled_at: disabled, failing_since: failing }) {
  if (disabled) {
    return el('span', { class: 'chip bad' }, t('outgoing.disabled'));
  }
  return failing && el('span', { class: 'chip warn' }, t('outgoing.failing', { time: when(new Date(failing)) }));
}

/** One at a time: what is told of while somebody asks is asked for behind it. That it fails is said once, until it goes well again. @param {() => Promise<void>} ask @param {(failure: Error) => void} failed */
export function looking(ask, failed) {
  let asking;
  let isDue = false;
  let isFailing = false;
  return async () => {
    isDue = true;
    asking ??= (async () => {
      while (isDue) {
        isDue = false;
        await ask().then(() => (isFailing = false), (failure) => {
          isFailing || failed(failure);
          isFailing = true;
        });
      }
    })().finally(() => (asking = undefined));
    await asking;
  };
}

const isLooked = (log) => !log.hidden && log.isConnected && log.checkVisibility();

/** As long as the log is open: what is told may have got lost. */
function follow(log, show) {
  if (isLooked(log)) {
    show().then(() => setTimeout(follow, LOOK_MS, log, show));
  }
}

/** Rows that say the same stay, with the focus in them. @param {HTMLElement} log @param {Delivery[]} deliveries @param {(one: Delivery) => void} again */
function showAll(log, deliveries, again) {
  const shown = new Map([...log.children].map((each) => [each.dataset.says, each]));
  log.replaceChildren(...(deliveries.length ? deliveries.map((one) => shown.get(JSON.stringify(one)) ?? line(one, again)) : [el('li', { class: 'faint t13' }, t('outgoing.none'))]));
}

function line(one, again) {
  const { seq, state: is, attempts, created_at: made, next_at: next, status, millis, answer } = one;
  const at = new Date(made);
  const facts = [status ?? '–', millis !== null && t('outgoing.took', { n: millis }), t('outgoing.attempts', { n: attempts }), next && attempts > 0 && t('outgoing.next', { time: time(new Date(next)) })];
  return el('li', { 'data-delivery': String(one.id), 'data-says': JSON.stringify(one) },
    el('time', { datetime: made, class: 'num' }, when(at) === time(at) ? time(at) : `${when(at)} ${time(at)}`),
    el('span', { class: `chip ${{ arrived: 'good', failed: 'bad', waiting: 'still' }[is]}` }, t(`outgoing.${is}`)),
    el('span', { class: 'faint t12 grow' }, `#${seq} · ${facts.filter(Boolean).join(' · ')}`),
    is !== 'waiting' && el('button', { class: 'btn small quiet', type: 'button', onclick: () => again(one) }, t('outgoing.again'), el('span', { class: 'sr' }, ` #${seq}`)),
    answer && el('code', { class: 'clip t12' }, answer));
}
