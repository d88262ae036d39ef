import { deflateSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { generate, loadSchemas } from "../../../../../generator/index.js";
import { withArchives } from "../../../../../generator/reader/sources/archive.js";
import { crc32 } from "../../../../../generator/reader/sources/crc32.js";
import { type Entry, zipOf } from "../../../../support/zip.js";

const schema = (name: string, more = ""): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${more}<xs:element name="${name}" type="xs:string"/></xs:schema>`;
const a: Entry = { name: "xsd/a.xsd", content: schema("a") };

const load = async (bytes: Uint8Array): Promise<readonly string[]> => {
  const read = async (location: string) => (location === "s.zip" ? bytes : undefined);
  return [...(await loadSchemas({ locations: ["s.zip"], read, locale: "en" })).elements.keys()];
};

describe("an archive that is as it should be", () => {
  test.for<[string, readonly Entry[], Parameters<typeof zipOf>[1]?]>([
    ["packed", [a]],
    ["not packed", [{ ...a, method: 0 }]],
    ["with sizes after the content", [{ ...a, descriptor: true }]],
    ["with an entry of zip64", [{ ...a, wide: true }]],
    ["with a directory of zip64", [{ ...a, wide: true }], { end64: true }],
    ["that unpacks itself", [a], { before: 1000 }],
    ["with backslashes", [{ ...a, name: "xsd\\a.xsd" }]],
    [
      "with folders and other files",
      [
        { name: "xsd/", content: "", method: 0 },
        a,
        { name: "LICENSE", content: "x" },
        { name: "license/", content: "", method: 0 },
      ],
    ],
    [
      "with entries that nobody needs",
      [
        a,
        { name: "secret.pdf", content: "x", flags: 1 },
        { name: "huge.bin", content: "", size: 2 ** 31 },
      ],
    ],
    [
      "with an include across folders",
      [{ name: "x/b.xsd", content: schema("b", '<xs:include schemaLocation="../xsd/a.xsd"/>') }, a],
    ],
  ])("%s", async ([, entries, options]) => {
    expect(await load(zipOf(entries, options))).toContain("a");
  });

  test("as fflate writes it, from memory", async () => {
    const bytes = zipSync({ "a.xsd": new TextEncoder().encode(schema("a")) });
    expect(await load(bytes)).toEqual(["a"]);
    const view = new Uint8Array(Buffer.concat([Buffer.from("xx"), bytes])).subarray(2);
    expect(await load(view)).toEqual(["a"]);
  });

  test("names that do not say that they are UTF-8 are that, or of code page 437", async () => {
    expect(await load(zipOf([{ name: "é.xsd", content: schema("a"), flags: 0 }]))).toEqual(["a"]);
    const bytes = zipOf([{ name: "Z.xsd", content: schema("a"), flags: 0 }]);
    const coded = bytes.map((byte) => (byte === 0x5a ? 0x82 : byte));
    const files = await generate({
      locations: ["s.zip"],
      read: async (location) => (location === "s.zip" ? coded : undefined),
    });
    expect(files.files.map(({ text }) => text).join("")).toContain("é.xsd");
  });
});

const big = new Uint8Array(1 << 20);
const bomb = deflateSync(new Uint8Array(40 << 20), { level: 9 });
describe("an archive that two programs would read in two ways is refused", () => {
  const two = [a, { name: "b.xsd", content: schema("b") }];
  /** An archive of two entries, where each field of the n-th record of a kind has another value. */
  const edited = (
    signature: number,
    n: number,
    ...edits: readonly (readonly [at: number, bytes: 2 | 4, change: (old: number) => number])[]
  ): Uint8Array => {
    const bytes = Buffer.from(zipOf(two));
    const mark = Buffer.alloc(4);
    mark.writeUInt32LE(signature);
    let record = bytes.indexOf(mark);
    for (let index = 0; index < n; index++) record = bytes.indexOf(mark, record + 4);
    for (const [at, width, change] of edits)
      bytes.writeUIntLE(change(bytes.readUIntLE(record + at, width)), record + at, width);
    return bytes;
  };
  const end = 0x06054b50;
  const entry = 0x02014b50;
  const own = 0x04034b50;
  const less = (old: number): number => old - 1;
  const more = (old: number): number => old + 1;

  test.for<[string, Uint8Array, RegExp]>([
    [
      "a directory that counts less than it has",
      edited(end, 0, [8, 2, less], [10, 2, less]),
      /goes on after the last/,
    ],
    ["another method", edited(own, 0, [8, 2, () => 0]), /a\.xsd.*two sizes, methods/],
    ["another size", edited(own, 1, [22, 4, more]), /b\.xsd.*two sizes, methods/],
    ["another packed size", edited(own, 0, [18, 4, less]), /a\.xsd.*two sizes, methods/],
    ["another checksum", edited(own, 1, [14, 4, more]), /b\.xsd.*two sizes, methods/],
    ["encrypted by one of two", edited(own, 0, [6, 2, more]), /a\.xsd.*two sizes, methods/],
    ["another encrypted by the directory", edited(entry, 1, [8, 2, more]), /b\.xsd.*two sizes/],
    ["an archive as the comment of another", commented(zipOf([a])), /it can be read in two ways/],
    ["bytes up to the next entry", reaching(a, 1), /b\.xsd.*its bytes are those of another entry/],
    ["bytes up to the directory", reaching(two[1] ?? a, 0), /b\.xsd.*reach into the directory/],
  ])("%s", async ([, bytes, message]) => {
    await expect(load(bytes)).rejects.toThrow(message);
  });

  test("another name in an extra field, but not where the first could not say it", async () => {
    const named = (raw: string, name: string): Uint8Array =>
      withUnicodeName(zipOf([{ ...a, name: raw }]), raw, name);
    await expect(load(named("a.xsd", "b.xsd"))).rejects.toThrow("two names");
    expect(await load(named("\u00e9.xsd", "\u00e8.xsd"))).toContain("a");
  });

  test("an entry that the directory does not tell", async () => {
    const bytes = Buffer.from(zipOf(two));
    // The second entry is told by none, and its bytes stand before the directory.
    const second = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    const size = bytes.length - 22 - second;
    const without = Buffer.concat([bytes.subarray(0, second), bytes.subarray(-22)]);
    const last = without.length - 22;
    without.writeUInt16LE(1, last + 8);
    without.writeUInt16LE(1, last + 10);
    without.writeUInt32LE(bytes.readUInt32LE(bytes.length - 10) - size, last + 12);
    await expect(load(without)).rejects.toThrow("an entry that the directory does not tell");
  });

  test("sizes behind the content that are others", async () => {
    const bytes = Buffer.from(zipOf([{ ...a, descriptor: true }]));
    const descriptor = bytes.indexOf(Buffer.from([0x50, 0x4b, 7, 8]));
    bytes.writeUInt32LE(bytes.readUInt32LE(descriptor + 12) + 1, descriptor + 12);
    await expect(load(bytes)).rejects.toThrow("two sizes");
  });

  /** Writes the extra field of Info-ZIP behind the name in the directory. */
  function withUnicodeName(archive: Uint8Array, raw: string, name: string): Uint8Array {
    const bytes = Buffer.from(archive);
    const at = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    const text = Buffer.from(name);
    const field = Buffer.alloc(9 + text.length);
    field.writeUInt16LE(0x7075, 0);
    field.writeUInt16LE(5 + text.length, 2);
    field.writeUInt8(1, 4);
    field.writeUInt32LE(crc32(Buffer.from(raw)), 5);
    text.copy(field, 9);
    const behind = at + 46 + Buffer.from(raw).length;
    bytes.writeUInt16LE(field.length, at + 30);
    const end = bytes.length - 22;
    bytes.writeUInt32LE(bytes.readUInt32LE(end + 12) + field.length, end + 12);
    return Buffer.concat([bytes.subarray(0, behind), field, bytes.subarray(behind)]);
  }

  test.for<[string, Uint8Array]>([
    [
      "sizes and checksum zero before content that they follow",
      zipOf([{ ...a, descriptor: true }]),
    ],
    ["a comment", commented(new TextEncoder().encode("made by hand"))],
    ["a digital signature", signed()],
  ])("but not with %s", async ([, bytes]) => {
    expect(await load(bytes)).toContain("a");
  });

  function commented(comment: Uint8Array): Uint8Array {
    const bytes = Buffer.from(zipOf(two));
    bytes.writeUInt16LE(comment.length, bytes.length - 2);
    return Buffer.concat([bytes, comment]);
  }

  /** The last bytes of an entry, whose sizes are not told before it, are the header of what comes then. */
  function reaching(last: Entry, others: number): Uint8Array {
    const entries = [{ ...last, descriptor: true }, ...two.slice(1, 1 + others)];
    const bytes = Buffer.from(zipOf(entries));
    const directory = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    bytes.writeUInt32LE(bytes.readUInt32LE(directory + 20) + 20, directory + 20);
    return bytes;
  }

  function signed(): Uint8Array {
    const bytes = Buffer.from(zipOf(two));
    const before = bytes.subarray(0, -22);
    const last = Buffer.from(bytes.subarray(-22));
    last.writeUInt32LE(last.readUInt32LE(12) + 9, 12);
    return Buffer.concat([before, Buffer.from([0x50, 0x4b, 5, 5, 3, 0, 1, 2, 3]), last]);
  }
});

describe("an archive that cannot be used says why, and of which entry", () => {
  test.for<[string, Uint8Array, RegExp]>([
    [
      "a wrong checksum",
      zipOf([{ ...a, crc: 1 }]),
      /xsd\/a\.xsd:1:1: error: archive-invalid: .*checksum is wrong/,
    ],
    ["a size that is too small", zipOf([{ ...a, size: 10 }]), /a\.xsd.*more than the 10 bytes/],
    [
      "a size that is too large",
      zipOf([{ ...a, size: 1000 }]),
      /a\.xsd.*unpacks to \d+ bytes, and the archive says 1000/,
    ],
    [
      "a stored size that is wrong",
      zipOf([{ ...a, method: 0, size: 1000 }]),
      /a\.xsd.*archive says 1000/,
    ],
    ["an encrypted entry", zipOf([{ ...a, flags: 0x801 }]), /a\.xsd.*encrypted/],
    [
      "two entries of one name",
      zipOf([a, a]),
      /s\.zip:1:1.*"xsd\/a\.xsd": two entries have this name/,
    ],
    [
      "names that differ in case",
      zipOf([a, { ...a, name: "XSD/a.xsd" }]),
      /one where case and the form of accents/,
    ],
    [
      "names whose accents are composed in another way",
      zipOf([
        { ...a, name: "d\u00e9part.xsd" },
        { ...a, name: "de\u0301part.xsd" },
      ]),
      /one where case and the form of accents/,
    ],
    [
      "a file in a file",
      zipOf([a, { ...a, name: "xsd/a.xsd/b.xsd" }]),
      /"xsd\/a\.xsd": "xsd\/a\.xsd\/b\.xsd" makes a folder of this file/,
    ],
    [
      "a folder that is a file",
      zipOf([a, { ...a, name: "xsd/a.xsd/", content: "" }]),
      /makes a folder/,
    ],
    ["a name that turns around", zipOf([{ ...a, name: "a\u202edsx.exe.xsd" }]), /not seen/],
    ["a name with a new line", zipOf([{ ...a, name: "a\nb.xsd" }]), /not seen/],
    ["a name that ends for C", zipOf([{ ...a, name: "a.xsd\0.txt" }]), /no proper name/],
    ["a folder that leads out", zipOf([a, { ...a, name: "../x/", content: "" }]), /"\.\."/],
    ["an absolute name", zipOf([{ ...a, name: "/a.xsd" }]), /absolute path/],
    ["a drive", zipOf([{ ...a, name: "C:\\a.xsd" }]), /absolute path/],
    ["a way out", zipOf([{ ...a, name: "x/../../a.xsd" }]), /"\.\."/],
    ["a way out with backslashes", zipOf([{ ...a, name: "..\\a.xsd" }]), /"\.\."/],
    [
      "a symbolic link",
      zipOf([{ ...a, mode: 0o120777, method: 0, content: "/etc/passwd" }]),
      /it is a link/,
    ],
    ["an unknown method", zipOf([{ ...a, method: 14 }]), /method 14/],
    ["two names for one entry", zipOf([{ ...a, ownName: "xsd/b.xsd" }]), /two names/],
    [
      "bytes that are no deflate",
      zipOf([{ ...a, packed: new Uint8Array([7, 1, 2, 3]) }]),
      /cannot be unpacked/,
    ],
    [
      "bytes that end early",
      zipOf([{ ...a, packed: deflateSync(Buffer.from(schema("a"))).subarray(0, 40) }]),
      /cannot be unpacked/,
    ],
    ["a ratio that no schema has", zipOf([{ ...a, packed: bomb, size: 40 << 20 }]), /500 times/],
    ["an entry that is too large", zipOf([{ ...a, method: 0, size: 2 ** 31 }]), /more than 64 MiB/],
    ["a bomb that lies", zipOf([{ ...a, packed: bomb, size: 1000 }]), /more than the 1000 bytes/],
    ["no schema", zipOf([{ name: "a.txt", content: "a" }]), /no \.xsd file/],
    ["nothing", zipOf([]), /no \.xsd file/],
    ["no archive", new TextEncoder().encode(schema("a")), /no zip archive/],
    ["an empty file", new Uint8Array(), /no zip archive/],
    ["an archive that is cut off", zipOf([a]).subarray(0, -30), /end of the archive is missing/],
    [
      "more bytes than any entry has",
      zipOf([{ ...a, packed: big.subarray(0, 9) }]).subarray(40),
      /damaged|not where/,
    ],
  ])("%s", async ([, bytes, message]) => {
    await expect(load(bytes)).rejects.toThrow(message);
    await expect(load(bytes)).rejects.toHaveProperty("name", "SchemaError");
  });

  test("many entries that unpack to too much together", async () => {
    const content = new Uint8Array(60 << 20);
    const names = ["1", "2", "3", "4", "5"];
    const bytes = zipOf(names.map((name) => ({ name, content, method: 0, crc: 1 })));
    const { read } = withArchives(async () => bytes);
    for (const name of names.slice(0, -1))
      await expect(read(`s.zip!/${name}`)).rejects.toThrow("checksum");
    await expect(read("s.zip!/5")).rejects.toThrow("more than 256 MiB");
  });

  test("entries that share their bytes", async () => {
    const inner = zipOf([{ ...a, name: "b.xsd" }]);
    const outer: Entry = { name: "a.xsd", content: inner, method: 0 };
    const bytes = zipOf([outer, { ...a, name: "b.xsd", offset: 30 + outer.name.length }]);
    await expect(load(bytes)).rejects.toThrow('"b.xsd": its bytes are those of another entry');
  });

  test("a bomb is refused before memory is used", async () => {
    const layers = zipOf([{ ...a, packed: bomb, size: 1000 }]);
    const before = process.memoryUsage().rss;
    await expect(load(layers)).rejects.toThrow();
    expect(process.memoryUsage().rss - before).toBeLessThan(40 << 20);
  });
});
