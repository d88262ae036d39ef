import fc, { type Arbitrary } from "fast-check";
import { arbitraryExpression } from "./arbitrary.js";

/*
 * What {@link arbitraryExpression} leaves out: the functions of XSLT, keys, variables, identifiers, the namespace axis, names that are
 * operators too, blanks between tokens; and documents with entities, CDATA sections and namespaces that are bound anew.
 */

/** The keys and variables that expressions name: `$set` and `$words` are evaluated at the root. */
export const definitions = {
  keys: [
    { name: "k", match: "a | b", use: "@n | @m" },
    { name: "k", match: "p:a", use: "string-length()" },
    { name: "p:k", match: "@* | text()", use: "." },
  ],
  variables: [
    { name: "set", select: "//b | //@n" },
    { name: "none", select: "/.." },
    { name: "p:number", select: "count(//*) div 3" },
    { name: "words", select: "concat('x ', //a, '1')" },
    { name: "yes", select: "//a = //b" },
  ],
} as const;

const names = ["a", "b", "p:a", "div", "or", "q:a", "mod"] as const;
const texts = [
  "1",
  " \n ",
  "<![CDATA[<a>&]]>",
  "&e;",
  "&m;",
  "a&#10;b",
  "x",
  "é\u{1F600}",
  "2",
  "i1",
] as const;
const declarations = [
  "",
  ` xmlns:p="urn:q"`,
  ` xmlns="urn:d"`,
  ` xmlns:z="urn:p"`,
  ` xml:lang="en"`,
  ` xml:lang="FR"`,
] as const;

/** A document with a DTD: identifiers, entities of text and of elements. */
export const arbitraryDocumentWithDtd: Arbitrary<string> = fc
  .letrec<Readonly<Record<"node", string>>>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      fc.constantFrom(...texts),
      fc.constantFrom("<!-- 1 -->", "<?t 1?>", "<?t?>"),
      fc
        .tuple(
          fc.constantFrom(...names),
          fc.constantFrom(...declarations),
          fc.uniqueArray(fc.constantFrom("n", "m", "p:n", "i"), { maxLength: 3 }),
          fc.array(fc.constantFrom("1", "i1", "i2", " 2 ", "x", "1&#9;"), {
            minLength: 3,
            maxLength: 3,
          }),
          fc.array(tie("node"), { maxLength: 4 }),
        )
        .map(
          ([name, declared, attributes, values, children]) =>
            `<${name}${declared}${attributes.map((each, index) => ` ${each}="${values[index]}"`).join("")}>${children.join("")}</${name}>`,
        ),
    ),
  }))
  .node.chain((first) =>
    fc
      .array(
        fc.constantFrom(
          first,
          `<b i="i2" n="1">i1</b>`,
          "<div><a m='1'>2</a></div>",
          "<p:a>ab</p:a>",
        ),
        { minLength: 2, maxLength: 5 },
      )
      .map(
        (nodes) =>
          `<!DOCTYPE r [<!ATTLIST a i ID #IMPLIED><!ATTLIST b i ID #IMPLIED><!ENTITY e "1&#233;"><!ENTITY m "<b n='2'>m</b>">]><!-- top --><r xmlns:p="urn:p" xmlns:q="urn:q" xml:lang="fr-FR"><a i="i1" n="1">1<or/>&m;</a>${nodes.join("")}</r><?t end?>`,
      ),
  );

