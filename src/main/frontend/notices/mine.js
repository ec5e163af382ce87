// The person's notices, once a page: the bell, the panel, the badges and the browser's own notifications share them.
import { connection } from '../link.js';
import { api } from '../wire/api.js';
import { Notices } from './notices.js';

const bell = document.querySelector('[data-bell]');

export const notices = new Notices(connection, api, bell ? JSON.parse(bell.dataset.bell) : {});
