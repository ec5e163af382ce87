// The connection check.
import { CheckPage } from '../check/check-page.js';
import words from '../check/words.json' with { type: 'json' };
import { learn } from '../i18n.js';

learn(words);

const page = new CheckPage(document.querySelector('[data-check]'), {
  fetch: (path, request) => fetch(path, { credentials: 'same-origin', cache: 'no-store', ...request }),
  socket: (address) => new WebSocket(address),
  events: (address) => new EventSource(address),
  now: () => performance.now(),
  today: () => Date.now(),
  within: (ms) => AbortSignal.timeout(ms),
  site: location,
  progress: () => {},
});
page.run();
