import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CommandFailure } from "../../../../../generator/cli/failure.js";
import { readPieces } from "../../../../../generator/cli/files/documents.js";
import { gunzipSmall, readSmallFile } from "../../../../../generator/cli/files/small-file.js";
import { speaking } from "../../../../../generator/cli/terminal.js";
import { testTerminal } from "../../../../support/terminal.js";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-small-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(name: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  const terminal = speaking(testTerminal(folder, "", {}), "en");
  for await (const piece of readPieces(name, terminal)) pieces.push(piece);
  return Buffer.concat(pieces);
}

const most = 1 << 16;

test.each([0, 1, 4095, most - 1, most, most + 1, 3 * most])(
  "a file of %i bytes is what it is, at once or in pieces, packed or not",
  async (length) => {
    const content = Buffer.from(Array.from({ length }, (_, index) => (index * 31) % 251));
    await writeFile(join(folder, "a.xml"), content);
    await writeFile(join(folder, "a.xml.gz"), gzipSync(content));
    expect((await read("a.xml")).equals(content)).toBe(true);
    expect((await read("a.xml.gz")).equals(content)).toBe(true);
    const atOnce = readSmallFile(join(folder, "a.xml"));
    expect(atOnce?.length).toBe(length > 0 && length <= most ? length : undefined);
  },
);

test("what is much once it is unpacked, or packed wrongly, is left to those who watch it", async () => {
  const much = gzipSync(Buffer.alloc((1 << 20) + 1));
  expect(much.length).toBeLessThan(most);
  expect(gunzipSmall(much)).toBeUndefined();
  expect(gunzipSmall(gzipSync("x").subarray(0, -3))).toBeUndefined();
  await writeFile(join(folder, "much.gz"), much);
  await expect(read("much.gz")).rejects.toThrow("500 times");
  await writeFile(join(folder, "cut.gz"), gzipSync("some text").subarray(0, -3));
  await expect(read("cut.gz")).rejects.toThrow(CommandFailure);
});

test("what is no small file is none", async () => {
  await mkdir(join(folder, "a"));
  expect(readSmallFile(join(folder, "a"))).toBeUndefined();
  expect(readSmallFile(join(folder, "none"))).toBeUndefined();
  expect(readSmallFile(join(folder, "a.xml/none"))).toBeUndefined();
  expect(readSmallFile(join(folder, "a\0b"))).toBeUndefined();
  expect(readSmallFile("/proc/self/status")).toBeUndefined();
});
