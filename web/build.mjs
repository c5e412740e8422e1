// Bundles web/src into src/amu_graph/web/static: one script per folder that has a main.ts, with the parts that it loads,
// one stylesheet per folder that has a main.css, the fonts with their licences, and manifest.json, which gives the name with
// its content's hash for each of them, and the parts that each script needs before it runs. Into src/amu_graph/bundled go
// the typeface of figures, with its licence, and the outlines of maps.
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { europe, france } from "./outlines.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const output = join(here, "..", "src", "amu_graph", "web", "static");
const islands = readdirSync(join(here, "src")).filter((island) => entries(island).length);

function entries(island) {
  return ["main.ts", "main.css"]
    .map((name) => join(here, "src", island, name))
    .filter((path) => existsSync(path))
    .map((path) => ({ in: path, out: island }));
}

const MAIN = /\/main\.(ts|css)$/;
const FONT = /(?<folder>.*@fontsource\/(?<face>[^/]+))\/files\/(?<file>[^/]+\.woff2)$/;

/** Copies the licence of each font beside it, as the Open Font License asks; returns the names of both. */
function fonts(outputs) {
  const names = {};
  for (const [path, { inputs }] of Object.entries(outputs)) {
    const font = FONT.exec(Object.keys(inputs)[0] ?? "")?.groups;
    if (!font) continue;
    const licence = `${font.face}-LICENSE.txt`;
    copyFileSync(join(here, font.folder, "LICENSE"), join(output, licence));
    names[font.file] = basename(path);
    names[licence] = licence;
  }
  return names;
}

/** Returns the other scripts that a script needs before it runs, and those that these need. */
function needs(outputs, path, found = new Set()) {
  for (const { path: other, kind } of outputs[path].imports) {
    if (kind !== "import-statement" || found.has(other)) continue;
    found.add(other);
    needs(outputs, other, found);
  }
  return [...found].map((each) => basename(each)).sort();
}

/** Writes the manifest of all bundles, and takes away what is in none. */
function manifest(outputs) {
  const [files, imports] = [fonts(outputs), {}];
  for (const [path, { entryPoint }] of Object.entries(outputs)) {
    if (!entryPoint || !MAIN.test(entryPoint)) continue;
    const name = `${basename(dirname(entryPoint))}${path.slice(path.lastIndexOf("."))}`;
    files[name] = basename(path);
    const others = needs(outputs, path);
    if (others.length) imports[name] = others;
  }
  writeFileSync(join(output, "manifest.json"), `${JSON.stringify({ files, imports }, null, 2)}\n`);
  const bundled = Object.keys(outputs).map((path) => basename(path));
  const written = new Set([...bundled, ...Object.values(files), "manifest.json"]);
  for (const stale of readdirSync(output)) if (!written.has(stale)) rmSync(join(output, stale));
}

const built = new Map();
const noted = (island) => ({
  name: "manifest",
  setup(build) {
    build.onEnd(({ metafile }) => {
      if (metafile) built.set(island, metafile.outputs);
      if (built.size === islands.length) manifest(Object.assign({}, ...built.values()));
    });
  },
});

const bundled = join(here, "..", "src", "amu_graph", "bundled");
mkdirSync(bundled, { recursive: true });
writeFileSync(join(bundled, "outlines.json"), JSON.stringify({ france: france(), europe: europe() }));
const typeface = join(here, "node_modules", "@expo-google-fonts", "source-sans-3");
for (const [from, to] of [
  ["400Regular/SourceSans3_400Regular.ttf", "SourceSans3-Regular.ttf"],
  ["LICENSE_FONT", "SourceSans3-LICENSE.txt"],
])
  copyFileSync(join(typeface, from), join(bundled, to));

mkdirSync(output, { recursive: true });
const contexts = await Promise.all(
  islands.map((island) =>
    esbuild.context({
      absWorkingDir: here,
      entryPoints: entries(island),
      entryNames: "[name]-[hash]",
      assetNames: "[name]-[hash]",
      chunkNames: `${island}-part-[hash]`,
      outdir: output,
      bundle: true,
      splitting: true,
      format: "esm",
      target: ["chrome111", "firefox114", "safari16.4"],
      minify: true,
      metafile: true,
      legalComments: "linked",
      logLevel: "warning",
      loader: { ".svg": "file", ".wasm": "file", ".woff2": "file" },
      plugins: [noted(island)],
    }),
  ),
);
if (process.argv.includes("--watch")) {
  await Promise.all(contexts.map((context) => context.watch()));
} else {
  await Promise.all(contexts.map((context) => context.rebuild()));
  await Promise.all(contexts.map((context) => context.dispose()));
}
