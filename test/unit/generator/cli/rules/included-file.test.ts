import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { includedFile } from "../../../../../generator/cli/rules/included-file.js";
import type { Console } from "../../../../../generator/cli/terminal.js";

const part = `<pattern xmlns="http://purl.oclc.org/dsdl/schematron" id="été"/>`;
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "included-"));
  mkdirSync(join(folder, "inner/deep"), { recursive: true });
  const files: Readonly<Record<string, Buffer>> = {
    "plain.sch": Buffer.from(part),
    "marked.sch": Buffer.from(`\ufeff${part}`),
    "wide.sch": Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${part}`, "utf16le"),
    "latin.sch": Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${part}`, "latin1"),
    "un accent é.sch": Buffer.from(part),
    "50%25.sch": Buffer.from(part),
    "wrong.sch": Buffer.from(part, "latin1"),
    "unknown.sch": Buffer.from(`<?xml version="1.0" encoding="KLINGON"?>${part}`),
    "inner/deep/below.sch": Buffer.from(part),
  };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
});

afterAll(() => rmSync(folder, { recursive: true }));

/** What a reference in `inner/from.sch` leads to. */
function found(href: string): ReturnType<typeof includedFile> {
  return includedFile(href, join("inner", "from.sch"), { cwd: folder, locale: "en" } as Console);
}

describe("a file that rules include", () => {
  test.each([
    "../plain.sch",
    "../marked.sch",
    "../wide.sch",
    "../latin.sch",
    "../un%20accent%20%C3%A9.sch",
    "../un accent é.sch",
    "../50%25.sch",
    "./deep/../deep/below.sch",
  ])("is found as a URI reference and as a path, in any encoding: %s", (href) => {
    expect(found(href)).toMatchObject({ text: expect.stringContaining(part) });
  });

  test("is found by its whole path and its address", () => {
    const path = join(folder, "plain.sch");
    for (const href of [path, pathToFileURL(path).href])
      expect(found(href)).toMatchObject({ name: path, text: part });
  });

  test.each([
    ["deep", "it is not a file"],
    ["..", "it is not a file"],
    ["http://example.org/a.sch", "only files of this machine are included"],
    ["urn:a:b", "only files of this machine are included"],
    ["../unknown.sch", 'the encoding "klingon" is not known'],
  ])("has a reason where it cannot be read: %s", (href, reason) => {
    expect(found(href)).toEqual({ reason });
  });

  test("has a reason where its bytes are not of its encoding", () => {
    expect(found("../wrong.sch")).toMatchObject({ reason: expect.stringContaining("not UTF-8") });
  });

  test.each([
    "nowhere.sch",
    "deep/nowhere.sch",
    "%",
    `${"x".repeat(5000)}.sch`,
    "file:///no/such.sch",
  ])("is missing: %.20s", (href) => {
    expect(found(href)).toBeUndefined();
  });
});
