import { isUtf8 } from "node:buffer";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type ListedName, readFileList } from "../../../../../generator/cli/many/file-list.js";
import { speaking } from "../../../../../generator/cli/terminal.js";
import { testTerminal } from "../../../../support/terminal.js";

async function namesIn(
  pieces: readonly Uint8Array[],
  zero: boolean,
): Promise<readonly ListedName[]> {
  const terminal = {
    ...testTerminal("/"),
    input: async function* () {
      yield* pieces;
    },
  };
  const names: ListedName[] = [];
  for await (const some of readFileList("-", { zero }, speaking(terminal, "en")))
    names.push(...some);
  return names;
}

/** Bytes in pieces that end anywhere, inside a character too. */
function cut(bytes: Uint8Array, length: number): readonly Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += length) pieces.push(bytes.subarray(at, at + length));
  return pieces;
}

const lineName = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
  .filter((text) => !/[\0\n]|\r$/.test(text) && text !== "-");

test("names are lines, however the list comes in pieces", async () => {
  const property = fc.asyncProperty(
    fc.array(lineName),
    fc.integer({ min: 1, max: 30 }),
    fc.constantFrom("\n", "\r\n"),
    fc.boolean(),
    async (names, length, end, last) => {
      const text = names.join(end) + (last ? end : "");
      expect(await namesIn(cut(Buffer.from(text), length), false)).toEqual(names);
    },
  );
  await fc.assert(property);
});

const anyName = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
  .map((text) => `${text}\n\r`)
  .filter((text) => !text.includes("\0"));

test("names with zero bytes between may have line ends; the list shows what it is", async () => {
  const property = fc.asyncProperty(
    fc.array(anyName, { minLength: 1 }),
    fc.integer({ min: 1, max: 30 }),
    fc.boolean(),
    async (names, length, zero) => {
      const list = Buffer.from(names.map((name) => `${name}\0`).join(""));
      expect(await namesIn(cut(list, length), zero)).toEqual(names);
    },
  );
  await fc.assert(property);
});

test("a long list is handed on as it comes", async () => {
  const names = Array.from({ length: 20_000 }, (_, index) => `folder/${index}.xml`);
  expect(await namesIn(cut(Buffer.from(names.join("\n")), 4099), false)).toEqual(names);
});

test("a file called - is no standard input", async () => {
  expect(await namesIn([Buffer.from("-\na\n")], false)).toEqual(["./-", "a"]);
});

test("what Windows puts before a list is no part of a name, and UTF-16 is told", async () => {
  const property = fc.asyncProperty(
    fc.array(lineName),
    fc.integer({ min: 1, max: 9 }),
    fc.constantFrom("\n", "\0"),
    async (names, length, end) => {
      const text = names.map((name) => name + end).join("");
      expect(await namesIn(cut(Buffer.from(`\ufeff${text}`), length), end === "\0")).toEqual(names);
      const little = cut(Buffer.from(`\ufeff${text}`, "utf16le"), length);
      await expect(namesIn(little, false)).rejects.toThrow("UTF-16");
    },
  );
  await fc.assert(property);
});

test("names that are not UTF-8 are told, each by itself", async () => {
  const property = fc.asyncProperty(
    fc.uniqueArray(
      fc.uint8Array({ minLength: 1, maxLength: 6 }).map((name) => [...name]),
      {
        selector: String,
      },
    ),
    fc.constantFrom("\n", "\0"),
    async (all, end) => {
      const wanted = all.filter(
        (name) => !/[\0\n]|\r$|\\|^-$|^\ufeff/.test(Buffer.from(name).toString()),
      );
      const list = Buffer.concat(wanted.map((name) => Buffer.from([...name, end.charCodeAt(0)])));
      if (/^(?:fffe|feff)/.test(list.toString("hex"))) return;
      const found = await namesIn([list], end === "\0");
      expect(found).toHaveLength(wanted.length);
      for (const [index, name] of wanted.entries()) {
        const listed = found[index];
        const bytes = Buffer.from(name);
        if (isUtf8(bytes)) expect(listed).toBe(bytes.toString());
        else expect(listed).toMatchObject({ failure: expect.stringContaining("is not UTF-8") });
      }
      const files = found.map((listed) => (typeof listed === "string" ? listed : listed.file));
      expect(new Set(files).size).toBe(files.length);
    },
  );
  await fc.assert(property);
});
