import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unitesDe } from "../../../../electoral/echange/contenu.js";
import { envoi, lot, lotDeLots, repartir } from "../../../../electoral/echange/envois.js";
import { lotDeLotsEnFlux, lotEnFlux } from "../../../../electoral/echange/flux.js";
import { numeroteur } from "../../../../electoral/echange/numeroteur.js";
import { refuserRadiation } from "../../../../electoral/echange/reponses.js";
import type { Brouillon } from "../../../../electoral/echange/unites.js";
import { ErreurElectorale } from "../../../../electoral/remarques.js";
import {
  EnvoiLotDUnitesElectoralesElement,
  EnvoiUniteElectoraleElement,
  schemas,
} from "../../../../generated/electoral/index.js";
import { electoralRules } from "../../../../generated/electoral-rules.js";
import { validateDocument } from "../../../../runtime/parse.js";
import { useRules } from "../../../../runtime/rules/index.js";
import { serialize } from "../../../../runtime/serialize.js";
import {
  avis,
  communes,
  demande,
  drafts,
  entete,
  nantes,
  periode,
  radiation,
} from "../../../support/electoral-units.js";
import { entrySchema } from "../../../support/exemples.js";
import { libxml2Validator } from "../../../support/libxml2.js";

const set = schemas();
const rules = useRules(electoralRules);
const libxml2 = libxml2Validator(entrySchema("unite electorale"));

/** What our rules and schemas, and libxml2, have against a document. */
function faults(xml: string): readonly string[] {
  const ours = validateDocument(set, xml, { rules }).map(({ message }) => message);
  return [...ours, ...libxml2(xml).errors.map(({ message }) => message)];
}

/** The remarks with which something is refused. */
function refusals(make: () => unknown): readonly string[] {
  try {
    make();
  } catch (error) {
    if (error instanceof ErreurElectorale) return error.remarques.map(({ code }) => code);
    throw error;
  }
  return [];
}

const syndicat = { typePartenaire: "concentrateur", code: "99999999800029" } as const;
const number = ({ value }: Brouillon): string =>
  "numeroDEnregistrement" in value ? value.numeroDEnregistrement : "";

describe("a sending of one unit", () => {
  test("has its envelope, identifier and period filled in", () => {
    const made = envoi(avis(), { ...entete, numeroteur: numeroteur() });
    expect(made).toMatchObject({
      enveloppeElectorale: {
        identifiantEnvoi: "44109-2008-0001",
        destinataire: { typePartenaire: "insee", code: "INSEE" },
        environnement: "T",
        nombreDUnites: 1,
      },
      contenu: { avisDInscription: { id: "AI-44109-000001", periodeDeRevision: periode } },
    });
    expect(faults(serialize(EnvoiUniteElectoraleElement, made))).toEqual([]);
  });
});

describe("a lot", () => {
  test("is good for the schema and the rules", () => {
    const made = lot("44109", [avis(), radiation(), avis()], {
      ...entete,
      numeroteur: numeroteur(),
    });
    expect(unitesDe(made).map(({ value }) => value.id)).toEqual([
      "AI-44109-000001",
      "AR-44109-000001",
      "AI-44109-000002",
    ]);
    expect(faults(serialize(EnvoiLotDUnitesElectoralesElement, made))).toEqual([]);
  });

  test("does not give identifiers that are there already, those of embedded units included", () => {
    const first = avis();
    const given = { ...first, value: { ...first.value, id: "AI-44109-000001" } };
    const made = lot("44109", [avis(), given], { ...entete, numeroteur: numeroteur() });
    expect(unitesDe(made).map(({ value }) => value.id)).toEqual([
      "AI-44109-000002",
      "AI-44109-000001",
    ]);
    const refus = refuserRadiation(demande("AI-44109-000001"), "1", { date: "2008-12-15" });
    const other = lot("44109", [avis(), refus], { ...entete, numeroteur: numeroteur() });
    expect(unitesDe(other)[0]?.value.id).toBe("AI-44109-000002");
  });

  test("says everything that is wrong at once, and uses up no number", () => {
    const numeros = numeroteur();
    const before = JSON.stringify(numeros.etat());
    const second = avis("2A004");
    const third = { ...avis(), value: { ...avis().value, id: "1-zut" } };
    const other = { dateDeDebut: "2009-09-01", dateDeFin: "2010-02-28" };
    const fourth = { ...avis(), value: { ...avis().value, periodeDeRevision: other } };
    const refus = refuserRadiation(demande(), "1", { date: "2008-12-15" });
    const wrong = [avis(), second, third, fourth, refus, refus];
    const codes = refusals(() => lot("44109", wrong, { ...entete, numeroteur: numeros }));
    expect(codes).toEqual([
      "lot-autre-commune",
      "identifiant-forme",
      "lot-periodes",
      "identifiant-double",
    ]);
    expect(JSON.stringify(numeros.etat())).toBe(before);
  });

  test.for([
    ["no unit", () => lot("44109", [], { ...entete, numeroteur: numeroteur() }), ["lot-vide"]],
    ["no numberer", () => lot("44109", [avis()], entete), ["identifiant-absent"]],
    [
      "no period",
      () => lot("44109", [avis()], { ...entete, periode: undefined, numeroteur: numeroteur() }),
      ["periode-absente"],
    ],
    [
      "no addressee",
      () =>
        lot("44109", [avis()], {
          ...entete,
          emetteur: { typePartenaire: "tdt", code: "T" },
          numeroteur: numeroteur(),
        }),
      ["destinataire-absent"],
    ],
  ] as const)("with %s is refused", ([, make, codes]) => {
    expect(refusals(make)).toEqual(codes);
  });
});

