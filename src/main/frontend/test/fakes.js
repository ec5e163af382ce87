// What the modules meet in tests instead of a browser.

/** A WebSocket whose other end is the test. */
export class FakeSocket {
  sent = [];
  closed = false;

  constructor(url) {
    this.url = url;
  }

  send(text) {
    this.sent.push(JSON.parse(text));
  }

  close() {
    this.closed = true;
  }

  /** The server speaks. */
  say(...frames) {
    this.onopen?.();
    frames.forEach((frame) => this.onmessage?.({ data: JSON.stringify(frame) }));
  }

  end(code) {
    this.onclose?.({ code });
  }
}

/** A store for one test. */
export function fakeStore() {
  const values = new Map();
  return { getItem: (key) => values.get(key) ?? null, setItem: (key, value) => values.set(key, value), removeItem: (key) => values.delete(key) };
}

/** Everything a target tells, in order. */
export function recorded(target, ...types) {
  const heard = [];
  types.forEach((type) => target.addEventListener(type, ({ detail }) => heard.push([type, detail])));
  return heard;
}
