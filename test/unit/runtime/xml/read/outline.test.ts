import { describe, expect, test } from "vitest";
import { NamespaceScope, rootScope, type XmlName } from "../../../../../runtime/xml/names.js";
import {
  type OutlinedElement,
  outlineAt,
  resolveReferences,
} from "../../../../../runtime/xml/read/outline.js";

const scope = new NamespaceScope(rootScope(), new Map([["p", "u"]]));

/** An element of an outline: names, and at which indexes of a match values and texts are. */
function shown({ name, attributes, children, text }: OutlinedElement<XmlName>): string {
  const values = attributes.map((one) => ` ${one.name.key}=${one.value}`).join("");
  return `<${name.key}${values}>${text ?? ""}${children.map(shown).join("")}</>`;
}

/** The outline of the element behind `#`, and what was looked at. */
function outlineOf(text: string): string {
  const { outline, tags, end } = outlineAt<XmlName>(`#${text}`, 1, scope);
  const looked = `${tags} tags to ${end - 1}`;
  if (outline === undefined) return `none, ${looked}`;
  const { element, last, depth } = outline;
  return `${shown(element)} ${last} ${depth} deep, ${looked}`;
}

/** What the outline of a text captures of another one, all of which it has to match. */
function captured(text: string, other: string): readonly string[] | undefined {
  const { outline } = outlineAt(text, 0, scope);
  if (outline === undefined) throw new Error("there is no outline");
  const expression = new RegExp(outline.source, "y");
  const match = expression.exec(other);
  return expression.lastIndex === other.length ? match?.slice(1) : undefined;
}

test.for([
  ['<a b="1">x</a>', "<a b=1>2</> a 1 deep, 1 tags to 14"],
  ['<a b="1" c="2"/>', "<a b=1 c=2></> a 1 deep, 1 tags to 16"],
  ["<a>x</a>", "none, 1 tags to 8"],
  ["<a/>", "none, 1 tags to 4"],
  ["<a></a>", "none, 1 tags to 7"],
  ["<a><b/></a>", "<a><b></></> b 2 deep, 2 tags to 11"],
  ["<a><b>x</b></a>z", "<a><b>1</></> b 2 deep, 2 tags to 15"],
  [
    '<a d="1"><b c="1">x</b> <c>\n\t<d/></c></a>',
    "<a d=1><b c=2>3</><c><d></></></> d 3 deep, 4 tags to 41",
  ],
  ["<a.b><b.c>x</b.c></a.b>", "<a.b><b.c>1</></> b.c 2 deep, 2 tags to 23"],
  ['<p:a p:b="1" b="2"/>', "<{u}a {u}b=1 b=2></> p:a 1 deep, 1 tags to 20"],
  ['<a b="&amp;]>">]&lt;</a>', "none, 1 tags to 15"],
  ['<a b="1" b="2"/>', "none, 1 tags to 16"],
  ['<a xmlns="v"><b/></a>', "none, 1 tags to 13"],
  ['<a xmlns:q="v"><b/></a>', "none, 1 tags to 15"],
  ["<q:a><b/></q:a>", "none, 1 tags to 5"],
  ['<a q:b="1"/>', "none, 1 tags to 12"],
  ["<a><b q:c='1'/></a>", "none, 1 tags to 3"],
  ["<a  b='1'/>", "none, 0 tags to 0"],
  ["<a><b/>x</a>", "none, 2 tags to 8"],
  ["<a>x<b/></a>", "none, 1 tags to 4"],
  ["<a> &amp; <b/></a>", "none, 1 tags to 10"],
  ["<a><!-- c --></a>", "none, 1 tags to 3"],
  ["<a><b/></b>", "none, 2 tags to 7"],
  ["<a><b/>", "none, 2 tags to 7"],
  ["<a><b", "none, 1 tags to 3"],
  ["x<a/>", "none, 0 tags to 0"],
  ['<a ="1"><b/></a>', "none, 0 tags to 0"],
  ['< b="1"><c/></a>', "none, 0 tags to 0"],
  ['<a b="" c=""><d/></a>', "<a b=1 c=2><d></></> d 2 deep, 2 tags to 21"],
] as const)("the outline of %s", ([text, outline]) => {
  expect(outlineOf(text)).toBe(outline);
});

