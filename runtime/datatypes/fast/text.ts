import type { ElementDescriptor, SimpleType } from "../../descriptors.js";
import { concernsDocument } from "../simple-type-facts.js";
import { charactersOf, consistsOf } from "./character-table.js";
import { fastTestOf, longestFast, markupFreeFormsOf, testOf } from "./test.js";

/**
 * Gives the text of a value as it is written, escaped, when the fast test finds the value valid; undefined says nothing about it, and the
 * full check decides.
 */
export type FastText = (value: unknown) => string | undefined;

/** The fast way to write the values of a simple type; undefined for types that have no fast test. */
export function fastTextOf(
  type: SimpleType,
  escaped: (text: string) => string,
): FastText | undefined {
  const test = fastTestOf(type);
  if (test === undefined || concernsDocument(type)) return undefined;
  const other = (value: unknown): string | undefined =>
    test(value) ? escaped(String(value)) : undefined;
  const forms = markupFreeFormsOf(type) ?? [];
  const [first] = forms;
  if (first === undefined) return other;
  if (forms.length === 1 && first.kind === "form") {
    const { min, source } = first;
    const max = Math.min(first.max, longestFast);
    const characters = charactersOf(source);
    const expression = characters?.all === true ? undefined : new RegExp(source, "v");
    return (value) =>
      typeof value === "string" &&
      value.length >= min &&
      value.length <= max &&
      ((characters !== undefined && consistsOf(characters, value)) ||
        expression?.test(value) === true)
        ? value
        : other(value);
  }
  const asIs = testOf(forms);
  return (value) => (typeof value === "string" && asIs?.(value) === true ? value : other(value));
}

/** An identifier of letters, digits and what stands between them in names, of a type without facets of its own. */
export function fastIdentifierOf(type: SimpleType): FastText | undefined {
  for (let step: SimpleType | undefined = type; step !== undefined; step = step.base?.()) {
    if (step.variety !== "atomic" || step.facets !== undefined) return undefined;
    if (step.datatype?.name === "ID")
      return (value) => (typeof value === "string" && asciiName.test(value) ? value : undefined);
  }
  return undefined;
}

const asciiName = /^[A-Z_a-z][-.\w]*$/;

/** Whether the value of an element has rules beyond those of its type. */
export function hasOwnRules(element: ElementDescriptor): boolean {
  return element.substitutions !== undefined || isConstrained(element);
}

/** Whether a declaration says more than the name and the type of what is declared by it. */
export function isConstrained(element: ElementDescriptor): boolean {
  const { abstract, default: standard, fixed, identityConstraints = [] } = element;
  if (abstract === true || standard !== undefined || fixed !== undefined) return true;
  return identityConstraints.length > 0;
}
