import { french } from "../../runtime/messages/typography.js";
import { type PatternFault, patternFault } from "../patterns/faults.js";
import { elType, xsType } from "./examples.js";
import type { Catalogue, Cause, Thing } from "./message.js";
import { en, fr } from "./words.js";

interface OfFacet {
  readonly facet: string;
  readonly value: string;
}

/** A facet against another of the same type or of its base. */
interface TwoFacets extends OfFacet {
  readonly other: string;
  readonly limit: string;
}

interface NotValid extends OfFacet {
  readonly type: Thing;
  readonly why: readonly Cause[];
}

type Count = "length" | "minLength" | "maxLength" | "totalDigits" | "fractionDigits";
type Bound = "minInclusive" | "minExclusive" | "maxInclusive" | "maxExclusive";

/** How a facet breaks the like of it in the base; the rules are named after facets, and bounds have four clauses each. */
type RestrictionParameters = Readonly<
  Record<`${Count}-valid-restriction`, TwoFacets> &
    Record<`${Bound}-valid-restriction.${1 | 2 | 3 | 4}`, TwoFacets>
>;

/** What is wrong with the facets of simple types. */
export interface FacetParameters extends RestrictionParameters {
  readonly "src-single-facet-value": { readonly facet: string };
  readonly "st-props-correct.1": NotValid;
  readonly "st-props-correct.1/pattern": PatternFault & { readonly value: string };
  readonly "limit-pattern": PatternFault & { readonly value: string };
  readonly "cos-st-restricts.1.3.2": OfFacet & { readonly limit: string };
  readonly "cos-applicable-facets": {
    readonly facet: string;
    readonly type: Thing;
    /** The primitive type, or the variety, of which there is no such facet. */
    readonly primitive: string;
  };
  readonly "minLength-less-than-equal-to-maxLength": TwoFacets;
  readonly "fractionDigits-totalDigits": TwoFacets;
  readonly "length-minLength-maxLength.1.1": TwoFacets;
  readonly "length-minLength-maxLength.1.2": TwoFacets;
  readonly "length-minLength-maxLength.2.1": TwoFacets;
  readonly "length-minLength-maxLength.2.2": TwoFacets;
  readonly "maxInclusive-maxExclusive": { readonly facets: readonly string[] };
  readonly "minInclusive-minExclusive": { readonly facets: readonly string[] };
  readonly "minInclusive-less-than-equal-to-maxInclusive": TwoFacets;
  readonly "minExclusive-less-than-equal-to-maxExclusive": TwoFacets;
  readonly "minExclusive-less-than-maxInclusive": TwoFacets;
  readonly "minInclusive-less-than-maxExclusive": TwoFacets;
  readonly "whiteSpace-valid-restriction.1": TwoFacets;
  readonly "whiteSpace-valid-restriction.2": TwoFacets;
  readonly "enumeration-valid-restriction": NotValid;
  readonly "enumeration-valid-restriction/notation": { readonly value: string };
}

function facetFrench(p: OfFacet): string {
  return french`la facette ${p.facet} ${fr.quote(p.value)}`;
}

function facetEnglish(p: OfFacet): string {
  return `the facet ${p.facet} ${en.quote(p.value)}`;
}

const restricts = (facet: Count | Bound | "whiteSpace", value: string, limit: string) => ({
  fr: (p: TwoFacets) =>
    french`${facetFrench(p)} ne restreint pas la facette ${p.other} ${fr.quote(p.limit)} du type de base`,
  en: (p: TwoFacets) =>
    `${facetEnglish(p)} does not restrict the facet ${p.other} ${en.quote(p.limit)} of the base type`,
  example: { facet, value, other: facet, limit },
});

const bound = (facet: Bound, other: Bound) => ({
  ...restricts(facet, "0", "10"),
  example: { facet, value: "0", other, limit: "10" },
});

