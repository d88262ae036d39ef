import fc from "fast-check";
import type { AnyAttribute, AnyElement } from "../../runtime/nouns/generic-values.js";
import type { Kitchen } from "./kitchen.js";

/** Text with everything that goes wrong in XML: markup, line ends, characters outside the basic plane. */
export const awkwardText: fc.Arbitrary<string> = fc.oneof(
  fc.string({
    unit: fc.constantFrom(
      ..."a b&<>\"'\t\n\r;]é€\u0085\u2028\ufffd",
      "&amp;",
      "&#233;",
      "AT&T;",
      "]]>",
      "😀",
      "{",
      "@",
      "<a/>",
      "---",
    ),
    maxLength: 12,
  }),
  fc.string({ unit: "grapheme", maxLength: 8 }).filter(isXmlText),
);

/** The production Char of XML 1.0, written in another way than in the code under test. */
function isXmlText(text: string): boolean {
  return [...text].every((character) => {
    const point = character.codePointAt(0) ?? 0;
    return (
      point === 9 ||
      point === 10 ||
      point === 13 ||
      (point >= 0x20 && point <= 0xd7ff) ||
      (point >= 0xe000 && point <= 0xfffd) ||
      point >= 0x10000
    );
  });
}

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined });
const token = fc.stringMatching(/^[a-z]{1,4}( [a-z]{1,4})?$/);
const int = fc.integer({ min: -2147483648, max: 2147483647 });
const date = fc.constantFrom("2020-02-29", "1999-12-31Z", "0001-01-01+14:00", "12020-01-01");
const decimal = fc.constantFrom("0", "1.0", "-12.50", "+3", ".5", "100000000000000000000.00001");
const ncName = fc.constantFrom(
  "a",
  "b",
  "é",
  "x-1",
  "_",
  "constructor",
  "__proto__",
  "xmlish",
  "p",
);
/** Valid values of the kitchen; wildcards and names in values bring these namespaces. */
function kitchensWith(foreignNamespaces: readonly string[]): fc.Arbitrary<Kitchen> {
  const foreign = fc.constantFrom(...foreignNamespaces);
  const otherNamespace = fc.constantFrom("", ...foreignNamespaces);
  const prefix = maybe(
    fc.constantFrom("o", "p", "k", "s", "ns1", "xsi", "__proto__", "constructor"),
  );
  const qName = fc.record({ namespace: otherNamespace, local: ncName, prefix });

  const anyAttributes = (namespace: fc.Arbitrary<string>): fc.Arbitrary<AnyAttribute[]> =>
    fc.uniqueArray(fc.record({ namespace, local: ncName, prefix, value: awkwardText }), {
      maxLength: 3,
      selector: ({ namespace: uri, local }) => `{${uri}}${local}`,
    });

  const bindings = maybe(
    fc.dictionary(fc.constantFrom("o", "p", "k", "", "ns1", "constructor"), foreign, {
      maxKeys: 2,
    }),
  );

  const { tree: anyTree } = fc.letrec<{ tree: AnyElement }>((tie) => ({
    tree: fc.record({
      name: qName,
      attributes: maybe(anyAttributes(otherNamespace)),
      namespaces: bindings,
      children: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        fc.constant(undefined),
        fc.array(fc.oneof(awkwardText, tie("tree")), { maxLength: 3 }),
      ),
    }),
  }));

  const anyElement = fc
    .tuple(anyTree, foreign)
    .map(([tree, namespace]): AnyElement => ({ ...tree, name: { ...tree.name, namespace } }));

  const ordered = fc
    .array(
      fc.oneof(
        fc.tuple(fc.record({ kind: fc.constant("in" as const), value: awkwardText })),
        fc.tuple(
          fc.record({ kind: fc.constant("out" as const), value: awkwardText }),
          fc.record({ kind: fc.constant("back" as const), value: fc.boolean() }),
        ),
      ),
      { maxLength: 4 },
    )
    .map((groups) => groups.flat());

  const note = fc.record({
    content: fc.array(
      fc.oneof(
        awkwardText,
        fc.record({ kind: fc.constantFrom("b" as const, "i" as const), value: awkwardText }),
      ),
      { maxLength: 4 },
    ),
    lang: maybe(fc.constantFrom("fr", "en")),
  });

  const where: fc.Arbitrary<
    { readonly street: string; readonly city: string | undefined } | { readonly box: number }
  > = fc.oneof(
    fc.record({ street: awkwardText, city: maybe(awkwardText) }),
    fc.record({ box: int }),
  );

  const oven = fc
    .tuple(awkwardText, maybe(int), fc.boolean())
    .map(([door, heat, last]) =>
      heat === undefined ? { door } : last ? { door, heat } : { heat, door },
    );

  return fc
    .record({
      code: fc.constantFrom("AB1", "ZZ999"),
      opened: fc.oneof(maybe(date), fc.constant(null)),
      where,
      amount: maybe(
        fc.array(
          fc.record({ value: decimal, unit: token, exact: fc.constantFrom(undefined, true) }),
          { maxLength: 3 },
        ),
      ),
      dish: maybe(
        fc.array(
          fc.oneof(
            fc.record({
              $type: fc.constant("Soup" as const),
              name: awkwardText,
              hot: fc.boolean(),
            }),
            fc.record({
              $type: fc.constant("Cake" as const),
              name: awkwardText,
              layers: fc.bigInt(),
            }),
          ),
          { maxLength: 3 },
        ),
      ),
      tool: maybe(
        fc.array(
          fc.oneof(
            fc.record({ kind: fc.constant("knife" as const), value: token }),
            fc.record({ kind: fc.constant("pan" as const), value: int }),
          ),
          { maxLength: 3 },
        ),
      ),
      content: maybe(ordered),
      note: maybe(note),
      oven: maybe(oven),
      sizes: maybe(
        fc.array(fc.oneof(int, fc.constantFrom("small" as const, "large" as const)), {
          maxLength: 3,
        }),
      ),
      words: maybe(fc.array(ncName, { minLength: 1, maxLength: 3 })),
      name: maybe(qName),
      closed: maybe(
        fc.oneof(
          fc.constant(null),
          fc.record({ why: awkwardText }),
          fc.record({ $nil: fc.constant(true as const), since: date }),
        ),
      ),
      version: maybe(fc.constant("1.0")),
      plain: maybe(awkwardText),
      any: maybe(fc.array(anyElement, { maxLength: 2 })),
      lang: maybe(fc.constantFrom("fr", "en")),
      heat: maybe(int),
      anyAttributes: maybe(anyAttributes(foreign)),
    })
    .map(
      ({ where: place, ...rest }): Kitchen =>
        "box" in place
          ? { ...rest, box: place.box }
          : { ...rest, street: place.street, city: place.city },
    );
}

/** Valid values of the kitchen, with namespaces that other tools take. */
export const kitchens: fc.Arbitrary<Kitchen> = kitchensWith(["urn:o", "urn:p", "urn:spice"]);

/** Valid values of the kitchen, with namespaces that no tool expects. */
export const hostileKitchens: fc.Arbitrary<Kitchen> = kitchensWith([
  "urn:o",
  "constructor",
  "__proto__",
  "toString",
  "{x}",
  "@a",
  "#####",
  "<a/>",
]);
