import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../../scripts/root.js";
import { dessiner } from "../support/banc/dessin.js";
import { parLaCommande } from "../support/banc/par-la-commande.js";
import { type Periode, vivreLaPeriode } from "../support/banc/periode.js";

/*
 * The revision period of banc-periode.test.ts, with every deposit and withdrawal by the command line.
 */

let periode: Periode;
beforeAll(async () => {
  periode = await vivreLaPeriode({ guichet: parLaCommande });
});
afterAll(() => periode?.recit.fermer());

test("a whole revision period from the command line goes as it goes from code", () => {
  expect(periode.reponses).toEqual({
    jour21: ["refus-pris-en-compte"],
    jour22: ["refus-tardif"],
  });
  const page = readFileSync(`${root}docs/banc.md`, "utf8");
  const drawn = /<!-- flows -->\n([\s\S]*?)\n<!-- end -->/.exec(page)?.[1];
  expect(dessiner(periode.recit.flux)).toBe(drawn);
});
