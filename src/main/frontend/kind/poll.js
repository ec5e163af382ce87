import { openRoom } from '../room/room.js';
import { PollRoom } from './poll/room.js';

const room = openRoom();
new PollRoom(room);
room.enter();
