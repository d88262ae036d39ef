/*
 * Software of a town hall, tried against the bench as a test in CI would: it registers somebody, hears that an elector died, refuses to remove another in
 * time, and lets the last deadline go by. All persons are invented. `node scripts/run-ts.mjs docs/examples/banc.ts` runs this in the repository.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { serialize } from "scrutin";
import {
  type AccesAuBanc,
  demander,
  demarrerBanc,
  deposer,
  faireSurvenir,
  reglerHorloge,
  retirer,
} from "scrutin/banc";
import {
  EnvoiLotDUnitesElectoralesElement,
  lireEnvoi,
  lot,
  numeroteur,
  refuserRadiation,
  type UniteLue,
} from "scrutin/electoral";

const folder = await mkdtemp(join(tmpdir(), "exemple-banc-"));
const motDePasse = "essai-en-ci";
const banc = await demarrerBanc({
  dossier: join(folder, "banc"),
  jour: "2008-09-01",
  essai: true,
  comptes: [{ nom: "mairie", role: "commune", communes: ["44109"], motDePasse }],
});
const acces: AccesAuBanc = { url: banc.url, compte: "mairie", motDePasse };

/** What Insee's side sent, unit by unit. */
async function received(): Promise<readonly UniteLue[]> {
  const units: UniteLue[] = [];
  for (const { chemin } of await retirer(join(folder, "recus"), acces))
    for (const document of Object.values(unzipSync(await readFile(chemin))))
      for await (const part of lireEnvoi([document]))
        if (part.kind !== "fin" && part.kind !== "ecart") units.push(part);
  return units;
}

try {
  // Two electors die, and one of them does not.
  for (const electeur of ["E000001", "E000002"])
    await faireSurvenir(acces, { kind: "deces", electeur });
  const demandes = (await received()).flatMap(({ kind, value }) =>
    kind === "demandeDeRadiation" && value !== undefined ? [value] : [],
  );
  console.log(`${demandes.length} demandes de radiation`);

  // The software refuses one of them within 21 days.
  const [first] = demandes;
  if (first === undefined) throw new Error("the bench asked for nothing");
  await reglerHorloge(acces, { avancer: 20 });
  const refusal = refuserRadiation(first, "1", { date: banc.jour() });
  const sending = lot("44109", [refusal], {
    emetteur: { typePartenaire: "commune", code: "44109" },
    dateHeureEnvoi: `${banc.jour()}T10:00:00`,
    numeroteur: numeroteur(),
  });
  const depot = await deposer(serialize(EnvoiLotDUnitesElectoralesElement, sending), acces);
  console.log(depot.etat, depot.bilan?.niveau ?? "sans erreur");
  for (const { code } of depot.constats) console.log(code);

  // The same document again is the same deposit.
  const again = await deposer(serialize(EnvoiLotDUnitesElectoralesElement, sending), acces);
  console.log(again.id === depot.id, again.deja);

  // The deadline of the other goes by: silence means done.
  await reglerHorloge(acces, { avancer: 30 });
  const box = (await (await demander(acces, "/banc/boite")).json()) as {
    readonly attentes: readonly { readonly kind: string; readonly etat: string }[];
  };
  for (const { kind, etat } of box.attentes) if (kind === "demandeDeRadiation") console.log(etat);
} finally {
  await banc.fermer();
  await rm(folder, { recursive: true, force: true });
}
