import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toJsonText } from "../../../../../generator/cli/convert/json-document.js";
import { JsonFault } from "../../../../../generator/cli/convert/json-faults.js";
import { JsonReader } from "../../../../../generator/cli/convert/json-reader.js";
import { JsonWriter } from "../../../../../generator/cli/convert/json-writer.js";
import { type Bytes, Spool } from "../../../../../generator/cli/files/spool.js";
import { run } from "../../../../../generator/cli/program.js";
import { root } from "../../../../../scripts/root.js";
import { testTerminal } from "../../../../support/terminal.js";

const bytesOf = (text: string): Bytes => {
  const bytes = Buffer.from(text);
  return { length: bytes.length, read: (start, end) => bytes.subarray(start, end) };
};
const readAll = (text: string): unknown => {
  const reader = new JsonReader(bytesOf(text), 100);
  const whole = new JsonReader(bytesOf(`{"value":${text}}`), 100);
  const place = whole.scan()?.get("value") ?? 0;
  reader.scan();
  return whole.valueAt(place);
};
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const infinite = (_: string, value: unknown): unknown =>
  typeof value === "number" && !Number.isFinite(value) ? "infinite" : value;

describe("JSON", () => {
  test("is read as JSON.parse reads it", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(0, 2, "\t"), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        // The same property twice, and what stands for large integers, are ours alone.
        expect(plain(readAll(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  test("is refused where JSON.parse refuses it, at the place of the mistake", () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 4 }),
        fc.nat(),
        fc.constantFrom("", ",", "}", "]", '"', "\\", "x", "1", "\u0001", ":", "é"),
        (value, at, put) => {
          const text = JSON.stringify(value, undefined, 1);
          const cut = at % (text.length + 1);
          const broken = text.slice(0, cut) + put + text.slice(cut + 1);
          // A number that is too large is no number for us.
          let valid = true;
          try {
            valid = !JSON.stringify(JSON.parse(broken), infinite).includes("infinite");
          } catch {
            valid = false;
          }
          const reader = new JsonReader(bytesOf(broken), 100);
          if (!valid) {
            expect(() => reader.scan()).toThrow(JsonFault);
            return;
          }
          try {
            reader.scan();
          } catch (error) {
            // Where two names have become one.
            expect(String(error)).toMatch(/the property ".*" is there already/);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test("is read, passed and written as deep as the limits allow", () => {
    const depth = 10_000;
    for (const [open, close] of [
      ["[", "]"],
      ['{"a":', "}"],
      ['[1,{"a":[', "]},2]"],
    ] as const) {
      const text = `{"value":${open.repeat(depth)}null${close.repeat(depth)}}`;
      const reader = new JsonReader(bytesOf(text), 4 * depth);
      const value = reader.valueAt(reader.scan()?.get("value") ?? 0);
      const inside = open.includes("a") ? (open.startsWith("[") ? [1, "a", 0] : ["a"]) : [0];
      const path = Array.from({ length: depth }, () => inside).flat();
      const place = reader.locate(`{"value":`.length, path);
      expect(place).toBe(text.indexOf("null"));
      const spool = new Spool();
      const writer = new JsonWriter(spool, 0);
      writer.write({ value }, 0);
      writer.finish();
      expect(Buffer.from(spool.read(0, spool.length)).toString()).toBe(text);
      expect(() => new JsonReader(bytesOf(text), depth / 2).scan()).toThrow(JsonFault);
    }
  });

  test("finds any part of a value, however long the lists around it are", () => {
    const items = Array.from({ length: 30_000 }, (_, index) => ({ id: index, é: [[index]] }));
    const text = JSON.stringify({ value: { list: items } }, undefined, 1);
    const reader = new JsonReader(bytesOf(text), 100);
    const place = reader.scan()?.get("value") ?? 0;
    const value = reader.valueAt(place) as { readonly list: readonly unknown[] };
    expect(value.list).toHaveLength(items.length);
    for (const index of [29_999, 0, 777, 15_000, 1]) {
      expect(value.list[index]).toEqual(items[index]);
      const { line } = reader.positionOf(reader.locate(place, ["list", index, "é", 0, 0]));
      expect(text.split("\n")[line - 1]?.trim()).toBe(String(index));
    }
    expect([...value.list]).toEqual(items);
  });

  test("places count lines of all three kinds, and units of UTF-16", () => {
    const reader = new JsonReader(bytesOf('{"a":\r\n1,\r"😀é": \n"x'), 100);
    try {
      reader.scan();
      expect.unreachable();
    } catch (error) {
      expect(reader.positionOf((error as JsonFault).at)).toEqual({ line: 4, column: 1 });
    }
  });
});

let folder: string;
const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="r"><xs:complexType><xs:sequence>
    <xs:element name="head" minOccurs="0" maxOccurs="unbounded"><xs:complexType mixed="true"><xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element name="b" type="xs:string"/><xs:any namespace="##other" processContents="lax"/></xs:choice></xs:complexType></xs:element>
    <xs:element name="lot" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
      <xs:element name="i" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
        <xs:element name="t" type="xs:string" minOccurs="0" maxOccurs="unbounded"/>
        <xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element name="n" type="xs:integer" nillable="true"/><xs:element ref="r"/></xs:choice>
      </xs:sequence><xs:attribute name="a" type="xs:int"/></xs:complexType></xs:element>
    </xs:sequence></xs:complexType></xs:element>
    <xs:element name="any" minOccurs="0"/>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>`;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-long-"));
  await writeFile(join(folder, "r.xsd"), schema);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const convert = async (input: string, ...options: string[]): Promise<string> => {
  const terminal = testTerminal(folder, input, { SCRUTIN_LOCALE: "en" });
  const code = await run(["convert", "--schema", "r.xsd", ...options], terminal);
  expect(terminal.errors).toEqual([]);
  expect(code).toBe(0);
  return terminal.output.join("\n");
};

const text = fc.string({
  unit: fc.constantFrom("a", "é", "😀", "&amp;", " ", '"', "\\", "]]"),
  maxLength: 12,
});
/** Long enough that lists leave the memory at any depth. */
const long = fc.nat({ max: 3 }).map((tens) => "longer ".repeat(4 ** tens));
const { r } = fc.letrec<{ r: string; i: string; any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    text,
    fc
      .tuple(fc.array(tie("any"), { maxLength: 4 }), long)
      .map(([parts, more]) => `<o:x xmlns:o="urn:o" k="${more}">${parts.join("")}</o:x>`),
  ),
  i: fc.oneof(
    { maxDepth: 2, depthSize: "small" },
    fc
      .tuple(fc.array(text, { maxLength: 3 }), long, fc.nat())
      .map(
        ([ts, more, a]) =>
          `<i a="${a}">${[...ts, more].map((t) => `<t>${t}</t>`).join("")}<n>${a}99999999999</n></i>`,
      ),
    fc
      .array(tie("r"), { maxLength: 2 })
      .map(
        (rs) =>
          `<i>${rs.join('<n xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>')}</i>`,
      ),
  ),
  r: fc
    .tuple(
      fc.array(
        fc.tuple(
          text,
          tie("any").filter((any) => any.startsWith("<")),
          long,
        ),
        { maxLength: 3 },
      ),
      fc.array(fc.array(tie("i"), { maxLength: 40 }), { maxLength: 3 }),
      fc.option(tie("any")),
    )
    .map(
      ([heads, lots, any]) =>
        `<r>${heads.map(([t, x, more]) => `<head>${t}<b>${more}</b>${x}</head>`).join("")}${lots.map((is) => `<lot>${is.join("")}</lot>`).join("")}${any === null ? "" : `<any>${any}</any>`}</r>`,
    ),
}));

const withoutScopes = (json: string): unknown =>
  JSON.parse(json, (name, value: unknown) => (name === "namespaces" ? undefined : value));
/** The root of what we write may declare the prefix of the instance namespace. */
const bare = (xml: string): string =>
  xml
    .replace(/^<\?xml.*\?>\n/, "")
    .replace(/ xmlns:xsi="[^"]*"/, "")
    .trimEnd();

describe("long documents", () => {
  test("become the JSON that the whole value becomes, and come back", async () => {
    await fc.assert(
      fc.asyncProperty(r, fc.constantFrom("0", "1", "2"), async (xml, indent) => {
        const json = await convert(xml, "--indent", indent);
        // What is written in parts is laid out as JSON.stringify lays out the whole.
        expect(JSON.stringify(JSON.parse(json), undefined, Number(indent))).toBe(json);
        const back = await convert(json, "--indent", "0");
        // Prefixes in scope at a wildcard are kept, and the root may have got some.
        const again = await convert(back, "--indent", indent);
        expect(withoutScopes(again)).toEqual(withoutScopes(json));
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  test("a list of one item, of none, and of many", async () => {
    for (const count of [0, 1, 2, 5000]) {
      const xml = `<r><lot>${`<i a="1"><t>${"x".repeat(90)}</t></i>`.repeat(count)}</lot></r>`;
      const json = await convert(xml);
      const { value } = JSON.parse(json);
      expect(value.lot[0].i ?? []).toHaveLength(count);
      expect(json).toBe(toJsonText({ element: { namespace: "", local: "r" }, value }, 2).trimEnd());
      expect(bare(await convert(json, "--indent", "0"))).toBe(xml.replace("<lot></lot>", "<lot/>"));
    }
  }, 60_000);

  test("mistakes in JSON have file, line and column", async () => {
    const good = JSON.parse(
      await convert(`<r><lot>${`<i a="1"><t>x</t></i>`.repeat(9000)}</lot></r>`),
    );
    good.value.lot[0].i[8765].a = "one";
    good.value.lot[0].i[17] = { b: 2 };
    const broken = JSON.stringify(good, undefined, 2);
    await writeFile(join(folder, "broken.json"), broken);
    const terminal = testTerminal(folder, "", { SCRUTIN_LOCALE: "en" });
    expect(await run(["convert", "--schema", "r.xsd", "broken.json"], terminal)).toBe(1);
    const lines = broken.split("\n");
    const line = lines.findIndex((one) => one.includes('"one"')) + 1;
    const column = (lines[line - 1]?.indexOf('"one"') ?? 0) + 1;
    expect(terminal.errors.join("\n")).toContain(
      `broken.json:${line}:${column}: value-type: lot.0.i.8765.a: `,
    );
    const other = lines.findIndex((one) => one.includes('"b": 2')) + 1;
    expect(terminal.errors.join("\n")).toMatch(
      new RegExp(`^broken\\.json:${other}:\\d+: value-unknown-property: `, "m"),
    );
  }, 60_000);

  test.for<[string, string]>([
    [
      '{ "$element": "r",\n  "value": { "lot": [1 2] } }',
      '2:24: this JSON cannot be read: "," or "]" is expected here',
    ],
    [
      '{ "$element": "r", "value": tru }',
      "1:29: this JSON cannot be read: a value is expected here",
    ],
    [
      '{ "$element": "r", "value": {}, "value": {} }',
      '1:33: this JSON cannot be read: the property "value" is there already',
    ],
    [
      '{ "$element": "r", "value": 1e999 }',
      "1:29: this JSON cannot be read: this number is too large",
    ],
    [
      '{ "$element": "r", "value": {}, "x": 1 }',
      '1:38: this JSON cannot be read: unknown property "x"',
    ],
    ['{ "$element": "{", "value": {} }', '1:15: this JSON cannot be read: "{" is no name'],
    [`{ "$element": "r", "value": ${"[".repeat(5000)} }`, "objects and arrays inside each other"],
  ])("%s", async ([json, message]) => {
    const terminal = testTerminal(folder, json, { SCRUTIN_LOCALE: "en" });
    expect(await run(["convert", "--schema", "r.xsd"], terminal)).toBe(2);
    expect(terminal.errors.join("\n")).toContain(message);
  });

  test("memory does not grow with the document", async () => {
    // Each of these would take several hundred megabytes as values.
    const item = `<i a="1"><t>${"x".repeat(20)}</t><n>1</n></i>`;
    const xml = join(folder, "big.xml");
    await writeFile(xml, `<r><lot>${item.repeat(120_000)}</lot></r>`);
    const peak = (...args: string[]): number => {
      const script = [join(root, "scripts/run-ts.mjs"), join(root, "generator/cli.ts")];
      const errors = execFileSync(
        process.execPath,
        ["--max-old-space-size=80", ...script, "convert", "--schema", "r.xsd", ...args],
        { cwd: folder, encoding: "utf8" },
      );
      return errors.length;
    };
    peak("big.xml", "--indent", "0", "-o", "big.json");
    peak("big.json", "--indent", "0", "-o", "back.xml");
    const back = await readFile(join(folder, "back.xml"), "utf8");
    expect(bare(back) === (await readFile(xml, "utf8"))).toBe(true);
  }, 300_000);
});

describe("documents as deep as --max-depth", () => {
  const folder = mkdtemp(join(tmpdir(), "scrutin-deep-"));
  afterAll(async () => rm(await folder, { recursive: true }));
  const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
    <xs:element name="r"><xs:complexType><xs:choice>
      <xs:element name="one" type="One"/><xs:element name="many" type="Many"/><xs:element name="mixed" type="Mixed"/><xs:element name="any"/>
    </xs:choice></xs:complexType></xs:element>
    <xs:complexType name="One"><xs:sequence><xs:element name="one" type="One" minOccurs="0"/></xs:sequence></xs:complexType>
    <xs:complexType name="Many"><xs:sequence><xs:element name="many" type="Many" minOccurs="0" maxOccurs="9"/></xs:sequence></xs:complexType>
    <xs:complexType name="Mixed" mixed="true"><xs:choice minOccurs="0" maxOccurs="9">
      <xs:element name="mixed" type="Mixed"/><xs:element name="other" type="xs:int"/></xs:choice></xs:complexType>
  </xs:schema>`;

  test.each(["one", "many", "mixed", "any"])("go to JSON and back, %s", async (name) => {
    const cwd = await folder;
    const depth = 3000;
    const inside = name === "mixed" ? "x" : "";
    const text = `<r>${`<${name}>${inside}`.repeat(depth)}${`</${name}>`.repeat(depth)}</r>`;
    await writeFile(join(cwd, "s.xsd"), schema);
    await writeFile(join(cwd, `${name}.xml`), text);
    const convert = async (from: string, to: string, limit: number): Promise<readonly string[]> => {
      const terminal = testTerminal(cwd);
      const options = ["--schema", "s.xsd", "--indent", "0", "--max-depth", String(limit)];
      await run(["convert", from, "-o", to, ...options], terminal);
      return terminal.errors;
    };
    expect(await convert(`${name}.xml`, `${name}.json`, depth + 1)).toEqual([]);
    expect(await convert(`${name}.json`, "back.xml", depth + 1)).toEqual([]);
    const back = await readFile(join(cwd, "back.xml"), "utf8");
    expect(back.replace(/^<\?.*\?>\n/, "").replace(/<(\w+)\/>/, "<$1></$1>")).toBe(text);
    expect((await convert(`${name}.json`, "no.xml", depth)).join()).toContain("limit-depth");
  });
});
