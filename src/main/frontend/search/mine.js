// The person's alerts, once a page: the badge, the toasts and the search's page share them.
import { connection } from '../link.js';
import { api } from '../wire/api.js';
import { Alerts } from './alerts.js';

export const alerts = new Alerts(connection, api);
