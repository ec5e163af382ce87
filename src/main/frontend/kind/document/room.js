// The document room's stage: the shared text in its editor, as it will read beside it, and who is at it.
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { icon } from '../../dom.js';
import { t } from '../../i18n.js';
import { Reads } from '../../room/reads.js';
import { toast } from '../../toast.js';
import { fromBase64 } from './base64.js';
import { openEditor } from './editor.js';
import { preview } from './preview.js';
import { Server } from './server.js';
import { Sharing } from './sharing.js';
import { Unsent } from './unsent.js';
import { Versions } from './versions.js';

/** As kind.document.Document has it. */
const ROOT = 'text';
const PREVIEW_MS = 120;
const LOOK = 'atrium.document.look';
const LOOKS = ['write', 'both', 'read'];
const MOST_FILE = 4 << 20;

export class DocumentRoom {
  #room;
  #doc = new Y.Doc();
  #text = this.#doc.getText(ROOT);
  #awareness = new Awareness(this.#doc);
  #server;
  #sharing;
  #editor;
  #reads;
  #drawing;
  #open = false;

  /** @param {ReturnType<typeof import('../../room/room.js').openRoom>} room */
  constructor(room) {
    this.#room = room;
    const { state, stage, channel, you } = room;
    this.#awareness.setLocalStateField('user', { login: you.login, name: you.name });
    this.#server = new Server(state.room);
    const unsent = new Unsent(you.login, state.room, this.#doc.clientID);
    this.#sharing = new Sharing(channel, this.#server, this.#doc, this.#awareness, unsent, state.max_frame);
    this.#reads = new Reads(state.read, state.seq, (seq) => channel.publish({ type: 'read', seq }), () => this.#open && document.visibilityState === 'visible');
    this.#listen();
    this.#look(localStorage.getItem(LOOK) ?? 'both');
    this.#begin(JSON.parse(stage.querySelector('[data-desk]').dataset.state));
  }

  /** The page brings the document along, unless it is large. */
  async #begin({ update }) {
    if (update) {
      this.#sharing.merge(fromBase64(update));
    } else {
      await this.#sharing.catchUp();
    }
    await this.#sharing.resume();
    const { stage, state } = this.#room;
    this.#editor = openEditor(stage.querySelector('[data-editor]'), {
      text: this.#text, awareness: this.#awareness, writes: state.writes, label: t(state.writes ? 'editor.label' : 'editor.readonly'),
    });
    stage.querySelector('[data-source]').remove();
    stage.querySelector('[data-editor]').hidden = false;
    new Versions(stage, this.#server, {
      name: (login) => this.#room.people.of(login).name,
      writes: state.writes,
      keep: (name) => this.#room.channel.publish({ type: 'version', name }),
      restore: (text) => this.#editor.replace(text),
      preview,
    });
    this.#draw();
    stage.querySelector('[data-desk]').dataset.ready = '';
  }

  #listen() {
    const { channel, stage, you } = this.#room;
    this.#text.observe(() => this.#drawSoon());
    this.#awareness.on('change', () => this.#writers());
    this.#sharing.addEventListener('state', ({ detail }) => this.#saved(detail));
    channel.addEventListener('entry', ({ detail }) => this.#reads.shown(detail.seq, detail.from === you.login));
    channel.addEventListener('welcome', () => this.#reads.look());
    channel.addEventListener('state', ({ detail }) => {
      this.#open = detail.state === 'open';
      this.#saved({ saving: !this.#sharing.isSaved });
    });
    document.addEventListener('visibilitychange', () => this.#reads.look());
    window.addEventListener('pagehide', () => {
      this.#sharing.leave();
      this.#reads.leave();
    });
    window.addEventListener('beforeunload', (event) => {
      this.#sharing.rest();
      this.#sharing.isSafe || event.preventDefault();
    });
    channel.addEventListener('presence', ({ detail }) => this.#sharing.gone(detail.left));
    stage.querySelectorAll('[data-tool]').forEach((button) => button.addEventListener('click', () => this.#editor?.use(button.dataset.tool)));
    stage.querySelectorAll('[data-look]').forEach((button) => button.addEventListener('click', () => this.#look(button.dataset.look)));
    stage.querySelector('[data-file]')?.addEventListener('change', ({ target }) => this.#insert(target));
  }

  #look(wanted) {
    const look = LOOKS.includes(wanted) ? wanted : 'both';
    const { stage } = this.#room;
    localStorage.setItem(LOOK, look);
    stage.querySelector('[data-desk]').dataset.desk = look;
    stage.querySelectorAll('[data-look]').forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.look === look)));
  }

  #drawSoon() {
    this.#drawing ??= setTimeout(() => this.#draw(), PREVIEW_MS);
  }

  #draw() {
    clearTimeout(this.#drawing);
    this.#drawing = undefined;
    const { stage } = this.#room;
    const text = this.#text.toString();
    stage.querySelector('[data-prose]').replaceChildren(preview(text));
    stage.querySelector('[data-words]').textContent = t('words', { n: text.split(/\s+/).filter(Boolean).length });
    stage.querySelector('[data-empty]').hidden = text.trim() !== '';
  }

  #writers() {
    const writers = [...this.#awareness.getStates().values()].filter(({ cursor }) => cursor).map(({ user }) => user?.login ?? user?.name);
    const n = new Set(writers).size;
    this.#room.stage.querySelector('[data-writers]').textContent = n > 0 ? t('writers', { n }) : '';
  }

  #saved({ saving, refused }) {
    const told = this.#room.stage.querySelector('[data-saved]');
    const word = refused ? t('state.refused', { why: refused }) : !saving ? t('state.merged') : t(this.#open ? 'state.saving' : 'state.offline');
    if (told.textContent !== word) {
      told.replaceChildren(icon(refused ? 'alert' : saving ? 'clock' : 'check'), word);
    }
  }

  async #insert(input) {
    const [file] = input.files;
    if (file && file.size > MOST_FILE) {
      toast(t('import.large', { n: MOST_FILE >> 20 }));
    } else if (file) {
      this.#editor?.insert((await file.text()).replace(/\r\n?/g, '\n'));
    }
    input.value = '';
  }
}
