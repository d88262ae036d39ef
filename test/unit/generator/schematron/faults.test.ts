import { describe, expect, test } from "vitest";
import { readSchematron } from "../../../../generator/schematron/read.js";
import { xpath2 } from "../../../../runtime/rules/xpath2.js";
import { faultySchematron, iso, marked, schema } from "../../../support/faulty-schematron.js";

describe("a mistake in a Schematron file is told in its place", () => {
  test.for(faultySchematron)("%s", ([, written, ...codes]) => {
    const { text, places } = marked(written);
    const { findings, ruleSet } = readSchematron(text, { file: "x.sch", locale: "en", xpath2 });
    const said = findings.map(
      ({ severity, code, position }) => `${position.line}:${position.column} ${severity} ${code}`,
    );
    if (codes[0] === "error xml-not-well-formed") {
      expect(said.map((each) => each.replace(/^\S+ /, ""))).toEqual(codes);
      return;
    }
    expect(said).toEqual(
      codes.map((code, index) => `${places[codes.length === places.length ? index : 0]} ${code}`),
    );
    expect(ruleSet === undefined).toBe(codes.some((code) => code.startsWith("error")));
  });
});

test("all mistakes of a file are told at once", () => {
  const text = schema(
    `<ns prefix="x"/><pattern id="p"><rule context="a["><assert test="y:b"/><report tst="c"/></rule></pattern><phase id="f"><active pattern="q"/></phase>`,
  );
  const { findings } = readSchematron(text, { file: "x.sch", locale: "en" });
  expect(findings.map(({ code }) => code).sort()).toEqual([
    "schematron-missing-attribute",
    "schematron-missing-attribute",
    "schematron-unknown-attribute",
    "schematron-unknown-reference",
    "xpath-syntax",
    "xpath-unbound-prefix",
  ]);
});

test("files that include each other are told", () => {
  const files = new Map([
    ["a.sch", `<pattern xmlns="${iso}" id="a"><include href="b.sch"/></pattern>`],
    ["b.sch", `<rule xmlns="${iso}" context="b"><include href="a.sch"/><assert test="c"/></rule>`],
  ]);
  const { findings } = readSchematron(schema(`<include href="a.sch"/>`), {
    file: "x.sch",
    locale: "en",
    resolve: (name) => {
      const text = files.get(name);
      return text === undefined ? undefined : { name, text };
    },
  });
  expect(findings.map(({ code, position }) => `${position.file} ${code}`)).toContain(
    "b.sch schematron-cycle",
  );
});

test("XPath 2 without fontoxpath is told, with what to install", () => {
  const text = schema(
    `<pattern><rule context="a"><assert test="exists(b)"/><assert test="b"/></rule></pattern>`,
    ` queryBinding="xslt2"`,
  );
  const { findings, ruleSet } = readSchematron(text, { file: "x.sch", locale: "fr" });
  expect(ruleSet).toBeUndefined();
  expect(findings.map(({ message }) => message)).toEqual([
    "une expression est écrite dans un langage plus récent que XPath 1.0 («\u00a0xslt2\u00a0»)\u00a0: installez fontoxpath (npm install fontoxpath)",
  ]);
});

test("what both languages say alike needs no fontoxpath", () => {
  const text = schema(
    `<pattern><rule context="a[b = 'x'] | //c/@d"><assert test="not(b) or count(c) = 1 and normalize-space(@e) = 'f'"/></rule></pattern>`,
    ` queryBinding="xslt2"`,
  );
  expect(readSchematron(text, { file: "x.sch", locale: "en" }).findings).toEqual([]);
});
