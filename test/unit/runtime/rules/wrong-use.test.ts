import { describe, expect, test } from "vitest";
import * as z from "zod";
import { loadSchemas } from "../../../../generator/generate.js";
import { readSchematron } from "../../../../generator/schematron/read/read.js";
import type { ElementDescriptor } from "../../../../runtime/descriptors.js";
import { XmlValidationError } from "../../../../runtime/issues.js";
import type { RulesOption } from "../../../../runtime/nouns/rule-checker.js";
import { parse, validateDocument } from "../../../../runtime/parse.js";
import { parseStream } from "../../../../runtime/parse-stream.js";
import { type RuleSet, typedRules, useRules } from "../../../../runtime/rules/index.js";
import { serialize } from "../../../../runtime/serialize.js";
import { serializeStream } from "../../../../runtime/serialize-stream.js";
import { standardSchema } from "../../../../runtime/standard-schema.js";
import { elementSchemaOf } from "../../../../runtime/v1/zod.js";
import { assertValid, isValid, validate } from "../../../../runtime/validate.js";
import { validateStream } from "../../../../runtime/validate-stream.js";
import { readFrom } from "../../../support/schemas-in-memory.js";

const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="r"><xs:complexType><xs:sequence><xs:element name="u" type="xs:string" maxOccurs="9"/></xs:sequence></xs:complexType></xs:element></xs:schema>`;
const document = "<r><u>1</u></r>";
const value = { u: ["1"] };

async function element(): Promise<ElementDescriptor> {
  const schemas = await loadSchemas({ locations: ["s.xsd"], read: readFrom({ "s.xsd": schema }) });
  const found = schemas.elements.get("r");
  if (found === undefined) throw new Error(schema);
  return found;
}

function ruleSetOf(role: string): RuleSet {
  const text = `<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern><rule context="u"><report id="A" role="${role}" test=". = 1">m</report></rule></pattern></schema>`;
  const { ruleSet } = readSchematron(text, { file: "r.sch", locale: "en" });
  if (ruleSet === undefined) throw new Error(text);
  return ruleSet;
}

/** Every function that takes rules, as programs call it that no compiler has seen. */
async function calls(given: object): Promise<Readonly<Record<string, () => unknown>>> {
  const root = await element();
  const options = given as RulesOption;
  const all = async (stream: AsyncIterable<unknown>): Promise<void> => {
    for await (const part of stream) expect(part).toBeDefined();
  };
  return {
    parse: () => parse(root, document, options),
    validateDocument: () => validateDocument(root, document, options),
    validateStream: () => validateStream(root, document, options),
    parseStream: () => all(parseStream(root, document, { ...options, at: "u" })),
    validate: () => validate(root, value, options),
    isValid: () => isValid(root, value, options),
    assertValid: () => assertValid(root, value, options),
    serialize: () => serialize(root, value, options),
    serializeStream: async () =>
      all(
        serializeStream(root as never, {} as never, value.u as never, {
          ...options,
          at: "u" as never,
        }),
      ),
    standardSchema: () => standardSchema(root, options)["~standard"].validate(value),
  };
}

describe("what is no rule set, no rules or no level is told, and passes for nothing", () => {
  const ruleSet = ruleSetOf("error");
  const rules = useRules(ruleSet);

  test.for([undefined, null, 3, "electoral", {}, [], [ruleSet], { ruleSet }, rules])(
    "as a rule set: %o",
    (given) => {
      for (const make of [useRules, typedRules])
        expect(() => make(given as RuleSet)).toThrow(/^this is no rule set/);
    },
  );

  test.for([null, 3, "electoral", {}, [null], [rules, 3], ruleSet, [[rules]], () => rules])(
    "as rules: %o",
    async (given) => {
      for (const [name, call] of Object.entries(await calls({ rules: given })))
        await expect((async () => call())(), name).rejects.toThrow(/^the option rules takes/);
    },
  );

  test.for(["fatal", "warn", "ERROR", "", 3, null])("as a level: %o", async (level) => {
    for (const [name, call] of Object.entries(await calls({ rules, level })))
      await expect((async () => call())(), name).rejects.toThrow(/^there is no level /);
    const options = { level } as RulesOption;
    expect(rules.checkDocument(document, options).map(({ code }) => code)).toEqual(["A"]);
  });
});

describe("what says whether a value is valid", () => {
  test("refuses errors of rules", async () => {
    const rules = useRules(ruleSetOf("error"));
    const root = await element();
    expect(isValid(root, value, { rules })).toBe(false);
    expect(() => assertValid(root, value, { rules })).toThrow(XmlValidationError);
    expect(standardSchema(root, { rules })["~standard"].validate(value)).toMatchObject({
      issues: [{ code: "A" }],
    });
    const { error } = z.safeParse(
      elementSchemaOf(() => root, { rules }),
      value,
    );
    expect(error?.issues).toMatchObject([{ message: "m", path: ["u", 0] }]);
  });

  test("takes warnings and informations", async () => {
    for (const role of ["warning", "info"]) {
      const rules = useRules(ruleSetOf(role));
      const root = await element();
      expect(validate(root, value, { rules })).toHaveLength(1);
      expect(isValid(root, value, { rules })).toBe(true);
      expect(standardSchema(root, { rules })["~standard"].validate(value)).toEqual({ value });
      expect(
        z.safeParse(
          elementSchemaOf(() => root, { rules }),
          value,
        ).success,
      ).toBe(true);
    }
  });

  test("takes a value of a type, about which rules are not asked", async () => {
    const rules = useRules(ruleSetOf("error"));
    const type = (await element()).type();
    expect(validate(type, value, { rules }).map(({ code }) => code)).toEqual(["rules-not-run"]);
    expect(isValid(type, value, { rules })).toBe(true);
    expect(standardSchema(type, { rules })["~standard"].validate(value)).toEqual({ value });
  });
});
