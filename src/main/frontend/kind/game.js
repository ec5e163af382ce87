import { openRoom } from '../room/room.js';
import { GameRoom } from './game/room.js';

const room = openRoom();
new GameRoom(room);
room.enter();
