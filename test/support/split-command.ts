import { join } from "node:path";
import { build } from "esbuild";
import { root } from "../../scripts/root.js";

/**
 * The command as a program of its own, made of the sources in a second, in files that threads can load. It stands in the repository,
 * where packages are found. Gives the path of the program.
 */
export async function splitCommand(name: string, entry = "generator/cli.ts"): Promise<string> {
  const outdir = join(root, ".cache/split", name);
  await build({
    entryPoints: { cli: join(root, entry) },
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    outExtension: { ".js": ".mjs" },
    tsconfig: join(root, "tsconfig.json"),
    logLevel: "warning",
  });
  return join(outdir, "cli.mjs");
}
