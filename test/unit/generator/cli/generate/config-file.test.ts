import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readConfigFile } from "../../../../../generator/cli/generate/config-file.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-config-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const write = (text: string, name = "scrutin.config.ts"): Promise<void> =>
  writeFile(join(folder, name), text);

test("reads a typed configuration, far from any node_modules", async () => {
  await write(`
    import { defineConfig, type Config } from "scrutin/generator";
    const schemas: readonly string[] = ["a.xsd"] satisfies string[];
    export default defineConfig({ schemas, output: "generated", integers: "bigint" }) as Config;
  `);
  expect(await readConfigFile(folder)).toEqual({
    path: join(folder, "scrutin.config.ts"),
    folder,
    configs: [{ schemas: ["a.xsd"], output: "generated", integers: "bigint" }],
  });
});

test("several outputs are a list", async () => {
  await write(
    'export default [{ schemas: "a", output: "b" }, { schemas: "c", output: "d" }];',
    "scrutin.config.mjs",
  );
  expect((await readConfigFile(folder))?.configs).toHaveLength(2);
});

test("of a list, the mistake says which configuration it is in", async () => {
  await write(
    '[{ "schemas": "a", "output": "b" }, { "schemas": "c" }, { "output": 3, "schemas": "d" }]',
    "scrutin.config.json",
  );
  const failure = await readConfigFile(folder).catch((error: unknown) => String(error));
  expect(failure).toContain('scrutin.config.json[1]: "output" is missing');
  await write("[]", "scrutin.config.json");
  await expect(readConfigFile(folder)).rejects.toThrow("scrutin.config.json: ");
});

test("a folder without configuration has none; one that is named has to be there", async () => {
  expect(await readConfigFile(folder)).toBeUndefined();
  await expect(readConfigFile(folder, "my.config.ts")).rejects.toThrow(
    "my.config.ts: no such configuration file",
  );
});

test("a named file counts, and its folder is the one that paths are relative to", async () => {
  await mkdir(join(folder, "sub"));
  await write('export default { schemas: "a", output: "b" };', "sub/my.config.ts");
  expect((await readConfigFile(folder, "sub/my.config.ts"))?.folder).toBe(join(folder, "sub"));
});

test.for([
  ["export default {};", '"schemas" is missing'],
  ['export default { schemas: [], output: "b" };', '"schemas" must be a path, or a list of paths'],
  ['export default { schemas: "a", output: "b", stage: "c" };', 'unknown option "stage"'],
  [
    'export default { schemas: "a", output: "b", integers: "string" };',
    '"integers" must be "number", "bigint" or "exact"',
  ],
  [
    'export default { schemas: "a", output: "b", only: "stages" };',
    '"only" must be { attribute, value }',
  ],
  ["export default 1;", "must be an object"],
  ["export default [];", "asks for nothing"],
  ["export default {", "the configuration cannot be read"],
  ['throw new Error("broken on purpose");', "broken on purpose"],
] as const)("%s is refused: %s", async ([text, message]) => {
  await write(text);
  await expect(readConfigFile(folder)).rejects.toThrow(message);
  await expect(readConfigFile(folder)).rejects.toThrow("scrutin.config.ts: ");
});
