import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The paths of the page from the folder of the package: in a clone of the repository, and in the published package. */
const places = ["playground/dist/index.html", "dist/playground/index.html"];

/** The page of the package; undefined if it was not built. */
export async function lirePage(): Promise<Uint8Array | undefined> {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    for (const place of places) {
      const bytes = await readFile(join(folder, place)).catch(() => undefined);
      if (bytes !== undefined) return bytes;
    }
    const parent = dirname(folder);
    const isPackage = await readFile(join(folder, "package.json")).then(
      () => true,
      () => false,
    );
    if (isPackage || parent === folder) return undefined;
    folder = parent;
  }
}
