import {
  AvisDeRadiationElement,
  AvisDInscriptionDOfficeElement,
  AvisDInscriptionElement,
  DemandeDAppositionDUneMentionElement,
  DemandeDeRadiationElement,
  EnvoiLotDUnitesElectoralesElement,
  EnvoiUniteElectoraleElement,
  LotDeLotsDUnitesElectoralesDePlusieursTypesElement,
  LotDUnitesElectoralesDePlusieursTypesElement,
  PropositionDInscriptionDOfficeElement,
  RefusDAppositionDUneMentionElement,
  RefusDeRadiationElement,
  type SerializeOptions,
  serialize,
  validate,
} from "scrutin";
import {
  EnvoiGestionElement,
  ModificationDuTypeDeListeElement,
  ReactivationDInscriptionElement,
  SuppressionDeMentionElement,
} from "scrutin/gestion";
import type { ElementDescriptor } from "scrutin/runtime/v1";
import { describe, expect, test } from "vitest";
import { canonical } from "../support/canonical.js";
import {
  type Example,
  entrySchema,
  type Stage,
  stages,
  validExamples,
} from "../support/exemples.js";
import { type Libxml2Validator, libxml2Validator } from "../support/libxml2.js";
import * as envois from "./documents/envois.js";
import * as gestion from "./documents/gestion.js";
import * as lots from "./documents/lots.js";
import * as unites from "./documents/unites.js";

/** A document that was built, and how it is written. */
interface Built {
  readonly value: unknown;
  readonly write: (options?: SerializeOptions) => string;
}

/** Holds at compile time that the builder's value is of the element's type. */
function built<T>(descriptor: ElementDescriptor<T>, value: NoInfer<T>): Built {
  expect(validate(descriptor, value)).toEqual([]);
  return { value, write: (options) => serialize(descriptor, value, options) };
}

/** What the builders of `documents/` make, under the name of the example that says the same. */
const documents: ReadonlyMap<string, () => Built> = new Map([
  [
    "AvisDInscription-complet",
    () => built(AvisDInscriptionElement, unites.avisDInscriptionComplet),
  ],
  [
    "AvisDInscription-minimal",
    () => built(AvisDInscriptionElement, unites.avisDInscriptionMinimal),
  ],
  [
    "AvisDInscriptionDOffice-complet",
    () => built(AvisDInscriptionDOfficeElement, unites.avisDInscriptionDOfficeComplet),
  ],
  [
    "AvisDInscriptionDOffice-minimal",
    () => built(AvisDInscriptionDOfficeElement, unites.avisDInscriptionDOfficeMinimal),
  ],
  ["AvisDeRadiation-complet", () => built(AvisDeRadiationElement, unites.avisDeRadiationComplet)],
  ["AvisDeRadiation-minimal", () => built(AvisDeRadiationElement, unites.avisDeRadiationMinimal)],
  [
    "DemandeDAppositionDUneMention-complet",
    () => built(DemandeDAppositionDUneMentionElement, unites.demandeDAppositionDUneMentionComplet),
  ],
  [
    "DemandeDAppositionDUneMention-minimal",
    () => built(DemandeDAppositionDUneMentionElement, unites.demandeDAppositionDUneMentionMinimal),
  ],
  [
    "DemandeDeRadiation-complet",
    () => built(DemandeDeRadiationElement, unites.demandeDeRadiationComplet),
  ],
  [
    "DemandeDeRadiation-minimal",
    () => built(DemandeDeRadiationElement, unites.demandeDeRadiationMinimal),
  ],
  [
    "PropositionDInscriptionDOffice-complet",
    () =>
      built(PropositionDInscriptionDOfficeElement, unites.propositionDInscriptionDOfficeComplet),
  ],
  [
    "PropositionDInscriptionDOffice-minimal",
    () =>
      built(PropositionDInscriptionDOfficeElement, unites.propositionDInscriptionDOfficeMinimal),
  ],
  [
    "RefusDAppositionDUneMention-complet",
    () => built(RefusDAppositionDUneMentionElement, unites.refusDAppositionDUneMentionComplet),
  ],
  [
    "RefusDAppositionDUneMention-minimal",
    () => built(RefusDAppositionDUneMentionElement, unites.refusDAppositionDUneMentionMinimal),
  ],
  [
    "RefusDeRadiation-complet",
    () => built(RefusDeRadiationElement, unites.refusDeRadiationComplet),
  ],
  [
    "RefusDeRadiation-minimal",
    () => built(RefusDeRadiationElement, unites.refusDeRadiationMinimal),
  ],
  [
    "ReactivationDInscription-complet",
    () => built(ReactivationDInscriptionElement, gestion.reactivationDInscriptionComplet),
  ],
  [
    "ReactivationDInscription-minimal",
    () => built(ReactivationDInscriptionElement, gestion.reactivationDInscriptionMinimal),
  ],
  [
    "SuppressionDeMention-complet",
    () => built(SuppressionDeMentionElement, gestion.suppressionDeMentionComplet),
  ],
  [
    "SuppressionDeMention-minimal",
    () => built(SuppressionDeMentionElement, gestion.suppressionDeMentionMinimal),
  ],
  [
    "ModificationDuTypeDeListe-complet",
    () => built(ModificationDuTypeDeListeElement, gestion.modificationDuTypeDeListeComplet),
  ],
  [
    "ModificationDuTypeDeListe-minimal",
    () => built(ModificationDuTypeDeListeElement, gestion.modificationDuTypeDeListeMinimal),
  ],
  [
    "LotDUnitesElectoralesDePlusieursTypes-complet",
    () =>
      built(
        LotDUnitesElectoralesDePlusieursTypesElement,
        lots.lotDUnitesElectoralesDePlusieursTypesComplet,
      ),
  ],
  [
    "LotDUnitesElectoralesDePlusieursTypes-minimal",
    () =>
      built(
        LotDUnitesElectoralesDePlusieursTypesElement,
        lots.lotDUnitesElectoralesDePlusieursTypesMinimal,
      ),
  ],
  [
    "LotDeLotsDUnitesElectoralesDePlusieursTypes-complet",
    () =>
      built(
        LotDeLotsDUnitesElectoralesDePlusieursTypesElement,
        lots.lotDeLotsDUnitesElectoralesDePlusieursTypesComplet,
      ),
  ],
  [
    "LotDeLotsDUnitesElectoralesDePlusieursTypes-minimal",
    () =>
      built(
        LotDeLotsDUnitesElectoralesDePlusieursTypesElement,
        lots.lotDeLotsDUnitesElectoralesDePlusieursTypesMinimal,
      ),
  ],
  [
    "EnvoiUniteElectorale-complet",
    () => built(EnvoiUniteElectoraleElement, envois.envoiUniteElectoraleComplet),
  ],
  [
    "EnvoiUniteElectorale-minimal",
    () => built(EnvoiUniteElectoraleElement, envois.envoiUniteElectoraleMinimal),
  ],
  [
    "EnvoiLotDUnitesElectorales-complet",
    () => built(EnvoiLotDUnitesElectoralesElement, envois.envoiLotDUnitesElectoralesComplet),
  ],
  [
    "EnvoiLotDUnitesElectorales-minimal",
    () => built(EnvoiLotDUnitesElectoralesElement, envois.envoiLotDUnitesElectoralesMinimal),
  ],
  ["EnvoiGestion-complet", () => built(EnvoiGestionElement, gestion.envoiGestionComplet)],
  ["EnvoiGestion-minimal", () => built(EnvoiGestionElement, gestion.envoiGestionMinimal)],
]);

