import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CommandFailure } from "../../../../../generator/cli/failure.js";
import { compareOutput, marker, writeOutput } from "../../../../../generator/cli/files/output.js";

vi.mock("node:fs/promises", async (load) => {
  const real = await load<typeof import("node:fs/promises")>();
  return { ...real, symlink: vi.fn(real.symlink) };
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-output-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const ours = (text: string): string => `${marker} from a.xsd.\n${text}\n`;
const listing = async (): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true })).map((path) => path.replaceAll("\\", "/")).sort();

test("writes files, folders included, and says what it did", async () => {
  const files = [
    { path: "a.ts", text: ours("a") },
    { path: "b/c.ts", text: ours("c") },
  ];
  expect(await writeOutput(join(folder, "out"), files)).toEqual([
    { path: "a.ts", state: "missing" },
    { path: "b/c.ts", state: "missing" },
  ]);
  expect(await listing()).toEqual(["out", "out/a.ts", "out/b", "out/b/c.ts"]);
  expect(await writeOutput(join(folder, "out"), files)).toEqual([]);
});

test("makes no links on its way, which the watchers of development servers do not survive", async () => {
  const files = (text: string) => ["a.ts", "b/c.ts"].map((path) => ({ path, text: ours(text) }));
  await writeOutput(folder, [...files("old"), { path: "d.ts", text: ours("old") }]);
  await writeOutput(folder, files("new"));
  expect(symlink).not.toHaveBeenCalled();
  expect(await listing()).toEqual(["a.ts", "b", "b/c.ts"]);
});

test("names what is stale without touching it", async () => {
  await writeFile(join(folder, "changed.ts"), ours("old"));
  await writeFile(join(folder, "gone.ts"), ours("gone"));
  const files = [
    { path: "changed.ts", text: ours("new") },
    { path: "new.ts", text: ours("new") },
  ];
  expect(await compareOutput(folder, files)).toEqual([
    { path: "changed.ts", state: "changed" },
    { path: "new.ts", state: "missing" },
    { path: "gone.ts", state: "superfluous" },
  ]);
  expect(await readFile(join(folder, "changed.ts"), "utf8")).toBe(ours("old"));
  expect(await listing()).toEqual(["changed.ts", "gone.ts"]);
});

test("deletes what it wrote before and no longer writes, and nothing else", async () => {
  await mkdir(join(folder, "other"));
  await writeFile(join(folder, "gone.ts"), ours("gone"));
  await writeFile(join(folder, "mine.ts"), "export {};\n");
  await writeFile(join(folder, "other", "run.ts"), ours("written by another run"));
  await writeOutput(folder, [{ path: "a.ts", text: ours("a") }]);
  expect(await listing()).toEqual(["a.ts", "mine.ts", "other", "other/run.ts"]);
});

test("leaves alone what a compiler made of its files", async () => {
  for (const name of ["a.js", "a.d.ts", "a.d.ts.map"])
    await writeFile(join(folder, name), ours(name));
  await writeOutput(folder, [{ path: "a.ts", text: ours("a") }]);
  expect(await listing()).toEqual(["a.d.ts", "a.d.ts.map", "a.js", "a.ts"]);
});

test("a file that is not ours stops everything before anything is written", async () => {
  await writeFile(join(folder, "b.ts"), "export const precious = 1;\n");
  await writeFile(join(folder, "gone.ts"), ours("gone"));
  const files = [
    { path: "a.ts", text: ours("a") },
    { path: "b.ts", text: ours("b") },
  ];
  await expect(writeOutput(folder, files)).rejects.toThrow(
    /b\.ts: this file was not written by scrutin/,
  );
  expect(await listing()).toEqual(["b.ts", "gone.ts"]);
  expect(await readFile(join(folder, "b.ts"), "utf8")).toBe("export const precious = 1;\n");
});

test("a folder where a file should be, and a file where a folder should be, are in the way", async () => {
  await mkdir(join(folder, "a.ts"));
  await expect(writeOutput(folder, [{ path: "a.ts", text: ours("a") }])).rejects.toThrow(
    CommandFailure,
  );
  await writeFile(join(folder, "b"), "text");
  await expect(writeOutput(folder, [{ path: "b/c.ts", text: ours("c") }])).rejects.toThrow();
  await expect(
    writeOutput(join(folder, "b"), [{ path: "c.ts", text: ours("c") }]),
  ).rejects.toThrow();
  expect(await listing()).toEqual(["a.ts", "b"]);
});

test("an error in the middle leaves everything as it was", async () => {
  await writeFile(join(folder, "a.ts"), ours("old"));
  await writeFile(join(folder, "gone.ts"), ours("gone"));
  const files = [
    { path: "a.ts", text: ours("new") },
    { path: "new/b.ts", text: ours("b") },
    { path: `${"x".repeat(300)}.ts`, text: ours("a name that no file system takes") },
  ];
  await expect(writeOutput(folder, files)).rejects.toThrow();
  expect(await listing()).toEqual(["a.ts", "gone.ts"]);
  expect(await readFile(join(folder, "a.ts"), "utf8")).toBe(ours("old"));
});

test.for(["../a.ts", "/a.ts", "a/../../b.ts", "C:/a.ts"])(
  "%s does not leave the folder",
  async (path) => {
    await expect(writeOutput(folder, [{ path, text: ours("a") }])).rejects.toThrow("output folder");
  },
);
