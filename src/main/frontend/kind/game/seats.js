// The two seats: who sits there, whether they are connected, what is left on their clock.
import { el, say } from '../../dom.js';
import { t } from '../../i18n.js';
import { avatar } from '../../people.js';
import { isShort, left, text } from './clocks.js';
import { other } from './match.js';

const SHOWN_EVERY_MS = 200;

export class Seats {
  #places;
  #match;
  #people;
  #since;
  #writes;
  #tell;

  /**
   * @param {HTMLElement} stage @param {import('./match.js').Match} match @param {{of: (login: string) => {login: string, name: string, online?: boolean}}} people
   * @param {{since: () => number, sit: (seat: string) => void, tell: (what: string) => void, writes: boolean}} rest `since`: milliseconds since the newest state
   */
  constructor(stage, match, people, { since, sit, tell, writes }) {
    this.#places = { top: stage.querySelector('[data-place="top"]'), bottom: stage.querySelector('[data-place="bottom"]') };
    this.#match = match;
    this.#people = people;
    this.#since = since;
    this.#writes = writes;
    this.#tell = tell;
    Object.values(this.#places).forEach((place) => place.querySelector('[data-sit]').addEventListener('click', () => sit(place.dataset.seat)));
    setInterval(() => this.#clocks(), SHOWN_EVERY_MS);
  }

  /** @param {boolean} turned the board is seen from the second seat */
  show(turned) {
    const bottom = turned ? 'second' : 'first';
    this.#seat(this.#places.bottom, bottom);
    this.#seat(this.#places.top, other(bottom));
    this.#clocks();
  }

  #seat(place, seat) {
    const login = this.#match.now[seat];
    const own = login !== null && this.#match.seat === seat;
    place.dataset.seat = seat;
    say(place.querySelector('[data-name]'), login ? this.#people.of(login).name : t('seat.free'));
    say(place.querySelector('[data-role]'), t(`role.${this.#match.now.game}.${seat}`));
    place.querySelector('[data-own]').hidden = !own;
    place.querySelector('[data-sit]').hidden = login !== null || !this.#writes;
    const here = login === null || own || this.#people.of(login).online === true;
    place.querySelector('[data-gone]').hidden = here;
    this.#face(place.querySelector('[data-face]'), login, here);
  }

  /** @param {HTMLElement} face @param {string | null} login @param {boolean} here */
  #face(face, login, here) {
    if (!login) {
      face.replaceChildren();
      delete face.dataset.shown;
      return;
    }
    const person = this.#people.of(login);
    const shown = `${login} ${here}`;
    if (face.dataset.shown !== shown) {
      if (face.dataset.shown === `${login} ${!here}`) {
        this.#tell(t(here ? 'seat.back' : 'seat.gone', { who: person.name }));
      }
      face.dataset.shown = shown;
      const drawn = avatar(person);
      drawn.append(el('i', { class: here ? 'here' : 'gone' }));
      face.replaceChildren(drawn);
      face.title = here ? '' : t('seat.gone', { who: person.name });
    }
  }

  #clocks() {
    const { clock } = this.#match.now;
    Object.values(this.#places).forEach((place) => {
      const shown = place.querySelector('[data-clock]');
      shown.hidden = !clock;
      if (clock) {
        const { seat } = place.dataset;
        const ms = left(clock, seat, this.#since());
        say(shown, text(ms));
        shown.classList.toggle('runs', clock.running === seat);
        shown.classList.toggle('short', clock.running === seat && isShort(clock, ms));
      }
    });
  }
}
