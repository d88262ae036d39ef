import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../../scripts/root.js";
import { entrySchema } from "../support/exemples.js";
import { hasJava, jdkValidate } from "../support/jdk.js";
import { libxml2Validator } from "../support/libxml2.js";

let folder: string;
let printed: string;
let document: Uint8Array;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "scrutin-start-"));
  const script = ["scripts/run-ts.mjs", "docs/examples/lot-d-avis.ts"].map((path) =>
    join(root, path),
  );
  printed = execFileSync(process.execPath, [script[0] ?? "", "--built", script[1] ?? ""], {
    cwd: folder,
    encoding: "utf8",
  });
  document = readFileSync(join(folder, "out/lot-d-avis.xml"));
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const schema = entrySchema("unite electorale");

test("npm start shows the document and a summary", () => {
  expect(printed).toContain("Anne-Sophie");
  expect(printed).toContain("AI-44109-000124");
  expect(printed).toMatch(/3 units, \d+ characters, valid/);
});

test("libxml2 accepts what npm start writes, and refuses it with a mistake", () => {
  const validate = libxml2Validator(schema);
  expect(validate(document).errors).toEqual([]);
  const broken = new TextDecoder().decode(document).replace("AI-44109-000124", "AI-44109-000123");
  expect(validate(broken).valid).toBe(false);
});

test.skipIf(!hasJava)("the JDK accepts what npm start writes", () => {
  expect(jdkValidate(schema, [document])).toEqual({
    schema: [],
    verdicts: [{ valid: true, errors: [] }],
  });
});
