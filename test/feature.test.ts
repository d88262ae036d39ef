import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parseXmlDocument } from "slimdom";
import { describe, expect, test } from "vitest";
import { firstDifference } from "../generator/cli/generate/descriptor-difference.js";
import type { ElementDescriptor, SchemaSet } from "../runtime/descriptors.js";
import { parse, parseOrThrow } from "../runtime/parse.js";
import { clark } from "../runtime/qname.js";
import { serialize } from "../runtime/serialize.js";
import { validate } from "../runtime/validate.js";
import { importSchemaSets } from "./emission/import-cases.js";
import { TypeChecker } from "./emission/type-check.js";
import { canonical } from "./support/canonical.js";
import { readFeatures } from "./support/features.js";
import { libxml2Validator } from "./support/libxml2.js";

/*
 * One folder per feature of XML Schema. `npx vitest run test/feature.test.ts -u` writes the expected files anew; what is
 * then in the difference must be read.
 */

const features = await readFeatures();

describe.for(features)("$name", (feature) => {
  const { name, folder, files, schemas, valid, invalid, normalised, libxml2Errs } = feature;
  const expected = join(folder, "expected");
  const before = existsSync(expected) ? readdirSync(expected).toSorted() : [];

  test("generates the expected files, and no others", () => {
    expect(before).toEqual(files.map(({ path }) => path).toSorted());
  });

  test.for(files)("generates $path", async ({ path, text }) => {
    await expect(text).toMatchFileSnapshot(`feature/${name}/expected/${path}`);
  });

  test.for(valid)("reads and writes $file without loss", ({ file, text }) => {
    const element = rootOf(text, schemas);
    const value = parseOrThrow(element, text, { schemas, allowDoctype: true });
    expect(validate(element, value, { schemas })).toEqual([]);
    const written = serialize(element, value, { schemas });
    const again = parseOrThrow(element, written, { schemas });
    expect(withoutPrefixes(again)).toEqual(withoutPrefixes(value));
    if (normalised.has(file)) expect(canonical(written)).not.toBe(canonical(text));
    else expect(canonical(written)).toBe(canonical(text));
  });

  test.for(invalid)("says what is wrong with $file", ({ text, issues }) => {
    const found = parse(schemas, text).issues.map(
      ({ code, position }) => `${code} ${position?.line}`,
    );
    expect(found).toEqual(issues);
  });

  describe.skipIf(libxml2Errs.has("schema.xsd"))("libxml2", () => {
    const judge = (text: string): boolean =>
      libxml2Validator(join(folder, "schema.xsd"))(text).valid;

    test.for(valid)("accepts $file", ({ file, text }) => {
      expect(judge(text)).toBe(!libxml2Errs.has(file));
    });

    test.for(invalid)("refuses $file", ({ file, text }) => {
      expect(judge(text)).toBe(libxml2Errs.has(file));
    });
  });
});

describe("all features", () => {
  test("there are at least 80 of them, each with a document", () => {
    expect(features.length).toBeGreaterThanOrEqual(80);
    expect(features.filter(({ valid }) => valid.length === 0)).toEqual([]);
  });

  test("what is generated compiles under the strictest flags", () => {
    const groups = features.map(({ folder, files }) =>
      files.map(({ path }) => join(folder, "expected", path)),
    );
    expect(new TypeChecker().check(groups).flatMap(({ errors }) => errors)).toEqual([]);
  });

  test("what is generated carries the descriptors of the schema set", async () => {
    const imported = await importSchemaSets(
      "features",
      features.map(({ files }) => files),
    );
    const differences = features.flatMap(({ name, schemas }, index) => {
      const found = firstDifference(imported[index], schemas);
      return found === undefined ? [] : [`${name}: ${found}`];
    });
    expect(differences).toEqual([]);
  });
});

function rootOf(text: string, { elements }: SchemaSet): ElementDescriptor {
  const { namespaceURI, localName } = parseXmlDocument(text).documentElement ?? {};
  const name = clark({ namespace: namespaceURI ?? "", local: localName ?? "" });
  const element = elements.get(name);
  if (element === undefined) throw new Error(`there is no element ${name}`);
  return element;
}

/** Without the prefixes that were used, which mean nothing by themselves. */
function withoutPrefixes(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, item: unknown) => {
      if (key === "prefix" || key === "namespaces") return undefined;
      if (typeof item === "bigint") return `${item}n`;
      return typeof item === "number" ? String(item) : item;
    }),
  );
}
