import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../../../../scripts/root.js";

const schema = (element: string): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:include schemaLocation="part.xsd"/><xs:element name="${element}" type="Part"/></xs:schema>`;
const part = (base: string): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:simpleType name="Part"><xs:restriction base="${base}"/></xs:simpleType></xs:schema>`;

test("--watch generates again when a schema or what it includes changes, after a mistake, and when a file comes back", async () => {
  const folder = await mkdtemp(join(tmpdir(), "scrutin-watch-"));
  const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
  await write("a.xsd", schema("first"));
  await write("part.xsd", part("xs:string"));
  const args = ["scripts/run-ts.mjs", "generator/cli.ts", "generate", `${folder}/a.xsd`, "--watch"];
  const child = spawn(process.execPath, [...args, "-o", `${folder}/out`, "--locale", "en"], {
    cwd: root,
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const read = (name: string): Promise<string> =>
    readFile(join(folder, "out", name), "utf8").catch(() => "");
  const waitFor = (seen: () => unknown, wanted: string): Promise<void> =>
    expect.poll(seen, { timeout: 240_000 }).toContain(wanted);
  /**
   * Each change is awaited by what only its own run can say or write: a slow machine sees one change as two, and the second run of an
   * earlier change may still come.
   */
  const after = async (change: Promise<void>, wanted: string): Promise<void> => {
    const before = said.length;
    await change;
    await waitFor(() => said.slice(before), wanted);
  };
  const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
  try {
    await waitFor(() => said, "watching 2 files");
    await write("a.xsd", schema("second"));
    await waitFor(() => read("a.ts"), "SecondElement");
    await after(write("part.xsd", part("xs:strng")), "src-resolve");
    await write("part.xsd", part("xs:int"));
    await waitFor(() => read("part.ts"), "export type Part = number");
    await after(rm(join(folder, "a.xsd")), "a.xsd: no such file");
    await write("a.xsd", schema("third"));
    await waitFor(() => read("a.ts"), "ThirdElement");
  } finally {
    child.kill("SIGTERM");
    expect(await exit).toBe(0);
    await rm(folder, { recursive: true, force: true });
  }
});
