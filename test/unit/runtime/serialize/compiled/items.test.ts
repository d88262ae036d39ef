import { describe, expect, test } from "vitest";
import { xsID, xsInt, xsString, xsToken } from "../../../../../runtime/datatypes/built-ins.js";
import type {
  ComplexType,
  Content,
  ElementDescriptor,
  ElementParticle,
  Particle,
  TypeDescriptor,
} from "../../../../../runtime/descriptors.js";
import { type FastItems, fastItemsOf } from "../../../../../runtime/serialize/compiled/items.js";
import { never, WriterSource } from "../../../../../runtime/serialize/compiled/writer-source.js";
import { preparedRoot } from "../../../../../runtime/serialize/prepared-root.js";
import { all, any, mixed, ordered, rows } from "../../../../../runtime/v1/lending-particles.js";
import {
  attribute,
  choice,
  element,
  globalElement,
  occurs,
  optional,
  sequence,
  text,
} from "../../../../../runtime/v1/particles.js";

/*
 * What is written in one go, and what is left to others: undefined.
 */
const name = (local: string) => ({ namespace: "", local });
const root: ElementDescriptor = globalElement(name("root"), { kind: "complexType" });
const prepared = preparedRoot(root, undefined, false);

function itemsOf(particle: Particle): FastItems {
  const items = fastItemsOf(particle, prepared);
  if (items === undefined) throw new Error("the items are not written at once");
  return items;
}

/** Writes values of an element of a type. */
function writer(type: TypeDescriptor): (value: unknown) => string | undefined {
  const items = itemsOf(element("e", name("e"), type));
  return (value) => items.write(value, []);
}

const complex = (content: Content, more: Partial<ComplexType> = {}): ComplexType => ({
  kind: "complexType",
  content: () => content,
  ...more,
});
const leaf = (local: string): Particle => element(local, name(local), xsInt);
const wildcard = { namespace: { kind: "any" }, process: "skip" } as unknown as Parameters<
  typeof any
>[1];

describe("items", () => {
  test("are not written at once of wildcards, rows and substitution groups", () => {
    const head = globalElement(name("head"), xsInt, { substitutions: () => [] });
    for (const particle of [
      any("any", wildcard),
      rows("rows", sequence(leaf("a"))),
      element("head", head),
    ])
      expect(fastItemsOf(particle, prepared)).toBeUndefined();
  });

  test("have the kind of the last one", () => {
    const choices = choice(leaf("a"), element("b", name("b"), xsToken), any("any", wildcard));
    const items = itemsOf(ordered("items", choices));
    expect(items.kind).toBe("");
    expect([items.write({ kind: "a", value: 1 }, []), items.kind]).toEqual(["<a>1</a>", "a"]);
    expect([items.write({ kind: "b", value: "x" }, []), items.kind]).toEqual(["<b>x</b>", "b"]);
    for (const wrong of [null, undefined, 1, "x", {}, { value: 1 }, { kind: 1, value: 1 }])
      expect([items.write(wrong, []), items.kind]).toEqual([undefined, "b"]);
    expect(items.write({ value: 1, kind: "a", more: 1 }, [])).toBeUndefined();
    expect(items.write({ value: 1, kind: "a", "": 1 }, [])).toBeUndefined();
    expect(items.write({ value: 1, kind: "a" }, [])).toBe("<a>1</a>");
    expect(items.write({ kind: "c", value: 1 }, [])).toBeUndefined();
    expect(items.write({ kind: "any", value: 1 }, [])).toBeUndefined();
    expect(itemsOf(leaf("a")).kind).toBe("");
  });

  const levels = Array.from({ length: 103 }, (_, index) => index + 1);

  /** The levels of elements that a value may have which a particle is for. */
  function writtenLevels(particle: Particle, nested: (level: number) => object): readonly number[] {
    const [plain, ofKinds] = [itemsOf(particle), itemsOf(ordered("items", choice(particle)))];
    return levels.filter((level) => {
      const value = nested(level);
      const written = plain.write(value, []);
      expect(ofKinds.write({ kind: "d", value }, [])).toBe(written);
      return written !== undefined;
    });
  }

  test("are as deep as is allowed, and half as deep where types contain themselves", () => {
    const nested = (level: number): object => ({
      n: 1,
      ...(level > 1 && { d: nested(level - 1) }),
    });
    const Deep: ComplexType = complex(
      sequence(optional(element("d", name("d"), () => Deep)), leaf("n")),
    );
    expect(writtenLevels(element("d", name("d"), Deep), nested)).toEqual(levels.slice(0, 50));
    const chain = levels.reduce<Particle>(
      (inner) =>
        element("d", name("d"), complex(sequence(optional(inner as ElementParticle), leaf("n")))),
      leaf("d"),
    );
    expect(writtenLevels(chain, nested)).toEqual(levels.slice(0, 100));
  });
});

