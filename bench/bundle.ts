import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** What a browser loads for a few lines of a user's code. */
export interface Bundle {
  readonly text: string;
  readonly bytes: number;
  readonly gzip: number;
  /** Bytes by source file, largest first. */
  readonly parts: readonly (readonly [string, number])[];
}

/** Bundles and minifies a user's code against the built package; libraries named as external are left out. */
export async function bundle(
  code: string,
  folder: string,
  external: readonly string[] = [],
): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: folder, loader: "js" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    external: [...external],
    write: false,
    metafile: true,
    tsconfigRaw: {},
    logLevel: "error",
  });
  const [file] = outputFiles;
  const [output] = Object.values(metafile.outputs);
  if (file === undefined || output === undefined) throw new Error("esbuild wrote nothing");
  const parts = Object.entries(output.inputs)
    .map(([path, { bytesInOutput }]) => [path, bytesInOutput] as const)
    .filter(([, bytes]) => bytes > 0)
    .sort(([, a], [, b]) => b - a);
  return {
    text: file.text,
    bytes: file.contents.length,
    gzip: gzipSync(file.contents, { level: 9 }).length,
    parts,
  };
}
