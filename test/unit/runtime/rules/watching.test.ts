import { describe, expect, test } from "vitest";
import { loadSchemas } from "../../../../generator/generate.js";
import { readSchematron } from "../../../../generator/schematron/read/read.js";
import { typedRulesOf } from "../../../../generator/schematron/typed/typed-rules.js";
import type { ElementDescriptor, SchemaSet } from "../../../../runtime/descriptors.js";
import type { XmlIssue } from "../../../../runtime/issues.js";
import { parse, validateDocument } from "../../../../runtime/parse.js";
import { parseStream } from "../../../../runtime/parse-stream.js";
import {
  fromText,
  overValues,
  type RuleSet,
  rulesWith,
  useRules,
} from "../../../../runtime/rules/index.js";
import { planOf } from "../../../../runtime/rules/run/candidates.js";
import { prepare } from "../../../../runtime/rules/run/prepare.js";
import { DocumentWatch } from "../../../../runtime/rules/watch/document-watch.js";
import { reachesOf } from "../../../../runtime/rules/watch/reaches.js";
import { validateStream } from "../../../../runtime/validate-stream.js";
import type { XmlStartTag } from "../../../../runtime/xml/events.js";
import { readXml } from "../../../../runtime/xml/read/reader.js";
import { parseExpression } from "../../../../runtime/xpath/index.js";
import { readFrom } from "../../../support/schemas-in-memory.js";

