/*
 * Faulty files of rules, with what has to be told about each.
 */

export const iso = "http://purl.oclc.org/dsdl/schematron";
export const legacy = "http://www.ascc.net/xml/schematron";

/** A schema around some content, with the namespace of ISO Schematron. */
export const schema = (content: string, attributes = ""): string =>
  `<schema xmlns="${iso}"${attributes}>\n${content}\n</schema>`;
export const rule = (content: string, context = "a"): string =>
  schema(`<pattern id="p"><rule context="${context}">${content}</rule></pattern>`);
const assertion = (test: string): string => rule(`<assert test="${test}">m</assert>`);

/** Files with mistakes: `‸` stands before each place that has to be told, in the order of the codes. */
export const faultySchematron: readonly (readonly [
  name: string,
  text: string,
  ...codes: string[],
])[] = [
  ["no XML", "‸<schema><pattern>", "error xml-not-well-formed"],
  [
    "a namespace with another scheme",
    `‸<schema xmlns="https://purl.oclc.org/dsdl/schematron"/>`,
    "error schematron-namespace",
  ],
  ["a namespace with a slash", `‸<schema xmlns="${iso}/"/>`, "error schematron-namespace"],
  [
    "a namespace with a typo",
    `‸<schema xmlns="http://purl.oclc.org/dsdl/schmeatron"/>`,
    "error schematron-namespace",
  ],
  [
    "the namespace of 1.5 with another host",
    `‸<schema xmlns="http://www.ascc.net/xml/schematrons"/>`,
    "error schematron-namespace",
  ],
  ["no namespace", "‸<schema><pattern/></schema>", "error schematron-no-schematron"],
  [
    "another vocabulary",
    `‸<grammar xmlns="http://relaxng.org/ns/structure/1.0"/>`,
    "error schematron-no-schematron",
  ],
  [
    "a pattern in a namespace that is nearly right",
    schema(`‸<x:pattern xmlns:x="http://purl.oclc.org/dsdl/Schematron"/>`),
    "error schematron-namespace",
  ],
  [
    "a rule in no namespace",
    schema(`<pattern id="p">‸<rule xmlns="" context="a"/></pattern>`),
    "error schematron-lookalike",
  ],
  ["no pattern", `‸${schema("<title>t</title>")}`, "error schematron-no-pattern"],
  ["an empty pattern", schema(`‸<pattern id="p"/>`), "warning schematron-empty-pattern"],
  [
    "an empty rule",
    schema(`<pattern>‸<rule context="a"/></pattern>`),
    "warning schematron-empty-rule",
  ],
  [
    "a rule without a context",
    schema(`<pattern>‸<rule><assert test="b"/></rule></pattern>`),
    "error schematron-missing-attribute",
  ],
  [
    "an assertion without a test",
    rule("‸<assert>m</assert>"),
    "error schematron-missing-attribute",
  ],
  ["an empty test", rule(`<assert test="‸"/>`), "error schematron-empty-attribute"],
  [
    "an unknown element",
    schema(
      `‸<patern id="q"/><pattern id="p"><rule context="a"><report test="b"/></rule></pattern>`,
    ),
    "error schematron-unknown-element",
  ],
  [
    "an element in the wrong place",
    schema(
      `<pattern id="p"><rule context="a"><report test="b"/></rule>‸<assert test="c"/></pattern>`,
    ),
    "error schematron-misplaced-element",
  ],
  [
    "an unknown attribute",
    rule(`<assert test="b" rol="‸warning"/>`),
    "warning schematron-unknown-attribute",
  ],
  [
    "a function of XSLT",
    schema(
      `‸<f:function xmlns:f="http://www.w3.org/1999/XSL/Transform" name="x"/><pattern id="p"><rule context="a"><report test="b"/></rule></pattern>`,
    ),
    "error schematron-xslt-element",
  ],
  [
    "an unknown query language",
    `<schema xmlns="${iso}" queryBinding="‸xslt22"><pattern><rule context="a"><assert test="b"/></rule></pattern></schema>`,
    "error schematron-binding",
  ],
  ["a syntax error", assertion("count(b) ‸b = 1"), "error xpath-syntax"],
  [
    "a syntax error behind references",
    assertion("b &lt; 1 and c &#62; 2 ‸oops 3"),
    "error xpath-syntax",
  ],
  ["an expression that breaks off", assertion("b and ‸"), "error xpath-syntax"],
  ["an unknown function", assertion("b and ‸strin-length(c) > 1"), "error xpath-unknown-function"],
  ["a function of XPath 2", assertion("‸exists(b)"), "error xpath-unknown-function"],
  ["too few parameters", assertion("‸contains(b)"), "error xpath-arity"],
  ["too many parameters", assertion("‸not(b, c)"), "error xpath-arity"],
  ["an unbound prefix", assertion("‸el:b"), "error xpath-unbound-prefix"],
  [
    "two unbound prefixes",
    assertion("‸el:b = ‸fl:c"),
    "error xpath-unbound-prefix",
    "error xpath-unbound-prefix",
  ],
  ["an undefined variable", assertion("‸$b = 1"), "error xpath-undefined-variable"],
  ["an unknown key", assertion("key(‸'k', b)"), "error schematron-unknown-key"],
  ["a number in the place of nodes", assertion("count(‸1)"), "error xpath-no-node-set"],
  [
    "a context that is no pattern",
    rule(`<assert test="b"/>`, "a/‸parent::b"),
    "error xpath-no-pattern",
  ],
  ["a context with a blank", rule(`<assert test="b"/>`, "foo ‸bar"), "error xpath-syntax"],
  [
    "a variable of the rule in its context",
    schema(
      `<pattern><rule context="a[b = ‸$v]"><let name="v" value="1"/><assert test="$v"/></rule></pattern>`,
    ),
    "error xpath-undefined-variable",
  ],
  [
    "a variable twice in a rule",
    rule(`<let name="v" value="1"/><let name="‸v" value="2"/><assert test="$v"/>`),
    "error schematron-duplicate-variable",
  ],
  [
    "a variable that hides another one",
    schema(
      `<let name="v" value="1"/><pattern><rule context="a"><let name="‸v" value="2"/><assert test="$v"/></rule></pattern>`,
    ),
    "error schematron-duplicate-variable",
  ],
  [
    "variables that depend on each other",
    schema(
      `‸<let name="v" value="$w"/>‸<let name="w" value="$v"/><pattern><rule context="a"><assert test="$v"/></rule></pattern>`,
    ),
    "error schematron-variable-cycle",
    "error schematron-variable-cycle",
  ],
  [
    "a variable that comes later in its rule",
    rule(`<let name="v" value="‸$w"/><let name="w" value="1"/><assert test="$v"/>`),
    "error xpath-undefined-variable",
  ],
  [
    "an unknown default phase",
    `<schema xmlns="${iso}" defaultPhase="‸fast"><pattern id="p"><rule context="a"><assert test="b"/></rule></pattern></schema>`,
    "error schematron-unknown-reference",
  ],
  [
    "an unknown pattern in a phase",
    schema(
      `<phase id="f"><active pattern="‸pat"/></phase><pattern id="p"><rule context="a"><assert test="b"/></rule></pattern>`,
    ),
    "error schematron-unknown-reference",
  ],
  [
    "a phase without patterns",
    schema(`‸<phase id="f"/><pattern id="p"><rule context="a"><assert test="b"/></rule></pattern>`),
    "warning schematron-empty-phase",
  ],
  [
    "an unknown diagnostic, the second of two",
    schema(
      `<pattern id="p"><rule context="a"><assert test="b" diagnostics="d1 ‸d2"/></rule></pattern><diagnostics><diagnostic id="d1"/></diagnostics>`,
    ),
    "error schematron-unknown-reference",
  ],
  [
    "an unknown abstract rule",
    rule(`<extends rule="‸other"/><assert test="b"/>`),
    "error schematron-unknown-reference",
  ],
  [
    "a rule that is not abstract",
    schema(
      `<pattern><rule id="r" context="c"><assert test="b"/></rule><rule context="a"><extends rule="‸r"/><assert test="b"/></rule></pattern>`,
    ),
    "error schematron-not-abstract",
  ],
  [
    "rules that extend each other",
    schema(
      `<pattern><rule abstract="true" id="r"><extends rule="s"/></rule><rule abstract="true" id="s"><extends rule="‸r"/></rule><rule context="a"><extends rule="r"/><assert test="b"/></rule></pattern>`,
    ),
    "error schematron-cycle",
  ],
  [
    "an unknown abstract pattern",
    schema(`<pattern is-a="‸q" id="p"/>`),
    "error schematron-unknown-reference",
  ],
  [
    "a parameter that is missing",
    schema(
      `<pattern abstract="true" id="q"><rule context="$c"><assert test="‸$t"/></rule></pattern><pattern is-a="q"><param name="c" value="a"/></pattern>`,
    ),
    "error xpath-undefined-variable",
  ],
  [
    "a mistake in a parameter",
    schema(
      `<pattern abstract="true" id="q"><rule context="a"><assert test="b and $t"/></rule></pattern><pattern is-a="q"><param name="t" value="not(‸zz:c)"/></pattern>`,
    ),
    "error xpath-unbound-prefix",
  ],
  [
    "a mistake behind a parameter",
    schema(
      `<pattern abstract="true" id="q"><rule context="a"><assert test="$t and ‸zz:c"/></rule></pattern><pattern is-a="q"><param name="t" value="long/path"/></pattern>`,
    ),
    "error xpath-unbound-prefix",
  ],
  [
    "a parameter that is not used",
    schema(
      `<pattern abstract="true" id="q"><rule context="a"><assert test="b"/></rule></pattern><pattern is-a="q"><param name="‸x" value="1"/></pattern>`,
    ),
    "warning schematron-unused-parameter",
  ],
  [
    "a file that is not there",
    schema(
      `<include href="‸other.sch"/><pattern id="p"><rule context="a"><assert test="b"/></rule></pattern>`,
    ),
    "error schematron-missing-file",
  ],
  [
    "an identifier twice",
    schema(
      `<pattern id="p"><rule context="a"><assert test="b"/></rule></pattern><pattern id="‸p"><rule context="c"><assert test="b"/></rule></pattern>`,
    ),
    "error schematron-duplicate-id",
  ],
  [
    "an assertion with the identifier of a pattern, in 1.5",
    `<schema xmlns="${legacy}"><pattern name="n" id="p"><rule context="a"><assert id="‸p" test="b"/></rule></pattern></schema>`,
    "error schematron-duplicate-id",
  ],
  [
    "a prefix with two namespaces",
    schema(
      `<ns prefix="x" uri="urn:a"/><ns prefix="‸x" uri="urn:b"/><pattern><rule context="x:a"><assert test="b"/></rule></pattern>`,
    ),
    "error schematron-duplicate-prefix",
  ],
  [
    "a rule that an earlier one hides",
    schema(
      `<pattern><rule context="a"><assert test="b"/></rule><rule context="‸c/a[d]"><assert test="b"/></rule></pattern>`,
    ),
    "warning schematron-shadowed",
  ],
  [
    "a rule that an earlier wildcard hides",
    schema(
      `<pattern><rule context="*"><assert test="b"/></rule><rule context="‸a | /c"><assert test="b"/></rule></pattern>`,
    ),
    "warning schematron-shadowed",
  ],
  [
    "a role that is no level",
    rule(`<assert test="b" role="‸grave"/>`),
    "information schematron-unknown-level",
  ],
  [
    "an attribute as context in 1.5",
    `<schema xmlns="${legacy}"><pattern name="n"><rule context="‸@a"><assert test="."/></rule></pattern></schema>`,
    "information schematron-attribute-context",
  ],
  [
    "a mistake in a message",
    rule(`<assert test="b">It is <value-of select="‸strng(c)"/></assert>`),
    "error xpath-unknown-function",
  ],
  [
    "only abstract patterns",
    `‸${schema(`<pattern abstract="true" id="q"><rule context="a"><assert test="b"/></rule></pattern>`)}`,
    "error schematron-no-pattern",
  ],
  [
    "a pattern that is abstract and an instance",
    schema(
      `<pattern abstract="true" id="q" is-a="‸r"><rule context="a"><assert test="b"/></rule></pattern><pattern abstract="true" id="r" is-a="‸q"><rule context="a"><assert test="b"/></rule></pattern><pattern is-a="q"/>`,
    ),
    "error schematron-abstract-instance",
    "error schematron-abstract-instance",
  ],
  [
    "rules and variables in an instance",
    schema(
      `<pattern abstract="true" id="q"><rule context="a"><assert test="b"/></rule></pattern><pattern is-a="q" id="i">‸<let name="v" value="1"/>‸<rule context="c"><assert test="d"/></rule></pattern>`,
    ),
    "error schematron-instance-content",
    "error schematron-instance-content",
  ],
  [
    "a context of an abstract rule",
    schema(
      `<pattern id="p"><rule abstract="true" id="r" context="‸c"><assert test="b"/></rule><rule context="a"><extends rule="r"/></rule></pattern>`,
    ),
    "warning schematron-abstract-context",
  ],
  [
    "an abstract that is neither true nor false",
    schema(
      `<pattern id="p"><rule abstract="‸yes" id="r" context="c"><assert test="b"/></rule></pattern>`,
    ),
    "error schematron-wrong-value",
  ],
  [
    "names that are none",
    schema(
      `<ns prefix="‸x y" uri="urn:a"/><let name="‸1st" value="1"/><xsl:key xmlns:xsl="http://www.w3.org/1999/XSL/Transform" name="k" match="a" use="b"/><key name="‸k!" match="a" use="b"/><pattern id="p"><rule context="a"><let name="‸v w" value="1"/><assert test="b"/></rule></pattern>`,
    ),
    "error schematron-wrong-value",
    "error schematron-wrong-value",
    "error schematron-wrong-value",
    "error schematron-wrong-value",
  ],
  [
    "another namespace for the prefix xml",
    schema(
      `<ns prefix="xml" uri="‸urn:x"/><pattern id="p"><rule context="a"><assert test="b"/></rule></pattern>`,
    ),
    "error schematron-wrong-value",
  ],
  [
    "nodes that a rule visits by an expression, of 2025",
    schema(
      `<phase id="f" when="‸a"><active pattern="p"/></phase><pattern id="p"><rule context="a" visit-each="‸b"><assert test="c"/></rule></pattern>`,
    ),
    "error schematron-unsupported-attribute",
    "error schematron-unsupported-attribute",
  ],
  [
    "a variable of XSLT in a rule",
    rule(
      `‸<f:variable xmlns:f="http://www.w3.org/1999/XSL/Transform" name="v" select="1"/><assert test="b"/>`,
    ),
    "error schematron-xslt-element",
  ],
  ["a context in brackets", rule(`<assert test="b"/>`, "‸(a | b)"), "error xpath-no-pattern"],
  [
    "brackets inside of a context",
    rule(`<assert test="b"/>`, "c[(d)] | text()[e] | ‸(a)"),
    "error xpath-no-pattern",
  ],
  [
    "a position outside of a predicate",
    rule(
      `<assert test="‸position() = 2 and c[position() = 2]/d[last()]">m <value-of select="‸last()"/></assert>`,
    ),
    "warning schematron-one-position",
    "warning schematron-one-position",
  ],
  [
    "a rule that two earlier ones hide together",
    schema(
      `<pattern><rule context="//c"><assert test="b"/></rule><rule context="a"><assert test="b"/></rule><rule context="‸x/a | c"><assert test="b"/></rule></pattern>`,
    ),
    "warning schematron-shadowed",
  ],
  [
    "a rule that asks more than an earlier one",
    schema(
      `<pattern><rule context="a[b and c]"><assert test="b"/></rule><rule context="a[b][2]"><assert test="b"/></rule><rule context="a[b][1]"><assert test="b"/></rule><rule context="‸a[c][b and @d = 1]"><assert test="b"/></rule></pattern>`,
    ),
    "warning schematron-shadowed",
  ],
  [
    "a static error in XPath 2",
    schema(
      `<pattern><rule context="a"><assert test="‸exists(b, c, d)"/></rule></pattern>`,
      ` queryBinding="xslt2"`,
    ),
    "error xpath2-static",
  ],
  [
    "words between the elements of a pattern and of a rule",
    schema(
      `‸<pattern id="p">words ‸<rule context="a"><assert test="b">m</assert>, more words</rule></pattern>`,
    ),
    "warning schematron-stray-text",
    "warning schematron-stray-text",
  ],
  [
    "a rule in a rule",
    rule(`<assert test="b">m</assert>‸<rule context="c"><assert test="d">m</assert></rule>`),
    "error schematron-misplaced-element",
  ],
  [
    "parameters that stand for each other",
    schema(
      `<pattern abstract="true" id="t"><rule context="$e"><assert test="$f">m</assert></rule></pattern><pattern is-a="t"><param name="e" value="‸$f"/><param name="f" value="‸$e"/></pattern>`,
    ),
    "error xpath-undefined-variable",
    "error xpath-undefined-variable",
  ],
  [
    "a variable that is used before it is there",
    rule(
      `<let name="x" value="‸$y + 1"/><let name="y" value="2"/><assert test="$x = 3">m</assert>`,
    ),
    "error xpath-undefined-variable",
  ],
  [
    "a key that there is not, and one without its value, in predicates",
    schema(
      `<xsl:key xmlns:xsl="http://www.w3.org/1999/XSL/Transform" name="k" match="b" use="@id"/><pattern id="p"><rule context="a[key(‸'kk', @r)]"><assert test="c[‸key('k')]">m</assert></rule></pattern>`,
    ),
    "error schematron-unknown-key",
    "error xpath-arity",
  ],
  [
    "a key by an axis that patterns do not have",
    schema(
      `<xsl:key xmlns:xsl="http://www.w3.org/1999/XSL/Transform" name="k" match="‸ancestor::b" use="@id[‸"/><pattern id="p"><rule context="a"><assert test="key('k', 1)">m</assert></rule></pattern>`,
    ),
    "error xpath-no-pattern",
    "error xpath-syntax",
  ],
  [
    "values of a diagnostic that cannot be said",
    schema(
      `<pattern id="p"><rule context="a"><assert test="b" diagnostics="d">m</assert></rule></pattern><diagnostics><diagnostic id="d"><value-of select="‸concat(b)"/>‸<value-of/></diagnostic></diagnostics>`,
    ),
    "error xpath-arity",
    "error schematron-missing-attribute",
  ],
  [
    "a subject that is not complete, and a level that is none",
    rule(`<assert test="b" subject="c[‸" role="‸fatale">m</assert>`),
    "error xpath-syntax",
    "information schematron-unknown-level",
  ],
  [
    "prefixes that cannot be bound so",
    schema(
      `<ns prefix="xml" uri="‸urn:x"/><ns prefix="‸1a" uri="urn:c"/><ns prefix="q" uri="‸"/><pattern id="p"><rule context="a"><assert test="b">m</assert></rule></pattern>`,
    ),
    "error schematron-wrong-value",
    "error schematron-wrong-value",
    "error schematron-empty-attribute",
  ],
  [
    "a context with three alternatives that are no patterns",
    rule(`<assert test="b">m</assert>`, "a/‸following-sibling::b | (‸c)[1] | ‸.."),
    "error xpath-no-pattern",
    "error xpath-no-pattern",
    "error xpath-no-pattern",
  ],
  [
    "variables without a name, with half a name, and with one that is taken",
    schema(
      `<let name="g" value="1"/><pattern id="p"><rule context="a"><let name="‸g" value="3"/>‸<let value="3"/><let name="‸1x" value="2"/><assert test="$g">m</assert></rule></pattern>`,
    ),
    "error schematron-duplicate-variable",
    "error schematron-missing-attribute",
    "error schematron-wrong-value",
  ],
  [
    "instances of a pattern that is not there, and of one that is not abstract",
    schema(
      `<pattern is-a="‸nope"/><pattern is-a="‸q"/><pattern id="q"><rule context="a"><assert test="b">m</assert></rule></pattern>`,
    ),
    "error schematron-unknown-reference",
    "error schematron-not-abstract",
  ],
];

/** A text without its marks, and the places that they stood at. */
export function marked(text: string): {
  readonly text: string;
  readonly places: readonly string[];
} {
  const pieces = text.split("‸");
  let before = "";
  const places = pieces.slice(0, -1).map((piece) => {
    before += piece;
    const lines = before.split("\n");
    return `${lines.length}:${(lines.at(-1) ?? "").length + 1}`;
  });
  return { text: pieces.join(""), places };
}
