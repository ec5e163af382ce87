// What the person has saved, once a page: the panel and the room's rows share it.
import { connection } from '../link.js';
import { api } from '../wire/api.js';
import { Saved } from './saved.js';

const main = document.querySelector('main[data-room]');

export const saved = new Saved(connection, api, main ? JSON.parse(main.dataset.room) : {});
