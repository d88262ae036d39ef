import {
  type AvisDInscriptionType,
  AvisDInscriptionTypeDescriptor,
  AvisDInscriptionTypeSchema,
  avisDInscription,
  validate,
} from "scrutin";
import * as z from "zod";
import { avis } from "../units.js";
import { takePasses } from "./turns.js";

/*
 * Makes and checks avis d'inscription; each contender in a process of its own: `values.ts NAME UNITS`.
 */
function built(value: AvisDInscriptionType): AvisDInscriptionType {
  const { individu } = value.inscription.electeur;
  return avisDInscription()
    .id(value.id)
    .periodeDeRevision((p) =>
      p
        .dateDeDebut(value.periodeDeRevision.dateDeDebut)
        .dateDeFin(value.periodeDeRevision.dateDeFin),
    )
    .numeroDEnregistrement(value.numeroDEnregistrement)
    .inscription((i) =>
      i
        .electeur((e) =>
          e.individu((n) =>
            n
              .noms((noms) => noms.nomFamille(individu.noms.nomFamille))
              .prenoms((prenoms) => prenoms.prenom(individu.prenoms.prenom ?? []))
              .sexe(individu.sexe ?? "F"),
          ),
        )
        .typeDeListe(value.inscription.typeDeListe)
        .communeDInscription(value.inscription.communeDInscription),
    )
    .typeDInscription(value.typeDInscription)
    .dateDInscription(value.dateDInscription)
    .adresse(value.adresse)
    .build();
}

const compiled = z.compile(AvisDInscriptionTypeSchema);

const contenders: Readonly<Record<string, (values: readonly AvisDInscriptionType[]) => unknown>> = {
  "literal and validate": (values) =>
    values.every((_, index) => validate(AvisDInscriptionTypeDescriptor, avis(index)).length === 0),
  builder: (values) => values.every((value) => built(value).id === value.id),
  validate: (values) =>
    values.every((value) => validate(AvisDInscriptionTypeDescriptor, value).length === 0),
  zod: (values) => values.every((value) => AvisDInscriptionTypeSchema.safeParse(value).success),
  "zod, compiled": (values) => values.every((value) => compiled.safeParse(value).success),
};

const [name = "", count = "10000"] = process.argv.slice(2);
const contender = contenders[name];
if (contender === undefined) {
  throw new Error(`no contender ${name}: ${Object.keys(contenders).join(", ")}`);
}
const values = Array.from({ length: Number(count) }, (_, index) => avis(index));
await takePasses(values.length, () => {
  if (contender(values) !== true) throw new Error(`${name}: a unit was refused`);
});
