import { openRoom } from '../room/room.js';
import { DocumentRoom } from './document/room.js';

const room = openRoom();
new DocumentRoom(room);
room.enter();
