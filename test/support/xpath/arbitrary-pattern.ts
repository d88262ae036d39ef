import fc, { type Arbitrary } from "fast-check";

const predicates = [
  "[1]",
  "[2]",
  "[last()]",
  "[position() = 2]",
  "[position() = (1 to 2)][2]",
  "[@n]",
  "[a | b]",
  "[a/text()]",
  "[@n = '1']",
  "[count(*)]",
  "[if (a = b) then 1 else 2]",
  "[a => count()]",
  "[not(a) and exists(@n)]",
  "[a[1] = //p:b[2]]",
  "[a/upper-case(@n) = 'A']",
  "[ends-with(name(), 'a')]",
  "['|' != \"]'\"]",
  "[. = //b]",
  "[following-sibling::*[1][self::a]]",
  "[not(ancestor::b)]",
] as const;
const someOf = (texts: readonly string[]): Arbitrary<string> => fc.constantFrom(...texts);
const predicated = (step: Arbitrary<string>): Arbitrary<string> =>
  fc
    .tuple(step, fc.array(someOf(predicates), { maxLength: 2 }))
    .map(([name, conditions]) => name + conditions.join(" "));
const inner = predicated(someOf(["a", "b", "p:a", "r", "*", "p:*", "*:a", "child::a", "a "]));
const last = predicated(
  someOf(["@n", "@*", "attribute::m", "@p:n", "text()", "node()", "comment()"]),
);
const separator = someOf(["/", "//", " / "]);
const path = fc
  .tuple(
    someOf(["", "/", "//", " // "]),
    inner,
    fc.array(fc.tuple(separator, inner), { maxLength: 2 }),
    fc.option(fc.tuple(separator, last), { nil: [] }),
  )
  .map((parts) => parts.flat(2).join(""));
/** A pattern of XSLT 2.0, over the names of `arbitraryDocument`. */
export const arbitraryPattern: Arbitrary<string> = fc
  .array(fc.oneof({ weight: 9, arbitrary: path }, { weight: 1, arbitrary: fc.constant("/") }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((paths) => paths.join(" | "));
