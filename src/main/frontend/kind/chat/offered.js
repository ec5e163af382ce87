// What is offered while one types in the talk and in its threads, and how the names in their texts are read.
import { connection } from '../../link.js';
import { rooms } from '../../lobby/mine.js';
import { api } from '../../wire/api.js';
import { callable, namesOf } from './callable.js';
import { offeredCommands } from './commands.js';
import { emoji } from './emoji.js';
import { Groups } from './groups.js';
import { roomNames } from './room-names.js';

/** @param {ReturnType<typeof import('../../room/room.js').openRoom>} room @param {HTMLElement} list where the server has painted the groups of the room */
export function offeredIn({ state, stage, people, you }, list) {
  const groups = new Groups(JSON.parse(list.dataset.roomGroups), state.room, connection, api);
  groups.work(stage.closest('[data-sheet]'));
  let count = people.known.length;
  people.addEventListener('shown', () => {
    const now = people.known.length;
    now !== count && groups.renew();
    count = now;
  });
  return {
    names: namesOf(people, you, rooms, groups),
    sources: [offeredCommands(state.room), callable(people, you, state.room, groups), roomNames(rooms), emoji],
  };
}