describe("elements", () => {
  test("with rules of their own are left to others, whatever others of their name and type are", () => {
    expect(itemsOf(leaf("shared")).write(1, [])).toBe("<shared>1</shared>");
    for (const rule of [{ fixed: "1" }, { default: "1" }, { abstract: true }]) {
      const ruled = globalElement(name("shared"), xsInt, rule);
      expect(itemsOf(element("shared", ruled)).write(1, [])).toBeUndefined();
      const around = complex(sequence(leaf("shared"), element("other", ruled)));
      expect(writer(around)({ shared: 1, other: 1 })).toBeUndefined();
    }
  });

  test("of XHTML are left to others", () => {
    const namespace = "http://www.w3.org/1999/xhtml";
    const html = element("p", { namespace, local: "p" }, xsInt);
    const outer = globalElement({ namespace: "", local: "r" }, complex(sequence(html)));
    const other = preparedRoot(outer, { [namespace]: "h" }, false);
    expect(fastItemsOf(html, other)?.write(1, [])).toBeUndefined();
    expect(fastItemsOf(element("r", outer), other)?.write({ p: 1 }, [])).toBeUndefined();
  });

  test.for([
    ["without content", { kind: "complexType" }, {}],
    ["of mixed content", complex(mixed("content", sequence(leaf("a")))), { content: ["x"] }],
    ["of an abstract type", complex(sequence(leaf("a")), { abstract: true }), { a: 1 }],
    ["with a wildcard", complex(sequence(any("any", wildcard))), { any: [] }],
    ["of a group in any order", complex(all(leaf("a"))), { a: 1 }],
    [
      "of an ordered property",
      complex(ordered("items", choice(leaf("a")))),
      { items: [{ kind: "a", value: 1 }] },
    ],
    [
      "with a fixed attribute",
      complex(text("value", xsInt), {
        attributes: () => [attribute("f", name("f"), xsInt, { fixed: "1", required: true })],
      }),
      { value: 1, f: 1 },
    ],
  ] as const satisfies readonly (readonly [string, ComplexType, object])[])(
    "%s are left to others",
    ([, type, value]) => {
      expect(writer(type)(value)).toBeUndefined();
    },
  );

  test("of very many properties are left to others", () => {
    const wide = (count: number): ComplexType =>
      complex(
        sequence(...Array.from({ length: count }, (_, index) => optional(leaf(`p${index}`)))),
      );
    expect([200, 201].map((count) => writer(wide(count))({ p0: 1 }))).toEqual([
      "<e><p0>1</p0></e>",
      undefined,
    ]);
  });

  test("with parts that may be absent and are left to others are written without them", () => {
    const parts: readonly Particle[] = [
      occurs(0, 1, any("any", wildcard)),
      occurs(0, 1, all(leaf("b"))),
      occurs(0, 1, ordered("items", choice(leaf("c")))),
      occurs(0, 0, leaf("d")),
      occurs(0, 1, choice(occurs(0, 0, leaf("f")), leaf("g"))),
      optional(sequence()),
    ];
    const write = writer(complex(sequence(leaf("a"), ...parts)));
    expect(write({ a: 1 })).toBe("<e><a>1</a></e>");
    expect(write({ a: 1, g: 2 })).toBe("<e><a>1</a><g>2</g></e>");
    for (const more of [{ any: [] }, { b: 1 }, { items: [] }, { d: 1 }, { f: 1 }, { "": 1 }])
      expect([more, write({ a: 1, ...more })]).toEqual([more, undefined]);
    expect(write({ a: 1, unknown: undefined })).toBe("<e><a>1</a></e>");
  });

  test("with parts that have to be there and are left to others are, whatever is there", () => {
    for (const part of [
      any("any", wildcard),
      all(leaf("b")),
      ordered("items", choice(leaf("c"))),
    ]) {
      const write = writer(complex(sequence(leaf("a"), part)));
      for (const more of [{}, { any: [] }, { b: 1 }, { items: [] }])
        expect([more, write({ a: 1, ...more })]).toEqual([more, undefined]);
    }
  });

  test("that may be empty are left to others when they are", () => {
    const attributes = () => [attribute("x", name("x"), xsInt)];
    const write = writer(
      complex(sequence(optional(leaf("a")), occurs(0, 2, leaf("b"))), { attributes }),
    );
    for (const empty of [{}, { x: 1 }, { b: [] }, { x: 1, b: [], a: undefined }])
      expect([empty, write(empty)]).toEqual([empty, undefined]);
    expect(write({ x: 2, a: 1 })).toBe('<e x="2"><a>1</a></e>');
    expect(write({ b: [1] })).toBe("<e><b>1</b></e>");
    expect(writer(complex(sequence(), { attributes }))({ x: 1 })).toBeUndefined();
    for (const nothing of [
      sequence(),
      sequence(sequence()),
      choice(sequence()),
      occurs(0, 0, leaf("a")),
    ]) {
      expect(writer(complex(nothing))({})).toBeUndefined();
      const around = complex(sequence(leaf("a"), element("b", name("b"), complex(nothing))));
      expect(writer(around)({ a: 1, b: {} })).toBeUndefined();
    }
  });

  test("are as many as may be", () => {
    const write = writer(
      complex(sequence(occurs(2, 3, leaf("a")), occurs(0, 2, leaf("b")), leaf("c"))),
    );
    const of = (count: number): readonly number[] => Array.from({ length: count }, () => 1);
    const counts = [0, 1, 2, 3, 4].filter((count) => write({ a: of(count), c: 1 }) !== undefined);
    expect(counts).toEqual([2, 3]);
    const further = [0, 1, 2, 3].filter(
      (count) => write({ a: of(2), b: of(count), c: 1 }) !== undefined,
    );
    expect(further).toEqual([0, 1, 2]);
    expect(write({ a: { length: 2 }, c: 1 })).toBeUndefined();
    expect(write({ a: of(2) })).toBeUndefined();
    const more = writer(complex(sequence(occurs(1, Number.POSITIVE_INFINITY, leaf("a")))));
    expect([more({ a: [] }), more({ a: [1] }), more({ a: of(40) })?.length]).toEqual([
      undefined,
      "<e><a>1</a></e>",
      7 + 40 * 8,
    ]);
  });

  test("of a choice are one", () => {
    const write = writer(
      complex(sequence(choice(leaf("a"), sequence(leaf("b"), optional(leaf("c")))))),
    );
    expect([write({ a: 1 }), write({ b: 1 }), write({ b: 1, c: 2 })]).toEqual([
      "<e><a>1</a></e>",
      "<e><b>1</b></e>",
      "<e><b>1</b><c>2</c></e>",
    ]);
    for (const wrong of [{}, { a: 1, b: 1 }, { a: 1, c: 1 }, { c: 1 }])
      expect([wrong, write(wrong)]).toEqual([wrong, undefined]);
  });

  test("of a choice of which ways share a property go the way that the others tell", () => {
    const shared = choice(sequence(leaf("a"), leaf("b")), sequence(leaf("a"), leaf("c")));
    for (const [content, empty] of [
      [sequence(leaf("z"), shared), undefined],
      [sequence(leaf("z"), occurs(0, 1, shared)), "<e><z>0</z></e>"],
    ] as const) {
      const write = writer(complex(content));
      expect(write({ z: 0, a: 1, b: 2 })).toBe("<e><z>0</z><a>1</a><b>2</b></e>");
      expect(write({ z: 0, a: 1, c: 2 })).toBe("<e><z>0</z><a>1</a><c>2</c></e>");
      expect(write({ z: 0 })).toBe(empty);
      for (const wrong of [{ a: 1 }, { b: 1, c: 1 }, { a: 1, b: 1, c: 1 }])
        expect([wrong, write({ z: 0, ...wrong })]).toEqual([wrong, undefined]);
    }
  });

  test("in a group that may be absent are there together", () => {
    const write = writer(
      complex(sequence(leaf("z"), optional(sequence(leaf("a"), optional(leaf("b")))))),
    );
    expect([write({ z: 1 }), write({ z: 1, a: 1 }), write({ z: 1, a: 1, b: 1 })]).toEqual([
      "<e><z>1</z></e>",
      "<e><z>1</z><a>1</a></e>",
      "<e><z>1</z><a>1</a><b>1</b></e>",
    ]);
    expect(write({ z: 1, b: 1 })).toBeUndefined();
  });
});

