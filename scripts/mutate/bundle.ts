import { readFile } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import { root } from "../root.js";
import { type Mutant, mutate, withLoopGuards } from "./mutants.js";

/** The tests that read a file, all in one script, with the mistakes that can be made in the file. */
export interface Bundle {
  readonly mutants: readonly Mutant[];
  readonly code: string;
  readonly tests: readonly string[];
}

/** Bundles those of some test files that read a source file, by import or through others. */
export async function bundle(path: string, tests: readonly string[]): Promise<Bundle | undefined> {
  const reading: string[] = [];
  for (const test of tests) if (await reads(test, path)) reading.push(test);
  if (reading.length === 0) return undefined;
  const { text, mutants } = mutate(path, await readFile(join(root, path), "utf8"));
  const built = await build({
    ...options,
    stdin: {
      contents: reading.map((test) => `import ${JSON.stringify(`./${test}`)};`).join("\n"),
      resolveDir: root,
      loader: "ts",
    },
    plugins: [instead(join(root, path), text)],
  });
  return { mutants, code: built.outputFiles[0]?.text ?? "", tests: reading };
}

const options = {
  bundle: true,
  write: false,
  format: "cjs",
  platform: "node",
  target: "node20",
  packages: "external",
  // The package says that its files do nothing when they are loaded; test files note their tests.
  ignoreAnnotations: true,
  tsconfig: join(root, "tsconfig.json"),
  logLevel: "warning",
} as const;

const inputs = new Map<string, Promise<ReadonlySet<string>>>();

/** Whether a test file reads a source file. */
async function reads(test: string, path: string): Promise<boolean> {
  let known = inputs.get(test);
  if (known === undefined) {
    known = build({
      ...options,
      entryPoints: [join(root, test)],
      absWorkingDir: root,
      metafile: true,
      logLevel: "silent",
    }).then(
      ({ metafile }) => new Set(Object.keys(metafile.inputs)),
      // A script cannot wait at its top.
      () => new Set<string>(),
    );
    inputs.set(test, known);
  }
  return (await known).has(path);
}

/** Puts a text in the place of a file, and gives each file its own address back, which bundling would take away. */
function instead(mutated: string, text: string): Plugin {
  return {
    name: "instead",
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        if (!isAbsolute(path) || path.includes("/node_modules/")) return undefined;
        const own = path === mutated ? text : withLoopGuards(path, await readFile(path, "utf8"));
        const address = JSON.stringify(pathToFileURL(path).href);
        return { contents: own.replace(/import\.meta\.url/g, () => address), loader: "ts" };
      });
    },
  };
}
