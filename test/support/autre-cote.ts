import fc from "fast-check";
import type { Reaction } from "../../electoral/banc/contrat.js";
import type { Evenement } from "../../electoral/banc/evenements.js";
import {
  type AvisDInscriptionType,
  type Brouillon,
  type ElecteurType,
  EnvoiGestionElement,
  EnvoiLotDUnitesElectoralesElement,
  etatsDeLUnion,
  inscrireDOffice,
  lot,
  type PeriodeDeRevisionType,
  refuserMention,
  refuserRadiation,
  repartir,
  type Unite,
  type UniteDeGestion,
  type UniteElectorale,
} from "../../electoral/index.js";
import { electoralRules } from "../../generated/electoral-rules.js";
import { formatIssue } from "../../runtime/issues.js";
import { parse } from "../../runtime/parse.js";
import { useRules } from "../../runtime/rules/index.js";
import { serialize } from "../../runtime/serialize.js";

const rules = useRules(electoralRules);
const insee = { typePartenaire: "insee", code: "INSEE" } as const;

function isGestion(unite: Unite): unite is UniteDeGestion {
  return /^(?:reactivation|suppression|modification)/.test(unite.kind);
}

/** What the other side sends, as the documents that it goes out in: one for each commune and period, and one with the corrections of a period. */
export function documentsDe({ envois }: Pick<Reaction, "envois">): readonly string[] {
  const options = {
    emetteur: insee,
    dateHeureEnvoi: "2008-12-09T08:00:00",
    identifiantEnvoi: "ESSAI",
    numeroDeLot: "1",
  } as const;
  const unites = envois.map(({ unite }) => unite);
  const others = unites.filter((unite): unite is UniteElectorale => !isGestion(unite));
  const uniteDeGestion = unites.filter(isGestion);
  const lots = repartir(others).map(({ commune, unites: own }) => {
    const destinataire = { typePartenaire: "commune", code: commune } as const;
    return serialize(
      EnvoiLotDUnitesElectoralesElement,
      lot(commune, own, { ...options, destinataire }),
    );
  });
  const periods = new Set(uniteDeGestion.map(({ value }) => value.periodeDeRevision.dateDeDebut));
  const corrections = Array.from(periods, (debut) =>
    documentDeGestion(
      uniteDeGestion.filter(({ value }) => value.periodeDeRevision.dateDeDebut === debut),
    ),
  );
  return [...lots, ...corrections];
}

function documentDeGestion(uniteDeGestion: readonly UniteDeGestion[]): string {
  return serialize(EnvoiGestionElement, {
    enveloppeElectorale: {
      identifiantEnvoi: "ESSAI",
      dateHeureEnvoi: "2008-12-09T08:00:00",
      emetteur: insee,
      destinataire: { typePartenaire: "commune", code: "44109" },
      environnement: "T",
      nombreDUnites: uniteDeGestion.length,
    },
    contenu: { uniteDeGestion },
  });
}

/** All that schema and rules have against documents, warnings too. */
export function fautesDe(documents: readonly string[]): readonly string[] {
  return documents.flatMap((text) => {
    const element = text.includes("EnvoiGestion")
      ? EnvoiGestionElement
      : EnvoiLotDUnitesElectoralesElement;
    const read = parse(element as typeof EnvoiLotDUnitesElectoralesElement, text, { rules });
    return [...read.issues, ...(read.warnings ?? [])].map(formatIssue);
  });
}

/** Communes of which some have invented electors, and some the general file has never heard of. */
const communes = ["44109", "2A004", "97411", "29019", "01001"] as const;

const periode: PeriodeDeRevisionType = { dateDeDebut: "2008-09-01", dateDeFin: "2009-02-28" };

const letters = fc.constantFrom("a", "é", "O", "Æ", "Z", "-", "'", " ", "x");
const names = fc
  .array(letters, { minLength: 1, maxLength: 5 })
  .map((text) => text.join("").trim().replace(/\s+/g, " "));
