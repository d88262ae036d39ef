import { describe, expect, test } from "vitest";
import { readSchematron } from "../../../../../generator/schematron/read/read.js";
import { marked, schema } from "../../../../support/faulty-schematron.js";

const used = `<pattern id="used"><rule context="z"><assert test="y">m</assert></rule></pattern>`;
const inAbstract = (content: string): string =>
  `${used}<pattern><rule abstract="true" id="r">${content}</rule></pattern>`;

describe("what nothing uses is read too, for its mistakes", () => {
  test.each([
    [inAbstract(`<assert test="b[‸">m</assert>`), "xpath-syntax"],
    [
      inAbstract(`<let name="v" value="‸f()"/><assert test="$v and $w">m</assert>`),
      "xpath-unknown-function",
    ],
    [inAbstract(`<assert test="‸q:b">m</assert>`), "xpath-unbound-prefix"],
    [inAbstract(`<assert test="‸q:f(b)">m</assert>`), "xpath-unbound-prefix"],
    [inAbstract(`<assert test="b" diagnostics="‸d">m</assert>`), "schematron-unknown-reference"],
    [inAbstract(`<extends rule="‸s"/><assert test="b">m</assert>`), "schematron-unknown-reference"],
    [inAbstract(`<extends rule="‸r"/><assert test="b">m</assert>`), "schematron-cycle"],
    [
      `${used}<pattern><rule abstract="true" id="r"><extends rule="s"/></rule><rule abstract="true" id="s"><extends rule="‸r"/></rule></pattern>`,
      "schematron-cycle",
    ],
    [
      `<rules><rule abstract="true" id="r"><assert test="‸not()">m</assert></rule></rules>${used}`,
      "xpath-arity",
    ],
    [
      `${used}<pattern abstract="true" id="q"><rule context="$c"><assert test="$x[">m</assert><assert test="b[‸">m</assert></rule></pattern>`,
      "xpath-syntax",
    ],
    [
      `${used}<pattern abstract="true" id="q"><rule context="‸parent::a"><assert test="b">m</assert></rule></pattern>`,
      "xpath-no-pattern",
    ],
    [
      `${used}<diagnostics><diagnostic id="d">m <value-of select="$v + ‸f()"/></diagnostic></diagnostics>`,
      "xpath-unknown-function",
    ],
    [
      `${used}<properties><property id="d"><value-of select="b[‸"/></property></properties>`,
      "xpath-syntax",
    ],
  ])("%s", (content, told) => {
    const { text, places } = marked(schema(content));
    const { findings } = readSchematron(text, { file: "x.sch", locale: "en" });
    expect(
      findings.map(({ code, position: { line, column } }) => `${line}:${column} ${code}`),
    ).toEqual([`${places[0]} ${told}`]);
  });

  test("and has none where a rule that extends it gives it its variables", () => {
    const text = schema(inAbstract(`<assert test="$v = $w/b">m <value-of select="$u"/></assert>`));
    expect(readSchematron(text, { file: "x.sch" }).findings).toEqual([]);
  });
});
