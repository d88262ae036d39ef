import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import type { EmittedFile } from "../../generator/emit/emit.js";
import type { SchemaSet } from "../../runtime/descriptors.js";
import { writeFiles } from "./generate-case.js";

const root = resolve(import.meta.dirname, "../..");

/**
 * Writes emitted files, bundles them with esbuild and imports them; gives the schema set that each group exports. The
 * runtime is shared by all of them.
 */
export async function importSchemaSets(
  name: string,
  groups: readonly (readonly EmittedFile[])[],
): Promise<readonly SchemaSet[]> {
  const folder = join(root, ".cache/emission", name);
  for (const [index, files] of groups.entries()) {
    await writeFiles(join(folder, "ts", String(index)), files);
  }
  await build({
    entryPoints: groups.map((_, index) => join(folder, "ts", String(index), "index.ts")),
    outdir: join(folder, "js"),
    outbase: join(folder, "ts"),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    packages: "external",
    logLevel: "error",
    tsconfig: join(root, "tsconfig.json"),
  });
  const imported: SchemaSet[] = [];
  for (const index of groups.keys()) {
    const path = join(folder, "js", String(index), "index.mjs");
    const module = (await import(/* @vite-ignore */ pathToFileURL(path).href)) as {
      readonly schemas: () => SchemaSet;
    };
    imported.push(module.schemas());
  }
  return imported;
}
