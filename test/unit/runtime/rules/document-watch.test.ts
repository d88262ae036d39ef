import fc from "fast-check";
import { describe, test } from "vitest";
import { expectAlike, rulesOf } from "../../../support/watched-rules.js";
import { arbitraryDocument, arbitraryExpression } from "../../../support/xpath/arbitrary.js";

const contexts = fc.constantFrom(
  "a",
  "b",
  "u",
  "r/u",
  "/r",
  "/",
  "//b",
  "p:*",
  "*",
  "@n",
  "a/@n",
  "@*",
  "a[@n]",
  "u[a]",
  "u[a/b]/a",
  "u[@n = '1']/*",
  "/r/*[not(@n)]",
  "u//b",
  "a[. = '1'] | b",
  "u[1]",
  "text()",
  "p:a/*[self::b or self::p:b]",
  "*[a]",
  "*[@n or b]",
  "*[b = '1'][a]",
  "u//*[normalize-space(@n) and not(a)]",
);

/** What an issue is about, where that is not the context. */
const subjects = fc.constantFrom(undefined, undefined, "b", "a/b", "@n", "..", "*[2]");

const texts = fc.constantFrom(
  "a",
  "a/b",
  "@n",
  ".",
  "../@n",
  "../a",
  "../../@n",
  "../../a/b",
  "../a[@n][1]/b",
  "../u[1]/@n",
  "../u[@n = '2'][1]/a",
  "../a[2]",
  "/r/a/@n",
  "/r/h/a",
  "/*/h/b",
  "/r/u/a",
  "/r/t",
  "/*/@n",
  "//b",
  ".//a",
  ".//b/@n",
  "a[b]/@n",
  "*[self::a or self::b][1]",
  "a/..",
  "a/../b",
  "a/following-sibling::b",
  "following-sibling::u",
  "preceding-sibling::u[1]/@n",
  "ancestor::u/@n",
  "/r/h[a = '1']/b",
  "/r/h[b]/a",
  "current()/a",
  "count(preceding-sibling::u)",
  "count(preceding-sibling::*[@n])",
  "count(/r/u)",
  "count(/r/u[@n] | //b)",
  "count(//a)",
  "count(../u)",
  "sum(a)",
  "not(preceding-sibling::a)",
  "boolean(preceding-sibling::u[@n = '1'])",
  "normalize-space(a)",
  "starts-with(local-name(), 'u')",
  "name(..)",
  "/r/h/a = a",
  "a = b",
  "a != ../a",
  "string-length(a) > 1",
  "last()",
);

const forms = fc.oneof(
  { weight: 3, arbitrary: texts },
  fc
    .tuple(texts, fc.constantFrom("=", "!=", "and", "or", "<", "+", "|"), texts)
    .map(([a, operator, b]) => `(${a}) ${operator} (${b})`),
  fc.tuple(texts, texts).map(([a, b]) => `concat(${a}, '-', ${b})`),
);

const values = fc.constantFrom("", "1", "2", "x", " y ", "&amp;");
const unit = fc.constantFrom(
  (v: readonly string[]) => `<u n="${v[0]}"><a n="${v[1]}"><b>${v[2]}</b></a><b>${v[3]}</b></u>`,
  (v: readonly string[]) => `<u><a>${v[0]}</a><a n="${v[1]}">${v[2]}</a></u>`,
  (v: readonly string[]) =>
    `<u n="${v[0]}"><p:a><b n="${v[1]}">${v[2]}</b></p:a> <b>${v[3]}</b></u>`,
  (v: readonly string[]) =>
    `<u n="${v[0]}"><!--c--><a>${v[1]}</a><w><w><b n="${v[2]}">${v[3]}</b></w></w><a xmlns:z="urn:p"><z:b/></a></u>`,
);
const lot = fc
  .tuple(
    fc.array(unit, { minLength: 1, maxLength: 3 }),
    fc.array(fc.array(values, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 24 }),
    fc.constantFrom("", "<h><a>1</a><b>2</b></h>", "<h><b>3</b><a><b/></a></h>"),
    fc.constantFrom("", "<t>1</t>", "<h><a>1</a></h>", "<t/><!--c-->"),
  )
  .map(
    ([shapes, all, head, tail]) =>
      `<r xmlns:p="urn:p" xmlns:q="urn:q" n="0">${head}${all.map((v, index) => shapes[index % shapes.length]?.(v)).join("")}${tail}</r>`,
  );

describe("rules that watch a document say what they say of its tree", () => {
  const rules = fc.array(fc.tuple(contexts, forms), { minLength: 1, maxLength: 4 });

  test("in lots of units, element by element and whole", () => {
    fc.assert(
      fc.property(rules, lot, fc.boolean(), subjects, (asked, document, reports, subject) => {
        const set = rulesOf(asked, reports, subject);
        fc.pre(set !== undefined);
        expectAlike(set, document);
      }),
      { numRuns: Number(process.env["RUNS"] ?? 150) },
    );
  });

  test("in lots of units that are alike, whose texts come again after others broke a rule", () => {
    const letters = fc.constantFrom("x", "y", "z");
    const some = fc.array(fc.tuple(letters, letters, letters), { minLength: 3, maxLength: 40 });
    const tests = fc.constantFrom(
      "not(a = 'x' and b = 'x')",
      "a = 'y' or b = 'y' or c = 'y'",
      "not(a = 'x' and (b = 'x' or c = 'z'))",
      "a != 'x' and b != 'y' or c != 'z'",
    );
    const example: [readonly (readonly [string, string, string])[], string] = [
      ["yyx", "xyx", "xxx", "yyx", "xxx"].map(([a = "", b = "", c = ""]) => [a, b, c]),
      "not(a = 'x' and b = 'x')",
    ];
    fc.assert(
      fc.property(some, tests, (texts, asked) => {
        const units = texts.map(([a, b, c]) => `<u><a>${a}</a><b>${b}</b><c>${c}</c></u>`);
        const document = `<r><v>${units.join("")}</v></r>`;
        const set = rulesOf([["u", asked]], false);
        fc.pre(set !== undefined);
        expectAlike(set, document);
      }),
      { numRuns: 100, examples: [example] },
    );
  });

  test("in any document, by any expression", () => {
    const some = fc.array(fc.tuple(contexts, fc.oneof(arbitraryExpression, forms)), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(some, arbitraryDocument, fc.boolean(), (asked, document, reports) => {
        const set = rulesOf(asked, reports);
        fc.pre(set !== undefined);
        expectAlike(set, document);
      }),
      {
        numRuns: Number(process.env["RUNS"] ?? 150),
        examples: [
          [
            [
              ["a", ".//ancestor::node()"],
              ["b", ".//parent::a"],
              ["a", "count(.//preceding-sibling::*)"],
            ],
            '<r xmlns:p="urn:p"><b/><a n="0">s<b/>x</a><b>y</b></r>',
            true,
          ],
        ],
      },
    );
  });
});