test("there is none of what has too many elements, or too many in each other", () => {
  const wide = (count: number): string => `<a>${"<b/>".repeat(count - 1)}</a>`;
  expect(outlineOf(wide(100))).toMatch(/b 2 deep, 100 tags to 403$/);
  expect(outlineOf(wide(101))).toMatch(/^none, 101 tags/);
  const deep = (count: number): string =>
    `${"<a>".repeat(count - 1)}<b/>${"</a>".repeat(count - 1)}`;
  expect(outlineOf(deep(12))).toMatch(/b 12 deep, 12 tags/);
  expect(outlineOf(deep(13))).toMatch(/^none, 13 tags/);
});

describe("an outline", () => {
  const unit = '<p:a.b c.d="1" e="2">\n <f>x</f><g/></p:a.b>';

  test("takes what differs in values, texts and white space between tags alone", () => {
    expect(captured(unit, unit)).toEqual(["1", "2", "x"]);
    const other =
      '<p:a.b c.d="" e="]&amp;&lt;&gt;&quot;&apos;">\t \n\n<f>\n\té&amp;&lt;\ufffd</f><g/></p:a.b>';
    expect(captured(unit, other)).toEqual([
      "",
      "]&amp;&lt;&gt;&quot;&apos;",
      "\n\té&amp;&lt;\ufffd",
    ]);
    for (const [from, to] of [
      [".b c", "xb c"],
      ["c.d", "cxd"],
      ["</p:a.b>", "</p:axb>"],
      ["<g/>", "<g></g>"],
      ["<g/>", "<h/>"],
      [' e="2"', ""],
      [' e="2"', " e='2'"],
      ["<f>x", "<f>x]"],
      ["<f>x", "<f>&#65;"],
      ["<f>x", "<f>&copy;"],
      ["<f>x", "<f>&amp"],
      ["<f>x", "x<f>"],
      ["</f>", "</f> "],
    ] as const)
      expect([to, captured(unit, unit.replace(from, to))]).toEqual([to, undefined]);
  });

  test("takes the characters that stand for themselves", () => {
    const takes = (text: (character: string) => string): string =>
      Array.from({ length: 0x82 }, (_, code) => String.fromCharCode(code))
        .concat("\ud7ff", "\ufffd", "\ufffe", "\uffff")
        .filter(
          (one) => captured("<a><b c='1'>x</b></a>".replaceAll("'", '"'), text(one)) !== undefined,
        )
        .join("");
    const ascii = Array.from({ length: 0x5f }, (_, index) => String.fromCharCode(0x20 + index));
    const further = "\u007f\u0080\u0081\ud7ff\ufffd";
    const all = ascii.filter((one) => one !== "&" && one !== "<").join("") + further;
    expect(takes((one) => `<a><b c="1">${one}</b></a>`)).toBe(`\t\n${all.replace("]", "")}`);
    expect(takes((one) => `<a><b c="${one}">x</b></a>`)).toBe(all.replace('"', ""));
    expect(takes((one) => `<a>${one}<b c="1">x</b></a>`)).toBe("");
    expect(captured('<a> <b c="1">x</b></a>', '<a>\t\n <b c="1">x</b></a>')).toEqual(["1", "x"]);
    expect(captured('<a> <b c="1">x</b></a>', '<a>.<b c="1">x</b></a>')).toBeUndefined();
  });
});

test("references in what was captured are resolved", () => {
  const texts = ["&amp;", "&amp;&lt;&gt;&apos;&quot;x", "&copy;", "x", ""];
  resolveReferences(texts);
  expect(texts).toEqual(["&amp;", "&<>'\"x", "&copy;", "x", ""]);
});
