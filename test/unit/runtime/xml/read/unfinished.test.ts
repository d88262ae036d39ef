import { describe, expect, test } from "vitest";
import { XmlReader } from "../../../../../runtime/xml/read/reader.js";
import { Unfinished } from "../../../../../runtime/xml/read/unfinished.js";

/** How many characters are read again while markup of a length comes character by character. */
function work(character: string, length: number): number {
  const unfinished = new Unfinished();
  let read = 0;
  for (let at = 0; at < length; at++) {
    if (!unfinished.add(at === 0 ? "<" : character)) continue;
    const text = unfinished.take();
    read += text.length;
    unfinished.add(text);
  }
  return read;
}

describe("markup in pieces", () => {
  test.for([">", "<", "x"])("costs in proportion to its length, of %s", (character) => {
    for (const length of [1_000, 2_000, 100_000, 200_000])
      expect(work(character, length)).toBeLessThanOrEqual(8 * length + 4096);
  });

  test("is read when it may be complete", () => {
    const unfinished = new Unfinished();
    unfinished.add("<a");
    expect([" b='", "c' ", "/"].map((piece) => unfinished.add(piece))).toEqual(
      Array.from({ length: 3 }, () => false),
    );
    expect(unfinished.add(">")).toBe(true);
    expect(unfinished.take()).toBe("<a b='c' />");
    expect(unfinished.length).toBe(0);
  });
});

describe("of 300,000 characters one by one", { timeout: 20_000 }, () => {
  test.for([
    ["a value", `<a b='${">".repeat(300_000)}'/>`],
    ["a comment", `<a><!--${"> ".repeat(150_000)}--></a>`],
    ["a CDATA section", `<a><![CDATA[${"]>".repeat(150_000)}]]></a>`],
    ["a processing instruction", `<a><?p ${"?>".slice(1).repeat(300_000)}?></a>`],
    ["a text", `<a>${"x]".repeat(150_000)}</a>`],
    ["references", `<a>${"&amp;".repeat(60_000)}</a>`],
    ["brackets", `<a>${"]".repeat(300_000)}</a>`],
    ["a name", `<${"a".repeat(300_000)}/>`],
    ["attributes", `<a ${Array.from({ length: 9000 }, (_, n) => `x${n}='>'`).join(" ")}/>`],
    ["a DOCTYPE", `<!DOCTYPE a [${"<!-- > -->".repeat(30_000)}]><a/>`],
  ] as const)("%s is read to its end", ([, document]) => {
    const nothing = (): void => undefined;
    const handler = { startElement: nothing, endElement: nothing, text: nothing };
    const reader = new XmlReader(handler, { doctype: "apply" });
    for (const character of document) reader.write(character);
    reader.end();
    expect(reader.fault).toBeUndefined();
  });
});
