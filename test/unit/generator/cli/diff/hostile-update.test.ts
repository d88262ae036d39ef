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

describe("an archive is refused with its reason, and nothing has changed", () => {
  test.for<[string, Uint8Array, RegExp]>([
    ["a way out", other({ name: "x/../../c.xsd" }), /x\/\.\.\/\.\.\/c\.xsd.*"\.\."/],
    ["a way out by backslashes", other({ name: "x\\..\\..\\c.xsd" }), /"\.\."/],
    ["an absolute path", other({ name: "/tmp/c.xsd" }), /absolute/],
    ["a drive", other({ name: "d:c.xsd" }), /absolute/],
    ["a share", other({ name: "\\\\host\\share\\c.xsd" }), /absolute/],
    ["a symbolic link", other({ mode: 0o120777, content: "/etc/passwd" }), /symbolic link/],
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
