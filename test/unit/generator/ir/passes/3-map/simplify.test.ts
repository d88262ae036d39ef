import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ContentNode } from "../../../../../../generator/ir/ir.js";
import {
  findListedGroups,
  type Listing,
} from "../../../../../../generator/ir/passes/3-map/ordered-groups.js";
import { Simplifier } from "../../../../../../generator/ir/passes/3-map/simplify.js";
import { complexType, schemaOf } from "../../../../../support/components.js";

/** `(a, (b | c?)[0..n])`, with the groups that are ordered between angle brackets. */
function show(
  node: ContentNode | undefined,
  listed: ReadonlyMap<ContentNode, Listing> = new Map(),
): string {
  if (node === undefined) return "nothing";
  const { minOccurs, maxOccurs } = node;
  const last = maxOccurs === Number.POSITIVE_INFINITY ? "n" : String(maxOccurs);
  const counts = `${minOccurs}..${last}`;
  const occurs = counts === "1..1" ? "" : counts === "0..1" ? "?" : `[${counts}]`;
  if (node.kind === "element") return `${node.declaration.name.local}${occurs}`;
  if (node.kind === "any") return `*${occurs}`;
  const separator = { sequence: ", ", choice: " | ", all: " & " }[node.kind];
  const inner = node.nodes.map((child) => show(child, listed)).join(separator);
  const [open, close] = { items: "<>", rows: "{}", none: "()" }[listed.get(node) ?? "none"];
  return `${open}${inner}${close}${occurs}`;
}

async function simplified(content: string): Promise<ContentNode | undefined> {
  const schema = await schemaOf(`<xs:complexType name="T">${content}</xs:complexType>`);
  const { contentType } = complexType(schema, "T");
  return "particle" in contentType
    ? new Simplifier(() => true).simplify(contentType.particle)
    : undefined;
}

const a = `<xs:element name="a" type="xs:int"/>`;
const b = `<xs:element name="b" type="xs:int"/>`;
const gone = `<xs:element name="gone" type="xs:int" minOccurs="0" maxOccurs="0"/>`;

describe("simplify", () => {
  test.each([
    ["what cannot occur is left out", `<xs:sequence>${a}${gone}${b}</xs:sequence>`, "(a, b)"],
    ["groups of one are that one", `<xs:sequence><xs:choice>${a}</xs:choice></xs:sequence>`, "a"],
    ["an empty group is nothing", "<xs:sequence><xs:sequence/></xs:sequence>", "nothing"],
    [
      "an empty branch makes a choice optional",
      `<xs:choice>${a}${b}<xs:sequence/></xs:choice>`,
      "(a | b)?",
    ],
    ["a branch that cannot occur does not", `<xs:choice>${a}${b}${gone}</xs:choice>`, "(a | b)"],
    [
      "a choice whose only branch is empty is nothing",
      "<xs:choice><xs:sequence/></xs:choice>",
      "nothing",
    ],
    ["counts multiply", `<xs:sequence maxOccurs="3">${a}</xs:sequence>`, "a[1..3]"],
    [
      "counts multiply where the product is a range",
      `<xs:sequence minOccurs="0" maxOccurs="unbounded"><xs:element name="a" maxOccurs="2"/></xs:sequence>`,
      "a[0..n]",
    ],
    [
      "they do not where it has gaps",
      `<xs:sequence maxOccurs="3"><xs:element name="a" minOccurs="2" maxOccurs="2"/></xs:sequence>`,
      "(a[2..2])[1..3]",
    ],
    [
      "or where nothing and two are possible, but not one",
      `<xs:sequence minOccurs="0"><xs:element name="a" minOccurs="2" maxOccurs="3"/></xs:sequence>`,
      "(a[2..3])?",
    ],
  ])("%s", async (_, content, expected) => {
    expect(show(await simplified(content))).toBe(expected);
  });

  test("a choice of nothing, which lets in nothing at all, stays", async () => {
    expect(show(await simplified("<xs:choice/>"))).toBe("()");
  });

  test("counts multiply if and only if the counts that can be reached have no gap", async () => {
    const count = fc.nat(4);
    const range = fc.tuple(count, count).map(([from, more]) => [from, from + more] as const);
    const property = fc.asyncProperty(range, range, async ([min, max], [from, to]) => {
      fc.pre(max > 0 && to > 0);
      const inner = `<xs:element name="a" minOccurs="${from}" maxOccurs="${to}"/>`;
      const node = await simplified(
        `<xs:sequence minOccurs="${min}" maxOccurs="${max}">${inner}</xs:sequence>`,
      );
      const reached = new Set<number>();
      for (let rounds = min; rounds <= max; rounds++)
        for (let n = rounds * from; n <= rounds * to; n++) reached.add(n);
      const whole = reached.size === max * to - min * from + 1;
      expect(node?.kind === "element").toBe(whole);
      if (whole) expect(node).toMatchObject({ minOccurs: min * from, maxOccurs: max * to });
    });
    await fc.assert(property, { seed: 1, numRuns: 200 });
  });
});

