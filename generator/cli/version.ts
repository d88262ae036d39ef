import { createRequire } from "node:module";

/** The version of the package that this file belongs to; the package refers to itself by name. */
export function version(): string {
  const manifest: unknown = createRequire(import.meta.url)("scrutin/package.json");
  const known = typeof manifest === "object" && manifest !== null && "version" in manifest;
  return known ? String(manifest.version) : "unknown";
}
