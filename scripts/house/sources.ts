import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { globSync } from "tinyglobby";
import ts from "typescript";
import { root } from "../root.js";

/** A file of the package and what it names. */
export interface SourceFile {
  /** From the root, with `/`. */
  readonly path: string;
  /** Relative imports as paths from the root, the others as written. Type imports included. */
  readonly imports: readonly string[];
}

/** All files of the package's own code, in the order of their paths. */
export function readSources(): readonly SourceFile[] {
  return globSync(
    ["*.ts", "generator/**/*.ts", "runtime/**/*.ts", "generated/**/*.ts", "electoral/**/*.ts"],
    {
      cwd: root,
    },
  )
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => !path.endsWith(".config.ts"))
    .sort()
    .map((path) => ({ path, imports: importsOf(path, readFileSync(`${root}${path}`, "utf8")) }));
}

/** All modules that a text names: imports, exports, dynamic imports, `import("…")` types. */
export function importsOf(path: string, text: string): readonly string[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) =>
      fileName.startsWith(".")
        ? posix.join(posix.dirname(path), fileName).replace(/\.js$/, ".ts")
        : fileName,
    );
}

/** The import circles of a set of files, each as the path that closes. */
export function circles(files: readonly SourceFile[]): readonly string[] {
  const known = new Map(files.map(({ path, imports }) => [path, imports]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      found.push([...trail.slice(trail.indexOf(path)), path].join(" -> "));
      return;
    }
    if (done.has(path)) return;
    for (const name of known.get(path) ?? []) if (known.has(name)) visit(name, [...trail, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  return found;
}