describe("attributes and texts", () => {
  const attributes = () => [
    attribute("id", name("id"), xsID),
    attribute("r", name("r"), xsString, { required: true }),
    attribute("o", name("o"), xsString),
  ];
  const write = writer(complex(text("value", xsString), { attributes }));

  test("are written in the order of the schema", () => {
    expect(write({ value: "<", o: '"', r: "&" })).toBe('<e r="&amp;" o="&quot;">&lt;</e>');
    expect(write({ value: "", r: "" })).toBeUndefined();
    for (const wrong of [
      { value: "x" },
      { r: "x" },
      { value: 1, r: "x" },
      { value: "x", r: "x", $type: "X" },
    ])
      expect([wrong, write(wrong)]).toEqual([wrong, undefined]);
  });

  test("note identifiers, those of attributes that are there", () => {
    const items = itemsOf(
      element("e", name("e"), complex(text("value", xsString), { attributes })),
    );
    const identifiers: string[] = ["before"];
    items.write({ id: "a1", r: "", value: "x" }, identifiers);
    items.write({ r: "", value: "x" }, identifiers);
    items.write({ id: "1", r: "", value: "x" }, identifiers);
    expect(identifiers).toEqual(["before", "a1"]);
  });

  test("are told from those before them, however long they are", () => {
    const plain = writer(xsToken);
    const values = [
      "a",
      "a",
      "b",
      "a",
      "x".repeat(12),
      "y".repeat(12),
      "x".repeat(13),
      "y".repeat(13),
      "a&b",
      "a&b",
    ];
    for (const value of values) expect(plain(value)).toBe(`<e>${value.replace("&", "&amp;")}</e>`);
    expect([plain(" x"), plain(undefined), plain("x")]).toEqual([undefined, undefined, "<e>x</e>"]);
    expect([plain(undefined), plain(1), plain(null)]).toEqual([undefined, undefined, undefined]);
  });
});

