// Bundles the pages' scripts and styles into target/frontend: assets/NAME-HASH.ext, and assets.json (logical name → hashed name).
// Nothing is registered by hand: every file in pages/, every image in images/ and the one style sheet is an entry, and of a kind its script kind/ID.js, its style
// sheet kind/ID/ID.css where it has one, and its icon kind/ID/icon.svg, which joins the page's sprite. A kind's words (words.mjs) come with its script.
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { summaryWords, wordsOf } from './words.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(here, '../../../target/frontend');

/** The files of a folder as entry points, logical name → path. @param {string} folder @param {string} prefix */
async function entries(folder, prefix = '') {
  const files = await readdir(join(here, folder)).catch(() => []);
  return files
    .filter((file) => /\.(js|css|svg)$/.test(file))
    .map((file) => [prefix + file, join(here, folder, file)]);
}

/** The kinds' folders. */
const folders = (await readdir(join(here, 'kind'), { withFileTypes: true })).filter((file) => file.isDirectory()).map(({ name }) => name).sort();

const ofKinds = (file) => folders.map((kind) => [kind, join(here, 'kind', kind, file(kind))]);

const exists = (path) => readFile(path).then(() => true, () => false);

async function sheets() {
  const all = ofKinds((kind) => `${kind}.css`).map(([kind, path]) => [`kind/${kind}.css`, path]);
  const there = await Promise.all(all.map(([, path]) => exists(path)));
  return all.filter((_, i) => there[i]);
}

/** A kind's script finds its words, without asking: they are learnt before anything of it runs. */
const words = {
  name: 'words',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^words:/ }, ({ path }) => ({ path: path.slice('words:'.length), namespace: 'words' }));
    onLoad({ filter: /.*/, namespace: 'words' }, ({ path }) => ({
      contents: `import { learn } from './i18n.js';\nlearn(${JSON.stringify(path === 'summaries' ? summaryWords() : wordsOf(path))});`,
      resolveDir: here,
    }));
    onLoad({ filter: /[\\/]kind[\\/][a-z0-9_-]+\.js$/ }, async ({ path }) => ({
      contents: `import 'words:${/([a-z0-9_-]+)\.js$/.exec(path)[1]}';\n${await readFile(path, 'utf8')}`,
      loader: 'js',
    }));
  },
};

const inputs = new Map([
  ...(await entries('pages')),
  ...(await entries('kind', 'kind/')),
  ...(await sheets()),
  ...(await entries('images')),
  ['atrium.css', join(here, 'styles/atrium.css')],
]);

/** `emoji:LANGUAGE`: of each its sign, what it is called, and by which words it is found. */
const emoji = {
  name: 'emoji',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^emoji:/ }, ({ path }) => ({ path: path.slice('emoji:'.length), namespace: 'emoji' }));
    onLoad({ filter: /.*/, namespace: 'emoji' }, async ({ path }) => {
      const all = JSON.parse(await readFile(join(here, `node_modules/emojibase-data/${path}/compact.json`), 'utf8'));
      const used = all.filter(({ group }) => group !== undefined);
      return { contents: JSON.stringify(used.map(({ unicode, label, tags = [] }) => [unicode, label, tags.join(' ')])), loader: 'json' };
    });
  },
};

await rm(out, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: [...inputs].map(([name, path]) => ({ in: path, out: name.replace(/\.\w+$/, '') })),
  outdir: join(out, 'assets'),
  entryNames: '[dir]/[name]-[hash]',
  chunkNames: 'chunk-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  target: ['chrome123', 'firefox120', 'safari17.5'], // light-dark() sets the bar: browsers from mid-2024
  loader: { '.svg': 'copy', '.json': 'json' },
  minify: true,
  sourcemap: 'linked',
  sourcesContent: true,
  charset: 'utf8',
  metafile: true,
  plugins: [words, emoji],
  logLevel: 'warning',
});

const names = new Map([...inputs].map(([name, path]) => [relative(here, path), name]));
const manifest = {};
for (const [file, { entryPoint, inputs: sources }] of Object.entries(metafile.outputs)) {
  const source = entryPoint ?? (file.endsWith('.svg') ? Object.keys(sources)[0] : undefined);
  if (source && names.has(source)) {
    manifest[names.get(source)] = relative(join(out, 'assets'), resolve(here, file)).replaceAll('\\', '/');
  }
}
const missing = [...inputs.keys()].filter((name) => !manifest[name]);
if (missing.length) {
  throw new Error(`no output for ${missing.join(', ')}`);
}
await mkdir(out, { recursive: true });

// For other people's pages, which know nothing of hashes, and have five kilobytes to spare.
await build({ entryPoints: [join(here, 'badge/badge.js')], outfile: join(out, 'badge.js'), format: 'esm', minify: true, charset: 'utf8', target: ['chrome123', 'firefox120', 'safari17.5'], logLevel: 'warning' });
const { size } = await stat(join(out, 'badge.js'));
if (size > 5 * 1024) {
  throw new Error(`badge.js has ${size} bytes`);
}
await writeFile(join(out, 'assets.json'), JSON.stringify(Object.fromEntries(Object.entries(manifest).sort()), null, 2));

/** The kinds' icons, for WEB-INF/tags/sprite.xhtml. */
async function symbols() {
  const drawn = [];
  for (const [kind, path] of ofKinds(() => 'icon.svg')) {
    const svg = await readFile(path, 'utf8').catch(() => '');
    const [, viewBox, inside] = /<svg[^>]*\bviewBox="([^"]+)"[^>]*>([\s\S]*)<\/svg>/.exec(svg) ?? [];
    if (inside) {
      drawn.push(`<symbol id="i-${kind}" viewBox="${viewBox}">${inside.trim()}</symbol>`);
    }
  }
  return drawn;
}
await writeFile(
  join(out, 'kind-icons.xhtml'),
  `<ui:composition xmlns="http://www.w3.org/1999/xhtml" xmlns:ui="jakarta.faces.facelets">${(await symbols()).join('')}</ui:composition>\n`,
);

/** Emoji by the names other programs have for them, for the server (io.atrium.imports.EmojiNames). */
async function emojiNames() {
  const read = async (file) => JSON.parse(await readFile(join(here, 'node_modules/emojibase-data/en', file), 'utf8'));
  const signs = new Map((await read('compact.json')).map(({ hexcode, unicode }) => [hexcode, unicode]));
  const byName = {};
  for (const file of ['shortcodes/github.json', 'shortcodes/iamcal.json']) {
    for (const [hexcode, given] of Object.entries(await read(file))) {
      const sign = signs.get(hexcode);
      for (const name of sign ? [given].flat() : []) {
        byName[name] = sign;
      }
    }
  }
  return byName;
}
await writeFile(join(out, 'emoji-names.json'), JSON.stringify(await emojiNames()));