const dates = fc.constantFrom("1931", "1955-08", "1962-08-24", "1991-03-04", "1996-02-29", "2007");
const places = fc.constantFrom(
  { localite: { value: "Nantes", code: "44109" } },
  { localite: { value: "Oran", code: "92352" } },
  { pays: { value: "Espagne", code: "99134" } as const },
  {},
);

/** Electors as communes may tell of them: all that the schema admits, whether the rules do or not. */
const electeurs: fc.Arbitrary<ElecteurType> = fc
  .record({
    nomFamille: names,
    prenoms: fc.array(names, { maxLength: 2 }),
    naissance: fc.option(fc.record({ dateNaissance: dates, lieuNaissance: places }), {
      nil: undefined,
    }),
    sexe: fc.constantFrom("M", "F", undefined),
    deces: fc.constantFrom(undefined, { dateDeces: "2008-10" }),
    nationalite: fc.constantFrom(
      undefined,
      undefined,
      "FRA",
      "XXA",
      ...etatsDeLUnion.map((etat) => etat.nationalite),
    ),
  })
  .map(({ nomFamille, prenoms, naissance, sexe, deces, nationalite }) => ({
    individu: {
      noms: { nomFamille },
      prenoms: { prenom: prenoms },
      ...(naissance && { naissance }),
      ...(sexe && { sexe }),
      ...(deces && { deces }),
    },
    ...(nationalite !== undefined && { nationalite }),
  }));

/** One thing that is done in a drawn story; which elector or demande is meant is a number, taken modulo how many there are. */
export type Pas =
  | { readonly kind: "jours"; readonly jours: number }
  | {
      readonly kind: "avis";
      readonly commune: string;
      readonly electeur: ElecteurType | number;
      readonly liste: "p" | "ce" | "cm";
      readonly type: AvisDInscriptionType["typeDInscription"];
      readonly precedente: string | undefined;
    }
  | {
      readonly kind: "radiation";
      readonly electeur: number;
      readonly motif: "D" | "P" | "E" | "J";
    }
  | {
      readonly kind: "reponse";
      readonly demande: number;
      readonly motif: "1" | "2" | "3" | "9";
      readonly commune: string | undefined;
      readonly altered: boolean;
    }
  | { readonly kind: "interdit"; readonly demande: number }
  | {
      readonly kind: "evenement";
      readonly evenement: (numero: string) => Evenement;
      readonly electeur: number;
    };

/** Few are meant, so that much comes to pass for each. */
const number = fc.nat({ max: 4 });
const events: fc.Arbitrary<(electeur: string) => Evenement> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        "deces" as const,
        "tutelle" as const,
        "condamnation" as const,
        "perteDeNationalite" as const,
        "etatCivilIncontrolable" as const,
      ),
      fc.constantFrom(undefined, "2008", "2008-09", "2008-09-15", "2031-01-01"),
    )
    .map(([kind, date]) => (electeur: string) => ({ kind, electeur, date })),
  fc
    .tuple(
      fc.constantFrom("PR-REF" as const, "MF" as const),
      fc.constantFrom(undefined, { value: "Canada", code: "99401" as const }),
    )
    .map(([mention, paysDeResidence]) => (electeur: string) => ({
      kind: "inscriptionConsulaire" as const,
      electeur,
      mention,
      paysDeResidence,
    })),
  fc
    .constantFrom("radiationParErreur" as const, "mentionParErreur" as const)
    .map((kind) => (electeur: string) => ({ kind, electeur })),
  fc
    .tuple(
      fc.constantFrom("p" as const, "ce" as const, "cm" as const),
      fc.constantFrom("D", undefined),
    )
    .map(([nouveauTypeDeListe, nationalite]) => (electeur: string) => ({
      kind: "typeDeListeErrone" as const,
      electeur,
      nouveauTypeDeListe,
      nationalite,
    })),
  fc
    .record({
      kind: fc.constant("recensement" as const),
      commune: fc.constantFrom(...communes),
      nom: names,
      prenoms: fc.array(names, { minLength: 1, maxLength: 2 }),
      sexe: fc.constantFrom("M" as const, "F" as const),
      dateNaissance: fc.constantFrom("1990-10", "1991-02-28", "1991-03-01", "1992-02-29", "1991"),
    })
    .map((event) => () => event),
);

