import { describe, expect, test } from "vitest";
import {
  entrySchema,
  invalidExamples,
  invalidFiles,
  schemasFolder,
  stages,
  validExamples,
} from "../support/exemples.js";
import { hasJava, jdkValidate } from "../support/jdk.js";
import { libxml2SchemaDiagnostics, libxml2Validator } from "../support/libxml2.js";
import { moduleFiles } from "../support/schema-modules.js";

const valid = validExamples();
const invalid = invalidExamples();

/** Cases in which a judge errs (`electoral-schema.md`, "Where the judges err"). */
const libxml2Errs = new Map([
  ["filiation-d-un-electeur", "reads maxOccurs 0 as 1 and accepts one Filiation"],
]);

/** Rules that the JDK numbers more finely than the Recommendation. */
const jdkNames = new Map([["cvc-elt.1", "cvc-elt.1.a"]]);

describe("libxml2", () => {
  test.for(moduleFiles())("compiles %s without a warning", (file) => {
    expect(libxml2SchemaDiagnostics(`${schemasFolder}/${file}`)).toEqual([]);
  });

  describe.for(stages)("stage %s", (stage) => {
    const validate = libxml2Validator(entrySchema(stage));
    const ofStage = <T extends { readonly stage: string }>(examples: readonly T[]): T[] =>
      examples.filter((example) => example.stage === stage);

    test.for(ofStage(valid))("accepts $name", ({ text }) => {
      expect(validate(text)).toEqual({ valid: true, errors: [] });
    });

    test.for(ofStage(invalid))("refuses $name at its line", ({ name, text, line }) => {
      const verdict = validate(text);
      if (libxml2Errs.has(name))
        expect(verdict.valid, "libxml2 is right now: strike it off").toBe(true);
      else expect(verdict.errors.map((error) => error.line)).toContain(line);
    });
  });
});

describe.skipIf(!hasJava)("the validator of the JDK", () => {
  describe.for(stages)("stage %s", (stage) => {
    const accepted = valid.filter((example) => example.stage === stage);
    const refused = invalid.filter((example) => example.stage === stage);
    const documents = [...accepted, ...refused].map(({ text }) => text);
    const { schema, verdicts } = hasJava
      ? jdkValidate(entrySchema(stage), documents)
      : { schema: [], verdicts: [] };

    test("compiles the entry schema without a warning", () => {
      expect(schema).toEqual([]);
    });

    test.for(accepted.map(({ name }, index) => ({ name, index })))("accepts $name", ({ index }) => {
      expect(verdicts[index]).toEqual({ valid: true, errors: [] });
    });

    test.for(refused.map(({ name, rule }, index) => ({ name, rule, index })))(
      "refuses $name by its rule",
      ({ rule, index }) => {
        const [first] = verdicts[accepted.length + index]?.errors ?? [];
        expect(first?.rule).toBe(jdkNames.get(rule) ?? rule);
      },
    );
  });
});

describe("invalides.tsv", () => {
  test("names every file once", () => {
    expect(invalid.map(({ name }) => `${name}.xml`).sort()).toEqual(invalidFiles());
  });

  test.for(invalid)(
    "points at a start tag or an attribute in $name, and says the mistake",
    (example) => {
      const line = example.text.split("\n")[example.line - 1];
      expect(line?.slice(example.column - 1)).toMatch(/^<[A-Za-z]|^[\w:]+="/);
      expect(example.mistake).toMatch(/^\p{Lu}.*\.$|^xsi:.*\.$/u);
    },
  );

  test("holds the number of documents and the kinds of mistakes that were asked for", () => {
    expect(invalid.length).toBeGreaterThanOrEqual(45);
    expect(new Set(invalid.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(20);
  });
});
