import {
  AvisDInscriptionElement,
  type AvisDInscriptionType,
  AvisDInscriptionTypeSchema,
  avisDInscription,
  electeurType,
  lieuType,
  serialize,
  TypeDInscriptionTypeTitles,
  validate,
  XmlValidationError,
} from "scrutin";
import { generate, SchemaError } from "scrutin/generator";
import { EnvoiGestionElement, reactivationDInscription } from "scrutin/gestion";
import type * as z from "zod";

const nantes = lieuType().localite({ value: "Nantes", code: "44109" }).build();
const electeur = electeurType().individu((individu) =>
  individu
    .noms((noms) => noms.nomFamille("Lefèvre"))
    .prenoms((prenoms) => prenoms.prenom(["Anne-Sophie"])),
);

const begun = avisDInscription()
  .id("AI-44109-000123")
  .numeroDEnregistrement("123")
  .inscription((i) => i.electeur(electeur).typeDeListe("p").communeDInscription(nantes))
  .dateDInscription("2008-11-04")
  .adresse((adresse) => adresse.adressePostale((lignes) => lignes.ligneSix("44000 NANTES")))
  .periodeDeRevision({ dateDeDebut: "2008-09-01", dateDeFin: "2009-02-28" });

/** What must not compile; never called. */
export function refused(): void {
  // @ts-expect-error the type of the registration is missing
  begun.build();
  // @ts-expect-error "3" is no code of the list
  begun.typeDInscription("3");
  // @ts-expect-error after adressePostale, adresseGeographique is gone
  avisDInscription().adresse((a) => a.adressePostale({}).adresseGeographique({}));
}

const avis: AvisDInscriptionType = begun.typeDInscription("1").build();
const same: z.infer<typeof AvisDInscriptionTypeSchema> = avis;
const type = AvisDInscriptionTypeSchema.shape.typeDInscription.parse("1");
const titles: Readonly<Record<string, string>> = TypeDInscriptionTypeTitles;

console.log(serialize(AvisDInscriptionElement, same));
console.log(
  titles[type],
  validate(AvisDInscriptionElement, avis).length,
  EnvoiGestionElement.name.local,
);

try {
  reactivationDInscription().id("not an id");
  serialize(AvisDInscriptionElement, { ...avis, numeroDEnregistrement: "douze" });
} catch (error) {
  if (error instanceof XmlValidationError) console.log(error.name, error.issues[0]?.code);
}

try {
  await generate({ locations: ["none.xsd"], read: async () => undefined });
} catch (error) {
  if (error instanceof SchemaError) console.log(error.name, error.diagnostics[0]?.code);
}
