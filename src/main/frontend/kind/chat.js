import { Chat } from './chat/chat.js';
import { openRoom } from '../room/room.js';

const room = openRoom();
new Chat(room);
room.enter();