/** What may happen: days, avis, answers in time and late, things that a commune may not send, events. */
const drawn: fc.Arbitrary<readonly Pas[]> = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant("jours" as const),
        jours: fc.constantFrom(1, 5, 20, 21, 22, 100),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant("avis" as const),
        commune: fc.constantFrom(...communes),
        electeur: fc.oneof(number, number, electeurs),
        liste: fc.constantFrom("p" as const, "p" as const, "ce" as const, "cm" as const),
        type: fc.constantFrom("1" as const, "2" as const, "8" as const),
        precedente: fc.constantFrom(undefined, ...communes, "99134", "75056"),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant("radiation" as const),
        electeur: number,
        motif: fc.constantFrom("D" as const, "P" as const, "E" as const, "J" as const),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant("reponse" as const),
        demande: number,
        motif: fc.constantFrom("1" as const, "2" as const, "3" as const, "9" as const),
        commune: fc.constantFrom(undefined, undefined, undefined, ...communes),
        altered: fc.constantFrom(false, false, false, true),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant("interdit" as const), demande: number }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant("evenement" as const),
        evenement: events,
        electeur: number,
      }),
    },
  ),
  { minLength: 10, maxLength: 40 },
);

/** How some stories begin, so that there are mentions to be taken away. */
const mentions: readonly Pas[] = [
  ...[0, 1, 2, 3, 4].map(
    (electeur): Pas => ({
      kind: "evenement",
      evenement: (numero) => ({ kind: "inscriptionConsulaire", electeur: numero, mention: "MF" }),
      electeur,
    }),
  ),
  { kind: "jours", jours: 22 },
];
/** Stories of a period. */
export const histoires: fc.Arbitrary<readonly Pas[]> = fc
  .tuple(fc.boolean(), drawn)
  .map(([marked, histoire]) => (marked ? [...mentions, ...histoire] : histoire));

/** An avis d'inscription of a drawn story. */
export function avis(
  { commune, liste, type, precedente }: Extract<Pas, { readonly kind: "avis" }>,
  electeur: ElecteurType,
  numero: number,
  jour: string,
): Extract<Unite, { readonly kind: "avisDInscription" }> {
  const lieu = { localite: { value: "", code: precedente ?? "" } };
  return {
    kind: "avisDInscription",
    value: {
      id: `AI-${commune}-${numero}`,
      periodeDeRevision: periode,
      numeroDEnregistrement: String(numero),
      inscription: {
        electeur,
        typeDeListe: liste,
        communeDInscription: { localite: { value: `Commune ${commune}`, code: commune } },
      },
      typeDInscription: type,
      dateDInscription: jour,
      adresse: { adressePostale: { ligneQuatre: "1 rue Imaginaire" } },
      ...(precedente !== undefined && { lieuDInscriptionPrecedent: { commune: lieu } }),
    },
  };
}

/** The answer to what Insee asked or proposed. */
export function reponse(
  unite: Unite,
  motif: "1" | "2" | "3" | "9",
  date: string,
  id: string,
): Unite | undefined {
  const options = { id, date, precision: "Un autre motif" } as const;
  const answered = (brouillon: Brouillon): Unite => brouillon as Unite;
  switch (unite.kind) {
    case "demandeDeRadiation":
      return answered(refuserRadiation(unite.value, motif, options));
    case "demandeDAppositionDUneMention":
      return answered(refuserMention(unite.value, motif, options));
    case "propositionDInscriptionDOffice":
      return answered(
        inscrireDOffice(unite.value, { id, numeroDEnregistrement: id, dateDInscription: date }),
      );
    default:
      return undefined;
  }
}
