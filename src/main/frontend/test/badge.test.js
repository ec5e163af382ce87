import assert from 'node:assert/strict';
import { mock, test } from 'node:test';

mock.timers.enable({ apis: ['setTimeout'] });

class Socket {
  static all = [];
  sent = [];
  closed = false;

  constructor(address) {
    this.address = address;
    Socket.all.push(this);
  }

  send(line) {
    this.sent.push(line);
  }

  close() {
    this.closed = true;
    this.onclose?.();
  }

  says(...replies) {
    this.onmessage({ data: replies.map((reply) => JSON.stringify(reply)).join('\n') });
  }
}

class Piece {
  hidden = false;
  textContent = '';
  append() {}
  setAttribute() {}
}

let Badge;
Object.assign(globalThis, {
  WebSocket: Socket,
  CSSStyleSheet: class { replaceSync() {} },
  CustomEvent: class {},
  HTMLElement: class {
    told = 0;
    attachShadow() {
      return new Piece();
    }
    closest() {
      return null;
    }
    dispatchEvent() {
      this.told++;
    }
    getAttribute(name) {
      return this.given?.[name] ?? null;
    }
  },
  document: { createElement: () => new Piece(), addEventListener() {}, visibilityState: 'visible' },
  customElements: { define: (name, made) => (Badge = made) },
});
await import('../badge/badge.js');

const newest = () => Socket.all.at(-1);

test('where the server has said nothing for a minute the badge connects anew, and each word of its puts that off', () => {
  const badge = new Badge();
  badge.given = { room: 'ops' };
  badge.connectedCallback();
  const socket = newest();
  socket.onopen();
  socket.says({ id: 1, connect: {} });
  socket.says({ id: 2, rpc: { data: { rooms: [{ name: 'ops', title: 'Operations', member: true, seq: 5, read_seq: 3 }] } } });
  assert.equal(badge.told, 1);
  mock.timers.tick(59_000);
  socket.says({});
  assert.equal(socket.sent.at(-1), '{}', 'a ping is answered');
  mock.timers.tick(59_000);
  assert.equal(socket.closed, false);
  mock.timers.tick(1000);
  assert.equal(socket.closed, true);
  mock.timers.tick(1500);
  assert.equal(Socket.all.length, 2, 'it connects anew by itself');

  const second = newest();
  second.onopen();
  second.says({ id: 1, connect: {} });
  badge.disconnectedCallback();
  assert.equal(second.closed, true, 'no badge is left');
  mock.timers.tick(120_000);
  assert.equal(Socket.all.length, 2, 'nobody is there to connect for');
});

test('a stranger is not asked again and again', () => {
  const badge = new Badge();
  badge.given = { room: 'ops' };
  badge.connectedCallback();
  newest().onopen();
  newest().says({ id: 1, error: { code: 101, temporary: false } });
  assert.equal(newest().closed, true);
  const asked = Socket.all.length;
  mock.timers.tick(600_000);
  assert.equal(Socket.all.length, asked);
  badge.disconnectedCallback();
});
