import fc from "fast-check";
import { type InterfaceDeclarationStructure, printStructure, StructureKind } from "ts-morph";
import { expect, test } from "vitest";
import { interfaceText } from "../../../../../generator/emit/text/print.js";
import type { InterfaceStatement } from "../../../../../generator/emit/text/statements.js";

const word = fc.stringMatching(/^[\p{L}@`$\\{}'"][\p{L}\d@`$\\{}'" ]{0,110}[\p{L}}]$/u);
const name = fc.stringMatching(/^[A-Za-zÉ_$][\wé$]{0,20}$/);
const docs = fc.array(word, { maxLength: 4 });

const statements: fc.Arbitrary<InterfaceStatement> = fc.record({
  kind: fc.constant("interface"),
  name,
  docs,
  isPrivate: fc.constantFrom(true, undefined),
  extends: fc.option(fc.array(name, { maxLength: 3 }), { nil: undefined }),
  properties: fc.array(
    fc.record({
      name: fc.oneof(
        name,
        word.map((text) => JSON.stringify(text)),
      ),
      type: fc.constantFrom(
        "string",
        "readonly A[]",
        '"a" | "b"',
        "[A, ...A[]]",
        "{ a: 1; b?: 2 }",
      ),
      optional: fc.boolean(),
      docs: fc.option(docs, { nil: undefined }),
    }),
    { maxLength: 5 },
  ),
});

test("an interface is printed as ts-morph prints it", () => {
  fc.assert(
    fc.property(statements, (statement) => {
      expect(interfaceText(statement)).toBe(byTsMorph(statement));
    }),
    { numRuns: 200 },
  );
});

function byTsMorph({ name, docs, isPrivate, properties, ...rest }: InterfaceStatement): string {
  const structure: InterfaceDeclarationStructure = {
    kind: StructureKind.Interface,
    isExported: isPrivate !== true,
    docs: docsOf(docs),
    name,
    extends: [...(rest.extends ?? [])],
    properties: properties.map(({ name, type, optional, docs = [] }) => ({
      name,
      type,
      hasQuestionToken: optional === true,
      docs: docsOf(docs),
    })),
  };
  return printStructure(structure, { indentNumberOfSpaces: 2 });
}

/** A comment of several lines begins on the line after its opening. */
function docsOf(lines: readonly string[]): { description: string }[] {
  if (lines.length === 0) return [];
  return [{ description: lines.length === 1 ? (lines[0] ?? "") : `\n${lines.join("\n")}` }];
}
