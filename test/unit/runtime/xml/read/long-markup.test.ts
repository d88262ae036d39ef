import { describe, expect, test } from "vitest";
import { XmlReader } from "../../../../../runtime/xml/read/reader.js";

describe("of 300,000 characters one by one", () => {
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
