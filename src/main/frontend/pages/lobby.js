import 'words:summaries';
import { Lobby } from '../lobby/lobby.js';
import { rooms } from '../lobby/mine.js';

new Lobby(document.querySelector('[data-lobby]'), rooms, document.querySelector('[data-login]').dataset.login);
