import { lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { run } from "../../../../../generator/cli/program.js";
import { type TestTerminal, testTerminal } from "../../../../support/terminal.js";
import { type Entry, zipOf } from "../../../../support/zip.js";

let folder: string;
let terminal: TestTerminal;
const schema = (type: string): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="bulletin" type="xs:${type}"/></xs:schema>`;

async function write(name: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await writeFile(join(folder, name), content);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-hostile-"));
  terminal = testTerminal(folder, "", { SCRUTIN_LOCALE: "en" });
  await write("schemas/b.xsd", schema("int"));
  await write("scrutin.config.json", '{ "schemas": "schemas/b.xsd", "output": "generated" }');
  await write("generated/b.ts", "as it was");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** All files with their contents; of links where they lead. */
async function everything(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory() || path.endsWith("next.zip")) continue;
    found.push(`${path} ${entry.isSymbolicLink()} ${await readFile(path, "utf8")}`);
  }
  return found.sort();
}

const good: Entry = { name: "b.xsd", content: schema("long") };
const other = (entry: Partial<Entry>): Uint8Array =>
  zipOf([good, { name: "c.xsd", content: schema("date"), ...entry }]);

/** The field of PKWARE for Unix with what a link leads to. */
function hardLink(target: string): Uint8Array {
  const field = Buffer.alloc(16 + target.length);
  field.writeUInt16LE(0x000d, 0);
  field.writeUInt16LE(12 + target.length, 2);
  field.write(target, 16);
  return field;
}

/** The size behind the bytes of the last entry is another. */
function inDescriptor(archive: Uint8Array): Uint8Array {
  const bytes = Buffer.from(archive);
  const at = bytes.lastIndexOf(Buffer.from("PK\x07\x08", "latin1"));
  bytes.writeUInt32LE(bytes.readUInt32LE(at + 12) + 1, at + 12);
  return bytes;
}

/** The end of an archive with a comment that is not there. */
function endOf(comment: number): Uint8Array {
  const end = Buffer.from(zipOf([]));
  end.writeUInt16LE(comment, 20);
  return Buffer.concat([end, Buffer.alloc(40)]);
}

/** Both ends have numbers, and the last one tells of one entry less. */
function otherNumbers(): Uint8Array {
  const bytes = Buffer.from(zipOf([good, { ...good, name: "c.xsd" }], { end64: true, both: true }));
  bytes.writeUInt16LE(1, bytes.length - 12);
  bytes.writeUInt16LE(1, bytes.length - 14);
  return bytes;
}

function inParts(): Uint8Array {
  const bytes = Buffer.from(zipOf([good]));
  bytes.writeUInt16LE(1, bytes.length - 18);
  return bytes;
}

/** An end that tells of so many entries, with a directory as long as that takes. */
function many(count: number): Uint8Array {
  const entries = Array.from({ length: count }, (_, index) => ({
    name: `${index}.xsd`,
    content: "",
  }));
  return zipOf(entries, { end64: true });
}

const nested = (depth: number): Uint8Array =>
  depth === 0 ? zipOf([good]) : zipOf([{ name: "inner.zip", content: nested(depth - 1) }]);

describe("an archive is refused with its reason, and nothing has changed", () => {
  test.for<[string, Uint8Array, RegExp]>([
    ["a way out", other({ name: "x/../../c.xsd" }), /x\/\.\.\/\.\.\/c\.xsd.*"\.\."/],
    ["a way out by backslashes", other({ name: "x\\..\\..\\c.xsd" }), /"\.\."/],
    ["an absolute path", other({ name: "/tmp/c.xsd" }), /absolute/],
    ["a drive", other({ name: "d:c.xsd" }), /absolute/],
    ["a share", other({ name: "\\\\host\\share\\c.xsd" }), /absolute/],
    ["a symbolic link", other({ mode: 0o120777, content: "/etc/passwd" }), /it is a link/],
    ["two of one name", other({ name: "b.xsd" }), /two entries/],
    ["two of one name by a dot", other({ name: "./b.xsd" }), /are one/],
    ["two of one name by case", other({ name: "B.XSD" }), /are one/],
    [
      "two of one name by accents",
      zipOf([good, { ...good, name: "\u00e9.xsd" }, { ...good, name: "e\u0301.xsd" }]),
      /are one/,
    ],
    ["a file that is a folder", other({ name: "b.xsd/c.xsd" }), /makes a folder/],
    ["a zero in the name", other({ name: "c.xsd\0.png" }), /no proper name/],
    ["a name that turns around", other({ name: "c\u202edsx.xsd" }), /not seen/],
    ["a terminal's commands in the name", other({ name: "c\u001b[2J.xsd" }), /not seen/],
    ["a device of Windows", other({ name: "aux.xsd" }), /Windows has no file/],
    ["a device of Windows as a folder", other({ name: "x/NUL/c.xsd" }), /Windows has no file/],
    ["a stream of another file", other({ name: "b.xsd:c.xsd" }), /Windows has no file/],
    ["a folder that ends with a dot", other({ name: "x./c.xsd" }), /Windows has no file/],
    ["two names", other({ ownName: "d.xsd" }), /two names/],
    ["another checksum", other({ crc: 7 }), /checksum/],
    ["another size", other({ size: 3 }), /more than the 3 bytes/],
    ["an encrypted entry", other({ flags: 0x801 }), /encrypted/],
    ["an unknown method", other({ method: 99 }), /method 99/],
    ["an archive alone", zipOf([{ name: "inner.zip", content: zipOf([good]) }]), /no \.xsd schema/],
    ["a way out behind a proper beginning", other({ name: "a/b/c/../../../../c.xsd" }), /"\.\."/],
    ["two dots alone", other({ name: ".." }), /"\.\."/],
    ["a way out as a folder", other({ name: "x/../", content: "", mode: 0o040755 }), /"\.\."/],
    [
      "a link that says it was made elsewhere",
      other({ mode: 0o120777, system: 0 }),
      /it is a link/,
    ],
    ["a hard link", other({ extra: hardLink("b.xsd") }), /it is a link/],
    ["a pipe", other({ mode: 0o010644 }), /neither a file nor a folder/],
    ["a device", other({ mode: 0o020644 }), /neither a file nor a folder/],
    ["a folder with a content", other({ name: "x/" }), /a folder by its name/],
    [
      "a folder that is a link",
      other({ name: "x/", content: "", mode: 0o120777 }),
      /a folder by its name/,
    ],
    [
      "two of one name by a long s",
      zipOf([good, { ...good, name: "ſ.xsd" }, { ...good, name: "s.xsd" }]),
      /are one/,
    ],
    ["a name that hides a part of itself", other({ name: "c\u{e0041}.xsd" }), /not seen/],
    ["a name with a soft hyphen", other({ name: "b\u00ad.xsd" }), /not seen/],
    [
      "a name of a thousand bytes",
      other({ name: `${"é".repeat(500)}.xsd` }),
      /more than 255 bytes/,
    ],
    ["a name of 65,000 bytes", other({ name: `${"x".repeat(65_000)}.xsd` }), /more than 255 bytes/],
    ["a device of Windows with a figure", other({ name: "COM¹.xsd" }), /Windows has no file/],
    ["a device of Windows before a space", other({ name: "nul .xsd" }), /Windows has no file/],
    ["another size in its own header", other({ ownSize: 3 }), /two sizes/],
    [
      "another size in a header that says none",
      other({ ownSize: 3, descriptor: true }),
      /two sizes/,
    ],
    [
      "another size behind its bytes",
      inDescriptor(other({ descriptor: true, content: schema("date") })),
      /two sizes/,
    ],
    ["sizes behind the bytes in one place alone", other({ ownFlags: 0x808 }), /two sizes/],
    ["the encryption in its own header alone", other({ ownFlags: 0x801 }), /two sizes/],
    ["another checksum and no content", other({ content: "", crc: 1 }), /checksum/],
    [
      "bytes of another entry",
      zipOf([good, { ...good, name: "c.xsd", offset: 0 }]),
      /two names|another entry/,
    ],
    ["a second end in the comment", zipOf([good], { comment: zipOf([]) }), /two ways/],
    ["half a second end in the comment", zipOf([good], { comment: endOf(7) }), /two ways/],
    ["other numbers in the second end", otherNumbers(), /do not say the same directory/],
    [
      "something behind the end",
      Buffer.concat([other({}), Buffer.from("more")]),
      /the end of the archive is missing/,
    ],
    ["a part of an archive in several files", inParts(), /several files/],
    ["100,000 entries", many(100_000), /more than 65535 entries/],
    ["an archive in an archive in an archive", nested(6), /no \.xsd schema/],
    ["half of itself", other({}).subarray(0, 90), /the end of the archive is missing/],
    ["a size that no memory has", other({ method: 0, size: 0xfffffff0 }), /more than 64 MiB/],
    [
      "a schema that is none",
      other({ name: "b2.xsd", content: "<a/>" }).fill(0, 0, 4),
      /not where/,
    ],
  ])("%s", async ([, bytes, reason]) => {
    await write("next.zip", bytes);
    const before = await everything();
    expect(await run(["update", "next.zip", "--yes"], terminal)).toBe(2);
    expect(terminal.errors.join("\n")).toMatch(reason);
    expect(terminal.errors.join("\n")).not.toMatch(/^\s+at /m);
    expect(await everything()).toEqual(before);
  });
});

describe("links in the project", () => {
  beforeEach(() => rm(join(folder, "generated"), { recursive: true }));
  const update = async (): Promise<number> => {
    await write("next.zip", zipOf([good]));
    return run(["update", "next.zip", "--yes"], terminal);
  };

  test("a folder of schemas that is a link stays one, and what it leads to is new", async () => {
    await write("elsewhere/b.xsd", schema("int"));
    await rm(join(folder, "schemas"), { recursive: true });
    await symlink("elsewhere", join(folder, "schemas"));
    expect(await update(), terminal.errors.join()).toBe(0);
    expect((await lstat(join(folder, "schemas"))).isSymbolicLink()).toBe(true);
    expect(await readFile(join(folder, "elsewhere/b.xsd"), "utf8")).toBe(schema("long"));
    expect(await readdir(folder)).not.toContain(".scrutin-update");
  });

  test("a schema that is a link to a file outside", async () => {
    const outside = await mkdtemp(join(tmpdir(), "scrutin-outside-"));
    await writeFile(join(outside, "b.xsd"), schema("int"));
    await rm(join(folder, "schemas/b.xsd"));
    await symlink(join(outside, "b.xsd"), join(folder, "schemas/b.xsd"));
    expect(await update(), terminal.errors.join()).toBe(0);
    expect(await readFile(join(folder, "schemas/b.xsd"), "utf8")).toBe(schema("long"));
    // What others keep is not written through a link.
    expect(await readFile(join(outside, "b.xsd"), "utf8")).toBe(schema("int"));
    await rm(outside, { recursive: true });
  });
});
