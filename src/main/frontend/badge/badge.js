// <atrium-badge room="ops" show="new|online">: on any page of an intranet, how many are online in a room, or how much is new there. It speaks the multiplexed
// connection (docs/protocol.md) with the cookie of whoever has signed in to Atrium; one connection serves all badges of the page. Shows nothing to anybody else.
const HOME = new URL('.', import.meta.url);
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;
/** The server says something every 25 s, if only that it is there. */
const SILENCE_MS = 60_000;
const PAGE = 100;

const WORDS = {
  en: { new: '{n} new in {title}', none: 'Nothing new in {title}', online: '{n} online in {title}' },
  zh: { new: '{title}有 {n} 条新消息', none: '{title}没有新消息', online: '{title}有 {n} 人在线' },
};

const STYLE = `:host{display:inline-block;font:inherit}:host([hidden]),a[hidden]{display:none}
a{display:inline-flex;align-items:center;gap:.4em;color:inherit;text-decoration:none}a:hover{text-decoration:underline}
i{width:.55em;height:.55em;border-radius:50%;background:var(--atrium-badge-quiet,#8a8f98)}i.on{background:var(--atrium-badge-on,#2f9e63)}i.new{background:var(--atrium-badge-new,#d9480f)}`;

/** What is known of the rooms, by name, and who wants to hear of it. */
const rooms = new Map();
const badges = new Set();
const tell = () => badges.forEach((badge) => badge.show());

let socket;
let isStranger = false;
let wait = FIRST_WAIT_MS;
let timer;
let silence;

function connect() {
  clearTimeout(timer);
  if (socket || badges.size === 0) {
    return;
  }
  socket = new WebSocket(new URL('connection/websocket', HOME).href.replace(/^http/, 'ws'));
  socket.onopen = () => socket.send('{"id":1,"connect":{}}');
  socket.onmessage = ({ data }) => {
    clearTimeout(silence);
    silence = setTimeout(() => socket?.close(), SILENCE_MS);
    data.split('\n').forEach((line) => line && take(JSON.parse(line)));
  };
  isStranger = false;
  socket.onclose = () => {
    clearTimeout(silence);
    socket = undefined;
    rooms.clear();
    tell();
    if (!isStranger) {
      timer = setTimeout(connect, wait * (0.5 + Math.random()));
      wait = Math.min(2 * wait, LONGEST_WAIT_MS);
    }
  };
}

const ask = (after) => socket.send(JSON.stringify({ id: 2, rpc: { method: 'rooms', data: { ...(after && { after }), limit: PAGE } } }));

function take({ id, error, rpc, push, ...rest }) {
  if (error) {
    isStranger = !error.temporary; // nobody has signed in: asked again when the page is looked at anew
    socket.close();
  } else if (id === 1) {
    wait = FIRST_WAIT_MS;
    ask('');
  } else if (id === 2) {
    rpc.data.rooms.forEach(merge);
    rpc.data.next && ask(rpc.data.next);
    tell();
  } else if (push?.pub) {
    hear(push.pub.data);
  } else if (!push && Object.keys(rest).length === 0) {
    socket.send('{}');
  }
}

function hear({ type, room, read_seq: seq }) {
  if (type === 'room') {
    merge(room);
  } else if (type === 'room_gone') {
    rooms.delete(room);
  } else if ((type === 'read' || type === 'unread') && rooms.has(room)) {
    merge({ name: room, read_seq: seq });
  } else {
    return;
  }
  tell();
}

const merge = (card) => rooms.set(card.name, { ...rooms.get(card.name), ...card });

class AtriumBadge extends HTMLElement {
  static observedAttributes = ['room', 'show'];

  #link = document.createElement('a');
  #dot = document.createElement('i');
  #text = document.createElement('span');

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    this.#link.target = '_blank';
    this.#link.rel = 'noopener';
    this.#link.hidden = true;
    this.#text.setAttribute('role', 'status');
    this.#link.append(this.#dot, this.#text);
    root.append(this.#link);
  }

  connectedCallback() {
    badges.add(this);
    connect();
    this.show();
  }

  disconnectedCallback() {
    badges.delete(this);
    badges.size === 0 && socket?.close();
  }

  attributeChangedCallback() {
    this.show();
  }

  show() {
    const room = rooms.get(this.getAttribute('room'));
    this.#link.hidden = !room?.title;
    if (this.#link.hidden) {
      return;
    }
    const { title, online = 0, member, counted, seq, said_seq: said = seq, read_seq: read } = room;
    const unread = member && counted !== false ? Math.max(0, said - read) : 0;
    const isOnline = this.getAttribute('show') === 'online';
    const words = WORDS[/^zh/.test(this.closest('[lang]')?.lang ?? '') ? 'zh' : 'en'];
    const said_ = isOnline ? words.online : unread ? words.new : words.none;
    this.#link.href = new URL(`room/${room.name}`, HOME).href;
    this.#dot.className = isOnline ? (online && 'on') || '' : (unread && 'new') || '';
    const text = said_.replace('{n}', String(isOnline ? online : unread)).replace('{title}', () => title);
    if (text !== this.#text.textContent) {
      this.#text.textContent = text;
      this.dispatchEvent(new CustomEvent('atrium-change', { bubbles: true, detail: { room: room.name, title, online, unread } }));
    }
  }
}

document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && connect());
customElements.define('atrium-badge', AtriumBadge);
