import { describe, expect, expectTypeOf, test } from "vitest";
import { unitesDe } from "../../../../electoral/echange/contenu.js";
import { envoi, lot } from "../../../../electoral/echange/envois.js";
import { lireEnvoi, type PartieLue } from "../../../../electoral/echange/lecture.js";
import { numeroteur } from "../../../../electoral/echange/numeroteur.js";
import {
  inscrireDOffice,
  refuserMention,
  refuserRadiation,
  remarqueDeRetard,
  reponsesAttendues,
} from "../../../../electoral/echange/reponses.js";
import type { Unite } from "../../../../electoral/echange/unites.js";
import { ErreurElectorale } from "../../../../electoral/remarques.js";
import { EnvoiUniteElectoraleElement } from "../../../../generated/electoral/index.js";
import { validate } from "../../../../runtime/validate.js";
import {
  avis,
  demande,
  demandeDeMention,
  entete,
  periode,
  proposition,
} from "../../../support/electoral-units.js";
import { validExamples } from "../../../support/exemples.js";

const units: readonly Unite[] = [
  { kind: "propositionDInscriptionDOffice", value: proposition() },
  { kind: "demandeDAppositionDUneMention", value: demandeDeMention() },
  { kind: "demandeDeRadiation", value: demande() },
];

describe("an answer", () => {
  const asked = demande();
  const answers = [
    refuserRadiation(asked, "1", { date: "2008-12-15" }),
    refuserMention(demandeDeMention(), "9", { date: "2008-12-15", precision: "Rentré en France" }),
    inscrireDOffice(proposition(), { numeroDEnregistrement: "7", dateDInscription: "2008-12-15" }),
  ];

  test("has in it what it answers: the same object", () => {
    const before = JSON.stringify(asked);
    expect(answers[0]?.value).toMatchObject({ periodeDeRevision: periode });
    expect(answers[0]?.kind === "refusDeRadiation" && answers[0].value.demandeDeRadiation).toBe(
      asked,
    );
    const made = envoi(refuserRadiation(asked, "1", { date: "2008-12-15" }), {
      ...entete,
      numeroteur: numeroteur(),
    });
    expect(made.contenu.refusDeRadiation?.demandeDeRadiation).toBe(asked);
    expect(JSON.stringify(asked)).toBe(before);
  });

  test("is good for the schema", () => {
    for (const answer of answers) {
      const made = envoi(answer, { ...entete, numeroteur: numeroteur() });
      expect(validate(EnvoiUniteElectoraleElement, made)).toEqual([]);
    }
  });

  test("with motive 9 says which", () => {
    // @ts-expect-error motive 9 needs a precision
    expect(() => refuserRadiation(asked, "9", { date: "2008-12-15" })).toThrow(ErreurElectorale);
    expect(() => refuserRadiation(asked, "9", { date: "2008-12-15", precision: " " })).toThrow(
      "précision",
    );
    expectTypeOf(refuserRadiation<"1">)
      .parameter(1)
      .toEqualTypeOf<"1">();
  });

  test("that is late is said to be so", () => {
    expect(remarqueDeRetard("2014-12-30", "2014-12-09")).toBeUndefined();
    expect(remarqueDeRetard("2014-12-31", "2014-12-09")).toMatchObject({
      code: "refus-tardif",
      level: "warning",
      parameters: { echeance: "2014-12-30" },
    });
  });
});

describe("what awaits an answer", () => {
  const aujourdHui = "2014-12-20";

  test("has its deadline and the days left; a proposition has none while the commission has not decided", () => {
    expect(reponsesAttendues(units, "2014-12-09", { aujourdHui })).toMatchObject([
      { unite: { kind: "demandeDAppositionDUneMention" }, reponse: "refus", joursRestants: 10 },
      {
        unite: { kind: "demandeDeRadiation" },
        echeance: { date: "2014-12-30" },
        joursRestants: 10,
      },
      {
        unite: { kind: "propositionDInscriptionDOffice" },
        reponse: "avis",
        joursRestants: undefined,
      },
    ]);
    const decided = reponsesAttendues(units, "2014-12-09", { aujourdHui, decision: "2014-12-15" });
    expect(decided[0]).toMatchObject({
      reponse: "avis",
      echeance: { date: "2014-12-23" },
      joursRestants: 3,
    });
  });

  test("may be late, and is no avis of the commune's own", () => {
    const own = lot("44109", [avis(), refuserRadiation(demande(), "1", { date: "2014-12-15" })], {
      ...entete,
      numeroteur: numeroteur(),
    });
    expect(reponsesAttendues(own, "2014-12-09", { aujourdHui })).toEqual([]);
    const [late] = reponsesAttendues(units, "2014-11-09", { aujourdHui });
    expect(late?.joursRestants).toBe(-20);
  });

  test("is found in what was read", async () => {
    const example = validExamples().find(({ name }) => name === "EnvoiLotDUnitesElectorales-insee");
    const read: PartieLue[] = [];
    for await (const part of lireEnvoi(example?.text ?? "")) read.push(part);
    const awaited = reponsesAttendues(read, "2008-12-09", { aujourdHui: "2008-12-09" });
    expect(awaited.map(({ unite, joursRestants }) => [unite.value.id, joursRestants])).toEqual([
      ["DR-INSEE-44109-000046", 21],
      ["DM-INSEE-44109-000052", 21],
      ["PI-INSEE-44109-000032", undefined],
    ]);
  });

  test("is found in every sending of an example", () => {
    const lots = lot("44109", [{ kind: "demandeDeRadiation", value: demande() }], {
      ...entete,
      destinataire: entete.emetteur,
      numeroteur: numeroteur(),
    });
    expect(unitesDe(lots).length).toBe(1);
    expect(
      reponsesAttendues(lots, "2008-12-09", { aujourdHui: "2008-12-30" })[0]?.joursRestants,
    ).toBe(0);
  });
});
