// What a page has once: the tab's connection, and its name among the others.
import { admission } from './wire/api.js';
import { Connection } from './wire/connection.js';
import { retryOnReturn } from './wire/returning.js';
import { Tabs } from './wire/tabs.js';

const login = document.querySelector('.me[data-login]')?.dataset.login;

export const connection = new Connection({ login, probe: () => admission() });

/** The other pages of this browser, and this one's name among them. */
export const tabs = new Tabs();

/** Begins to listen, after everybody has said what they want to hear. */
export function listen() {
  if (connection.state === 'stopped') {
    retryOnReturn(connection);
    connection.start();
  }
}
