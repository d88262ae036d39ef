import { readFileSync } from "node:fs";
import { build, type Plugin } from "esbuild";
import { globSync } from "tinyglobby";
import { expect, test } from "vitest";
import { root } from "../../scripts/root.js";

/*
 * The package is few files, so a bundler leaves out what is not used statement by statement, and only where it sees that a statement
 * has no effect: a call that is not marked as pure keeps all that it calls, in every bundle.
 */

/** Each file is bundled alone: a bundler asked for all at once would leave out whole files. */
const alone: Plugin = {
  name: "one file alone",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^entry:/ }, ({ path }) => ({ path: path.slice(6), namespace: "entry" }));
    onResolve({ filter: /^file:/ }, ({ path }) => ({ path: path.slice(5), namespace: "file" }));
    onResolve({ filter: /.*/, namespace: "file" }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /.*/, namespace: "entry" }, ({ path }) => ({
      contents: `import "file:${path}";`,
    }));
    onLoad({ filter: /.*/, namespace: "file" }, ({ path }) => ({
      contents: readFileSync(path, "utf8"),
      loader: "ts",
    }));
  },
};

/** What a bundler keeps of files of which nothing is used, but for imports. */
async function keptOf(paths: readonly string[]): Promise<readonly string[]> {
  const { outputFiles } = await build({
    entryPoints: paths.map((path, index) => ({ in: `entry:${root}${path}`, out: String(index) })),
    bundle: true,
    write: false,
    format: "esm",
    outdir: "out",
    target: "es2022",
    tsconfigRaw: {},
    plugins: [alone],
  });
  return outputFiles.map(({ text }) =>
    text
      .replace(/^\/\/.*$/gm, "")
      .replace(/^import [^;]*;$/gm, "")
      .trim(),
  );
}

/** Namespaces as objects, which are made where they are used once all is in one file; and functions that rules alone bring. */
const exceptions = ["runtime/v1/index.ts", "runtime/xpath/functions/functions.ts"];

test("files of the runtime keep nothing that calls anything where nothing of them is used", async () => {
  const paths = globSync("runtime/**/*.ts", { cwd: root }).filter(
    (path) => !exceptions.includes(path),
  );
  expect(paths.length).toBeGreaterThan(200);
  const kept = (await keptOf(paths)).filter((text) => /\bfunction\b|\bclass\b/.test(text));
  expect(kept).toEqual([]);
});

test("generated files keep no call at all", async () => {
  const paths = globSync("generated/electoral/*.ts", { cwd: root });
  expect(paths.length).toBeGreaterThan(20);
  const words = /\b(?:identity|globalElement|complexType|restriction|element|once)\(/;
  expect((await keptOf(paths)).filter((text) => words.test(text))).toEqual([]);
});