const pictures = [
  "'0'",
  "'0.00'",
  "'#,##0.##'",
  "'000.#'",
  "'#'",
  "'0.0;(0.0)'",
  "'#0%'",
  "'x #,##0'",
  "'#.00'",
];
const sets = [
  "$set",
  "$none",
  "current()",
  "current()/..",
  "namespace::*",
  "namespace::p",
  "namespace::node()[. = 'urn:p']",
  "processing-instruction('t')",
  "div",
  "or",
  "mod",
  "//div//or",
  "div/div",
  "ancestor::*[2]",
  "preceding::text()[1]",
  "(ancestor::* | following::*)[last()]",
  "//@*[1]",
  "(//@*)[2]",
  "//text()[normalize-space() = '']",
  "/descendant::a[3]",
  "//a/@n | //namespace::p | //b",
  "id('i1')",
  "id('i2 i1 zz')",
  "id(//b)",
  "id(@n)/..",
  "key('k', 1)",
  "key('k', //@m)",
  "key('p:k', .)",
  "key('p:k', 'x')/..",
  "key('k', $words)",
  "@xml:lang",
  "//@xml:*",
  "../@p:n",
  "*[@n][1]",
  "preceding-sibling::node()[2]",
];
const booleans = [
  "lang('en')",
  "lang('FR-fr')",
  "lang('')",
  "generate-id() = generate-id(current())",
  "generate-id(//b) = generate-id(key('k', 1))",
  "generate-id($none) = ''",
  "$yes",
  "$set = $words",
  "$set != 1",
  "$none = $none",
  "div = mod",
  "div or mod and or",
  "count($set | //b) = count($set)",
];
const numbers = [
  "$p:number",
  "count(namespace::*)",
  "count(//namespace::*)",
  "div div mod",
  "- - 1",
  "-div * mod",
  "* * 2",
  "99999999999999999999",
  ".1 + .2",
  "0.000001",
  "count(id('i1 i2') | id('i1'))",
];
const words = [
  "$words",
  "name(namespace::p)",
  "string(namespace::p)",
  "local-name(//@p:n)",
  "name($set)",
  "namespace-uri(*[1])",
  "string(//comment())",
  "string(/)",
  "name(/processing-instruction())",
  "translate($words, 'x1', 'y')",
];

/** An expression with some of what XSLT adds; it does not fail. */
export const arbitraryXsltExpression: Arbitrary<string> = fc
  .oneof(
    fc.constantFrom(...sets, ...booleans, ...numbers, ...words),
    fc
      .tuple(arbitraryExpression, fc.constantFrom(...pictures))
      .map(([value, picture]) => `format-number(number(${value}), ${picture})`),
    fc
      .tuple(
        fc.constantFrom(...numbers, "-0.5", "2.5", "1234567.125", "1 div 0", "0 div 0"),
        fc.constantFrom(...pictures),
      )
      .map(([value, picture]) => `format-number(${value}, ${picture})`),
    fc
      .tuple(
        arbitraryExpression,
        fc.constantFrom("=", "!=", "<", ">="),
        fc.constantFrom(...sets, ...booleans, ...numbers, ...words),
      )
      .map(([left, operator, right]) => `(${left}) ${operator} (${right})`),
    fc
      .tuple(
        fc.constantFrom(...sets),
        fc.constantFrom("/", "//"),
        fc.constantFrom(
          ...sets.filter((each) => /^[a-z@*.]/.test(each) && !/^(?:current|id|key)/.test(each)),
        ),
      )
      .map((parts) => parts.join("")),
    fc
      .tuple(
        fc.constantFrom(...sets),
        fc.oneof(fc.constantFrom(...booleans, "1", "last()"), arbitraryExpression),
      )
      .map(([set, predicate]) => `count((${set})[${predicate}])`),
    fc
      .tuple(
        fc.constantFrom("id", "count", "sum"),
        fc.constantFrom(...sets),
        fc.constantFrom(...sets),
      )
      .map(([name, a, b]) => `${name}(${a} | ${b})`),
    arbitraryExpression.map((value) => `key('k', ${value})`),
  )
  .chain((text) => fc.boolean().map((wide) => (wide ? spaced(text) : text)));

/** The same expression with blanks where any may stand. */
function spaced(text: string): string {
  return text.replace(/"[^"]*"|'[^']*'|::|[()[\],|@/]/g, (piece) =>
    /^["']/.test(piece) || piece === "/" ? piece : ` ${piece}\n`,
  );
}
