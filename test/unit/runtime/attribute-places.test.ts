import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadSchemas } from "../../../generator/generate.js";
import type { XmlIssue } from "../../../runtime/issues.js";
import { parse, validateDocument } from "../../../runtime/parse.js";
import { parseStream } from "../../../runtime/parse-stream.js";
import { validateStream } from "../../../runtime/validate-stream.js";
import {
  declarations,
  type PlacedOptions,
  placedDocuments,
} from "../../support/placed-attributes.js";
import { readFrom, xsd } from "../../support/schemas-in-memory.js";

/* What is wrong with an attribute stands where the attribute stands, however the document is read. */

const schemas = await loadSchemas({
  locations: ["t.xsd"],
  read: readFrom({ "t.xsd": xsd(declarations) }),
});

function said(issues: readonly XmlIssue[]): readonly string[] {
  return issues
    .map(({ code, position }) => `${position?.line}:${position?.column} ${code}`)
    .toSorted();
}

/** A text in pieces that end where numbers between 0 and 1 say. */
function pieces<Text extends string | Uint8Array>(text: Text, cuts: readonly number[]): Text[] {
  const ends = cuts.map((cut) => Math.floor(cut * text.length)).toSorted((a, b) => a - b);
  return [...ends, text.length].map((end, index) => text.slice(ends[index - 1] ?? 0, end) as Text);
}

function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
}

async function streamed(source: Iterable<string | Uint8Array>): Promise<readonly XmlIssue[]> {
  const issues: XmlIssue[] = [];
  for await (const part of parseStream(schemas, source, { at: "e" })) issues.push(...part.issues);
  return issues;
}

const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 });

describe.each<PlacedOptions["root"]>(["r", "plain"])("of a wrong attribute in %s", (root) => {
  test("the place is that of its name, however the document is read", async () => {
    await fc.assert(
      fc.asyncProperty(placedDocuments({ root, wrong: true }), cuts, async (document, where) => {
        const { text, expected } = document;
        const bytes = new TextEncoder().encode(text);
        expect(said(parse(schemas, text).issues)).toEqual(expected);
        expect(said(parse(schemas, text, { lenient: true }).issues)).toEqual(expected);
        expect(said(validateDocument(schemas, bytes))).toEqual(expected);
        expect(said(validateDocument(schemas, utf16(text)))).toEqual(expected);
        expect(said(await validateStream(schemas, pieces(text, where)))).toEqual(expected);
        expect(said(await validateStream(schemas, pieces(utf16(text), where)))).toEqual(expected);
        expect(said(await streamed(pieces(bytes, where)))).toEqual(expected);
        expect(said(await streamed(text))).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });
});
