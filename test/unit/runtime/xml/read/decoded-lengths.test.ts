import { describe, expect, test } from "vitest";
import { readXml, XmlReader } from "../../../../../runtime/xml/read/reader.js";
import { LimitedSink } from "../../../../../runtime/xml/write/limited-sink.js";
import { sinkName } from "../../../../../runtime/xml/write/sink.js";
import { StringSink } from "../../../../../runtime/xml/write/string-sink.js";

const limit = 60_000;
/** How many times a tag is as long as a value may be, before the allowance of 128 Ki is used up. */
const allowance = 1 << 17;

const forms = ["&amp;", "&#38;", "&#x26;", "&#x0026;", "&quot;", "é"];
const places = {
  text: (inner: string) => `<a>${inner}</a>`,
  attribute: (inner: string) => `<a b="${inner}"/>`,
  "an attribute further in": (inner: string) => `<a><b c='1' d='${inner}' e="2"/>x</a>`,
};

/** The code of the fault, read at once or in pieces. */
function faultOf(text: string, piece: number): string | undefined {
  let length = 0;
  const handler = {
    startElement: ({
      attributes,
    }: {
      readonly attributes: readonly { readonly value: string }[];
    }) => {
      for (const { value } of attributes) length += value.length;
    },
    endElement: () => undefined,
    text: (value: string) => {
      length += value.length;
    },
  };
  const reader = new XmlReader(handler, { limits: { textLength: limit } });
  for (let at = 0; at < text.length; at += piece) reader.write(text.slice(at, at + piece));
  reader.end();
  if (reader.fault === undefined) expect(length).toBeGreaterThanOrEqual(limit);
  return reader.fault?.code;
}

describe("the limit of a text", () => {
  const cases = Object.entries(places).flatMap(([place, of]) =>
    forms.flatMap((form) => [1000, 50_001, 1 << 24].map((piece) => ({ place, of, form, piece }))),
  );
  test.for(cases)(
    "in $place counts $form as it is read, in pieces of $piece",
    ({ of, form, piece }) => {
      expect(faultOf(of(form.repeat(limit)), piece)).toBeUndefined();
      expect(faultOf(of(form.repeat(limit + 1)), piece)).toBe("limit-text-length");
    },
  );

  test.for(["<!--", "<?p ", "<a b='", "<a><![CDATA["])("ends what %s never ends", (begin) => {
    const reader = new XmlReader(
      { startElement() {}, endElement() {}, text() {} },
      {
        limits: { textLength: limit },
      },
    );
    let written = 0;
    reader.write(begin.startsWith("<a") ? begin : `<a>${begin}`);
    for (; !reader.stopped && written < 20 * limit; written += 1000) reader.write("x".repeat(1000));
    expect(reader.fault?.code).toBe("limit-text-length");
    expect(written).toBeLessThanOrEqual(2 * (limit + allowance));
  });

  test("ends a reference that never ends", () => {
    const reader = new XmlReader(
      { startElement() {}, endElement() {}, text() {} },
      {
        limits: { textLength: limit },
      },
    );
    reader.write("<a b='&#x");
    for (let at = 0; !reader.stopped && at < 1e7; at += 1000) reader.write("0".repeat(1000));
    expect(reader.fault?.code).toBe("limit-text-length");
  });
});

test("of the attributes of a tag together reading and writing have one limit", () => {
  const write = (lengths: readonly number[]): string => {
    const inner = new StringSink();
    const sink = new LimitedSink(inner, { textLength: limit });
    sink.open(sinkName({ namespace: "", local: "a" }, ""));
    for (const [index, length] of lengths.entries())
      sink.attribute(sinkName({ namespace: "", local: `a${index}` }, ""), "&".repeat(length));
    sink.close();
    return inner.take();
  };
  const rest = allowance - 2 * limit - 3 * 6 - 4;
  const most = [limit, limit, limit, rest];
  const none = { startElement() {}, endElement() {}, text() {} };
  expect(readXml(write([limit, limit]), none, { limits: { textLength: limit } })).toBeUndefined();
  const text = write(most.map((length, index) => (index === 3 ? length - 10 : length)));
  expect(readXml(text, none, { limits: { textLength: limit } })).toBeUndefined();
  expect(() => write([limit, limit, limit, rest + 10])).toThrow("limit-text-length");
  const longer = text.replace(/"\/>$/, `${"&amp;".repeat(20)}"/>`);
  expect(readXml(longer, none, { limits: { textLength: limit } })?.code).toBe("limit-text-length");
});
