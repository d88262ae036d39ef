import { describe, expect, test } from "vitest";
import { readSchematron } from "../../../../../generator/schematron/read/read.js";
import { xpath2 } from "../../../../../runtime/rules/xpath2.js";
import { marked, schema } from "../../../../support/faulty-schematron.js";

describe("a mistake in XPath 2.0 is told in its place", () => {
  test.each([
    ["z", "matches‸(", "xpath2-static"],
    ["z", "exists(b) and b‸[", "xpath2-static"],
    ["z", "some ‸$x in b satisfy $x", "xpath2-static"],
    ["z", "b ‸eqq 'x'", "xpath2-static"],
    ["z", "exists(‸q:b)", "xpath-unbound-prefix"],
    ["z", "exists(b) and ‸$v", "xpath-undefined-variable"],
    ["z", "exists($w) and '$ww fooo(' != b and ‸$ww", "xpath-undefined-variable"],
    ["z", "exists(b) or ‸fooo(b)", "xpath-unknown-function"],
    ["z", "exists(fooo) and 'fooo(b)' = ‸fooo (b)", "xpath-unknown-function"],
    ["z", "b or ‸exists(b, c, d)", "xpath2-static"],
    ["z", "exists(b) or ‸format-date(b, '[Y]') = c", "xpath2-static"],
    ["z‸[matches(@a, 'b')", "exists(b)", "xpath2-static"],
    ["‸parent::z", "exists(b)", "xpath-no-pattern"],
    ["z/‸..", "exists(b)", "xpath-no-pattern"],
    ["a | b/‸following-sibling::z", "exists(b)", "xpath-no-pattern"],
  ])("%s: %s", (context, asked, told) => {
    for (const binding of ["xslt2", "xpath2", "xslt3"]) {
      const { text, places } = marked(
        schema(
          `<pattern><rule context="${context}"><let name="w" value="1"/><assert test="${asked}">$w</assert></rule></pattern>`,
          ` queryBinding="${binding}"`,
        ),
      );
      const { findings, ruleSet } = readSchematron(text, { file: "x.sch", locale: "en", xpath2 });
      expect(
        findings.map(({ code, position: { line, column } }) => `${line}:${column} ${code}`),
      ).toEqual([`${places[0]} ${told}`]);
      expect(ruleSet).toBeUndefined();
    }
  });

  test.each([
    "z[../b]",
    "(a | b)/c[matches(., 'x')]",
    "a//b[preceding-sibling::c]",
    "@*[. = current()/../@b]",
  ])("and a context that only looks away in a predicate has none: %s", (context) => {
    const text = schema(
      `<pattern><rule context="${context}"><assert test="exists(b)">m</assert></rule></pattern>`,
      ` queryBinding="xslt2"`,
    );
    expect(readSchematron(text, { file: "x.sch", xpath2 }).findings).toEqual([]);
  });
});
