import { expect, test } from "vitest";
import { bundle } from "../../bench/bundle.js";
import { root } from "../support/packed.js";

/** Bytes after gzip, besides xmlbuilder2 and zod, which the user chooses to have. */
const ceilings = [
  [
    "one builder with serialize",
    'import { AvisDInscriptionElement, avisDInscription, serialize } from "scrutin";' +
      "globalThis.avis = (fill) => serialize(AvisDInscriptionElement, fill(avisDInscription()).build());",
    45_000,
  ],
  ["nothing but an import", 'import "scrutin";', 100],
] as const;

test.for(ceilings)("%s stays small", async ([, code, ceiling]) => {
  const { gzip, parts } = await bundle(code, root, ["xmlbuilder2", "zod"]);
  const largest = parts.slice(0, 12).map(([path, bytes]) => `${bytes} ${path}`);
  expect(gzip, `${gzip} bytes; the largest parts:\n${largest.join("\n")}`).toBeLessThanOrEqual(
    ceiling,
  );
});
