import type { Locale } from "../../../runtime/issues.js";

/** The sentences of generated comments; the schema's own words are never translated. */
export interface Wording {
  orDerived(type: string): string;
  derived(type: string): string;
  item(property: string, type: string): string;
  substitution(element: string): string;
  /** What must be there together or not at all, and what comes only with it. */
  together(required: readonly string[], optional: readonly string[]): string;
  /** What a type cannot say of a list: its elements and how often each comes. */
  inOrder(elements: readonly Counted[], order: "sequence" | "all"): string;
  readonly loose: string;
  readonly shared: string;
  readonly prefixes: string;
  readonly schemas: string;
}

/** A name and how often it occurs. */
export interface Counted {
  readonly name: string;
  readonly minOccurs: number;
  readonly maxOccurs: number;
}

const code = (name: string): string => `\`${name}\``;

/** `a, b et c`. */
function enumerated(parts: readonly string[], and: string): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} ${and} ${last}`;
}

function frenchTimes({ minOccurs: min, maxOccurs: max }: Counted): string {
  if (min === max) return min === 1 ? "une fois" : `${min} fois`;
  if (max === Number.POSITIVE_INFINITY)
    return min === 0 ? "un nombre quelconque de fois" : `au moins ${min === 1 ? "une" : min} fois`;
  return min === 0 ? `au plus ${max === 1 ? "une" : max} fois` : `de ${min} à ${max} fois`;
}

function englishTimes({ minOccurs: min, maxOccurs: max }: Counted): string {
  const times = (count: number): string => (count === 1 ? "once" : `${count} times`);
  if (min === max) return times(min);
  if (max === Number.POSITIVE_INFINITY)
    return min === 0 ? "any number of times" : `at least ${times(min)}`;
  return min === 0 ? `at most ${times(max)}` : `${min} to ${times(max)}`;
}

const french: Wording = {
  orDerived: (type) =>
    `Un {@link ${type}}, ou un type qui en dérive, nommé par \`$type\` (\`xsi:type\` dans le document).`,
  derived: (type) => `Un type qui dérive de {@link ${type}}, nommé par \`$type\`.`,
  item: (property, type) => `Un élément de \`${property}\` dans un {@link ${type}}.`,
  substitution: (element) => `Ce qui peut tenir lieu de l'élément \`${element}\`.`,
  together: (required, optional) => {
    const [all, others] = [required, optional].map((names) => enumerated(names.map(code), "et"));
    const verb = optional.length > 1 ? "ne viennent" : "ne vient";
    if (required.length === 1) return `${others} ${verb} qu'avec ${all}.`;
    const rest = optional.length === 0 ? "" : ` ; ${others} ${verb} qu'avec eux`;
    return `${all} vont ensemble : tous ou aucun${rest}.`;
  },
  inOrder: (elements, order) => {
    const parts = elements.map((one) => `${code(one.name)} ${frenchTimes(one)}`);
    return `${order === "all" ? "Dans un ordre quelconque" : "Dans cet ordre"} : ${parts.join(", ")}.`;
  },
  loose:
    "Les choix de ce type sont trop nombreux pour TypeScript : ils ne sont vérifiés qu'à l'exécution.",
  shared: "Des propriétés que plusieurs types ont en commun.",
  prefixes: "Les préfixes que les schémas emploient, par espace de noms.",
  schemas: "Toutes les déclarations globales, pour lire un document de n'importe quelle racine.",
};

const english: Wording = {
  orDerived: (type) =>
    `A {@link ${type}}, or a type derived from it, named by \`$type\` (\`xsi:type\` in the document).`,
  derived: (type) => `A type derived from {@link ${type}}, named by \`$type\`.`,
  item: (property, type) => `An item of \`${property}\` in a {@link ${type}}.`,
  substitution: (element) => `What can stand where the element \`${element}\` is declared.`,
  together: (required, optional) => {
    const [all, others] = [required, optional].map((names) => enumerated(names.map(code), "and"));
    const verb = optional.length > 1 ? "come" : "comes";
    if (required.length === 1) return `${others} ${verb} only with ${all}.`;
    const rest = optional.length === 0 ? "" : `; ${others} ${verb} only with them`;
    return `${all} go together: all of them or none${rest}.`;
  },
  inOrder: (elements, order) => {
    const parts = elements.map((one) => `${code(one.name)} ${englishTimes(one)}`);
    return `In ${order === "all" ? "any" : "this"} order: ${parts.join(", ")}.`;
  },
  loose: "The choices of this type are too many for TypeScript: they are checked at run time only.",
  shared: "Properties that several types have in common.",
  prefixes: "The prefixes that the schema documents use, by namespace.",
  schemas: "All global declarations, for documents of any root element.",
};

export const wordings: Readonly<Record<Locale, Wording>> = { fr: french, en: english };
