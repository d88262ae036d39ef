import fc from "fast-check";
import { describe, test } from "vitest";
import { expectAlike, rulesOf } from "../../../../support/watched-rules.js";

/*
 * Units of which a check sees the same although they are not alike: what it said of one may be kept for the other. What it does not see
 * stands anywhere between.
 */
const text = fc.constantFrom("x", "y", "z", " x ", "");
const beside = fc.constantFrom("", "", "<d>x</d>", "<e f='x'><d/></e>", "<d>y</d><d>z</d>");
const unseen = fc.array(beside, { minLength: 6, maxLength: 6 });
const unit = fc
  .record({
    name: fc.constantFrom("u", "u", "w"),
    k: fc.option(text),
    a: fc.option(text),
    n: fc.option(fc.tuple(fc.option(text), fc.option(text))),
    b: fc.array(text, { maxLength: 3 }),
    c: fc.option(fc.tuple(text, text)),
    unseen,
  })
  .map(({ name, k, a, n, b, c, unseen: [d = "", e = "", f = "", g = "", h = ""] }) => {
    const leaf = (local: string, value: string | null): string =>
      value === null ? "" : `<${local}>${value}</${local}>`;
    const nested = n === null ? "" : `<n>${leaf("a", n[0])}${e}${leaf("b", n[1])}</n>`;
    const listed = b.map((each) => leaf("b", each)).join(f);
    const coded = c === null ? "" : `${h}<c k="${c[0]}">${c[1]}</c>`;
    return `<${name}${k === null ? "" : ` k="${k}"`}>${d}${leaf("a", a)}${nested}${g}${listed}${coded}</${name}>`;
  });
const tests = fc.constantFrom(
  "not(a = 'x' and n/b = 'x')",
  "a = 'y' or b = 'y' or c/@k = 'y'",
  "not(b[2] = 'x') or count(b) > 2",
  "string(c/@k) != 'y' or normalize-space(n) != ''",
  ".//a != 'z' or not(.//b = 'x')",
  "*[last()] != 'z'",
  "*[2] = 'x' or @k = 'y'",
  "not(self::w) or c != 'x'",
  "local-name() = 'u' or a = 'x'",
  "name() != 'w' or a = 'x'",
  "string-length(n/a | b) < 2",
  "../@k = a or b",
  "../u[1]/a = a or c",
  "@k",
  "preceding-sibling::u[1]/@k != 'x'",
  "n/a/.. != 'z'",
  "c[. = 'x']/@k != 'x'",
);
const contexts = fc.constantFrom(
  "u",
  "w",
  "*[a]",
  "*[@k]",
  "n",
  "u/n",
  "n[a]",
  "u[a = 'x']",
  "c/@k",
);

/** Expects of rules that watch what they say over the tree. */
function agreed(pairs: Parameters<typeof rulesOf>[0], document: string, reports: boolean): void {
  const set = rulesOf(pairs, reports);
  fc.pre(set !== undefined);
  expectAlike(set, document);
}

describe("what a check said of one context counts for others of which it sees the same", () => {
  test("and for no more", () => {
    const asked = fc.array(fc.tuple(contexts, tests), { minLength: 1, maxLength: 4 });
    const units = fc.array(fc.tuple(unit, fc.nat(3)), { minLength: 4, maxLength: 40 });
    fc.assert(
      fc.property(asked, units, fc.boolean(), (pairs, all, reports) => {
        const lots = [0, 1].map((lot) =>
          all
            .filter((_, index) => index % 2 === lot)
            .map(([each, times]) => each.repeat(times + 1)),
        );
        const written = lots.map((lot, index) => `<v k="${"xy"[index]}">${lot.join("")}</v>`);
        agreed(pairs, `<r>${written.join("")}</r>`, reports);
      }),
      { numRuns: Number(process.env["RUNS"] ?? 100) },
    );
  });

  test("not where what is around the context is another", () => {
    const lots = ["x", "y"].map((k) => `<v k="${k}">${"<u><a>x</a></u>".repeat(3)}</v>`);
    for (const axis of ["..", "ancestor::v", "parent::*", "preceding::v | .."])
      agreed([["u", `(${axis})/@k = a`]], `<r>${lots.join("")}</r>`, false);
  });

  test("not where its prefix is another and asked for", () => {
    const units = ["p", "q", "p", "q"].map((prefix) => `<${prefix}:u><a>x</a></${prefix}:u>`);
    const document = `<r xmlns:p="urn:p" xmlns:q="urn:p"><v>${units.join("")}</v></r>`;
    for (const asked of ["name() = 'p:u'", "starts-with(name(a/..), 'p')"])
      agreed([["p:u", `${asked} and a`]], document, false);
  });

  test("also after it was taken over from another that had read more", () => {
    const said = [
      ["", "yx"],
      ["<d/>", "xz"],
      ["", "xz"],
      ["", "xx"],
    ] as const;
    const units = said.map(([d, [a, b]]) => `<u>${d}<a>${a}</a><b>${b}</b></u>`);
    const pairs = [
      ["u", "not(a = 'x' and b = 'x')"],
      ["u", "d or not(d)"],
    ] as const;
    // Each kind of unit has come before, so that none is read in another way than the rest.
    const known = ["<u><a>z</a><b>z</b></u>", "<u><d/><a>z</a><b>z</b></u>"].join("").repeat(3);
    for (const before of ["", known])
      agreed(pairs, `<r><v>${before}${units.join("")}</v></r>`, false);
  });
});
