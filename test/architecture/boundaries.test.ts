import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { globSync } from "tinyglobby";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

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
  xmlbuilder2: /^runtime\/xml\/write\/xmlbuilder-sink\.ts$/,
  zod: /^(runtime\/v1\/zod\.ts$|generated\/)/,
  "ts-morph": /^generator\/emit\/text\/print\.ts$/,
  commander: /^generator\/cli\/program\.ts$/,
  jiti: /^generator\/cli\/config-file\.ts$/,
  tinyglobby: /^generator\/cli\/inputs\.ts$/,
  fflate: /^generator\/(reader|cli)\/[\w/-]+\.ts$/,
};

/** House style, section 3: what a part may import besides its own files. The first part that matches a path counts. */
const parts: readonly { readonly part: RegExp; readonly may: RegExp }[] = [
  { part: /^generated\//, may: /^(generated\/|scrutin\/runtime\/v1(\/zod)?$|zod$)/ },
  { part: /^runtime\//, may: /^(runtime\/|xmlbuilder2\b|zod$)/ },
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

/** The files that import each third-party library. */
function findUsers(): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, string[]>();
  for (const { path, imports } of sources) {
    for (const name of imports) {
      if (/^(node:|scrutin\b)|\.(ts|json)$/.test(name)) continue;
      const library = name.split("/")[0] ?? name;
      users.set(library, [...(users.get(library) ?? []), path]);
    }
  }
  return users;
}

describe("a third-party library has one door", () => {
  test.for([...findUsers()])("%s", ([library, files]) => {
    const door = doors[library];
    expect(door, `no door for ${library}: add one to the table`).toBeDefined();
    expect(files.filter((path) => door?.test(path) !== true)).toEqual([]);
    const places = new Set(
      files.map((path) => (path.startsWith("generated/") ? "generated/" : path)),
    );
    expect(places.size).toBeLessThanOrEqual(library === "zod" ? 2 : 1);
  });
});

test("what is imported is a dependency, and every dependency is imported", () => {
  const { dependencies } = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as Readonly<
    Record<"dependencies", Readonly<Record<string, string>>>
  >;
  expect([...findUsers().keys()].sort()).toEqual(Object.keys(dependencies).sort());
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
