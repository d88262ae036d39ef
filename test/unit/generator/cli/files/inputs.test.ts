import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expandInputs } from "../../../../../generator/cli/files/inputs.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-inputs-"));
  await mkdir(join(folder, "sub/deep"), { recursive: true });
  await mkdir(join(folder, "empty"));
  for (const name of ["b.xsd", "a.xsd", "note.txt", "sub/c.xsd", "sub/deep/d.xsd", "e[1].xsd"]) {
    await writeFile(join(folder, name), "");
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let said: string[] = [];
const expand = (...inputs: string[]): Promise<readonly string[]> => {
  said = [];
  return expandInputs(inputs, { folder, extension: "xsd", say: ({ en }) => said.push(en) });
};

test("a file is itself, in the order given and once", async () => {
  expect(await expand("b.xsd", "a.xsd", "./b.xsd")).toEqual(["b.xsd", "a.xsd"]);
});

test("a folder is the schemas in it, at any depth", async () => {
  expect(await expand("sub")).toEqual(["sub/c.xsd", "sub/deep/d.xsd"]);
  expect(await expand(".")).toEqual(["a.xsd", "b.xsd", "e[1].xsd", "sub/c.xsd", "sub/deep/d.xsd"]);
});

test("a pattern is what it matches; a file whose name looks like one is itself", async () => {
  expect(await expand("*.xsd")).toEqual(["a.xsd", "b.xsd", "e[1].xsd"]);
  expect(await expand("sub/**/*.xsd")).toEqual(["sub/c.xsd", "sub/deep/d.xsd"]);
  expect(await expand("e[1].xsd")).toEqual(["e[1].xsd"]);
});

test("an address is left alone", async () => {
  expect(await expand("https://example.org/a.xsd")).toEqual(["https://example.org/a.xsd"]);
});

test.for([
  ["none.xsd", "none.xsd: no such file or folder"],
  ["", "one of the file names is empty (a variable without a value, perhaps)"],
  [" ", "one of the file names is empty (a variable without a value, perhaps)"],
  ["empty", "empty: no .xsd file in this folder"],
  ["sub/*.txt", "sub/*.txt: no file matches this pattern"],
] as const)("%s is an error: %s", async ([input, message]) => {
  await expect(expand(input)).rejects.toThrow(message);
});

describe("a tree with node_modules, links and hidden folders", () => {
  let tree: string;
  beforeAll(async () => {
    tree = join(folder, "tree");
    for (const path of [
      "node_modules/pack/schemas/a.xsd",
      "node_modules/pack/node_modules/deep/b.xsd",
      "src/c.xsd",
      "src/node_modules/d.xsd",
      "src/.hidden/e.XSD",
      "src/x.cache/f.xsd",
    ]) {
      await mkdir(dirname(join(tree, path)), { recursive: true });
      await writeFile(join(tree, path), "");
    }
    await symlink("src", join(tree, "also"));
    await symlink("../src", join(tree, "src/round"));
    await symlink("c.xsd", join(tree, "src/alias.xsd"));
    await symlink("nowhere.xsd", join(tree, "src/gone.xsd"));
  });

  test("all below a folder that is named is read, but for node_modules below it, which is said", async () => {
    expect(await expand("tree")).toEqual([
      "tree/src/.hidden/e.XSD",
      "tree/src/c.xsd",
      "tree/src/x.cache/f.xsd",
    ]);
    expect(said.join()).toMatch(/^tree: tree\/node_modules and 1 other are left out/);
    expect(await expand("tree/node_modules/pack")).toEqual([
      "tree/node_modules/pack/schemas/a.xsd",
    ]);
    expect(said.join()).toContain("tree/node_modules/pack/node_modules is left out");
    expect(await expand("tree/src/node_modules", "tree/node_modules/pack/schemas")).toEqual([
      "tree/src/node_modules/d.xsd",
      "tree/node_modules/pack/schemas/a.xsd",
    ]);
    expect(said).toEqual([]);
  });

  test("also by a link, and by a pattern", async () => {
    expect(await expand("tree/also")).toContain("tree/also/c.xsd");
    expect(await expand("tree/**/*.xsd")).toEqual(["tree/src/c.xsd", "tree/src/x.cache/f.xsd"]);
    expect(said.join()).toContain("left out");
    expect(await expand("tree/node_modules/*/schemas/*.xsd", "tree/*/node_modules/*.xsd")).toEqual([
      "tree/node_modules/pack/schemas/a.xsd",
      "tree/src/node_modules/d.xsd",
    ]);
    expect(await expand("tree/node_modules/**/*.xsd")).toEqual([
      "tree/node_modules/pack/schemas/a.xsd",
    ]);
  });

  test("the cache is no input", async () => {
    const without = join(tree, "src/x.cache");
    const wanted = { folder, extension: "xsd", without, say: () => undefined };
    expect(await expandInputs(["tree/src"], wanted)).toEqual([
      "tree/src/.hidden/e.XSD",
      "tree/src/c.xsd",
    ]);
  });
});
