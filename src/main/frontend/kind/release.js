import { openRoom } from '../room/room.js';
import { ReleaseRoom } from './release/room.js';

const room = openRoom();
new ReleaseRoom(room);
room.enter();
