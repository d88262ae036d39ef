import type {
  ElementDeclaration,
  Facet,
  SimpleTypeDefinition,
  TypeDefinition,
  ValueConstraint,
} from "../../schema/components.js";
import { holdsNames } from "../../schema/members.js";
import { clarkNames, markNames } from "../languages/marked-names.js";

/** The type of the text that elements or attributes of a type hold. */
function typeOfText(type: TypeDefinition): SimpleTypeDefinition | undefined {
  if (type.kind === "simpleTypeDefinition") return type;
  return type.contentType.variety === "simple" ? type.contentType.simpleTypeDefinition : undefined;
}

/** What a schema says that a text of a type is: equal where prefixes alone are others, and not equal where they stand for others. */
export function keyOfText(
  type: TypeDefinition,
  { text, namespaces }: { readonly text: string; readonly namespaces: Facet["namespaces"] },
): string {
  const simple = typeOfText(type);
  if (simple === undefined || !holdsNames(simple)) return text;
  const names = markNames(text, namespaces);
  // A member of a union may take it as it is written.
  const alone = [simple, simple.itemTypeDefinition].every((one) => one?.variety !== "union");
  return alone ? names : `${names} ${text}`;
}

export function keyOfConstraint(
  constraint: ValueConstraint | undefined,
  type: TypeDefinition,
): string {
  if (constraint === undefined) return "";
  const { kind, lexical, namespaces } = constraint;
  return JSON.stringify([kind, keyOfText(type, { text: lexical, namespaces })]);
}

/** What a declaration gives to elements of a type. */
export const keyOfGiven = ({ valueConstraint }: ElementDeclaration, type: TypeDefinition): string =>
  keyOfConstraint(valueConstraint, type);

/** Two texts that are not equal, as they are shown: with namespaces instead of prefixes where these are the same. */
export function shownApart(
  one: { readonly text: string; readonly namespaces: Facet["namespaces"] },
  other: { readonly text: string; readonly namespaces: Facet["namespaces"] },
): readonly [string, string] {
  if (one.text !== other.text) return [one.text, other.text];
  return [clarkNames(one.text, one.namespaces), clarkNames(other.text, other.namespaces)];
}

/** Elements with the same block the same types, and give the same values. */
export function keyOfBlocks({
  disallowedSubstitutions,
  valueConstraint,
  typeDefinition,
  position,
  nillable,
}: ElementDeclaration): string {
  const blocked = [...disallowedSubstitutions].toSorted().join();
  // A declaration without a place stands for one that is missing.
  return `${blocked} ${keyOfConstraint(valueConstraint, typeDefinition)} ${position === undefined} ${nillable}`;
}
