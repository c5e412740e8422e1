// Bundles web/src into src/amu_graph/web/static: one script per folder that has a main.ts, one stylesheet per folder
// that has a main.css, the fonts with their licences, and manifest.json, which gives the name with its content's hash for
// each of them. Into src/amu_graph/bundled go the typeface of figures, with its licence, and the outlines of maps.
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { europe, france } from "./outlines.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const output = join(here, "..", "src", "amu_graph", "web", "static");
const islands = readdirSync(join(here, "src"));
const entries = islands.flatMap((island) =>
  ["main.ts", "main.css"]
    .map((name) => join(here, "src", island, name))
    .filter((path) => existsSync(path))
    .map((path) => ({ in: path, out: island })),
);

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

const manifest = {
  name: "manifest",
  setup(build) {
    build.onEnd((result) => {
      if (!result.metafile) return;
      const names = fonts(result.metafile.outputs);
      for (const [path, { entryPoint }] of Object.entries(result.metafile.outputs)) {
        if (entryPoint) names[`${basename(dirname(entryPoint))}${path.slice(path.lastIndexOf("."))}`] = basename(path);
      }
      writeFileSync(join(output, "manifest.json"), `${JSON.stringify(names, null, 2)}\n`);
      const bundled = Object.keys(result.metafile.outputs).map((path) => basename(path));
      const written = new Set([...bundled, ...Object.values(names), "manifest.json"]);
      for (const stale of readdirSync(output)) if (!written.has(stale)) rmSync(join(output, stale));
    });
  },
};

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
const context = await esbuild.context({
  absWorkingDir: here,
  entryPoints: entries,
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  outdir: output,
  bundle: true,
  format: "esm",
  target: ["chrome111", "firefox114", "safari16.4"],
  minify: true,
  metafile: true,
  legalComments: "linked",
  logLevel: "warning",
  loader: { ".svg": "file", ".wasm": "file", ".woff2": "file" },
  plugins: [manifest],
});
if (process.argv.includes("--watch")) {
  await context.watch();
} else {
  await context.rebuild();
  await context.dispose();
}
