// The tab's one connection, shared by all that a page shows.
import { probe } from './wire/api.js';
import { Connection } from './wire/connection.js';
import { retryOnReturn } from './wire/returning.js';

export const connection = new Connection({ probe: () => probe('/rooms?limit=1') });

/** Begins to listen, after everybody has said what they want to hear. */
export function listen() {
  if (connection.state === 'stopped') {
    retryOnReturn(connection);
    connection.start();
  }
}
