import { xsNamespace } from "../../../runtime/qname.js";
import { anySimpleType, builtInTypes } from "../../schema/built-ins.js";
import type {
  ContentType,
  Facet,
  SimpleTypeDefinition,
  TypeDefinition,
  ValueConstraint,
} from "../../schema/components.js";
import { holdsNames } from "../../schema/members.js";
import { type Texts, takes } from "./declared-texts.js";

/*
 * What may stand between the tags of an element, as texts of simple types: so all pairs of contents are compared in one way.
 */

function string(): SimpleTypeDefinition {
  const type = builtInTypes.get(`{${xsNamespace}}string`);
  return type?.kind === "simpleTypeDefinition" ? type : anySimpleType;
}

function restricted(kind: Facet["kind"], values: readonly string[]): SimpleTypeDefinition {
  const base = string();
  const facets = values.map(
    (value): Facet => ({
      position: undefined,
      document: undefined,
      documentation: [],
      foreignAttributes: [],
      kind,
      value,
      fixed: false,
      namespaces: new Map(),
    }),
  );
  return { ...base, name: undefined, baseTypeDefinition: base, facets, builtIn: false };
}

/** Every text. */
const anyText: Texts = { type: string(), orEmpty: false };
/** No character at all. */
const noText: Texts = { type: restricted("length", ["0"]), orEmpty: false };
/** White space, between elements. */
const whiteSpace: Texts = { type: restricted("pattern", ["\\s*"]), orEmpty: false };

/** The texts that the value of an attribute is among. */
export function attributeTexts(
  type: SimpleTypeDefinition,
  constraint: ValueConstraint | undefined,
): Texts {
  return { type, orEmpty: false, ...(constraint?.kind === "fixed" && { fixed: constraint }) };
}

/** Whether a type takes the value that a declaration gives; of names with prefixes nobody knows that here. */
function isTaken(type: SimpleTypeDefinition, { lexical }: ValueConstraint): boolean {
  const named = holdsNames(type);
  return named || takes({ type, orEmpty: false }, lexical);
}

/** The texts in an element of a type, what stands between its children put together. */
export function elementTexts(type: TypeDefinition, constraint: ValueConstraint | undefined): Texts {
  const content: ContentType =
    type.kind === "simpleTypeDefinition"
      ? { variety: "simple", simpleTypeDefinition: type }
      : type.contentType;
  switch (content.variety) {
    case "empty":
      return noText;
    case "elementOnly":
      return whiteSpace;
    case "mixed":
      return constraint?.kind === "fixed"
        ? { type: restricted("enumeration", [constraint.lexical]), orEmpty: true }
        : anyText;
    case "simple": {
      const { simpleTypeDefinition: simple } = content;
      const texts = attributeTexts(simple, constraint);
      if (constraint === undefined) return texts;
      return isTaken(simple, constraint)
        ? { ...texts, orEmpty: true }
        : { ...texts, refusesEmpty: true };
    }
  }
}