const optional = (particle: string): string => particle.replace("/>", ` minOccurs="0"/>`);
const many = (particle: string): string => particle.replace("/>", ` maxOccurs="unbounded"/>`);

describe("findListedGroups", () => {
  test.each([
    ["a plain sequence is not ordered", `<xs:sequence>${a}${b}</xs:sequence>`, "(a, b)"],
    [
      "a repeated choice is",
      `<xs:choice minOccurs="0" maxOccurs="unbounded">${a}${b}</xs:choice>`,
      "<a | b>[0..n]",
    ],
    [
      "the smallest group with one name at two places is",
      `<xs:sequence>${b}<xs:sequence>${a}<xs:element name="c"/>${a}</xs:sequence></xs:sequence>`,
      "(b, <a, c, a>)",
    ],
    [
      "one name in two branches of a choice stays",
      `<xs:choice>${a}<xs:sequence>${b}${a}</xs:sequence></xs:choice>`,
      "(a | (b, a))",
    ],
    [
      "a name in a repeated group does not clash with the same name outside",
      `<xs:sequence>${a}<xs:choice maxOccurs="2">${b}<xs:element name="a" type="xs:int"/></xs:choice></xs:sequence>`,
      "(a, <b | a>[1..2])",
    ],
    [
      "an ordered group takes those in it along",
      `<xs:sequence>${a}<xs:choice>${b}<xs:sequence>${b.replace("b", "c")}${a}</xs:sequence></xs:choice></xs:sequence>`,
      "<a, (b | (c, a))>",
    ],
    [
      "wildcards force no order",
      `<xs:sequence><xs:any namespace="urn:x"/>${a}<xs:any namespace="urn:y"/></xs:sequence>`,
      "(*, a, *)",
    ],
    [
      "a repeated sequence has rows",
      `<xs:sequence maxOccurs="unbounded">${a}${b}</xs:sequence>`,
      "{a, b}[1..n]",
    ],
    [
      "so has one whose parts may be left out, where one must be there",
      `<xs:sequence maxOccurs="9">${optional(a)}${b}${optional("<xs:any namespace='urn:x'/>")}</xs:sequence>`,
      "{a?, b, *?}[1..9]",
    ],
    [
      "one without any such element is a mixture",
      `<xs:sequence maxOccurs="2">${optional(a)}${optional(b)}</xs:sequence>`,
      "<a?, b?>[1..2]",
    ],
    [
      "nobody can tell of several how they belong together",
      `<xs:sequence maxOccurs="2">${optional(a)}${many(b)}</xs:sequence>`,
      "<a?, b[1..n]>[1..2]",
    ],
    [
      "but for a certain number of them",
      `<xs:sequence maxOccurs="2">${b.replace("/>", ` minOccurs="2" maxOccurs="2"/>`)}${optional(a)}</xs:sequence>`,
      "{b[2..2], a?}[1..2]",
    ],
    [
      "rows have rows in them",
      `<xs:sequence maxOccurs="2">${a}<xs:sequence maxOccurs="3">${b}${b.replace('"b"', '"c"')}</xs:sequence></xs:sequence>`,
      "{a, {b, c}[1..3]}[1..2]",
    ],
    [
      "but not where the outer ones would begin as the inner ones go on",
      `<xs:sequence maxOccurs="2"><xs:sequence maxOccurs="3">${b}${b.replace('"b"', '"c"')}</xs:sequence>${optional(a)}</xs:sequence>`,
      "<{b, c}[1..3], a?>[1..2]",
    ],
    [
      "a choice in a row is one of objects",
      `<xs:sequence maxOccurs="2"><xs:choice>${a}${b}</xs:choice><xs:element name="c"/></xs:sequence>`,
      "{(a | b), c}[1..2]",
    ],
    [
      "one name at two places in a row makes items of all",
      `<xs:sequence maxOccurs="2">${a}${b}${a}</xs:sequence>`,
      "<a, b, a>[1..2]",
    ],
  ])("%s", async (_, content, expected) => {
    const root = await simplified(content);
    if (root === undefined) throw new Error("there is no content");
    expect(show(root, findListedGroups(root))).toBe(expected);
  });
});
