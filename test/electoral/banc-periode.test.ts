import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ElecteurConnu } from "../../electoral/banc/contrat.js";
import { demander } from "../../electoral/node/banc/client/acces.js";
import { schemas } from "../../generated/electoral/schema-set.js";
import { electoralRules } from "../../generated/electoral-rules.js";
import { formatIssue, type XmlIssue } from "../../runtime/issues.js";
import { parse } from "../../runtime/parse.js";
import { useRules } from "../../runtime/rules/index.js";
import { root } from "../../scripts/root.js";
import { dessiner } from "../support/banc/dessin.js";
import { comptes, type Periode, vivreLaPeriode } from "../support/banc/periode.js";
import { entrySchema, schemasFolder } from "../support/exemples.js";
import { libxml2Validator } from "../support/libxml2.js";

/*
 * A whole revision period over HTTP, in seconds: three communes and a concentrator deposit, withdraw and answer, and the days go by.
 */

let periode: Periode;

beforeAll(async () => {
  periode = await vivreLaPeriode();
}, 60_000);
afterAll(() => periode.recit.fermer());

const rules = useRules(electoralRules);

/** All that schema and rules have against a document, warnings too. */
function ecartsDe(texte: string): readonly XmlIssue[] {
  const read = parse(schemas(), texte, { rules });
  return [...read.issues, ...(read.warnings ?? [])];
}

/** The modules of the electoral schema, with the names of the elements that each declares: for all of them, or of those that may be roots. */
const modules = readdirSync(join(schemasFolder, "electoral"))
  .filter((file) => file.endsWith(".xsd") && !file.startsWith("echanges-mairies"))
  .map((file) => {
    const text = readFileSync(join(schemasFolder, "electoral", file), "utf8");
    const roots = [...text.matchAll(/^ {2}<xs:element name="(\w+)"/gm)].map(([, name]) => name);
    const all = [...text.matchAll(/<xs:element name="(\w+)"/g)].map(([, name]) => name);
    return { module: file.replace(".xsd", ""), names: roots.length > 0 ? roots : all };
  });

