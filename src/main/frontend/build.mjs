// Bundles the pages' scripts and styles into target/frontend: assets/NAME-HASH.ext, and assets.json (logical name → hashed name).
// Nothing is registered by hand: every file in pages/ and kind/, every image in images/ and the one style sheet is an entry.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(here, '../../../target/frontend');

/** The files of a folder as entry points, logical name → path. @param {string} folder @param {string} prefix */
async function entries(folder, prefix = '') {
  const files = await readdir(join(here, folder)).catch(() => []);
  return files
    .filter((file) => /\.(js|css|svg)$/.test(file))
    .map((file) => [prefix + file, join(here, folder, file)]);
}

const inputs = new Map([
  ...(await entries('pages')),
  ...(await entries('kind', 'kind/')),
  ...(await entries('images')),
  ['atrium.css', join(here, 'styles/atrium.css')],
]);

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
await writeFile(join(out, 'assets.json'), JSON.stringify(Object.fromEntries(Object.entries(manifest).sort()), null, 2));