const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:complexType name="unit"><xs:sequence><xs:element name="a" type="xs:string" maxOccurs="9"/><xs:element ref="u" minOccurs="0"/></xs:sequence><xs:attribute name="n"/></xs:complexType>
<xs:complexType name="more"><xs:complexContent><xs:extension base="unit"/></xs:complexContent></xs:complexType><xs:element name="u" type="unit"/>
<xs:element name="r"><xs:complexType><xs:sequence><xs:element ref="u" maxOccurs="9"/><xs:any namespace="##other" processContents="lax" minOccurs="0" maxOccurs="9"/><xs:element name="h" minOccurs="0" maxOccurs="9"/></xs:sequence></xs:complexType></xs:element>
<xs:element name="s" type="xs:int" nillable="true"/></xs:schema>`;

async function declared(
  name = "r",
): Promise<{ readonly element: ElementDescriptor; readonly schemas: SchemaSet }> {
  const schemas = await loadSchemas({ locations: ["s.xsd"], read: readFrom({ "s.xsd": schema }) });
  const element = schemas.elements.get(name);
  if (element === undefined) throw new Error(name);
  return { element, schemas };
}

function ruleSetOf(content: string): RuleSet {
  const text = `<schema xmlns="http://purl.oclc.org/dsdl/schematron"><ns prefix="xsi" uri="http://www.w3.org/2001/XMLSchema-instance"/>${content}</schema>`;
  const { ruleSet, findings } = readSchematron(text, { file: "r.sch", locale: "en" });
  if (ruleSet === undefined) throw new Error(findings.map(({ message }) => message).join("\n"));
  return ruleSet;
}

function said({ code, xpath, path, position }: XmlIssue): string {
  return `${code} ${xpath} ${path.join(".")} ${position?.line}:${position?.column}`;
}

/** What rules say of a document over its tree, and while it is read. */
async function both(content: string, document: string): Promise<readonly string[]> {
  const { element } = await declared();
  const ruleSet = ruleSetOf(content);
  const trees = rulesWith(ruleSet, [fromText]);
  const expected = validateDocument(element, document, { rules: trees, locale: "en" }).map(said);
  const rules = useRules(ruleSet);
  expect(validateDocument(element, document, { rules, locale: "en" }).map(said)).toEqual(expected);
  expect(rules.checkDocument(document, {}, element).map(said)).toEqual(expected);
  return expected;
}

describe("what is found while a document is read stands in the order of its tree", () => {
  test("beside what the whole document tells, though an issue is about another node", async () => {
    const pattern = `<pattern><rule context="u"><report id="A" test="@n" subject="/*/h">m</report><report id="B" test="following-sibling::u">m</report></rule></pattern>`;
    expect(await both(pattern, `<r><u n="1"><a/></u><u n="2"><a/></u><h/></r>`)).toEqual([
      "A /r/h[1] h.0 1:38",
      "B /r/u[1] u.0 1:4",
      "A /r/h[1] h.0 1:38",
    ]);
  });

  test("where one check of a context is asked at the end of the document", async () => {
    const pattern = `<pattern><rule context="u"><report id="A" test="count(/r/u) = 2">m</report><report id="B" test="a">m</report></rule></pattern>`;
    expect(await both(pattern, "<r><u><a/></u><u><a/></u></r>")).toEqual([
      "A /r/u[1] u.0 1:4",
      "B /r/u[1] u.0 1:4",
      "A /r/u[2] u.1 1:15",
      "B /r/u[2] u.1 1:15",
    ]);
  });

  test("where an expression cannot be evaluated, of the first node of the document", async () => {
    const pattern = `<pattern><rule context="u"><let name="v" value="'1'"/><report id="A" test="@n and count($v) = 1 or a = 'x'">m</report></rule></pattern>`;
    const document = `<r><u><a>x</a><u n="1"><a/></u></u><u n="1"><a>x</a><u n="1"><a>x</a></u></u></r>`;
    expect(await both(pattern, document)).toEqual([
      "A /r/u[1] u.0 1:4",
      "rule-not-run /r/u[1]/u[1] u.0.u 1:15",
    ]);
    const nested = `<r><u n="1"><a>x</a><u n="1"><a>x</a></u></u></r>`;
    expect(await both(pattern, nested)).toEqual(["rule-not-run /r/u[1] u.0 1:4"]);
    const context = `<pattern><rule context="u[a = 'x']"><report id="A" test="@n and sum($v) = 1">m</report></rule><rule context="u"><report id="B" test="@n">m</report></rule></pattern><let name="v" value="'1'"/>`;
    expect(await both(context, nested)).toEqual(["rule-not-run /r/u[1] u.0 1:4"]);
  });
});

test("what is above a context may be the document", async () => {
  const asserts = ["../r/u/a", "../../*/*", "../../r/u[2]", "../*/u/@n", "not(../../../r)", "//r"];
  for (const context of ["*", "r", "@n", "u", "//u", "r/u", "/r", "/r/u/@n", "u/a", "*/@*"]) {
    const checks = asserts.map((each, index) => `<assert id="C${index}" test="${each}">m</assert>`);
    const pattern = `<pattern><rule context="${context}">${checks.join("")}</rule></pattern>`;
    for (const n of ["", ' n="1"'])
      await both(pattern, `<r><u${n}><a/><u><a/></u></u><u${n}><a>x</a></u></r>`);
  }
});

test("paths within what a wildcard lets in are those of its tree, whether a value is made or not", async () => {
  const { element } = await declared();
  const rules = useRules(
    ruleSetOf(
      `<pattern><rule context="*[@k]"><report id="A" test="true()">m</report></rule></pattern>`,
    ),
  );
  const document = `<r><u><a/></u><x:x xmlns:x="urn:x">t<!--c-->t<x:y/> <x:z k="1"><x:w/>t<x:w k="2"/></x:z></x:x><x:x xmlns:x="urn:x" k="3"/></r>`;
  const { issues } = parse(element, document, { rules });
  expect(issues.map(({ path }) => path.join("."))).toEqual([
    "any.0.children.3",
    "any.0.children.3.children.2",
    "any.1",
  ]);
  expect(validateDocument(element, document, { rules }).map(said)).toEqual(issues.map(said));
  expect((await validateStream(element, document, { rules })).map(said)).toEqual(issues.map(said));
});

test("rules that are given twice are asked once", async () => {
  const { element } = await declared();
  const rules = useRules(
    ruleSetOf(
      `<pattern><rule context="/"><report id="A" test="true()">m</report></rule><rule context="u"><report id="B" test="count(/r/u) = 1">m</report></rule></pattern>`,
    ),
  );
  const once = validateDocument(element, "<r><u><a/></u></r>", { rules }).map(said);
  expect(once).toEqual(["A / 1:1", "B /r/u[1] u.0 1:4"].map((each) => each.replace("/ 1", "/  1")));
  const twice = [rules, rules];
  expect(validateDocument(element, "<r><u><a/></u></r>", { rules: twice }).map(said)).toEqual(once);
});

test("a check that was asked too early in a stream is not said to be broken and not asked at once", async () => {
  const { element } = await declared();
  const rules = useRules(
    ruleSetOf(
      `<pattern><rule context="u"><assert id="A" test="/r/h">m</assert><report id="B" test="@n">m</report></rule></pattern>`,
    ),
  );
  const document = `<r><u n="1"><a/></u><u><a/></u><h/></r>`;
  const found = await validateStream(element, document, { rules });
  expect(
    found.map(({ code, parameters }) => [code, (parameters as { detail?: string }).detail]),
  ).toEqual([
    ["B", undefined],
    ["rule-not-run", "A"],
  ]);
  const parts = [];
  for await (const part of parseStream(element, document, { rules, at: "u" })) parts.push(part);
  expect(parts.at(-1)?.issues.map(({ code }) => code)).toEqual(["rule-not-run"]);
});

describe("what would have to be kept of a stream is let go where it is too much", () => {
  /** What a watch that may hold ten nodes says of sixty units, and which checks were asked too early. */
  function held(content: string): readonly (readonly string[])[] {
    const { patterns, ...ruleSet } = ruleSetOf(content);
    const processors = { parse: parseExpression, xpath2: undefined };
    const prepared = prepare({ ...ruleSet, patterns }, undefined, processors, "en", reachesOf);
    const options = { locale: "en", budget: 1_000_000 } as const;
    const watch = new DocumentWatch(prepared, planOf(prepared), options, () => ({}), 10);
    const units = Array.from({ length: 60 }, (_, index) => `<u n="${index}"><a>${index}</a></u>`);
    const handler = {
      startElement: (tag: XmlStartTag) => watch.startElement(tag),
      endElement: () => watch.endElement(),
      text: (text: string) => watch.text(text),
    };
    expect(readXml(`<r>${units.join("")}</r>`, handler)).toBeUndefined();
    const { findings, late } = watch.end();
    return [findings.map(({ code }) => code), [...late].map(({ code }) => code)];
  }

  test.for([
    [`<assert id="A" test="not(/r/u/@x)">m</assert>`, "u"],
    [`<assert id="A" test="../u/a = a">m</assert>`, "u"],
    [`<assert id="A" test="count(/r/u) = 60">m</assert>`, "u"],
    [`<assert id="A" test="r/u/a = 59">m</assert>`, "/"],
  ] as const)("%s in %s", ([assert, context]) => {
    const local = `<pattern><rule context="u"><report id="B" test="a = 50">m</report><report id="C" test="count(preceding-sibling::u) = 55">m</report></rule></pattern>`;
    const asked = `<pattern><rule context="${context}">${assert}</rule></pattern>`;
    const [found = [], late = []] = held(asked + local);
    expect(late).toEqual(["A"]);
    expect(found.filter((code) => code !== "A")).toEqual(["B", "C"]);
  });

  test("and what is counted or local alone needs no room", () => {
    const pattern = `<pattern><rule context="u"><report id="B" test="a = 50">m</report><report id="C" test="count(preceding-sibling::u) = 55">m</report></rule></pattern>`;
    expect(held(pattern)).toEqual([["B", "C"], []]);
  });
});

describe("functions over values", () => {
  test("leave to the tree what xsi:type and xsi:nil are asked for", async () => {
    const { schemas, element } = await declared();
    const ruleSet = ruleSetOf(
      `<pattern><rule context="*[@xsi:type]"><assert id="A" test="@n">m</assert></rule></pattern><pattern><rule context="u"><assert id="B" test="a">m</assert></rule></pattern>`,
    );
    expect(typedRulesOf(ruleSet, schemas)?.checks).toEqual(["1.0.0"]);
    const { value } = parse(
      element,
      `<r><u xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="more"><a/></u></r>`,
    );
    const found = useRules(ruleSet).checkValue(element, value, { schemas });
    expect(found.map(({ code }) => code)).toEqual(["A"]);
  });

  test("leave to the tree what may ask for the document, and rows", async () => {
    const { schemas } = await declared();
    const ruleSet = ruleSetOf(
      `<pattern><rule context="r"><assert id="A" test="../r">m</assert><assert id="B" test="..">m</assert><assert id="C" test="parent::r or self::r">m</assert></rule></pattern><pattern><rule context="u/a"><assert id="D" test="../../u">m</assert><assert id="E" test="../@n">m</assert></rule></pattern>`,
    );
    expect(typedRulesOf(ruleSet, schemas)?.checks).toEqual(["0.0.2", "1.0.1"]);
    const rows = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="r"><xs:complexType><xs:sequence maxOccurs="9"><xs:element name="a" type="xs:string"/><xs:element name="b" type="xs:string"/></xs:sequence></xs:complexType></xs:element></xs:schema>`;
    const inRows = await loadSchemas({ locations: ["s.xsd"], read: readFrom({ "s.xsd": rows }) });
    const element = inRows.elements.get("r");
    if (element === undefined) throw new Error(rows);
    const { value } = parse(element, "<r><a>1</a><b/><a>2</a><b/></r>");
    const ofRows = ruleSetOf(
      `<pattern><rule context="a"><assert id="A" test=". = 1">m</assert></rule></pattern>`,
    );
    const holds = typedRulesOf(ofRows, inRows);
    // A function that is made says of each value with rows that it cannot tell.
    expect(holds?.source ?? "return undefined").toContain("return undefined");
    const found = useRules(ofRows)
      .checkValue(element, value)
      .map(({ path }) => path.join("."));
    expect(found).toEqual(["content.1.a"]);
  });

  test("leave to the tree what asks for texts and the like, also of elements that have no children", async () => {
    const { schemas } = await declared();
    const asked = [
      "text()",
      "node()",
      "comment()",
      "a/text()",
      "a/node()",
      "a//text()",
      ".//node()",
    ];
    const tests = [
      "a",
      ...asked.flatMap((path) => [path, `${path} != true()`, `not(self::node()[${path}])`]),
    ];
    for (const context of ["u", "u/a"]) {
      const checks = tests.map((each, index) => `<assert id="C${index}" test="${each}">m</assert>`);
      const pattern = `<pattern><rule context="${context}">${checks.join("")}</rule></pattern>`;
      const known = typedRulesOf(ruleSetOf(pattern), schemas)?.checks;
      expect([context, known]).toEqual([context, ["0.0.0"]]);
    }
  });

  test("are not asked about a root that is nil", async () => {
    const { element } = await declared("s");
    const ruleSet = ruleSetOf(
      `<pattern><rule context="s"><assert id="A" test=". = 1">m</assert></rule></pattern>`,
    );
    const make = (): (() => never) => () => {
      throw new Error("asked");
    };
    const rules = rulesWith({ ...ruleSet, typed: { checks: ["0.0.0"], make } }, [
      fromText,
      overValues,
    ]);
    expect(rules.checkValue(element, null).map(({ code }) => code)).toEqual(["A"]);
  });
});
