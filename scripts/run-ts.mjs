/*
 * Runs a TypeScript file of this repository on Node 20, which cannot read types by itself:
 *
 *     node scripts/run-ts.mjs [--built] FILE.ts [ARGUMENT…]
 *
 * The file and what it imports from the repository are bundled into `.cache/run/`; packages are left where they are.
 * `scrutin` is the sources, or with `--built` what `npm run build` made. `import.meta.url` stays that of the source file.
 * A script that needs workers starts `process.argv[1]` again.
 */
import { readFile } from "node:fs/promises";
import { dirname, extname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/** Gives each source file its own address back, which bundling would take away. */
const keepAddresses = {
  name: "keep-addresses",
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      if (path.includes("/node_modules/")) return undefined;
      const text = await readFile(path, "utf8");
      if (!text.includes("import.meta.url")) return undefined;
      const address = JSON.stringify(pathToFileURL(path).href);
      return { contents: text.replaceAll("import.meta.url", address), loader: "ts" };
    });
  },
};

const args = process.argv.slice(2);
const built = args[0] === "--built";
if (built) args.shift();
const [file, ...rest] = args;
if (file === undefined) {
  console.error("usage: node scripts/run-ts.mjs [--built] FILE.ts [ARGUMENT…]");
  process.exit(2);
}

const entry = resolve(file);
const name = relative(root, entry);
const out = name.slice(0, -extname(name).length);
const outdir = join(root, ".cache/run");
const outfile = join(outdir, `${out}.mjs`);
await build({
  entryPoints: [{ in: entry, out }],
  outdir,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  // What is imported while it runs is a file of its own: in one file with the rest esbuild initialises modules out of their order.
  splitting: true,
  chunkNames: `${out}.parts/[name]-[hash]`,
  format: "esm",
  platform: "node",
  target: "node20",
  packages: "external",
  sourcemap: "inline",
  logLevel: "warning",
  plugins: [keepAddresses],
  ...(built ? { tsconfigRaw: {} } : { tsconfig: join(root, "tsconfig.json") }),
});
process.setSourceMapsEnabled(true);
process.argv = [process.argv[0], outfile, ...rest];
await import(pathToFileURL(outfile).href);