test("there may be any number of elements in a schema", () => {
  const type = (index: number): ComplexType => complex(sequence(leaf(`n${index}`)));
  const content = sequence(
    ...Array.from({ length: 180 }, (_, index) =>
      element(`c${index}`, name(`c${index}`), type(index)),
    ),
  );
  const inner = (index: number): Particle =>
    element(
      `i${index}`,
      name(`i${index}`),
      complex(sequence(...content.particles.slice(60 * index, 60 * index + 60))),
    );
  const write = writer(complex(sequence(inner(0), inner(1), inner(2), leaf("last"))));
  const value = Object.fromEntries(
    [0, 1, 2].map((index) => [
      `i${index}`,
      Object.fromEntries(
        Array.from({ length: 60 }, (_, at) => [
          `c${60 * index + at}`,
          { [`n${60 * index + at}`]: at },
        ]),
      ),
    ]),
  );
  const written = write({ ...value, last: 7 });
  expect(written?.match(/<n\d+>/g)).toHaveLength(180);
  expect(written).toMatch(
    /^<e><i0><c0><n0>0<.*<c179><n179>59<\/n179><\/c179><\/i2><last>7<\/last><\/e>$/,
  );
});

describe("a source", () => {
  const { naming } = prepared;

  test("writes nothing where it may not be made into a function", () => {
    const made = new WriterSource(
      naming,
      () => never,
      () => undefined,
    );
    expect(made.compile(globalElement(name("e"), xsInt))).toBe(never);
  });

  test("is for five hundred elements, others are written elsewhere", () => {
    const asked = (leaves: number): number => {
      let count = 0;
      const inner = (from: number, to: number): Particle => {
        const all = Array.from({ length: to - from }, (_, index) => leaf(`l${from + index}`));
        return element(`i${from}`, name(`i${from}`), complex(sequence(...all)));
      };
      const type = complex(sequence(inner(0, 165), inner(165, 330), inner(330, leaves)));
      new WriterSource(naming, () => {
        count++;
        return never;
      }).compile(globalElement(name("e"), type));
      return count;
    };
    expect([495, 496, 497, 498].map(asked)).toEqual([0, 0, 1, 2]);
  });
});
