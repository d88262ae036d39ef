import { loadSchemas } from "../../../generator/generate.js";
import { readSchematron } from "../../../generator/schematron/read/read.js";
import type { ElementDescriptor } from "../../../runtime/descriptors.js";
import type { XmlIssue } from "../../../runtime/issues.js";
import { validateDocument } from "../../../runtime/parse.js";
import { fromText, type RuleSet, rulesWith, useRules } from "../../../runtime/rules/index.js";
import { planOf } from "../../../runtime/rules/run/candidates.js";
import { prepare } from "../../../runtime/rules/run/prepare.js";
import { DocumentWatch } from "../../../runtime/rules/watch/document-watch.js";
import { reachesOf } from "../../../runtime/rules/watch/reaches.js";
import { validateStream } from "../../../runtime/validate-stream.js";
import type { XmlHandler } from "../../../runtime/xml/events.js";
import { readXml } from "../../../runtime/xml/read/reader.js";
import { parseExpression } from "../../../runtime/xpath/index.js";
import { type Random, randomFrom } from "../../conformance/mutate.js";
import { readFrom } from "../schemas-in-memory.js";
import type { Asking } from "./every-way.js";

/*
 * Lots of units that are alike, whose texts come again and again, and of which few break a rule: what is kept of one unit must not answer
 * for another one.
 */

