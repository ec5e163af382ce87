// The person's schedule, once a page and live.
import { connection } from '../link.js';
import { api } from '../wire/api.js';
import { Schedule } from './scheduled.js';

export const schedule = new Schedule(connection, api);
