import { mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build as esbuild } from "esbuild";
import { rolldown } from "rolldown";
import type { UnpluginContextMeta } from "unplugin";
import { build, createServer, type InlineConfig, type LibraryOptions, type Plugin } from "vite";
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

/** The mistake is in the second line. */
const mistaken = schema("xs:itn").replace("<xs:simpleType", "\n                              $&");

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
  await write("size.xsd", mistaken);
  await expect(build({ ...settings(), build: { lib, write: false } })).rejects.toMatchObject({
    message: expect.stringMatching(/size\.xsd:2:58: error: src-resolve.*xs:itn/),
  });
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

test("a development server begins with a schema that cannot be used, shows where, and begins anew once it is mended", async () => {
  await write("size.xsd", mistaken);
  const sent: unknown[] = [];
  const listener: Plugin = {
    name: "listener",
    configureServer({ ws }) {
      ws.send = (payload: unknown) => void sent.push(payload);
    },
  };
  const { plugins = [], ...others } = settings();
  const server = await createServer({ ...others, plugins: [listener, ...plugins] });
  try {
    await server.pluginContainer.buildStart({});
    const loc = { file: join(folder, "size.xsd"), line: 2, column: 58 };
    expect(sent).toEqual([
      { type: "error", err: expect.objectContaining({ plugin: "scrutin", id: loc.file, loc }) },
    ]);
    await write("size.xsd", schema("xs:string"));
    await expect.poll(() => sent, { timeout: 20_000 }).toContainEqual({ type: "full-reload" });
    expect(await generated()).toContain("export type Size = string");
  } finally {
    await server.close();
  }
});

const bundlers = {
  esbuild: () =>
    esbuild({
      absWorkingDir: folder,
      entryPoints: ["main.ts"],
      bundle: true,
      write: false,
      logLevel: "silent",
      external: ["scrutin/*", "zod"],
      plugins: [scrutin.esbuild({ cwd: folder })],
    }),
  Rolldown: async () => {
    const bundle = await rolldown({
      input: join(folder, "main.ts"),
      external: /^(scrutin|zod)/,
      plugins: [scrutin.rolldown({ cwd: folder })],
    });
    await bundle.generate();
  },
};

test.each(Object.entries(bundlers))(
  "%s finds what is generated, and tells a mistake with its place",
  async (_, bundle) => {
    await write(
      "main.ts",
      'import { schemas } from "./generated/index.ts";\nconsole.log(schemas);',
    );
    await bundle();
    expect(await generated()).toContain("export type Size = number");
    await write("size.xsd", mistaken);
    await expect(bundle()).rejects.toThrow(/size\.xsd:2:58: error: src-resolve.*xs:itn/);
  },
);

test.each(["webpack", "rspack"] as const)(
  "%s has what is generated before it compiles, goes on after a mistake, and generates only for what was read",
  async (framework) => {
    const hooks: Record<string, (given: object) => unknown> = {};
    const tap = (hook: string) => {
      const take = (_: string, run: (given: object) => unknown): void => {
        hooks[hook] = run;
      };
      return { tap: take, tapPromise: take };
    };
    const raw = [scrutin.raw({ cwd: folder }, { framework } as UnpluginContextMeta)].flat();
    const compiler = {
      hooks: Object.fromEntries(
        ["beforeRun", "watchRun", "thisCompilation"].map((hook) => [hook, tap(hook)]),
      ),
    };
    (raw[0]?.[framework] as ((given: object) => void) | undefined)?.(compiler);
    const compile = async (
      hook: string,
      given: object,
    ): Promise<readonly [string[], Set<string>]> => {
      await hooks[hook]?.(given);
      const errors: Error[] = [];
      const fileDependencies = new Set<string>();
      hooks["thisCompilation"]?.({ errors, fileDependencies });
      return [errors.map(({ message }) => message), fileDependencies];
    };
    const place = join(folder, "size.xsd");
    const modified = { modifiedFiles: new Set([place]) };
    expect(await compile("watchRun", {})).toEqual([
      [],
      new Set([join(folder, "scrutin.config.json"), place]),
    ]);
    expect(await generated()).toContain("number");
    await write("size.xsd", mistaken);
    expect(
      (await compile("watchRun", { modifiedFiles: new Set([join(folder, "main.ts")]) }))[0],
    ).toEqual([]);
    expect((await compile("watchRun", modified))[0].join()).toContain("size.xsd:2:58: error:");
    expect((await compile("watchRun", {}))[0].join()).toContain("size.xsd:2:58: error:");
    await write("size.xsd", schema("xs:string"));
    expect((await compile("watchRun", modified))[0]).toEqual([]);
    expect(await generated()).toContain("string");
    await write("size.xsd", mistaken);
    expect((await compile("beforeRun", {}))[0].join()).toContain("size.xsd:2:58: error:");
  },
);
