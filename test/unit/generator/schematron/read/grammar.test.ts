import { describe, expect, test } from "vitest";
import { grammar } from "../../../../../generator/schematron/read/names.js";
import { readSchematron } from "../../../../../generator/schematron/read/read.js";
import { xpath2 } from "../../../../../runtime/rules/xpath2.js";
import { iso, legacy, marked } from "../../../../support/faulty-schematron.js";

type Attributes = Readonly<Record<string, string>>;

/** A start tag without its end, whose attribute of the given name is blank, with `‸` where the blank begins. */
function tag(name: string, attributes: Attributes, blank: Attributes): string {
  const all = { ...attributes, ...blank };
  const written = Object.entries(all).map(([each, value]) => `${each}="${value}"`);
  return `<${[name, ...written].join(" ")}`;
}

const check = `<assert test="b">m</assert>`;
const plain = `<pattern id="plain"><rule context="a">${check}</rule></pattern>`;
const inSchema = (content: string): string => `<schema xmlns="${iso}">${content}</schema>`;
const inRule = (content: string): string =>
  inSchema(`<pattern id="p"><rule context="a">${check}${content}</rule></pattern>`);
const inMessage = (content: string): string => inRule(`<report test="c">m ${content}</report>`);

/** A schema with no mistake, around each element: its own attributes, those that need to be there first. */
const around: Readonly<
  Record<string, readonly [attributes: Attributes, schema: (start: string) => string]>
> = {
  schema: [{ xmlns: iso }, (start) => `${start}>${plain}</schema>`],
  title: [{}, (start) => inSchema(`${start}>t</title>${plain}`)],
  ns: [{ prefix: "x", uri: "urn:x" }, (start) => inSchema(`${start}/>${plain}`)],
  p: [{}, (start) => inSchema(`${start}>t</p>${plain}`)],
  emph: [{}, (start) => inMessage(`${start}>t</emph>`)],
  dir: [{}, (start) => inMessage(`${start}>t</dir>`)],
  span: [{}, (start) => inMessage(`${start}>t</span>`)],
  include: [{ href: "p.sch" }, (start) => inSchema(`${start}/>${plain}`)],
  let: [{ name: "v", value: "1" }, (start) => inSchema(`${start}/>${plain}`)],
  rules: [
    {},
    (start) => inSchema(`${start}><rule abstract="true" id="r">${check}</rule></rules>${plain}`),
  ],
  phase: [{ id: "f" }, (start) => inSchema(`${start}><active pattern="plain"/></phase>${plain}`)],
  active: [{ pattern: "plain" }, (start) => inSchema(`<phase id="f">${start}/></phase>${plain}`)],
  pattern: [{}, (start) => inSchema(`${start}><rule context="a">${check}</rule></pattern>`)],
  param: [
    { name: "x", value: "a" },
    (start) =>
      inSchema(
        `<pattern abstract="true" id="q"><rule context="a">${check}</rule></pattern><pattern is-a="q">${start}/></pattern>`,
      ),
  ],
  rule: [{ context: "a" }, (start) => inSchema(`<pattern>${start}>${check}</rule></pattern>`)],
  extends: [{}, (start) => inRule(`${start}/>`)],
  key: [{ name: "k", match: "a", use: "b" }, (start) => inSchema(`${start}/>${plain}`)],
  assert: [{ test: "c" }, (start) => inRule(`${start}>m</assert>`)],
  report: [{ test: "c" }, (start) => inRule(`${start}>m</report>`)],
  name: [{}, (start) => inMessage(`${start}/>`)],
  "value-of": [{ select: "c" }, (start) => inMessage(`${start}/>`)],
  diagnostics: [{}, (start) => inSchema(`${plain}${start}/>`)],
  diagnostic: [
    { id: "d" },
    (start) => inSchema(`${plain}<diagnostics>${start}>m</diagnostic></diagnostics>`),
  ],
  properties: [{}, (start) => inSchema(`${plain}${start}/>`)],
  property: [
    { id: "d" },
    (start) => inSchema(`${plain}<properties>${start}>m</property></properties>`),
  ],
};

/** Every attribute that Schematron has, but the value of a parameter, which may stand for nothing. */
const attributes = [...grammar].flatMap(([element, known]) =>
  known.attributes
    .filter((attribute) => `${element} ${attribute}` !== "param value")
    .map((attribute) => [element, attribute] as const),
);

describe("an attribute that is blank is told once, by its name and in its place", () => {
  test.for(attributes)("%s/@%s", ([element, attribute]) => {
    const [own, schema] = around[element] ?? [];
    if (own === undefined || schema === undefined) throw new Error(`no schema around ${element}`);
    for (const blank of ["", " ", "&#9;\n "])
      for (const namespace of [iso, legacy])
        for (const binding of ["", ` queryBinding="xslt2"`]) {
          if (binding !== "" && element === "schema") continue;
          const start = tag(element, own, { [attribute]: `‸${blank}` });
          const written = schema(start)
            .replaceAll(iso, namespace)
            .replace("<schema ", `<schema${binding} `);
          const { text, places } = marked(written);
          const { findings } = readSchematron(text, { file: "x.sch", xpath2, resolve });
          expect(
            findings.map(({ code, parameters, position: { line, column } }) => [
              `${line}:${column}`,
              code,
              parameters,
            ]),
            text,
          ).toEqual([[places[0], "schematron-empty-attribute", { attribute, element }]]);
        }
  });

  test.for([
    [`<xsl:key name="‸" match="a" use="b"/>`, "key", "name"],
    [`<xsl:key name="k" match="‸ " use="b"/>`, "key", "match"],
    [`<xsl:key name="k" match="a" use="‸"/>`, "key", "use"],
  ])("%s", ([key = "", element, attribute]) => {
    const { text, places } = marked(
      inSchema(`${key}${plain}`).replace(
        "<schema",
        `<schema xmlns:xsl="http://www.w3.org/1999/XSL/Transform"`,
      ),
    );
    const { findings } = readSchematron(text, { file: "x.sch" });
    expect(
      findings.map(({ code, parameters, position: { line, column } }) => [
        `${line}:${column}`,
        code,
        parameters,
      ]),
    ).toEqual([[places[0], "schematron-empty-attribute", { attribute, element }]]);
  });

  test("a parameter that stands for nothing is told where it makes an expression empty", () => {
    const { text, places } = marked(
      inSchema(
        `<pattern abstract="true" id="q"><rule context="a"><assert test="‸$x">m</assert></rule></pattern><pattern is-a="q"><param name="x" value=""/></pattern>`,
      ),
    );
    const { findings } = readSchematron(text, { file: "x.sch" });
    expect(
      findings.map(({ code, position: { line, column } }) => `${line}:${column} ${code}`),
    ).toEqual([`${places[0]} xpath-syntax`]);
  });
});

function resolve(name: string): { readonly name: string; readonly text: string } {
  return { name, text: `<pattern xmlns="${iso}"><rule context="z">${check}</rule></pattern>` };
}
