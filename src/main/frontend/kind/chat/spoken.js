// What screen readers say of the talk: the beginning of each message that comes.
import { plain } from './markdown.js';

/** Spoken at most so much of a message. */
const CHARACTERS = 300;
const LINES = 20;

/** @param {HTMLElement} place what is live @param {string} name @param {string} message */
export function speak(place, name, message) {
  const line = document.createElement('p');
  line.textContent = `${name}: ${plain(message.slice(0, CHARACTERS))}`;
  place.append(line);
  while (place.children.length > LINES) {
    place.firstElementChild.remove();
  }
}
