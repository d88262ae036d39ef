import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { marker, writeOutput } from "../../../../../generator/cli/files/output.js";
import { writeReplacing } from "../../../../../generator/cli/files/replacement.js";
import { run } from "../../../../../generator/cli/program.js";
import { testTerminal } from "../../../../support/terminal.js";

let folder: string;
let disk: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-replacement-"));
  disk = join(folder, "disk");
  await mkdir(disk);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const ours = (text: string): string => `${marker} from a.xsd.\n${text}\n`;
/** A process that is gone. */
const gone = spawnSync("true").pid;

/** Whether a small disk can be made here: for root alone, and not in every container. */
const mountable = ((): boolean => {
  const place = join(tmpdir(), `scrutin-mount-${process.pid}`);
  const made = spawnSync("sh", [
    "-c",
    `mkdir ${place} && mount -t tmpfs -o size=64k tmpfs ${place} && umount ${place}; rmdir ${place}`,
  ]);
  return made.status === 0;
})();

describe.skipIf(!mountable)("on a disk that is full", () => {
  beforeEach(() => void execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", disk]));
  afterEach(() => void execFileSync("umount", [disk]));

  test("convert leaves the old file as it was", async () => {
    await writeFile(
      join(folder, "n.xsd"),
      '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="n" type="xs:string"/></xs:schema>',
    );
    await writeFile(join(folder, "n.xml"), `<n>${"x".repeat(100_000)}</n>`);
    await writeFile(join(disk, "n.json"), "precious");
    const terminal = testTerminal(folder, "", { SCRUTIN_LOCALE: "en" });
    expect(
      await run(["convert", "--schema", "n.xsd", "n.xml", "-o", "disk/n.json"], terminal),
    ).toBe(2);
    expect(terminal.errors.join()).toMatch(/disk\/n\.json: no space left on the device$/);
    expect(await readFile(join(disk, "n.json"), "utf8")).toBe("precious");
    expect(await readdir(disk)).toEqual(["n.json"]);
  });

  test("generated files stay as they were, all of them", async () => {
    const texts = { "a.ts": ours("a"), "b.ts": ours("b"), "gone.ts": ours("gone") };
    for (const [name, text] of Object.entries(texts)) await writeFile(join(disk, name), text);
    const files = [
      { path: "a.ts", text: ours("new") },
      { path: "b.ts", text: ours("x".repeat(100_000)) },
    ];
    await expect(writeOutput(disk, files)).rejects.toThrow("no space left");
    expect((await readdir(disk)).sort()).toEqual(Object.keys(texts));
    for (const [name, text] of Object.entries(texts))
      expect(await readFile(join(disk, name), "utf8")).toBe(text);
  });
});

describe("a file that is named", () => {
  test("keeps its permissions, and a link to it stays a link", async () => {
    const file = join(disk, "real.json");
    await writeFile(file, "old");
    await chmod(file, 0o640);
    await symlink("disk/real.json", join(folder, "link.json"));
    await writeReplacing(join(folder, "link.json"), "new");
    expect(await readlink(join(folder, "link.json"))).toBe("disk/real.json");
    expect(await readFile(file, "utf8")).toBe("new");
    expect((await stat(file)).mode & 0o777).toBe(0o640);
    expect(await readdir(disk)).toEqual(["real.json"]);
  });

  test("a device is written to, and not replaced", async () => {
    await writeReplacing("/dev/null", "text");
    expect((await lstat("/dev/null")).isCharacterDevice()).toBe(true);
    await expect(writeReplacing("/dev/full", "text")).rejects.toThrow("/dev/full: no space left");
  });

  test("what a killed run left beside it is gone after the next, and nothing else", async () => {
    for (const name of [`a.json.${gone}.tmp`, `b.json.${gone}.tmp`, `a.json.${process.ppid}.tmp`])
      await writeFile(join(disk, name), "half");
    await writeReplacing(join(disk, "a.json"), "new");
    expect((await readdir(disk)).sort()).toEqual([
      "a.json",
      `a.json.${process.ppid}.tmp`,
      `b.json.${gone}.tmp`,
    ]);
  });

  test("may have the longest name that there is", async () => {
    const name = "é".repeat(125);
    await writeReplacing(join(disk, name), "text");
    expect(await readdir(disk)).toEqual([name]);
  });
});

describe("the output folder", () => {
  test("may be a link itself; a link in it is in the way", async () => {
    await symlink("disk", join(folder, "out"));
    const files = [{ path: "sub/a.ts", text: ours("a") }];
    await writeOutput(join(folder, "out"), files);
    expect(existsSync(join(disk, "sub/a.ts"))).toBe(true);
    await rm(join(disk, "sub/a.ts"));
    await writeFile(join(folder, "precious.ts"), ours("outside"));
    await symlink("../../precious.ts", join(disk, "sub/a.ts"));
    await expect(writeOutput(disk, files)).rejects.toThrow(
      "sub/a.ts: this symbolic link is in the way",
    );
    expect(await readFile(join(folder, "precious.ts"), "utf8")).toBe(ours("outside"));
    await rm(join(disk, "sub"), { recursive: true });
    await mkdir(join(folder, "elsewhere"));
    await symlink("../elsewhere", join(disk, "sub"));
    await expect(writeOutput(disk, files)).rejects.toThrow("sub: this symbolic link is in the way");
    expect(await readdir(join(folder, "elsewhere"))).toEqual([]);
  });
});
