import { describe, expect, test } from "vitest";
import { type Judgement, judge } from "../../../../../generator/cli/many/judge.js";
import { schemaSetOf } from "../../../../../generator/generate.js";
import { readSchematron } from "../../../../../generator/schematron/read/read.js";
import type { SchemaSet } from "../../../../../runtime/descriptors.js";
import { type Rules, useRules } from "../../../../../runtime/rules/index.js";
import { loadTexts } from "../../../../support/load-schema.js";

const xsd = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="quai"><xs:complexType><xs:sequence><xs:element name="grue" maxOccurs="unbounded"><xs:complexType><xs:attribute name="tonnes" type="xs:int"/></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element></xs:schema>`;

/** Asks of each crane, and perhaps something that needs the whole document. */
function rulesOf(...more: readonly string[]): Rules {
  const asserts = [`<assert id="local" test="@tonnes &lt; 90">m</assert>`, ...more].join("");
  const text = `<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern id="p"><rule context="grue">${asserts}</rule></pattern></schema>`;
  const { ruleSet, findings } = readSchematron(text, { file: "grues.sch", locale: "en" });
  if (ruleSet === undefined) throw new Error(JSON.stringify(findings));
  return useRules(ruleSet);
}

const whole = `<assert id="whole" test="following-sibling::grue or @tonnes &lt; 50">m</assert>`;
const mebibyte = 1 << 20;

/** A document of as many MiB in comments, with a crane after each, the last of which breaks both rules. */
async function* piecesOf(size: number, onPiece: () => void = () => undefined) {
  const encoder = new TextEncoder();
  yield encoder.encode("<quai>");
  for (let index = 1; index <= size; index++) {
    onPiece();
    yield encoder.encode(
      `<!--${"x".repeat(mebibyte)}-->\n<grue tonnes="${index === size ? 95 : index}"/>`,
    );
  }
  yield encoder.encode("</quai>");
}

async function schemas(): Promise<SchemaSet> {
  const { schema, findings } = await loadTexts({ "quai.xsd": xsd });
  expect(findings).toEqual([]);
  return schemaSetOf(schema);
}

function codes({ issues }: Judgement): readonly string[] {
  return issues.map(({ code, level, position }) => `${code} ${level} ${position?.line ?? "-"}`);
}

/** A limit that no document reaches by its comments. */
const limits = { textLength: 4 * mebibyte };

describe("a document that is judged by a schema and rules", () => {
  test.each([3, 18])(
    "is held whole only if it is short, or rules ask for it: %d MiB",
    async (size) => {
      const read = { first: 0, second: 0 };
      const again = async () => piecesOf(size, () => read.second++);
      const judged = { pieces: piecesOf(size, () => read.first++), again, wanted: false };
      const local = await judge(
        judged,
        { schemas: await schemas(), rules: [rulesOf()] },
        { limits },
      );
      expect(codes(local)).toEqual([`local error ${size + 1}`]);
      expect(local.document === undefined).toBe(size > 16);
      expect(read).toEqual({ first: size, second: 0 });
    },
  );

  test.each([3, 18])("is read again where a rule needs the whole of it: %d MiB", async (size) => {
    let second = 0;
    const again = async () => piecesOf(size, () => second++);
    const judged = { pieces: piecesOf(size), again, wanted: false };
    const rules = [rulesOf(), rulesOf(whole)];
    const both = await judge(judged, { schemas: await schemas(), rules }, { limits });
    const line = size + 1;
    expect(codes(both)).toEqual([
      `local error ${line}`,
      `local error ${line}`,
      `whole error ${line}`,
    ]);
    expect(second).toBe(size > 16 ? size : 0);
  });

  test("is held whole where it cannot be read again and a rule needs it", async () => {
    const judged = { pieces: piecesOf(18), again: async () => undefined, wanted: false };
    const judges = { schemas: await schemas(), rules: [rulesOf(whole)] };
    expect(codes(await judge(judged, judges, { limits }))).toEqual([
      "local error 19",
      "whole error 19",
    ]);
  });

  test.each([3, 18])("tells as many findings of rules as are wanted: %d MiB", async (size) => {
    const warning = `<assert id="W" role="warning" test="@tonnes = 0">w</assert>`;
    const judges = { schemas: await schemas(), rules: [rulesOf(warning)] };
    const judged = { pieces: piecesOf(size), again: async () => undefined, wanted: false };
    const two = await judge(judged, judges, { limits, maxIssues: 2, locale: "en" });
    expect(two.issues.map(({ level, message }) => `${level} ${message}`)).toEqual([
      "warning w",
      "warning w",
      "error m",
      `information ${size - 2} more ${size === 3 ? "warning or information is" : "warnings or informations are"} not shown; --max-issues shows more`,
    ]);
    const none = await judge({ ...judged, pieces: piecesOf(size) }, judges, {
      limits,
      maxIssues: 0,
      locale: "en",
    });
    expect(none.issues.map(({ code, level }) => `${String(code)} ${level}`)).toContain(
      "limit-issues error",
    );
  });

  test("is left where the schema finds too much, and what it comes from is closed", async () => {
    let closed = false;
    const endless = async function* () {
      try {
        yield Buffer.from("<quai>");
        for (;;) yield Buffer.from(`<!--${"x".repeat(mebibyte)}--><grue tonnes="x"/>`);
      } finally {
        closed = true;
      }
    };
    const judged = { pieces: endless(), again: async () => undefined, wanted: false };
    const judges = { schemas: await schemas(), rules: [rulesOf()] };
    const { issues } = await judge(judged, judges, { limits, maxIssues: 2 });
    expect(issues.map(({ code }) => String(code)).slice(-2)).toEqual([
      "limit-issues",
      "rules-not-run",
    ]);
    expect(closed).toBe(true);
  });
});