const crossed = (facet: string, other: string) => ({
  fr: (p: TwoFacets) =>
    french`${facetFrench(p)} ne laisse aucune valeur à côté de ${p.other} ${fr.quote(p.limit)}`,
  en: (p: TwoFacets) => `${facetEnglish(p)} leaves no value beside ${p.other} ${en.quote(p.limit)}`,
  example: { facet, value: "9", other, limit: "1" },
});

const together = (...facets: readonly string[]) => ({
  fr: (p: { readonly facets: readonly string[] }) =>
    `les facettes ${p.facets.join(" et ")} ne peuvent pas être données ensemble`,
  en: (p: { readonly facets: readonly string[] }) =>
    `the facets ${p.facets.join(" and ")} cannot be given together`,
  example: { facets },
});

const lengthFirst = (other: string) => ({
  fr: (p: TwoFacets) =>
    french`${facetFrench(p)} ne peut pas être donnée à côté de ${p.other} ${fr.quote(p.limit)} : avec « length », une limite doit venir telle quelle d'un type de base sans « length »`,
  en: (p: TwoFacets) =>
    `${facetEnglish(p)} cannot be given beside ${p.other} ${en.quote(p.limit)}: with "length", a limit must come as it is from a base type without "length"`,
  example: { facet: "length", value: "5", other, limit: "5" },
});

const notValid = {
  fr: (p: NotValid) =>
    french`${facetFrench(p)} n'est pas une valeur ${fr.of(p.type)} : ${fr.because(p.why)}`,
  en: (p: NotValid) => `${facetEnglish(p)} is not a value ${en.of(p.type)}: ${en.because(p.why)}`,
  example: {
    facet: "enumeration",
    value: "deux",
    type: xsType("integer"),
    why: [{ code: "cvc-datatype-valid.1.2.1", parameters: { value: "deux", datatype: "integer" } }],
  },
};

/** Of what kind the values are to which a facet does not apply. */
const varieties: Readonly<Record<string, { readonly fr: string; readonly en: string }>> = {
  list: { fr: "une liste", en: "a list" },
  union: { fr: "une union", en: "a union" },
};

