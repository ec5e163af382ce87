import { openRoom } from '../room/room.js';
import { LocationRoom } from './location/room.js';

const room = openRoom();
new LocationRoom(room);
room.enter();