describe("a lot of lots", () => {
  test("loses no unit, doubles none, and keeps the order of each commune", () => {
    fc.assert(
      fc.property(drafts, (units) => {
        const lots = repartir(units);
        const made = lotDeLots(lots, { ...entete, emetteur: syndicat, numeroteur: numeroteur() });
        const out = unitesDe(made) as readonly Brouillon[];
        expect(out.map(number).sort()).toEqual(units.map(number).sort());
        for (const { commune, unites } of lots) {
          const own = units.filter(
            ({ value }) => value.inscription.communeDInscription.localite?.code === commune,
          );
          expect(unites.map(number)).toEqual(own.map(number));
        }
        expect(new Set(lots.map(({ commune }) => commune)).size).toBe(lots.length);
        expect(made.enveloppeElectorale.nombreDUnites).toBe(units.length);
        expect(new Set(out.map(({ value }) => value.id)).size).toBe(units.length);
      }),
      { numRuns: 50 },
    );
  });

  test("is good for the schema and the rules", () => {
    const units = communes.flatMap((commune) => [avis(commune), radiation(commune)]);
    const numeros = numeroteur();
    const made = lotDeLots(repartir(units), { ...entete, emetteur: syndicat, numeroteur: numeros });
    expect(faults(serialize(EnvoiLotDUnitesElectoralesElement, made))).toEqual([]);
  });

  test("has one lot for a commune, though lots have one period each", () => {
    const other = { dateDeDebut: "2009-09-01", dateDeFin: "2010-02-28" };
    const second = { ...avis(), value: { ...avis().value, periodeDeRevision: other } };
    const lots = repartir([avis(), second], { periode });
    expect(lots.length).toBe(2);
    const options = { ...entete, periode: undefined, emetteur: syndicat, numeroteur: numeroteur() };
    expect(refusals(() => lotDeLots(lots, options))).toEqual(["lot-commune-double"]);
  });
});

describe("a stream of units", () => {
  const collect = async (pieces: AsyncIterable<string>): Promise<string> => {
    let text = "";
    for await (const piece of pieces) text += piece;
    return text;
  };

  test("is written as the value is", async () => {
    await fc.assert(
      fc.asyncProperty(drafts, async (units) => {
        const own = units.filter(
          ({ value }) => value.inscription.communeDInscription.localite?.code === "44109",
        );
        fc.pre(own.length > 0);
        const value = lot("44109", own, { ...entete, numeroteur: numeroteur() });
        async function* later(): AsyncGenerator<Brouillon> {
          yield* own;
        }
        const stream = lotEnFlux("44109", later(), {
          ...entete,
          numeroteur: numeroteur(),
          nombreDUnites: own.length,
        });
        expect(await collect(stream)).toBe(serialize(EnvoiLotDUnitesElectoralesElement, value));
      }),
      { numRuns: 20 },
    );
    const lots = repartir(communes.map((commune) => avis(commune)));
    const options = { ...entete, emetteur: syndicat };
    const value = lotDeLots(lots, { ...options, numeroteur: numeroteur() });
    const pieces = lotDeLotsEnFlux(lots, {
      ...options,
      numeroteur: numeroteur(),
      nombreDUnites: communes.length,
    });
    expect(await collect(pieces)).toBe(serialize(EnvoiLotDUnitesElectoralesElement, value));
  });

  test("that has another number of units than was said, or a unit of another commune, throws", async () => {
    const options = { ...entete, nombreDUnites: 2, numeroteur: numeroteur() };
    const empty = { ...options, nombreDUnites: 0 };
    await expect(collect(lotEnFlux("44109", [], empty))).rejects.toThrow(ErreurElectorale);
    await expect(collect(lotDeLotsEnFlux([], empty))).rejects.toThrow(ErreurElectorale);
    await expect(collect(lotEnFlux("44109", [avis()], options))).rejects.toThrow(ErreurElectorale);
    await expect(collect(lotEnFlux("44109", [avis(), avis("2A004")], options))).rejects.toThrow(
      "2A004",
    );
    const lots = repartir([avis()]);
    await expect(collect(lotDeLotsEnFlux(lots, { ...options, emetteur: nantes }))).rejects.toThrow(
      ErreurElectorale,
    );
  });
});
