import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { filesOf, houses, roomOf, upwardImports } from "../../scripts/house/floors.js";
import { drawHouse } from "../../scripts/house/picture.js";
import { circles, importsOf, readSources } from "../../scripts/house/sources.js";
import { root } from "../../scripts/root.js";

const sources = readSources();

/** Files that stand on Node; the rest of the generator runs in memory, the runtime in a browser. */
const usesNode = /^generator\/(cli\.ts|cli\/)|^electoral\/node\//;

/** Each third-party library has one file, or one place, as its door. */
const doors: Readonly<Record<string, RegExp>> = {
  xmlbuilder2: /^runtime\/xml\/write\/xmlbuilder-sink\.ts$/,
  fontoxpath: /^runtime\/rules\/xpath2\.ts$/,
  zod: /^(runtime\/v1\/zod(\.ts$|\/)|generated\/)/,
  "ts-morph": /^generator\/cli\/diff\/compiler\.ts$/,
  commander: /^generator\/cli\/commander\.ts$/,
  jiti: /^generator\/cli\/files\/load-module\.ts$/,
  diff: /^generator\/cli\/generate\/dry-run\.ts$/,
  unplugin: /^generator\/cli\/unplugin\.ts$/,
  tinyglobby: /^generator\/cli\/files\/inputs\.ts$/,
  "csv-parse": /^electoral\/node\/csv\.ts$/,
  tinypool: /^generator\/cli\/many\/pool\/pool\.ts$/,
  picomatch: /^generator\/cli\/many\/exclude\.ts$/,
  fflate: /^generator\/(reader|cli)\/[\w/-]+\.ts$/,
};

/** House style, section 3: what a part may import besides its own files. The first part that matches a path counts. */
const parts: readonly { readonly part: RegExp; readonly may: RegExp }[] = [
  {
    part: /^generated\//,
    may: /^(generated\/|scrutin\/runtime\/v1(\/zod)?$|scrutin\/rules$|zod$)/,
  },
  { part: /^runtime\//, may: /^(runtime\/|xmlbuilder2\b|zod$|fontoxpath$)/ },
  { part: /^electoral\/(?!node\/)/, may: /^(electoral\/(?!node\/)|generated\/|runtime\/)/ },
  { part: /^(index|gestion)\.ts$/, may: /^(generated|runtime)\// },
  { part: /^electoral\/node\//, may: /^(electoral|generated|runtime)\/|^node:|^csv-parse$/ },
  { part: usesNode, may: /^(generator|runtime|generated|electoral)\/|^index\.ts$|^node:|^[a-z]/ },
  {
    part: /^generator\/reader\//,
    may: /^(generator\/(reader|schema|messages)\/|generator\/diagnostics\.ts|runtime\/|fflate$)/,
  },
  {
    part: /^generator\/(schema|patterns)\//,
    may: /^(generator\/(reader|schema|patterns|messages)\/|generator\/diagnostics\.ts|runtime\/)/,
  },
  {
    part: /^generator\/ir\//,
    may: /^(generator\/(ir|schema|patterns)\/|generator\/diagnostics\.ts|runtime\/)/,
  },
  {
    part: /^generator\/emit\//,
    may: /^(generator\/(emit|ir|schema|patterns)\/|generator\/diagnostics\.ts|runtime\/)/,
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
      files.map((path) => /^(generated\/|runtime\/v1\/zod)/.exec(path)?.[0] ?? path),
    );
    expect(places.size).toBeLessThanOrEqual(library === "zod" ? 2 : 1);
  });
});

test("what is imported is a dependency, and every dependency is imported", () => {
  const { dependencies, peerDependencies } = JSON.parse(
    readFileSync(`${root}package.json`, "utf8"),
  ) as Readonly<Record<"dependencies" | "peerDependencies", Readonly<Record<string, string>>>>;
  const all = { ...dependencies, ...peerDependencies };
  expect([...findUsers().keys()].sort()).toEqual(Object.keys(all).sort());
});

test("imports close no circle in the generator, the runtime and the hand-written modules", () => {
  expect(circles(sources.filter(({ path }) => !path.startsWith("generated/")))).toEqual([]);
});

describe.for(houses)("the floors of $name", (house) => {
  test("every file lives on one", () => {
    const homeless = filesOf(house, sources).filter(
      ({ path }) => roomOf(house, path) === undefined,
    );
    expect(homeless.map(({ path }) => path)).toEqual([]);
  });

  test("no import goes up", () => {
    expect(upwardImports(house, sources)).toEqual([]);
  });

  test("are drawn in docs/house.md as they are", () => {
    const page = readFileSync(`${root}docs/house.md`, "utf8");
    expect(page, "run `npm run house -- --write`").toContain(drawHouse(house, sources));
  });
});

test("the verbs and nouns stand alone at the root of runtime/", () => {
  const atRoot = sources.filter(({ path }) => /^runtime\/[^/]+$/.test(path));
  expect(atRoot.length).toBeLessThanOrEqual(12);
});

test("an import that goes up would be found", () => {
  const [runtime] = houses;
  if (runtime === undefined) throw new Error("no house");
  const path = "runtime/datatypes/primitives/dates.ts";
  const imports = importsOf(path, 'import { assess } from "../../assess/assessment.js";');
  expect(upwardImports(runtime, [{ path, imports }])).toEqual([
    { from: path, to: "runtime/assess/assessment.ts" },
  ]);
});

test("a circle would be found", () => {
  const a = { path: "a.ts", imports: importsOf("a.ts", 'import type { B } from "./b.js";') };
  const b = { path: "b.ts", imports: importsOf("b.ts", 'export type B = import("./a.js").A;') };
  expect(circles([a, b])).toEqual(["a.ts -> b.ts -> a.ts"]);
});
