// Runs in the browser while no page of Atrium need be open: shows what is pushed, unless somebody is looking at Atrium: that page shows it then.

const { clients, registration } = globalThis;

globalThis.addEventListener('push', (event) => event.waitUntil(show(event.data.json())));

globalThis.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.address));
});

/** @param {{id: number, title: string, text: string, lang: string, address: string}} notice */
async function show({ id, title, text, lang, address }) {
  const tag = `atrium-${id}`; // notices/browser.js gives the same: a page in the background may have shown it
  const windows = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  const shown = await registration.getNotifications({ tag });
  if (shown.length === 0 && !windows.some(({ focused }) => focused)) {
    await registration.showNotification(title, { body: text, tag, lang, data: { address } });
  }
}

/** @param {string} address below this origin */
async function open(address) {
  const { href } = new URL(address, globalThis.location.origin);
  const windows = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  const there = windows.find(({ url }) => url === href);
  await (there ? there.focus() : clients.openWindow(href));
}
