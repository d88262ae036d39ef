import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verrouiller } from "../../../../../electoral/node/verrou.js";
import { CommandFailure } from "../../../../../generator/cli/failure.js";
import { inLines } from "../../../../../generator/cli/many/results/lines-output.js";
import { headOf } from "../../../../../generator/cli/many/results/results.js";
import { run } from "../../../../../generator/cli/program.js";
import { speaking } from "../../../../../generator/cli/terminal.js";
import { testTerminal } from "../../../../support/terminal.js";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-writer-"));
  const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="n" type="xs:int"/></xs:schema>`;
  await writeFile(join(folder, "n.xsd"), schema);
  for (const index of [1, 2, 3]) await writeFile(join(folder, `${index}.xml`), `<n>${index}</n>`);
  await writeFile(join(folder, "list"), "1.xml\n2.xml\n3.xml\n");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function check(results: string): Promise<{ readonly code: number; readonly errors: string }> {
  const terminal = testTerminal(folder, "", { SCRUTIN_LOCALE: "en" });
  const args = ["validate", "--schema", "n.xsd", "--files-from", "list", "--resume", results];
  return { code: await run(args, terminal), errors: terminal.errors.join("\n") };
}

test("a second run on the same results is refused, by whatever name, and they stay", async () => {
  await writeFile(join(folder, "r.jsonl"), "");
  await symlink("r.jsonl", join(folder, "other.jsonl"));
  const lock = await verrouiller(join(folder, "r.jsonl.lock"));
  for (const name of ["r.jsonl", "./r.jsonl", "other.jsonl"]) {
    const { code, errors } = await check(name);
    expect(code).toBe(2);
    expect(errors).toContain(`${name}: another run is writing to it`);
  }
  expect(await readFile(join(folder, "r.jsonl"), "utf8")).toBe("");
  await lock.lever();
  expect((await check("r.jsonl")).code).toBe(0);
});

test("of runs that begin together one writes at a time, and the results are those of one", async () => {
  const runs = await Promise.all(["t.jsonl", "t.jsonl", "t.jsonl"].map(check));
  expect(runs.some(({ code }) => code === 0)).toBe(true);
  for (const { code, errors } of runs)
    if (code !== 0) expect(errors).toContain("another run is writing to it");
  expect((await readFile(join(folder, "t.jsonl"), "utf8")).trimEnd().split("\n")).toHaveLength(5);
  expect((await readdir(folder)).filter((name) => name.includes("lock"))).toEqual([]);
});

test("a run whose file another has taken over writes nothing more", async () => {
  const terminal = speaking(testTerminal(folder, "", {}), "en");
  const head = headOf("validate", {}, { schemas: undefined, rules: undefined }, "en");
  const output = await inLines(head, "u.jsonl", terminal);
  const before = await readFile(join(folder, "u.jsonl"), "utf8");
  await rm(join(folder, "u.jsonl.lock"));
  const other = await verrouiller(join(folder, "u.jsonl.lock"));
  await output.add({ file: "1.xml", issues: [] });
  await expect(output.close()).rejects.toThrow(CommandFailure);
  expect(await readFile(join(folder, "u.jsonl"), "utf8")).toBe(before);
  expect(await other.estANous()).toBe(true);
  await other.lever();
});

test("results that are refused leave no lock", async () => {
  await writeFile(join(folder, "v.jsonl"), "no results\n");
  expect((await check("v.jsonl")).code).toBe(2);
  expect((await check("none/v.jsonl")).code).toBe(2);
  expect((await readdir(folder)).filter((name) => name.includes("lock"))).toEqual([]);
});
