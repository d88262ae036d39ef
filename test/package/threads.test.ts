import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../scripts/root.js";

/** Threads load the module that they run by its address, which bundling must leave whole. */
test("the built command gives with threads what it gives without, and asks the same rules", () => {
  const outputs = ["1", "2"].map((jobs) => {
    const args = [
      "validate",
      "schemas/electoral/exemples/AvisDInscription-*.xml",
      "schemas/electoral/exemples/regles/STR-*.xml",
      "--format",
      "jsonl",
      "--jobs",
      jobs,
    ];
    const program = join(root, "dist/generator/cli.js");
    const { status, stdout } = spawnSync(process.execPath, [program, ...args], {
      cwd: root,
      encoding: "utf8",
    });
    expect(status).toBe(1);
    return stdout;
  });
  expect(outputs[0]).toContain('"whole":true');
  expect(outputs[0]).toContain('"code":"STR-4"');
  expect(outputs[1]).toBe(outputs[0]);
});
