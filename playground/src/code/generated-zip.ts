import { strToU8, zipSync } from "fflate";
import { emitSchema } from "../../../generator/generate.js";
import type { LoadedSet } from "../schema/load-set.js";

/** The TypeScript that `scrutin generate` makes of a set, as an archive. */
export async function generatedZip({
  plan: { schema },
}: LoadedSet): Promise<Uint8Array<ArrayBuffer>> {
  const files = await emitSchema(schema);
  return zipSync(Object.fromEntries(files.map(({ path, text }) => [path, strToU8(text)])));
}
