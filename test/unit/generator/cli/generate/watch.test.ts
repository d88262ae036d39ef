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

test("--watch generates again when a schema or what it includes changes, and after a mistake", async () => {
  const folder = await mkdtemp(join(tmpdir(), "scrutin-watch-"));
  const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
  await write("a.xsd", schema("first"));
  await write("part.xsd", part("xs:string"));
  const args = ["scripts/run-ts.mjs", "generator/cli.ts", "generate", `${folder}/a.xsd`, "--watch"];
  const child = spawn(process.execPath, [...args, "-o", `${folder}/out`, "--locale", "en"], {
    cwd: root,
  });
  let said = "";
  let rounds = 0;
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    rounds = said.split("watching 2 files").length - 1;
  });
  const round = async (wanted: number): Promise<void> => {
    await expect.poll(() => rounds, { timeout: 30_000 }).toBe(wanted);
  };
  const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
  try {
    await round(1);
    await write("a.xsd", schema("second"));
    await round(2);
    expect(await readFile(join(folder, "out/a.ts"), "utf8")).toContain("SecondElement");
    await write("part.xsd", part("xs:strng"));
    await round(3);
    expect(said).toContain("src-resolve");
    await write("part.xsd", part("xs:int"));
    await round(4);
    expect(await readFile(join(folder, "out/part.ts"), "utf8")).toContain(
      "export type Part = number",
    );
  } finally {
    child.kill("SIGTERM");
    expect(await exit).toBe(0);
    await rm(folder, { recursive: true, force: true });
  }
});
