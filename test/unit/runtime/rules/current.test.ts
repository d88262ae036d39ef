import { describe, expect, test } from "vitest";
import { readSchematron } from "../../../../generator/schematron/read/read.js";
import { useRules } from "../../../../runtime/rules/index.js";
import { xpath2 } from "../../../../runtime/rules/xpath2.js";

const document = `<r k="2"><a id="1" ref="2"><b v="1"/><b v="2"/><current>2</current></a><a id="2" ref="1"><b v="2"/><c><a id="3" ref="3"><b v="3"/></a></c></a><a id="9" ref="7"><b v="9">9</b>9</a></r>`;

interface Case {
  readonly context: string;
  readonly test?: string;
  readonly global?: string;
  readonly own?: string;
  /** The contexts for which the test holds, in the order of the document. */
  readonly holds: readonly string[];
  /** Those for which it does not. */
  readonly fails?: readonly string[];
}

const [a1, a2, a3, a9] = ["/r/a[1]", "/r/a[2]", "/r/a[2]/c[1]/a[1]", "/r/a[3]"] as const;

/** What Saxon-HE 9.9 says of the same patterns and expressions in templates of XSLT 2.0. */
const cases: readonly Case[] = [
  { context: "a", test: "//a[@id = current()/@ref]", holds: [a1, a2, a3], fails: [a9] },
  { context: "a[b/@v = current()/@id]", holds: [a1, a2, a3, a9] },
  { context: "a[@id = current()/@ref]", holds: [a3] },
  { context: "/r/a[@ref = (current()/@id, '7')]", test: "current() is .", holds: [a9] },
  {
    context: "//a[@id = current()/@v]//b",
    holds: [`${a1}/b[1]`, `${a2}/b[1]`, `${a3}/b[1]`, `${a9}/b[1]`],
  },
  { context: "@id[. = current()/../@ref]", test: "current() = ../@ref", holds: [`${a3}/@id`] },
  {
    context: "text()[. = current()/../@id]",
    test: "current()/.. is ..",
    holds: [`${a9}/text()[1]`],
  },
  { context: "(: current() :) a[@id = current()/@ref]", holds: [a3] },
  { context: "a[current]", test: "current[. = current()/@ref]", holds: [a1] },
  { context: "current", test: ". = current()/../@ref", holds: [`${a1}/current[1]`] },
  { context: "a[c]", test: "(: isn't current() :) b/@v = fn:current( )/@id", holds: [a2] },
  { context: "a[c]", test: "contains('current()', 't()') and b[@v = current()/@id]", holds: [a2] },
  {
    context: "b",
    own: "current()/@v",
    test: "//a[@id = $own]",
    holds: [`${a1}/b[1]`, `${a1}/b[2]`, `${a2}/b[1]`, `${a3}/b[1]`, `${a9}/b[1]`],
  },
  { context: "a/b[2]", own: "//b[. is current()]", test: "$own is .", holds: [`${a1}/b[2]`] },
  {
    context: "a/b[1]",
    global: "current()/r/@k",
    test: "@v = $global",
    holds: [`${a2}/b[1]`],
    fails: [`${a1}/b[1]`, `${a3}/b[1]`, `${a9}/b[1]`],
  },
  {
    context: "b[@v = $global/@k and current()/../@id = '2']",
    global: "current()/*",
    holds: [`${a2}/b[1]`],
  },
];

describe.for(["xslt2", "xslt3", "xpath2", "xpath31"])("current() in rules of %s", (binding) => {
  test.for(cases)(
    "$context: $test",
    ({ context, test: asked = "true()", global, own, holds, fails = [] }) => {
      const lets = (name: string, value: string | undefined): string =>
        value === undefined ? "" : `<let name="${name}" value="${value}"/>`;
      const text = `<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="${binding}"><ns prefix="fn" uri="http://www.w3.org/2005/xpath-functions"/>${lets("global", global)}<pattern><rule context="${context}">${lets("own", own)}<assert id="fails" test="${asked}"/><report id="holds" test="${asked}"/></rule></pattern></schema>`;
      const { ruleSet, findings } = readSchematron(text, { file: "x.sch", xpath2 });
      if (ruleSet === undefined) throw new Error(JSON.stringify(findings));
      const said = useRules(ruleSet, { xpath2 }).checkDocument(document, {});
      const at = (id: string): readonly unknown[] =>
        said.filter(({ code }) => code === id).map(({ xpath }) => xpath);
      expect({ holds: at("holds"), fails: at("fails") }).toEqual({ holds, fails });
      expect(said).toHaveLength(holds.length + fails.length);
    },
  );
});

test("current() in a context of XSLT 1.0 is the node that is held against it, and is told", () => {
  const text = `<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern><rule context="a[@id = current()/@ref]"><report test="b"/></rule></pattern></schema>`;
  const { ruleSet, findings } = readSchematron(text, { file: "x.sch", locale: "en" });
  expect(findings.map(({ severity, code, position }) => [severity, code, position.column])).toEqual(
    [["warning", "xpath-no-pattern", text.indexOf("current") + 1]],
  );
  if (ruleSet === undefined) throw new Error("no rules");
  expect(
    useRules(ruleSet)
      .checkDocument(document, {})
      .map(({ xpath }) => xpath),
  ).toEqual([a3]);
});
