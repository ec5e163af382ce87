// The page's announcements, once: the person's channel and the room's both tell of them.
import { connection } from '../link.js';
import { api } from '../wire/api.js';
import { Announcements } from './announcements.js';

export const announcements = new Announcements(document.querySelector('[data-announcements]'), connection, api);
