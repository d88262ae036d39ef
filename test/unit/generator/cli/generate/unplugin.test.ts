import { mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, createServer, type InlineConfig, type LibraryOptions } from "vite";
import { afterEach, beforeEach, expect, test } from "vitest";
import scrutin from "../../../../../generator/cli/unplugin.js";

const schema = (type: string): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:simpleType name="Size"><xs:restriction base="${type}"/></xs:simpleType></xs:schema>`;

let folder: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "scrutin-unplugin-")));
  await write("size.xsd", schema("xs:int"));
  await write("scrutin.config.json", '{ "schemas": "size.xsd", "output": "generated" }');
  await write(
    "main.ts",
    'import type { Size } from "./generated/size.js";\nconsole.log(1 as Size);',
  );
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
const generated = (): Promise<string> => readFile(join(folder, "generated/size.ts"), "utf8");
const settings = (): InlineConfig => ({
  root: folder,
  configFile: false,
  logLevel: "silent",
  plugins: [scrutin.vite({ cwd: folder })],
  server: { middlewareMode: true, ws: false },
});

test("a build with Vite generates first; a schema that cannot be used ends it", async () => {
  const lib: LibraryOptions = { entry: "main.ts", formats: ["es"] };
  await build({ ...settings(), build: { lib, write: false } });
  expect(await generated()).toContain("export type Size = number");
  await write("size.xsd", schema("xs:itn"));
  await expect(build({ ...settings(), build: { lib, write: false } })).rejects.toThrow(
    "nothing was generated",
  );
});

test("a development server generates again when a schema changes", async () => {
  const server = await createServer(settings());
  try {
    await server.pluginContainer.buildStart({});
    expect(await generated()).toContain("number");
    await write("size.xsd", schema("xs:string"));
    await expect.poll(generated, { timeout: 240_000 }).toContain("export type Size = string");
  } finally {
    await server.close();
  }
});
