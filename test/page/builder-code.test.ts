import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";
import { emitSchema, planSchema } from "../../generator/generate.js";
import { loadSchema } from "../../generator/schema/load.js";
import { builderCode } from "../../playground/src/code/typescript.js";
import { Forms } from "../../playground/src/form/parts.js";
import { parse } from "../../runtime/index.js";
import { root } from "../../scripts/root.js";
import { readFeatures } from "../support/features.js";

/*
 * The code that the page shows for a document compiles beside what `scrutin generate` makes of the same schemas, however their names clash, and writes that document.
 */

/** Items that name their simple type (`xsi:type`) are `WithTypes<…>` to the compiler; a form makes none. */
const untold: ReadonlySet<string> = new Set(["named-simple-types"]);

test("compiles for the documents of all features", { timeout: 300_000 }, async () => {
  mkdirSync(join(root, ".cache"), { recursive: true });
  const out = mkdtempSync(join(root, ".cache/builder-code-"));
  let documents = 0;
  for (const { name, folder, valid } of await readFeatures()) {
    if (untold.has(name)) continue;
    const { schema } = await loadSchema({
      locations: ["schema.xsd"],
      read: (location) => readFile(resolve(folder, location)).catch(() => undefined),
    });
    const plan = planSchema(schema, { integers: "exact" });
    const forms = new Forms(plan);
    const schemas = plan.schemas();
    for (const { path, text } of await emitSchema(schema, { integers: "exact" })) {
      const to = join(out, name, "generated", path);
      mkdirSync(dirname(to), { recursive: true });
      writeFileSync(to, text);
    }
    for (const [index, { text }] of valid.entries()) {
      const { element, value } = parse(schemas, text, { allowDoctype: true });
      const declaration = [...plan.elements.keys()].find(
        ({ name: { namespace, local } }) => `{${namespace}}${local}` === element,
      );
      if (declaration === undefined) continue;
      const code = builderCode(plan, forms, declaration, value, "./generated/index.js");
      writeFileSync(join(out, name, `use-${index}.ts`), `${code}\nexport {};\n`);
      documents++;
    }
  }
  const compilerOptions = { isolatedDeclarations: false, types: ["node"] };
  writeFileSync(
    join(out, "tsconfig.json"),
    JSON.stringify({ extends: "../../tsconfig.json", compilerOptions, include: ["**/*.ts"] }),
  );
  const compiler = join(root, "node_modules/typescript-7/bin/tsc");
  const { stdout } = spawnSync(process.execPath, [compiler, "--pretty", "false", "-p", out], {
    cwd: out,
    encoding: "utf8",
  });
  expect(stdout).toBe("");
  expect(documents).toBeGreaterThan(150);
  rmSync(out, { recursive: true });
});
