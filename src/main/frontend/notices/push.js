// Notices while no page is open: by the push service of the browser, and a worker of ours that shows them. Asked for in this browser, by one person at a time.
import { api } from '../wire/api.js';

const WORKER = '/push/push.js';
/** It shows notifications and has no page: what lies there is its script alone. */
const SCOPE = '/push/';
const KEY = 'atrium.push';

export const canPush = () => 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis;

/** Our worker, where this browser is pushed this person's notices. @param {string} login @returns {Promise<ServiceWorkerRegistration | undefined>} */
export async function pushing(login) {
  if (!canPush() || whose() !== login || Notification.permission !== 'granted') {
    return undefined;
  }
  const registration = await navigator.serviceWorker.getRegistration(SCOPE);
  return (await registration?.pushManager.getSubscription()) ? registration : undefined;
}

/**
 * Asks the browser; only ever in answer to a press.
 * @param {string} login @param {string} key of the server, base64url
 * @returns {Promise<boolean>} false: it is not allowed
 */
export async function push(login, key) {
  if ((await Notification.requestPermission()) !== 'granted') {
    return false;
  }
  const registration = await navigator.serviceWorker.register(WORKER, { scope: SCOPE });
  const old = await registration.pushManager.getSubscription();
  if (old && keyOf(old) !== key) {
    await old.unsubscribe(); // of a server that has other keys by now
  }
  const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  await api('PUT', '/notices/push', subscription.toJSON());
  localStorage.setItem(KEY, login);
  return true;
}

export async function pushNoMore() {
  localStorage.removeItem(KEY);
  const registration = await navigator.serviceWorker.getRegistration(SCOPE);
  const subscription = await registration?.pushManager.getSubscription();
  if (subscription) {
    await api('DELETE', `/notices/push?endpoint=${encodeURIComponent(subscription.endpoint)}`);
    await subscription.unsubscribe();
  }
}

/**
 * Once in each tab: what was asked for goes on with the new sign-in; what somebody else had asked for here ends.
 * @param {string} login
 */
export async function pushOn(login) {
  const before = whose();
  if (!before || !canPush() || sessionStorage.getItem(KEY) === login) {
    return;
  }
  if (before !== login) {
    await pushNoMore();
  } else {
    const registration = await pushing(login);
    const subscription = await registration?.pushManager.getSubscription();
    await (subscription ? api('PUT', '/notices/push', subscription.toJSON()) : undefined);
  }
  sessionStorage.setItem(KEY, login);
}

function whose() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** @param {PushSubscription} subscription */
const keyOf = ({ options }) =>
  btoa(String.fromCharCode(...new Uint8Array(options.applicationServerKey ?? [])))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
