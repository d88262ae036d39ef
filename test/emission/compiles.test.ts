import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { generate } from "../../generator/generate.js";
import { root } from "../../scripts/root.js";
import { readFrom } from "../support/schemas-in-memory.js";
import { drawnSchema, everyShape, type Files } from "./draw-schemas.js";
import { writeFiles } from "./generate-case.js";
import { TypeChecker } from "./type-check.js";

/*
 * What is generated compiles under every flag that a user may have set. Many schemas are one program for the compiler, which
 * reads its libraries once.
 */

/** Generates from each set of schema files, compiles all of it in one program, and gives what the compiler says. */
async function errorsOf(name: string, schemas: readonly Files[]): Promise<readonly string[]> {
  const groups = await Promise.all(
    schemas.map(async (files, index) => {
      const [first = ""] = Object.keys(files);
      const generated = await generate({ locations: [first], read: readFrom(files) });
      return writeFiles(
        join(root, ".cache/emission/compiles", name, String(index)),
        generated.files,
      );
    }),
  );
  return new TypeChecker().check(groups).flatMap(({ errors }) => errors);
}

describe("generated code compiles", () => {
  test("whatever the length of a name, with nothing, one part or several required", async () => {
    const types = Array.from({ length: 200 }, (_, index) => {
      const name = "N".padEnd(index, "a");
      const part = (use: string, of: string): string =>
        `<xs:attribute name="${of}" type="xs:string" use="${use}"/>`;
      return [
        part("optional", "a"),
        part("required", "a"),
        part("required", "a") + part("required", "b".padEnd(index + 1, "b")),
      ].map((parts, at) => `<xs:complexType name="${name}${at}${index}">${parts}</xs:complexType>`);
    });
    const text = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${types.flat().join("")}</xs:schema>`;
    expect(await errorsOf("lengths", [{ "a.xsd": text }])).toEqual([]);
  });

  test("in every shape, with short names and long ones", async () => {
    const names = ["a", "Short", "Q".repeat(44), "Name".repeat(25), "Éa-b.c_1".repeat(24)];
    const schemas = names.flatMap((name) => [
      everyShape([name], true),
      everyShape([name, `${name}x`], false),
    ]);
    expect(await errorsOf("shapes", schemas)).toEqual([]);
  });

  test("of schemas that are drawn", async () => {
    const schemas = fc.sample(drawnSchema, { seed: 10, numRuns: 80 });
    expect(await errorsOf("drawn", schemas)).toEqual([]);
  });
});
