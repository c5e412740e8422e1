// Lets Node run the sources as the bundle does: TypeScript by esbuild, modules by their names without an ending. What
// the modules read of a page when they load is that of an empty French one.
import { existsSync, readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";

registerHooks({
  resolve(name, context, next) {
    const url = name.startsWith(".") && new URL(`${name}.ts`, context.parentURL);
    return url && existsSync(url) ? { url: url.href, format: "module", shortCircuit: true } : next(name, context);
  },
  load(url, context, next) {
    if (!url.endsWith(".ts") && !url.endsWith(".json")) return next(url, context);
    const loader = url.endsWith(".ts") ? "ts" : "json";
    const text = readFileSync(fileURLToPath(url), "utf8");
    const { code } = transformSync(text, {
      loader,
      format: "esm",
      sourcemap: "inline",
      sourcefile: fileURLToPath(url),
    });
    return { format: "module", source: code, shortCircuit: true };
  },
});

const element = () => ({ dataset: {}, style: {}, lang: "fr", textContent: "{}" });
globalThis.document = { documentElement: element(), getElementById: element, createElement: element };
globalThis.matchMedia = () => ({ matches: false, addEventListener() {} });
globalThis.window = globalThis;
globalThis.addEventListener ??= () => undefined;
globalThis.location = new URL("http://amu.test/query");
