import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { settle } from './fakes.js';
import { Upload } from '../wire/upload.js';

const PIECE = 5 * 1024 * 1024;

/** A server of tus for one file, and the browser's two ways to it. */
let arrived;
let asked;
/** What the next pieces are answered with, in place of being taken. */ let faults;
let gone;

class FakeRequest extends EventTarget {
  upload = new EventTarget();
  headers = {};

  open(method, url) {
    asked.push(`${method} ${url}`);
  }

  setRequestHeader(name, value) {
    this.headers[name] = value;
  }

  getResponseHeader = () => String(arrived);

  abort() {
    this.dispatchEvent(new Event('abort'));
  }

  async send(blob) {
    await undefined;
    const fault = faults.shift();
    if (fault?.keeps) {
      arrived += fault.keeps;
    }
    if (fault) {
      this.status = fault.status;
      this.responseText = JSON.stringify(fault.problem ?? {});
      this.dispatchEvent(new Event(fault.status ? 'load' : 'error'));
      return;
    }
    assert.equal(Number(this.headers['Upload-Offset']), arrived);
    arrived += blob.size;
    this.status = 204;
    this.dispatchEvent(new Event('load'));
  }
}

beforeEach(() => {
  mock.timers.enable({ apis: ['setTimeout'] });
  [arrived, asked, faults, gone] = [0, [], [], false];
  globalThis.window = new EventTarget();
  globalThis.location = { href: 'https://atrium.test/room/ops' };
  globalThis.XMLHttpRequest = FakeRequest;
  globalThis.fetch = async (url, { method, headers }) => {
    asked.push(`${method} ${url}`);
    if (method === 'POST') {
      assert.equal(headers['Upload-Metadata'], 'filename 5oql5ZGKLnBkZg==,filetype YXBwbGljYXRpb24vcGRm');
      return new Response('{}', { status: 201, headers: { Location: 'http://inner/api/rooms/ops/files/x1' } });
    }
    if (gone) {
      return new Response(JSON.stringify({ detail: 'there is no such file' }), { status: 404 });
    }
    return method === 'HEAD' ? new Response(null, { status: 200, headers: { 'Upload-Offset': String(arrived) } }) : Response.json({ id: 'x1', size: arrived });
  };
});

afterEach(() => {
  mock.timers.reset();
  ['window', 'location', 'XMLHttpRequest'].forEach((name) => delete globalThis[name]);
});

const begin = (size) => new Upload('ops', new File([new Uint8Array(size)], '报告.pdf', { type: 'application/pdf' }));

test('a file goes piece by piece to the address the server names, whatever host it believes to be', async () => {
  const upload = begin(2 * PIECE + 5);
  await settle();
  assert.equal(upload.state, 'done');
  assert.deepEqual(upload.description, { id: 'x1', size: 2 * PIECE + 5 });
  assert.deepEqual(asked, ['POST /api/rooms/ops/files', ...Array(3).fill('PATCH /api/rooms/ops/files/x1'), 'GET /api/rooms/ops/files/x1']);
});

test('after a break it goes on from where the server has got to', async () => {
  faults = [{ status: 0, keeps: 1000 }];
  const upload = begin(PIECE);
  await settle();
  assert.equal(upload.state, 'lost');
  mock.timers.tick(1000);
  await settle();
  assert.equal(upload.state, 'done');
  assert.equal(arrived, PIECE);
});

test('the browser coming back online ends the wait', async () => {
  faults = [{ status: 0 }];
  const upload = begin(10);
  await settle();
  window.dispatchEvent(new Event('online'));
  await settle();
  assert.equal(upload.state, 'done');
});

test('what the server refuses is told, and tried again only when somebody wants that', async () => {
  faults = [{ status: 422, problem: { code: 'infected', detail: 'the scanner says no' } }];
  const upload = begin(10);
  await settle();
  assert.equal(upload.state, 'failed');
  assert.equal(upload.why, 'the scanner says no');
  upload.retry();
  await settle();
  assert.equal(upload.state, 'done');
});

test('an upload the server has given up meanwhile has failed', async () => {
  faults = [{ status: 503 }];
  const upload = begin(10);
  await settle();
  gone = true;
  mock.timers.tick(1000);
  await settle();
  assert.equal(upload.state, 'failed');
});

test('an upload that is given up says so to the server, and nothing more', async () => {
  faults = [{ status: 0 }];
  const upload = begin(10);
  await settle();
  let told = 0;
  upload.addEventListener('change', () => told++);
  upload.cancel();
  await settle();
  assert.equal(asked.at(-1), 'DELETE /api/rooms/ops/files/x1');
  assert.equal(told, 0);
});
