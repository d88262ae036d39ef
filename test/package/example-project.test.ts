import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../scripts/root.js";

test("the example project tests its software against the bench, as built", () => {
  const project = mkdtempSync(join(tmpdir(), "scrutin-example-"));
  try {
    cpSync(join(root, "docs/examples/logiciel-de-mairie"), project, { recursive: true });
    mkdirSync(join(project, "node_modules"));
    symlinkSync(root, join(project, "node_modules/scrutin"));
    symlinkSync(join(root, "node_modules/fflate"), join(project, "node_modules/fflate"));
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--test"], {
      cwd: project,
      encoding: "utf8",
    });
    expect(status, stdout + stderr).toBe(0);
    expect(stdout).toMatch(/pass 3\b/);
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
});
