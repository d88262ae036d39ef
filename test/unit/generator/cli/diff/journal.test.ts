import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commit, recover, stage } from "../../../../../generator/cli/diff/journal.js";
import { root } from "../../../../../scripts/root.js";

const names = Array.from({ length: 120 }, (_, index) => `schemas/${index}.xsd`);

async function project(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "scrutin-journal-"));
  await mkdir(join(folder, "schemas"));
  for (const name of names) await writeFile(join(folder, name), "old");
  await writeFile(join(folder, "schemas/gone.xsd"), "old");
  return folder;
}

/** Whether everything is old, everything is new, or neither. */
async function state(folder: string): Promise<string> {
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  const files = await readdir(join(folder, "schemas"));
  return [...new Set([...texts, files.includes("gone.xsd") ? "old" : "new"])].join(" and ");
}

const program = `
import { commit, stage } from "${root}generator/cli/diff/journal.ts";
const [folder] = process.argv.slice(2);
const names = ${JSON.stringify(names)};
for (const name of names) await stage(folder, name, "new");
await commit(folder, [
  ...names.map((name) => ({ target: name, staged: name })),
  { target: "schemas/gone.xsd", staged: undefined },
]);
`;

test("a run that is killed at any moment leaves, after the next has looked, the old or the new, and never a mixture", async () => {
  const script = join(root, ".cache", `journal-${process.pid}.ts`);
  await mkdir(join(root, ".cache"), { recursive: true });
  await writeFile(script, program);
  const ends = new Set<string>();
  try {
    for (let round = 0; round < 8; round++) {
      const folder = await project();
      const child = spawn(process.execPath, ["scripts/run-ts.mjs", script, folder], { cwd: root });
      const ended = new Promise((resolve) => child.once("exit", resolve));
      // The folder appears when the work begins; from then on the moments are spread.
      for (let waited = 0; waited < 400; waited++) {
        if ((await readdir(folder)).includes(".scrutin-update")) break;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await new Promise((resolve) => setTimeout(resolve, round * 4));
      child.kill("SIGKILL");
      await ended;
      await recover(folder);
      ends.add(await state(folder));
      expect(await readdir(folder)).not.toContain(".scrutin-update");
      await rm(folder, { recursive: true });
    }
  } finally {
    await rm(script, { force: true });
  }
  for (const end of ends) expect(["old", "new"]).toContain(end);
}, 120_000);

test("whatever was done of a decided change, the next run finishes it", async () => {
  for (const done of [0, 1, 60, 121]) {
    const folder = await project();
    for (const name of names) await stage(folder, name, "new");
    const moves = [
      ...names.map((name) => ({ target: name, staged: name })),
      { target: "schemas/gone.xsd", staged: undefined },
    ];
    // What a killed run has done: the journal, and the first of its moves.
    await stage(folder, "journal.json", JSON.stringify({ format: 1, moves }));
    const { rename } = await import("node:fs/promises");
    for (const { target, staged } of moves.slice(0, done)) {
      if (staged === undefined) await rm(join(folder, target));
      else await rename(join(folder, ".scrutin-update", staged), join(folder, target));
    }
    expect(await recover(folder)).toBe("finished");
    expect(await state(folder)).toBe("new");
    await rm(folder, { recursive: true });
  }
});

test("what was only prepared is undone", async () => {
  const folder = await project();
  await stage(folder, "schemas/0.xsd", "new");
  expect(await recover(folder)).toBe("undone");
  expect(await state(folder)).toBe("old");
  expect(await recover(folder)).toBeUndefined();
  await stage(folder, "a", "new");
  await commit(folder, [{ target: "schemas/0.xsd", staged: "a" }]);
  expect(await readFile(join(folder, "schemas/0.xsd"), "utf8")).toBe("new");
  await rm(folder, { recursive: true });
});