export const facetMessages: Catalogue<FacetParameters> = {
  "src-single-facet-value": {
    fr: (p) => `la facette ${p.facet} est donnée deux fois`,
    en: (p) => `the facet ${p.facet} is given twice`,
    example: { facet: "maxLength" },
  },
  "st-props-correct.1": notValid,
  "st-props-correct.1/pattern": {
    fr: (p) =>
      french`le modèle ${fr.quote(p.value)} n'est pas une expression régulière (caractère ${p.at}) : ${patternFault(p, "fr")}`,
    en: (p) =>
      `the pattern ${en.quote(p.value)} is no regular expression (character ${p.at}): ${patternFault(p, "en")}`,
    example: { value: "(\\d{5}", fault: "open-parenthesis", about: "", at: 1 },
  },
  "limit-pattern": {
    fr: (p) =>
      french`le modèle ${fr.quote(p.value)} demande trop (caractère ${p.at}) : ${patternFault(p, "fr")}`,
    en: (p) =>
      `the pattern ${en.quote(p.value)} asks for too much (character ${p.at}): ${patternFault(p, "en")}`,
    example: { value: "(a{0,1000}){0,1000}", fault: "ambiguous", about: "", at: 1 },
  },
  "cos-st-restricts.1.3.2": {
    fr: (p) =>
      french`${facetFrench(p)} ne peut pas changer la valeur ${fr.quote(p.limit)} que le type de base a fixée`,
    en: (p) =>
      `${facetEnglish(p)} cannot change the value ${en.quote(p.limit)}, which the base type has fixed`,
    example: { facet: "maxLength", value: "5", limit: "10" },
  },
  "cos-applicable-facets": {
    fr: (p) =>
      french`la facette ${p.facet} ne s'applique pas à ${varieties[p.primitive]?.fr ?? `xs:${p.primitive}`}, dont ${fr.the(p.type)} est dérivé`,
    en: (p) =>
      `the facet ${p.facet} does not apply to ${varieties[p.primitive]?.en ?? `xs:${p.primitive}`}, from which ${en.the(p.type)} is derived`,
    example: { facet: "maxLength", type: elType("CodeType"), primitive: "decimal" },
  },
  "length-valid-restriction": restricts("length", "5", "6"),
  "minLength-valid-restriction": restricts("minLength", "1", "2"),
  "maxLength-valid-restriction": restricts("maxLength", "20", "10"),
  "totalDigits-valid-restriction": restricts("totalDigits", "9", "5"),
  "fractionDigits-valid-restriction": restricts("fractionDigits", "4", "2"),
  "minLength-less-than-equal-to-maxLength": crossed("minLength", "maxLength"),
  "fractionDigits-totalDigits": crossed("fractionDigits", "totalDigits"),
  "length-minLength-maxLength.1.1": crossed("minLength", "length"),
  "length-minLength-maxLength.1.2": lengthFirst("minLength"),
  "length-minLength-maxLength.2.1": crossed("length", "maxLength"),
  "length-minLength-maxLength.2.2": lengthFirst("maxLength"),
  "maxInclusive-maxExclusive": together("maxInclusive", "maxExclusive"),
  "minInclusive-minExclusive": together("minInclusive", "minExclusive"),
  "minInclusive-less-than-equal-to-maxInclusive": crossed("minInclusive", "maxInclusive"),
  "minExclusive-less-than-equal-to-maxExclusive": crossed("minExclusive", "maxExclusive"),
  "minExclusive-less-than-maxInclusive": crossed("minExclusive", "maxInclusive"),
  "minInclusive-less-than-maxExclusive": crossed("minInclusive", "maxExclusive"),
  "maxInclusive-valid-restriction.1": bound("maxInclusive", "maxInclusive"),
  "maxInclusive-valid-restriction.2": bound("maxInclusive", "maxExclusive"),
  "maxInclusive-valid-restriction.3": bound("maxInclusive", "minInclusive"),
  "maxInclusive-valid-restriction.4": bound("maxInclusive", "minExclusive"),
  "maxExclusive-valid-restriction.1": bound("maxExclusive", "maxExclusive"),
  "maxExclusive-valid-restriction.2": bound("maxExclusive", "maxInclusive"),
  "maxExclusive-valid-restriction.3": bound("maxExclusive", "minInclusive"),
  "maxExclusive-valid-restriction.4": bound("maxExclusive", "minExclusive"),
  "minExclusive-valid-restriction.1": bound("minExclusive", "minExclusive"),
  "minExclusive-valid-restriction.2": bound("minExclusive", "maxInclusive"),
  "minExclusive-valid-restriction.3": bound("minExclusive", "minInclusive"),
  "minExclusive-valid-restriction.4": bound("minExclusive", "maxExclusive"),
  "minInclusive-valid-restriction.1": bound("minInclusive", "minInclusive"),
  "minInclusive-valid-restriction.2": bound("minInclusive", "maxInclusive"),
  "minInclusive-valid-restriction.3": bound("minInclusive", "minExclusive"),
  "minInclusive-valid-restriction.4": bound("minInclusive", "maxExclusive"),
  "whiteSpace-valid-restriction.1": restricts("whiteSpace", "replace", "collapse"),
  "whiteSpace-valid-restriction.2": restricts("whiteSpace", "preserve", "replace"),
  "enumeration-valid-restriction": notValid,
  "enumeration-valid-restriction/notation": {
    fr: (p) =>
      french`la valeur ${fr.quote(p.value)} de l'énumération n'est pas une notation déclarée`,
    en: (p) => `the value ${en.quote(p.value)} of the enumeration is no declared notation`,
    example: { value: "gif" },
  },
};
