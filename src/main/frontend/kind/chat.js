import { teach } from '../keys/shortcuts.js';
import { openRoom } from '../room/room.js';
import { Chat } from './chat/chat.js';

const room = openRoom();
new Chat(room);
teach('keys.chat', [
  { keys: [['Enter']], does: 'keys.send' },
  { keys: [['Shift', 'Enter']], does: 'keys.line' },
  { keys: [['ArrowUp']], does: 'keys.last' },
  { keys: [['@']], does: 'keys.call' },
]);
room.enter();
