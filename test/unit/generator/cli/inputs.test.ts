import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expandInputs } from "../../../../generator/cli/inputs.js";

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
  ["empty", "empty: no .xsd file in this folder"],
  ["sub/*.txt", "sub/*.txt: no file matches this pattern"],
] as const)("%s is an error: %s", async ([input, message]) => {
  await expect(expand(input)).rejects.toThrow(message);
});
