import type { SchemaDocument } from "../schema/components.js";

/** Modules that are not made from a schema document. */
const ownModules = ["index", "prefixes", "schema-set"];

/**
 * The module of each schema document: its file name without the ending, beside each other in one folder. Names that differ
 * by case only would be one file on some systems, so they get a suffix as well.
 */
export function filePaths(documents: readonly SchemaDocument[]): readonly string[] {
  const taken = new Set(ownModules);
  return documents.map(({ location }) => {
    const base = baseName(location);
    let name = base;
    for (let salt = 1; taken.has(name.toLowerCase()); salt++) name = `${base}-${salt}`;
    taken.add(name.toLowerCase());
    return `${name}.ts`;
  });
}

function baseName(location: string): string {
  const last =
    location
      .split(/[?#]/)[0]
      ?.split(/[/\\!]/)
      .filter(Boolean)
      .at(-1) ?? "schema";
  const name = last
    .replace(/\.xsd$/i, "")
    .replace(/[^\p{L}\p{N}._\-]+/gv, "-")
    .replace(/^[.-]+/, "");
  return name === "" ? "schema" : name;
}