describe("a whole revision period on the bench", () => {
  test("uses all sixteen modules, in the direction that each has", () => {
    expect(modules).toHaveLength(16);
    const used = (sens: string): readonly string[] => {
      const text = periode.recit.documents
        .filter((each) => each.sens === sens)
        .map(({ texte }) => texte)
        .join("\n");
      const occurs = (name: string | undefined): boolean => text.includes(`:${name}`);
      return modules.filter(({ names }) => names.some(occurs)).map(({ module }) => module);
    };
    expect(new Set([...used("vers-l-insee"), ...used("de-l-insee")])).toEqual(
      new Set(modules.map(({ module }) => module)),
    );
    expect(used("vers-l-insee")).toEqual(
      expect.arrayContaining([
        "AvisDInscription",
        "AvisDInscriptionDOffice",
        "AvisDeRadiation",
        "EnvoiLotUnitesElectorales",
        "EnvoiUniteElectorale",
        "LotUnitesElectorales",
        "RefusMention",
        "RefusRadiation",
      ]),
    );
    expect(used("de-l-insee")).toEqual(
      expect.arrayContaining([
        "DemandeMention",
        "DemandeRadiation",
        "EnvoiGestion",
        "EnvoiLotUnitesElectorales",
        "LotUnitesElectorales",
        "ModificationTypeListe",
        "PropositionInscription",
        "ReactivationInscription",
        "SuppressionMention",
      ]),
    );
    const lots = periode.recit.documents.filter(({ texte }) => texte.includes(":LotDeLots"));
    expect(new Set(lots.map(({ sens }) => sens))).toEqual(new Set(["vers-l-insee", "de-l-insee"]));
  });

  test("has no document that libxml2 finds against the schema", () => {
    const judges = {
      gestion: libxml2Validator(entrySchema("gestion")),
      unite: libxml2Validator(entrySchema("unite electorale")),
    };
    expect(periode.recit.documents.length).toBeGreaterThan(25);
    for (const { texte } of periode.recit.documents) {
      const judge = texte.includes(":EnvoiGestion") ? judges.gestion : judges.unite;
      expect(judge(texte).errors, texte).toEqual([]);
    }
  });

  test("has nothing from Insee's side that a rule warns of", () => {
    const received = periode.recit.documents.filter(({ sens }) => sens === "de-l-insee");
    expect(received.length).toBeGreaterThan(14);
    for (const { texte } of received) expect(ecartsDe(texte).map(formatIssue)).toEqual([]);
  });

  test("takes what communes send where the rules have nothing against it, and nothing else", () => {
    const sent = periode.recit.documents.filter(({ sens }) => sens === "vers-l-insee");
    expect(sent).toHaveLength(periode.recit.depots.length);
    const wrong = sent.filter(({ texte }) =>
      ecartsDe(texte).some(({ level = "error" }) => level === "error"),
    );
    const refused = sent.filter(
      (_, index) => periode.recit.depots[index]?.bilan?.niveau !== undefined,
    );
    expect(refused).toEqual(wrong);
    expect(refused).toHaveLength(2);
  });

  test("keeps a deadline on day 21, misses it on day 22, and takes silence for consent", async () => {
    expect(periode.reponses).toEqual({
      jour21: ["refus-pris-en-compte"],
      jour22: ["refus-tardif"],
    });
    // Ajaccio hears of it, and Nantes does not hear what Ajaccio was told.
    const { constats } = await periode.recit.boite("2A004");
    expect(constats.map(({ code }) => code)).toContain("refus-de-la-commune-precedente");
    const { attentes } = await periode.recit.boite("44109");
    const moved = attentes.filter(({ envoyee }) => envoyee === "2008-10-06");
    expect(moved.map(({ etat, echeance }) => [etat, echeance])).toEqual([
      ["repondue", "2008-10-27"],
      ["tardive", "2008-10-27"],
      ["tacite", "2008-10-27"],
    ]);
  });

  test("counts the time for a refusal from the day on which a file was acknowledged", async () => {
    const { attentes } = await periode.recit.boite("97411");
    const [late] = attentes.filter(({ kind }) => kind === "demandeDeRadiation");
    expect(late).toMatchObject({ envoyee: "2008-09-15", echeance: "2008-10-13", etat: "tacite" });
  });

  test("leaves nothing open, and nothing that was acknowledged", async () => {
    for (const { nom, role } of comptes) {
      if (role === "administrateur") continue;
      const { attentes, fichiers } = await periode.recit.boite(nom);
      expect(attentes.filter(({ etat }) => etat === "attendue")).toEqual([]);
      // Saint-Denis has never fetched what was proposed to it.
      expect(fichiers.length > 0).toBe(nom === "97411");
    }
  });

  test.for([
    ["2A004", ["2A004"]],
    // The general file had not heard of these two before their account came.
    ["syndicat", ["29019", "35238"]],
  ] as const)("shows %s the invented electors of its communes", async ([compte, codes]) => {
    const answer = await demander(periode.recit.acces(compte), "/banc/electeurs");
    const { electeurs } = (await answer.json()) as { electeurs: readonly ElecteurConnu[] };
    expect(electeurs.length).toBeGreaterThan(40);
    expect(new Set(electeurs.map(({ commune }) => commune))).toEqual(new Set(codes));
  });

  test("is the same after the bench was closed and opened again", async () => {
    const before = await Promise.all(comptes.map(({ nom }) => periode.recit.boite(nom)));
    await periode.recit.rouvrir();
    const after = await Promise.all(comptes.map(({ nom }) => periode.recit.boite(nom)));
    expect(after).toEqual(before);
  });

  test("is drawn in docs/banc.md as it was run: npm run banc:flows", () => {
    const page = readFileSync(`${root}docs/banc.md`, "utf8");
    const drawn = /<!-- flows -->\n([\s\S]*?)\n<!-- end -->/.exec(page)?.[1];
    expect(drawn).toBe(dessiner(periode.recit.flux));
  });
});