const inUnit = `<xs:sequence><xs:element name="a" type="xs:string" minOccurs="0"/><xs:element name="b" type="xs:string" minOccurs="0"/>
<xs:element name="g" minOccurs="0" maxOccurs="9"><xs:complexType><xs:sequence><xs:element name="a" type="xs:string" minOccurs="0"/><xs:element name="b" type="xs:string" minOccurs="0"/></xs:sequence><xs:attribute name="n"/></xs:complexType></xs:element>
<xs:element name="c" type="xs:string" minOccurs="0"/><xs:element name="d" type="xs:string" minOccurs="0"/></xs:sequence><xs:attribute name="n"/><xs:attribute name="m"/>`;
const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:complexType name="unit">${inUnit}</xs:complexType>
<xs:element name="r"><xs:complexType><xs:sequence><xs:element name="h" type="unit" minOccurs="0"/><xs:element name="l" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
<xs:sequence><xs:element name="h" type="unit" minOccurs="0"/><xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element name="u" type="unit"/><xs:element name="v" type="unit"/></xs:choice></xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element></xs:schema>`;

let declared: Promise<ElementDescriptor> | undefined;

async function declaration(): Promise<ElementDescriptor> {
  const schemas = await loadSchemas({ locations: ["s.xsd"], read: readFrom({ "s.xsd": schema }) });
  const element = schemas.elements.get("r");
  if (element === undefined) throw new Error(schema);
  return element;
}

const leaves = ["a", "b", "c", "d", "@n", "@m", "g/a", "g/b", "g/@n", "g[2]/a", "g[b]/a", ".//b"];
const around = ["../h/a", "/r/h/b", "../h/@n", "../u[1]/a", "/r/h/g/a", "/r/l/h/a", "../../h/c"];
const counts = ["count(preceding-sibling::u)", "count(preceding-sibling::*[@n])", "count(/r/l/u)"];

/** Rules and a lot of a number and a seed. */
export async function askedOfAlike(seed: number, number: number): Promise<Asking | undefined> {
  declared ??= declaration();
  const element = await declared;
  const random = randomFrom(seed * 1_000_003 + number);
  const rules = rulesOf(random);
  const { ruleSet } = readSchematron(rules, { file: "r.sch", locale: "en" });
  if (ruleSet === undefined) return undefined;
  const trees = rulesWith(ruleSet, [fromText]);
  const used = useRules(ruleSet);
  const lot = new Lot(random);
  // Few units break a rule, so that what is kept of the others is asked often.
  const broken = new Set(
    trees
      .checkDocument(lot.text(lot.units))
      .flatMap(({ xpath }) => /\/[uv]\[\d+\]/.exec(xpath ?? "")?.[0] ?? []),
  );
  const count = new Map<string, number>();
  const seldom = lot.units.filter((unit) => {
    const name = unit.slice(1, 2);
    const at = (count.get(name) ?? 0) + 1;
    count.set(name, at);
    return !broken.has(`/${name}[${at}]`) || random.below(12) === 0;
  });
  const document = lot.text(seldom);
  const expected = trees.checkDocument(document, { locale: "en" }, element).map(said);
  const piece = 1 + random.below(3000);
  const pieces = document.match(new RegExp(`[^]{1,${piece}}`, "g")) ?? [];
  const options = { rules: used, locale: "en" } as const;
  const streamed = await validateStream(element, pieces, options);
  const late = new Set(
    streamed.flatMap(({ parameters }) => (parameters as { detail?: string }).detail ?? []),
  );
  const found = [
    {
      way: "checkDocument",
      expected,
      found: used.checkDocument(document, { locale: "en" }, element).map(said),
    },
    {
      way: "validateDocument",
      expected,
      found: validateDocument(element, document, options).map(said),
    },
    {
      way: "validateStream",
      expected: expected.filter((each) => !late.has(each.split(" ")[0] ?? "")),
      found: streamed.map(said).filter((each) => !each.startsWith("rule-not-run")),
    },
  ];
  found.push(withLittleRoom(ruleSet, document, random.below(30), expected));
  const differences = found.filter((each) => each.expected.join("\n") !== each.found.join("\n"));
  return { schema, rules, document, differences };
}

/** What a watch says that may hold so many nodes, of the checks that it could ask all the same. */
function withLittleRoom(
  ruleSet: RuleSet,
  document: string,
  mostHeld: number,
  all: readonly string[],
): { readonly way: string; readonly expected: string[]; readonly found: string[] } {
  const processors = { parse: parseExpression, xpath2: undefined };
  const prepared = prepare(ruleSet, undefined, processors, "en", reachesOf);
  const plan = planOf(prepared);
  const options = { locale: "en", budget: 1_000_000 } as const;
  const watch = new DocumentWatch(prepared, plan, options, () => ({}), mostHeld);
  const handler: XmlHandler = {
    startElement: (tag) => watch.startElement(tag),
    endElement: () => watch.endElement(),
    text: (text) => watch.text(text),
    comment: (text) => watch.comment(text),
  };
  if (readXml(document, handler) !== undefined) throw new Error(document);
  const { findings, late } = watch.end();
  const others = new Set([...late, ...plan.whole].map(({ code }) => code));
  const isAsked = (code = ""): boolean => !others.has(code);
  return {
    way: `with room for ${mostHeld}`,
    expected: all.map((each) => each.split(" ")[0] ?? "").filter(isAsked),
    found: findings.map(({ code }) => code).filter(isAsked),
  };
}

function said({ code, xpath, path, message, position }: XmlIssue): string {
  return `${code} ${path.join(".")} ${xpath} ${position?.line}:${position?.column} ${message}`;
}

function rulesOf(random: Random): string {
  const one = (from: readonly string[]): string => random.pick(from) ?? "a";
  const isLocal = random.below(3) > 0;
  const leaf = (): string => {
    const kind = isLocal ? 0 : random.below(8);
    return kind < 6 ? one(leaves) : kind === 6 ? one(around) : one(counts);
  };
  const said = (): string => {
    const value = one(["'x'", "'y'", "'z'", "''", "'1'"]);
    switch (random.below(9)) {
      case 0:
        return `${leaf()} != ${value}`;
      case 1:
        return `${leaf()} = ${leaf()}`;
      case 2:
        return leaf();
      case 3:
        return `starts-with(${leaf()}, ${value})`;
      case 4:
        return `string-length(${leaf()}) > ${random.below(2)}`;
      case 5:
        return `contains(concat(${leaf()}, ${leaf()}), ${value})`;
      default:
        return `${leaf()} = ${value}`;
    }
  };
  const both = (depth: number): string => {
    if (depth === 0) return said();
    const operator = one([" and ", " or "]);
    const parts = Array.from({ length: 2 + random.below(2) }, () => both(depth - 1));
    const all = `(${parts.join(operator)})`;
    return random.below(4) === 0 ? `not${all}` : all;
  };
  const quoted = (text: string): string => text.replaceAll("<", "&lt;");
  let codes = 0;
  const patterns = Array.from({ length: 1 + random.below(2) }, () => {
    const rules = Array.from({ length: 1 + random.below(2) }, () => {
      const context = one([
        "u",
        "u",
        "l/u",
        "u | v",
        "*[c]",
        "u[a]",
        "u[a = 'x']",
        "v[@n]",
        "u/g",
        "g[a]",
        "u/@n",
        "u/a",
      ]);
      const variable = random.below(4) === 0 ? `<let name="w" value="${quoted(leaf())}"/>` : "";
      const checks = Array.from({ length: 1 + random.below(3) }, () => {
        const test = variable === "" ? both(1 + random.below(2)) : `${both(1)} or $w = 'x'`;
        return `<assert id="C${codes++}" test="${quoted(test)}">${random.below(2) === 0 ? "m" : `<value-of select="${leaf()}"/>`}</assert>`;
      });
      return `<rule context="${context}">${variable}${checks.join("")}</rule>`;
    });
    return `<pattern>${rules.join("")}</pattern>`;
  });
  return `<schema xmlns="http://purl.oclc.org/dsdl/schematron">${patterns.join("")}</schema>`;
}

/** Units of a few shapes. */
class Lot {
  readonly units: readonly string[];
  readonly #random: Random;
  readonly #letters: readonly string[];
  readonly #heads: readonly string[];

  constructor(random: Random) {
    this.#random = random;
    this.#letters = ["x", "y", "z", "", "1"].slice(0, 2 + random.below(4));
    const shapes = Array.from({ length: 1 + random.below(3) }, () => this.#shape());
    const space = random.below(4) === 0 ? "\n " : "";
    const many = random.below(6) === 0 ? 1500 : 250;
    this.units = Array.from({ length: 20 + random.below(many) }, () => {
      const name = random.below(5) === 0 ? "v" : "u";
      // Now and then one that is written in another way, or of another shape.
      const shape = random.below(40) === 0 ? this.#shape() : (random.pick(shapes) ?? []);
      const unit = this.#unit(name, shape, space);
      return random.below(50) === 0 ? unit.replace("><", "><!--c--><") : unit;
    });
    this.#heads = Array.from({ length: 4 }, () =>
      random.below(2) === 0 ? "" : this.#unit("h", this.#shape(), ""),
    );
  }

  /** A document with some of the units, in a lot or two. */
  text(units: readonly string[]): string {
    const [first = "", second = "", third = ""] = this.#heads;
    const half = third === "" ? units.length : Math.ceil(units.length / 2);
    const rest = half < units.length ? `<l>${third}${units.slice(half).join("")}</l>` : "";
    return `<r>${first}<l>${second}${units.slice(0, half).join("")}</l>${rest}</r>`;
  }

  #shape(): readonly string[] {
    const random = this.#random;
    const has = (part: string): readonly string[] => (random.below(3) === 0 ? [] : [part]);
    const groups = Array.from(
      { length: random.below(3) },
      () => `g${has("a").join("")}${has("b").join("")}${has("n").join("")}`,
    );
    return [
      ...has("@n"),
      ...has("@m"),
      ...has("a"),
      ...has("b"),
      ...groups,
      ...has("c"),
      ...has("d"),
    ];
  }

  #unit(name: string, shape: readonly string[], space: string): string {
    const leaf = (tag: string): string => `<${tag}>${this.#letter()}</${tag}>`;
    const attributes = shape
      .filter((part) => part.startsWith("@"))
      .map((part) => ` ${part.slice(1)}="${this.#letter()}"`);
    const children = shape
      .filter((part) => !part.startsWith("@"))
      .map((part) => {
        if (!part.startsWith("g")) return leaf(part);
        const n = part.includes("n") ? ` n="${this.#letter()}"` : "";
        return `<g${n}>${[...part.slice(1).replace("n", "")].map(leaf).join(space)}</g>`;
      });
    return `<${name}${attributes.join("")}>${space}${children.join(space)}${space}</${name}>`;
  }

  #letter(): string {
    return this.#random.pick(this.#letters) ?? "";
  }
}
