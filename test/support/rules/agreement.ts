import fc from "fast-check";
import { loadSchemas } from "../../../generator/generate.js";
import { readSchematron } from "../../../generator/schematron/read/read.js";
import type { ElementDescriptor, SchemaSet } from "../../../runtime/descriptors.js";
import { parse, validateDocument } from "../../../runtime/parse.js";
import { fromText, type RuleSet, rulesWith } from "../../../runtime/rules/index.js";
import { serialize } from "../../../runtime/serialize.js";
import { elementRef } from "../../../runtime/v1/particles.js";
import { validate } from "../../../runtime/validate.js";
import type { XmlHandler, XmlStartTag } from "../../../runtime/xml/events.js";
import { readXml } from "../../../runtime/xml/read/reader.js";
import { type Random, randomFrom } from "../../conformance/mutate.js";
import { arbitraryOf } from "../arbitrary/index.js";
import { canBe } from "../arbitrary/recursion.js";
import type { Feature } from "../features.js";
import { readFrom } from "../schemas-in-memory.js";
import { drawDocument, drawLots } from "./draw-lots.js";
import { drawRules, type RuleNames } from "./draw-rules.js";
import { type Asking, differences, waysOf } from "./every-way.js";

const setsOfRules = 4;
const longestDocument = 60_000;

/** The documents and rules of a number and a seed, asked in every way. */
export async function* askings(seed: number, number: number): AsyncGenerator<Asking> {
  const random = randomFrom(seed * 1_000_003 + number);
  const lots = drawLots(random);
  const { schema, isQualified } = lots;
  const schemas = await loadSchemas({ locations: ["s.xsd"], read: readFrom({ "s.xsd": schema }) });
  const element = schemas.elements.get(isQualified ? "{urn:t}r" : "r");
  if (element === undefined) throw new Error(schema);
  const documents = [1, 20, 80, 80, random.below(10) === 0 ? 500 : 40]
    .map((size) => drawDocument(lots, random, size))
    .filter((text) => text.length < longestDocument && isValid(element, text));
  const at = repeatedIn(element, documents);
  for (let turn = 0; turn < setsOfRules; turn++) {
    const rules = drawRules(lots, random);
    const { ruleSet } = readSchematron(rules, { file: "r.sch", locale: "en" });
    if (ruleSet === undefined) continue;
    // Most real units break no rule: checks about which there is more to say are left out of every second set.
    const ways = waysOf(turn % 2 === 0 ? ruleSet : seldom(ruleSet, documents), schemas);
    for (const document of documents) {
      const asked = { ...choices(random), at };
      const found = await differences(ways, element, schemas, document, asked);
      yield { schema, rules, document, differences: found };
    }
  }
}

/** Documents of a feature of the tests and of values that its schemas describe, asked in every way by rules of their names. */
export async function* askingsOfFeature(
  { schemas, valid, name }: Feature,
  seed: number,
): AsyncGenerator<Asking> {
  const random = randomFrom(seed);
  for (const element of schemas.elements.values()) {
    if (element.abstract === true || !canBe(elementRef("element", element))) continue;
    const values = fc.sample(arbitraryOf(element), { numRuns: 3, seed });
    const written = values
      .filter((value) => validate(element, value, { schemas }).length === 0)
      .map((value) => serialize(element, value, { schemas }));
    const documents = [...valid.map(({ text }) => text), ...written].filter(
      (text) => validateDocument(element, text, { schemas }).length === 0,
    );
    if (documents.length === 0) continue;
    const names = namesIn(documents);
    for (let turn = 0; turn < 2; turn++) {
      const rules = drawRules(names, random);
      const { ruleSet } = readSchematron(rules, { file: "r.sch", locale: "en" });
      if (ruleSet === undefined) continue;
      const ways = waysOf(ruleSet, schemas);
      for (const document of documents) {
        const asked = { ...choices(random), at: undefined };
        const found = await differences(ways, element, schemas, document, asked);
        yield { schema: name, rules, document, differences: found };
      }
    }
  }
}

/** The names in some documents, each namespace with a prefix. */
function namesIn(documents: readonly string[]): RuleNames {
  const prefixes = new Map<string, string>();
  const elements = new Set<string>();
  const attributes = new Set<string>();
  const written = ({ namespace, local }: XmlStartTag["name"]): string => {
    if (namespace === "") return local;
    const known = [...prefixes].find(([, uri]) => uri === namespace)?.[0];
    const prefix = known ?? `n${prefixes.size}`;
    prefixes.set(prefix, namespace);
    return `${prefix}:${local}`;
  };
  const handler: XmlHandler = {
    startElement: (tag) => {
      elements.add(written(tag.name));
      for (const { name } of tag.attributes) attributes.add(`@${written(name)}`);
    },
    endElement: () => undefined,
    text: () => undefined,
  };
  for (const document of documents) readXml(document, handler, { doctype: "pass" });
  const paths = [...attributes, ...elements, "."];
  const leaves = [...elements].map((unit) => ({ unit, paths }));
  return { isQualified: false, prefixes, elements: [...elements], attributes: [], leaves };
}

function choices(random: Random): Omit<Parameters<typeof differences>[4], "at"> {
  return {
    piece: 1 + random.below(900),
    phase: random.below(5) === 0 ? "#ALL" : undefined,
    level: random.below(6) === 0 ? "warning" : undefined,
  };
}

function isValid(element: ElementDescriptor | SchemaSet, text: string): boolean {
  return validateDocument(element, text, { locale: "en" }).length === 0;
}

/** The property that holds the units or the lots. */
function repeatedIn(
  element: ElementDescriptor,
  documents: readonly string[],
): readonly [string] | undefined {
  for (const document of documents) {
    const value = parse(element, document).value as Readonly<Record<string, unknown>>;
    const name = Object.keys(value).find((each) => each !== "t" && Array.isArray(value[each]));
    if (name !== undefined) return [name];
  }
  return undefined;
}

/** A rule set without the checks that many nodes of a document break. */
function seldom(ruleSet: RuleSet, documents: readonly string[]): RuleSet {
  const rules = rulesWith(ruleSet, [fromText]);
  const longest = documents.toSorted((a, b) => b.length - a.length)[0] ?? "<r/>";
  const counts = new Map<string, number>();
  for (const { rule } of rules.checkDocument(longest, { phase: "#ALL" }))
    counts.set(rule?.test ?? "", (counts.get(rule?.test ?? "") ?? 0) + 1);
  const most = Math.max(2, longest.split("</").length / 100);
  return {
    ...ruleSet,
    patterns: ruleSet.patterns.map((pattern) => ({
      ...pattern,
      rules: pattern.rules.map((rule) => ({
        ...rule,
        checks: rule.checks.filter(({ test }) => (counts.get(test.text) ?? 0) <= most),
      })),
    })),
  };
}