const examples: readonly Example[] = validExamples().filter(({ name }) =>
  /-(?:complet|minimal)$/.test(name),
);

const validators: ReadonlyMap<Stage, Libxml2Validator> = new Map(
  stages.map((stage) => [stage, libxml2Validator(entrySchema(stage))] as const),
);

function documentOf(name: string): Built {
  const make = documents.get(name);
  if (make === undefined) throw new Error(`no builder makes ${name}`);
  return make();
}

describe("the builders make every full and every minimal example", () => {
  test("there is one for each of the sixteen elements, twice", () => {
    expect([...documents.keys()].sort()).toEqual(examples.map(({ name }) => name).sort());
    expect(new Set(examples.map(({ root }) => root)).size).toBe(16);
  });

  test.for(examples)("$name, in canonical form", ({ name, text }) => {
    expect(canonical(documentOf(name).write())).toBe(canonical(text));
  });

  test.for(examples)("$name, which libxml2 accepts", ({ name, stage }) => {
    expect(validators.get(stage)?.(documentOf(name).write())).toEqual({ valid: true, errors: [] });
  });
});

describe("how a document is written does not change what it says", () => {
  const variants: readonly (readonly [string, SerializeOptions])[] = [
    ["indented", { indent: 2 }],
    ["in ISO-8859-1", { encoding: "ISO-8859-1" }],
    ["with other prefixes", { prefixes: { "http://xml.insee.fr/schema/electoral": "" } }],
    [
      "with hints where the schema is",
      { schemaLocation: { "http://xml.insee.fr/schema/electoral": "electoral.xsd" } },
    ],
    ["without declaration", { declaration: false }],
  ];
  const [lot, envoi] = [
    "LotDeLotsDUnitesElectoralesDePlusieursTypes-complet",
    "EnvoiLotDUnitesElectorales-complet",
  ] as const;

  test.for(variants)("%s", ([, options]) => {
    for (const name of [lot, envoi]) {
      const { write } = documentOf(name);
      expect(write(options)).not.toBe(write());
      expect(canonical(write(options))).toBe(canonical(write()));
    }
  });
});
