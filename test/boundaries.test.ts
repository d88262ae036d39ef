import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { globSync } from "tinyglobby";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

interface SourceFile {
  /** From the root, with `/`. */
  readonly path: string;
  /** Relative imports as paths from the root, the others as written. Type imports included. */
  readonly imports: readonly string[];
}

const sources: readonly SourceFile[] = globSync(
  ["*.ts", "generator/**/*.ts", "runtime/**/*.ts", "generated/**/*.ts", "electoral/**/*.ts"],
  { cwd: root },
)
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => !path.endsWith(".config.ts"))
  .sort()
  .map((path) => ({ path, imports: importsOf(path, readFileSync(`${root}${path}`, "utf8")) }));

/** All modules that a text names: imports, exports, dynamic imports, `import("…")` types. */
function importsOf(path: string, text: string): readonly string[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) =>
      fileName.startsWith(".")
        ? posix.join(posix.dirname(path), fileName).replace(/\.js$/, ".ts")
        : fileName,
    );
}

/** Files that stand on Node; the rest of the generator runs in memory, the runtime in a browser. */
const usesNode = /^generator\/(cli\.ts|cli\/|node\/)/;

/** Each third-party library has one file, or one place, as its door. */
const doors: Readonly<Record<string, RegExp>> = {
  xmlbuilder2: /^runtime\/xml-writer\.ts$/,
  saxes: /^runtime\/xml-reader\.ts$/,
  zod: /^(runtime\/v1\/zod\.ts$|generated\/)/,
  "ts-morph": /^generator\/emit\/print\.ts$/,
  commander: /^generator\/cli\/program\.ts$/,
  jiti: /^generator\/cli\/config-file\.ts$/,
  tinyglobby: /^generator\/cli\/inputs\.ts$/,
  fflate: /^generator\/(reader|cli)\/[\w-]+\.ts$/,
};

/** House style, section 3: what a part may import besides its own files. The first part that matches a path counts. */
const parts: readonly { readonly part: RegExp; readonly may: RegExp }[] = [
  { part: /^generated\//, may: /^(generated\/|scrutin\/runtime\/v1(\/zod)?$|zod$)/ },
  { part: /^runtime\//, may: /^(runtime\/|xmlbuilder2|saxes$|zod$)/ },
  {
    part: /^electoral\//,
    may: /^(electoral\/|generated\/|runtime\/|scrutin(\/runtime(\/v1)?)?$)/,
  },
  { part: /^(index|gestion)\.ts$/, may: /^(electoral|generated|runtime)\// },
  { part: usesNode, may: /^(generator|runtime|generated)\/|^index\.ts$|^node:|^[a-z]/ },
  {
    part: /^generator\/reader\//,
    may: /^(generator\/(reader|schema)\/|generator\/diagnostics\.ts|runtime\/|fflate$)/,
  },
  {
    part: /^generator\/(schema|patterns)\//,
    may: /^(generator\/(reader|schema|patterns)\/|generator\/diagnostics\.ts|runtime\/)/,
  },
  {
    part: /^generator\/ir\//,
    may: /^(generator\/(ir|schema|patterns)\/|generator\/diagnostics\.ts|runtime\/)/,
  },
  {
    part: /^generator\/emit\//,
    may: /^(generator\/(emit|ir|schema|patterns)\/|generator\/diagnostics\.ts|runtime\/|ts-morph$)/,
  },
  { part: /^generator\//, may: /^(generator\/(?!cli)|runtime\/)/ },
];

test("there is something to look at", () => {
  expect(sources.length).toBeGreaterThan(10);
});

describe("a part imports only what house-style.md, section 3, lets it import", () => {
  test.for(sources.map(({ path }) => path))("%s", (path) => {
    const file = sources.find((source) => source.path === path);
    const rule = parts.find(({ part }) => part.test(path));
    expect(rule, `no rule for ${path}: add its folder to the table`).toBeDefined();
    expect(file?.imports.filter((name) => !rule?.may.test(name))).toEqual([]);
  });
});

test("only the console's files know Node", () => {
  const others = sources.filter(
    ({ path, imports }) => !usesNode.test(path) && imports.some((name) => name.startsWith("node:")),
  );
  expect(others.map(({ path }) => path)).toEqual([]);
});

test("a third-party library has one door", () => {
  const packages = new Set<string>();
  const broken = sources.flatMap(({ path, imports }) =>
    imports
      .filter((name) => !name.startsWith("node:") && !name.startsWith("scrutin"))
      .filter((name) => !/\.(ts|json)$/.test(name))
      .filter((name) => {
        const library = name.split("/")[0] ?? name;
        packages.add(`${library} in ${path}`);
        return doors[library]?.test(path) !== true;
      })
      .map((name) => `${path} imports ${name}`),
  );
  expect(broken).toEqual([]);
  for (const library of ["fflate", "xmlbuilder2", "saxes", "ts-morph"]) {
    const users = [...packages].filter((use) => use.startsWith(`${library} in `));
    expect(users.length, users.join(", ")).toBeLessThanOrEqual(1);
  }
});

test("a runtime dependency is imported somewhere, and what is imported is one", () => {
  const { dependencies } = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as {
    dependencies: Record<string, string>;
  };
  expect(Object.keys(dependencies).sort()).toEqual(Object.keys(doors).sort());
});

test("imports close no circle in the generator, the runtime and the hand-written modules", () => {
  expect(circles(sources.filter(({ path }) => !path.startsWith("generated/")))).toEqual([]);
});

/** The import circles of a set of files, each as the path that closes. */
function circles(files: readonly SourceFile[]): readonly string[] {
  const known = new Map(files.map(({ path, imports }) => [path, imports]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      found.push([...trail.slice(trail.indexOf(path)), path].join(" -> "));
      return;
    }
    if (done.has(path)) return;
    for (const name of known.get(path) ?? []) if (known.has(name)) visit(name, [...trail, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  return found;
}

test("a circle would be found", () => {
  const a = { path: "a.ts", imports: importsOf("a.ts", 'import type { B } from "./b.js";') };
  const b = { path: "b.ts", imports: importsOf("b.ts", 'export type B = import("./a.js").A;') };
  expect(circles([a, b])).toEqual(["a.ts -> b.ts -> a.ts"]);
});
