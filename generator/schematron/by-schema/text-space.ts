import { effectiveFacet, stepsOf } from "../../../runtime/datatypes/facets/facets.js";
import { memberTypesOf } from "../../../runtime/datatypes/readers/parts.js";
import { datatypeOf, isIntegerDatatype } from "../../../runtime/datatypes/representation.js";
import { isFindings, readerOf } from "../../../runtime/datatypes/simple-type.js";
import { holdsQNames } from "../../../runtime/datatypes/simple-type-facts.js";
import type { EnumerationValue, SimpleType } from "../../../runtime/descriptors.js";
import { numberToText, textToNumber } from "../../../runtime/xpath/values.js";

/** The texts that an element or attribute may have in a valid document. */
export interface TextSpace {
  /** Whether any text is possible because nothing is known. */
  any: boolean;
  /** Whether it may be empty whatever its types say: because of nil, a default, or empty content. */
  empty: boolean;
  readonly types: Set<SimpleType>;
}

/** Whether a document may contain this text. */
export function canBeText({ any, empty, types }: TextSpace, text: string): boolean {
  if (any || (empty && text === "")) return true;
  return [...types].some((type) => isValid(type, text));
}

/** Whether `normalize-space()` may give this text for something in a document. */
export function canBeNormalized(space: TextSpace, text: string): boolean {
  if (canBeText(space, text)) return true;
  return [...space.types].some((type) => {
    if (collapses(type)) return false;
    const values = enumerationOf(type);
    return values === undefined || values.some((value) => normalized(lexicalOf(value)) === text);
  });
}

/** Whether XPath may read a number, or a given number, from a document here. */
export function canBeNumber({ any, types }: TextSpace, number?: number): boolean {
  return any || [...types].some((type) => canBeNumberOf(type, number));
}

/** The enumerated values, where nothing else is allowed. */
export function listedValues({ any, types }: TextSpace): readonly string[] | undefined {
  const lists = [...types].map(enumerationOf);
  if (any || lists.some((list) => list === undefined)) return undefined;
  return [...new Set(lists.flatMap((list) => (list ?? []).map(lexicalOf)))];
}

const bound = (): string => "urn:any";

function isValid(type: SimpleType, text: string): boolean {
  // The meaning of a QName, and so whether it is allowed, depends on the prefixes of the document.
  if (holdsQNames(type)) return true;
  return !isFindings(readerOf(type).read(text, bound));
}

function canBeNumberOf(type: SimpleType, number: number | undefined): boolean {
  const values = enumerationOf(type);
  if (values !== undefined)
    return values.some((value) => {
      const listed = numberOf(type, lexicalOf(value));
      return number === undefined ? !Number.isNaN(listed) : listed === number;
    });
  if (type.variety === "union")
    return memberTypesOf(type).some((member) => canBeNumberOf(member, number));
  if (type.variety === "list") return true;
  const steps = stepsOf(type);
  if (steps.every(({ datatype }) => datatype === undefined)) return true;
  const datatype = datatypeOf(steps);
  if (neverNumbers.has(datatype.primitive)) return false;
  const hasPattern = steps.some(({ facets }) => facets?.patterns !== undefined);
  if (number === undefined || hasPattern || !isIntegerDatatype(datatype)) return true;
  if (!Number.isSafeInteger(number)) return !Number.isFinite(number) || Number.isInteger(number);
  return isValid(type, numberToText(number));
}

/** Types whose values always contain something that no XPath number has: inner hyphens, colons, letters. */
const neverNumbers: ReadonlySet<string> = new Set([
  "dateTime",
  "date",
  "time",
  "duration",
  "gYearMonth",
  "gMonthDay",
  "gMonth",
  "gDay",
]);

/** An enumerated value as a number, however documents write it. */
function numberOf(type: SimpleType, lexical: string): number {
  if (type.variety !== "atomic") return textToNumber(lexical);
  const { primitive } = datatypeOf(stepsOf(type));
  const isNumeric = primitive === "decimal" || primitive === "float" || primitive === "double";
  return isNumeric ? Number(lexical) : textToNumber(lexical);
}

function enumerationOf(type: SimpleType): readonly EnumerationValue[] | undefined {
  return effectiveFacet(stepsOf(type), "enumeration");
}

function lexicalOf(value: EnumerationValue): string {
  return typeof value === "string" ? value : value.lexical;
}

function collapses(type: SimpleType): boolean {
  if (type.variety === "list") return true;
  if (type.variety === "union") return memberTypesOf(type).every(collapses);
  const steps = stepsOf(type);
  if (steps.every(({ datatype }) => datatype === undefined)) return false;
  return (effectiveFacet(steps, "whiteSpace") ?? datatypeOf(steps).whiteSpace) === "collapse";
}

/** What `normalize-space()` makes of a text. */
function normalized(text: string): string {
  return text.replace(/[ \t\r\n]+/g, " ").replace(/^ | $/g, "");
}
