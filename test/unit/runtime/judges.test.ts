import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { parse } from "../../../runtime/parse.js";
import { writeDocument } from "../../../runtime/serialize/document.js";
import { validate } from "../../../runtime/validate.js";
import { StringSink } from "../../../runtime/xml/write/string-sink.js";
import { kitchen, kitchenSchema, spiceSchema, xmlSchema } from "../../support/kitchen.js";
import { kitchens } from "../../support/kitchen-values.js";
import { libxml2Validator } from "../../support/libxml2.js";

const folder = mkdtempSync(join(tmpdir(), "judges-"));
writeFileSync(join(folder, "kitchen.xsd"), kitchenSchema);
writeFileSync(join(folder, "xml.xsd"), xmlSchema);
writeFileSync(join(folder, "spice.xsd"), spiceSchema);
const libxml2 = libxml2Validator(join(folder, "kitchen.xsd"));
afterAll(() => rmSync(folder, { recursive: true }));

type Tree = Record<string, unknown> | unknown[];

const texts = ["", "x y", "-1", "2020-02-30", "1.0"];
/** An empty element with a fixed value would have that value. */
const wrongVersions = ["3", "x y", "-1", "2", "1.0"];

/** Places in a value where something can be changed. */
function placesIn(value: unknown): { readonly holder: Tree; readonly key: string | number }[] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Tree;
  const keys = Array.isArray(holder) ? holder.map((_, index) => index) : Object.keys(holder);
  return keys.flatMap((key) => [
    { holder, key },
    ...placesIn((holder as Record<string | number, unknown>)[key]),
  ]);
}

/** Breaks a copy of a value at one place, in a way that can still be written. */
function mutate(value: unknown, choice: number, how: number): unknown {
  const copy = structuredClone(value);
  const places = placesIn(copy);
  const place = places[choice % places.length];
  if (place === undefined) return copy;
  const { holder } = place;
  const record = holder as Record<string | number, unknown>;
  const old = record[place.key];
  // libxml2 wants namespaces to be URIs, which is not the schema's concern.
  if (place.key === "namespace" || String(old).startsWith("urn:")) return copy;
  if (Array.isArray(holder)) {
    const index = Number(place.key);
    if (how % 3 === 0) holder.splice(index, 1);
    else if (how % 3 === 1) holder.splice(index, 0, structuredClone(old));
    else holder.push(...holder.splice(index, 1));
  } else if (how % 4 === 0) delete record[place.key];
  else if (how % 4 === 1) record[place.key] = null;
  else if (typeof old === "string")
    record[place.key] = (place.key === "version" ? wrongVersions : texts)[how % 5];
  else if (typeof old === "number") record[place.key] = [0, 2 ** 31, -1][how % 3];
  return copy;
}

/** Mistakes that a document made of the value cannot show. */
function onlyOfValues(code: string): boolean {
  return code.startsWith("value-") || code === "limit-depth";
}

test("validate refuses a value when parse and libxml2 refuse its document", () => {
  const verdicts = { valid: 0, invalid: 0 };
  fc.assert(
    fc.property(kitchens, fc.nat(), fc.nat(), (value, choice, how) => {
      const mutant = mutate(value, choice, how);
      const issues = validate(kitchen, mutant);
      if (issues.some(({ code }) => onlyOfValues(code))) return;
      const sink = new StringSink();
      try {
        writeDocument(sink, kitchen, mutant, {});
      } catch (error) {
        expect(issues.length, String(error)).toBeGreaterThan(0);
        return;
      }
      const text = sink.take();
      const valid = issues.length === 0;
      verdicts[valid ? "valid" : "invalid"]++;
      expect(
        parse(kitchen, text).issues.length === 0,
        `parse: ${text}\n${JSON.stringify(issues)}`,
      ).toBe(valid);
      // libxml2 accepts an empty NMTOKENS, which Part 2, 3.3.5, gives a minimum length of 1.
      if (issues.length > 0 && issues.every(({ code }) => code === "cvc-minLength-valid")) return;
      expect(libxml2(text).valid, `libxml2: ${text}\n${JSON.stringify(issues)}`).toBe(valid);
    }),
    { numRuns: 1000, seed: 1 },
  );
  expect(verdicts.valid).toBeGreaterThan(100);
  expect(verdicts.invalid).toBeGreaterThan(100);
});
