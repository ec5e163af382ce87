import { openRoom } from '../room/room.js';
import { SensorRoom } from './sensor/room.js';

const room = openRoom();
new SensorRoom(room);
room.enter();
