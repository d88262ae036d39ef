import { describe, expect, test } from "vitest";
import { xsID, xsInt } from "../../../runtime/datatypes/built-ins.js";
import type { ComplexType } from "../../../runtime/descriptors.js";
import { serialize, validateDocument, validateStream, writeTo } from "../../../runtime/index.js";
import { attribute, element, globalElement, occurs } from "../../../runtime/v1/particles.js";
import type { SinkName, XmlSink } from "../../../runtime/xml/write/sink.js";

const ns = "urn:lot";
const at = (local: string) => ({ namespace: ns, local });
const Entry: ComplexType = {
  kind: "complexType",
  attributes: () => [attribute("id", { namespace: "", local: "id" }, xsID)],
  content: () => element("count", at("count"), xsInt),
};
const Lot: ComplexType = {
  kind: "complexType",
  content: () => occurs(0, Number.POSITIVE_INFINITY, element("entry", at("entry"), Entry)),
};
const root = globalElement(at("lot"), Lot);

const lot = (...entries: readonly string[]): string =>
  `<lot xmlns="${ns}">${entries.join("")}</lot>`;
const entry = (id: string, count: string): string =>
  `<entry id="${id}">\n<count>${count}</count></entry>`;

describe("validateStream", () => {
  const documents = [
    lot(),
    lot(entry("a", "1"), entry("b", "2")),
    lot(entry("a", "x"), entry("a", "2"), entry("1", "y"), "<other/>"),
    lot(entry("a", "1")).slice(0, -4),
    "",
    "no XML",
  ];

  test.for([1, 7, 1000])("finds in pieces of %i what validateDocument finds", async (size) => {
    for (const document of documents) {
      const bytes = new TextEncoder().encode(document);
      const pieces: Uint8Array[] = [];
      for (let start = 0; start < bytes.length; start += size)
        pieces.push(bytes.subarray(start, start + size));
      expect(await validateStream(root, pieces, { locale: "en" })).toEqual(
        validateDocument(root, bytes, { locale: "en" }),
      );
    }
  });

  test("asks for no more after the last issue that is wanted", async () => {
    let asked = 0;
    async function* pieces(): AsyncGenerator<string> {
      yield `<lot xmlns="${ns}">`;
      for (;;) {
        asked++;
        yield entry(`a${asked}`, "none");
      }
    }
    const issues = await validateStream(root, pieces(), { maxIssues: 3 });
    expect(issues.map(({ code }) => code).at(-1)).toBe("limit-issues");
    expect(asked).toBeLessThan(6);
  });
});

describe("writeTo", () => {
  class Events implements XmlSink {
    readonly events: string[] = [];
    open({ qualified }: SinkName): void {
      this.events.push(`<${qualified}`);
    }
    declare(prefix: string, namespace: string): void {
      this.events.push(`${prefix}=${namespace}`);
    }
    attribute({ qualified }: SinkName, value: string): void {
      this.events.push(`@${qualified}=${value}`);
    }
    leaf({ qualified }: SinkName, value: string): void {
      this.events.push(`<${qualified}>`, value, ">");
    }
    text(value: string): void {
      this.events.push(value);
    }
    close(): void {
      this.events.push(">");
    }
  }

  test("gives a sink what serialize writes, in document order", () => {
    const sink = new Events();
    const value = { entry: [{ id: "a", count: 1 }] };
    writeTo(sink, root, value, { prefixes: { [ns]: "l" } });
    expect(sink.events).toEqual([
      ...["<l:lot", `l=${ns}`, "<l:entry", "@id=a", "<l:count", "1", ">", ">", ">"],
    ]);
    expect(serialize(root, value, { prefixes: { [ns]: "l" }, declaration: false })).toBe(
      `<l:lot xmlns:l="${ns}"><l:entry id="a"><l:count>1</l:count></l:entry></l:lot>`,
    );
  });

  test("gives nothing of a value that is not valid, or has prefixes that no document can have", () => {
    const sink = new Events();
    expect(() => writeTo(sink, root, { entry: [{ count: "x" }] } as never)).toThrow();
    expect(() => writeTo(sink, root, {}, { prefixes: { [ns]: "xml" } })).toThrow();
    expect(sink.events).toEqual([]);
  });

  test("stops where a reader would find the document too deep", () => {
    const value = { entry: [{ id: "a", count: 1 }] };
    expect(() => writeTo(new Events(), root, value, { limits: { depth: 2 } })).toThrow(/2/);
  });
});
