import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { demander, demarrerBanc, faireSurvenir, reglerHorloge } from "scrutin/banc";
import { LogicielDeMairie } from "../src/logiciel.js";

const commune = "44109";
let folder;
let banc;
let acces;
let electeurs;
/** One for all tests, as a town hall has: a second one would give the same numbers again, which the bench refuses. */
let mairie;
let enVie = true;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "logiciel-de-mairie-"));
  const motDePasse = "essai-en-ci";
  banc = await demarrerBanc({
    dossier: join(folder, "banc"),
    jour: "2008-09-01",
    essai: true,
    comptes: [{ nom: "mairie", role: "commune", communes: [commune], motDePasse }],
  });
  acces = { url: banc.url, compte: "mairie", motDePasse };
  const answer = await demander(acces, "/banc/electeurs");
  ({ electeurs } = await answer.json());
  const dossier = join(folder, "recus");
  mairie = new LogicielDeMairie({ acces, commune, dossier, estVivant: () => enVie });
});

after(async () => {
  await banc.fermer();
  await rm(folder, { recursive: true, force: true });
});

/** One who is on the principal list alone: the death of others brings a demande for each list. */
function electeur(rang) {
  const lists = (numero) => electeurs.filter((each) => each.numero === numero).length;
  return electeurs.filter((each) => each.typeDeListe === "p" && lists(each.numero) === 1)[rang];
}

/** How what was asked stands, as Insee's side sees it. */
async function etats() {
  const { attentes } = await (await demander(acces, "/banc/boite")).json();
  return attentes.filter(({ kind }) => kind === "demandeDeRadiation").map(({ etat }) => etat);
}

test("who is alive is kept on the list, by a refusal on the last day", async () => {
  await faireSurvenir(acces, { kind: "deces", electeur: electeur(0).numero });
  assert.equal(await mairie.relever(), 1);
  await reglerHorloge(acces, { avancer: 21 });
  assert.deepEqual(await mairie.repondre(banc.jour()), ["refus-pris-en-compte"]);
  assert.deepEqual(await etats(), ["repondue"]);
});

test("a refusal on the day after comes too late", async () => {
  await faireSurvenir(acces, { kind: "deces", electeur: electeur(1).numero });
  assert.equal(await mairie.relever(), 1);
  await reglerHorloge(acces, { avancer: 22 });
  assert.deepEqual(await mairie.repondre(banc.jour()), ["refus-tardif"]);
  assert.deepEqual(await etats(), ["repondue", "tardive"]);
});

test("who has died is removed, by silence", async () => {
  enVie = false;
  await faireSurvenir(acces, { kind: "deces", electeur: electeur(2).numero });
  assert.equal(await mairie.relever(), 1);
  assert.deepEqual(await mairie.repondre(banc.jour()), []);
  await reglerHorloge(acces, { avancer: 22 });
  assert.deepEqual(await etats(), ["repondue", "tardive", "tacite"]);
  // What was fetched once does not come again.
  assert.equal(await mairie.relever(), 0);
});
