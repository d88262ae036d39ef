import type { Locale } from "../../../runtime/issues.js";

/** The sentences of generated comments; the schema's own words are never translated. */
export interface Wording {
  schema(type: string): string;
  descriptor(type: string): string;
  builder(type: string): string;
  start(type: string): string;
  startElement(element: string, type: string): string;
  titles(type: string): string;
  orDerived(type: string): string;
  derived(type: string): string;
  item(property: string, type: string): string;
  substitution(element: string): string;
  readonly loose: string;
  readonly prefixes: string;
  readonly schemas: string;
}

const french: Wording = {
  schema: (type) => `Vérifie une valeur de type {@link ${type}}.`,
  descriptor: (type) => `Décrit {@link ${type}} au moteur d'exécution.`,
  builder: (type) =>
    `Remplit un {@link ${type}} ; \`build()\` s'appelle dès que rien d'obligatoire ne manque.`,
  start: (type) => `Commence un {@link ${type}}.`,
  startElement: (element, type) =>
    `Commence le contenu d'un élément \`${element}\` : un {@link ${type}}.`,
  titles: (type) => `Les titres des valeurs de {@link ${type}}.`,
  orDerived: (type) =>
    `Un {@link ${type}}, ou un type qui en dérive, nommé par \`$type\` (\`xsi:type\` dans le document).`,
  derived: (type) => `Un type qui dérive de {@link ${type}}, nommé par \`$type\`.`,
  item: (property, type) => `Un élément de \`${property}\` dans un {@link ${type}}.`,
  substitution: (element) => `Ce qui peut tenir lieu de l'élément \`${element}\`.`,
  loose:
    "Les choix de ce type sont trop nombreux pour TypeScript : ils ne sont vérifiés qu'à l'exécution.",
  prefixes: "Les préfixes que les schémas emploient, par espace de noms.",
  schemas: "Toutes les déclarations globales, pour lire un document de n'importe quelle racine.",
};

const english: Wording = {
  schema: (type) => `Checks a value of type {@link ${type}}.`,
  descriptor: (type) => `Describes {@link ${type}} to the runtime.`,
  builder: (type) =>
    `Fills a {@link ${type}}; \`build()\` can be called once nothing required is missing.`,
  start: (type) => `Starts a {@link ${type}}.`,
  startElement: (element, type) =>
    `Starts the content of an element \`${element}\`: a {@link ${type}}.`,
  titles: (type) => `The titles of the values of {@link ${type}}.`,
  orDerived: (type) =>
    `A {@link ${type}}, or a type derived from it, named by \`$type\` (\`xsi:type\` in the document).`,
  derived: (type) => `A type derived from {@link ${type}}, named by \`$type\`.`,
  item: (property, type) => `An item of \`${property}\` in a {@link ${type}}.`,
  substitution: (element) => `What can stand where the element \`${element}\` is declared.`,
  loose: "The choices of this type are too many for TypeScript: they are checked at run time only.",
  prefixes: "The prefixes that the schema documents use, by namespace.",
  schemas: "All global declarations, for documents of any root element.",
};

export const wordings: Readonly<Record<Locale, Wording>> = { fr: french, en: english };
