import type { SimpleType } from "../descriptors.js";
import { xsNamespace } from "../qname.js";

/** The built-in types that are not of `anySimpleType` itself, with the type that each restricts (Part 2, 3.3). */
const bases: Readonly<Record<string, string>> = {
  normalizedString: "string",
  token: "normalizedString",
  language: "token",
  NMTOKEN: "token",
  Name: "token",
  NCName: "Name",
  ID: "NCName",
  IDREF: "NCName",
  ENTITY: "NCName",
  integer: "decimal",
  nonPositiveInteger: "integer",
  negativeInteger: "nonPositiveInteger",
  long: "integer",
  int: "long",
  short: "int",
  byte: "short",
  nonNegativeInteger: "integer",
  unsignedLong: "nonNegativeInteger",
  unsignedInt: "unsignedLong",
  unsignedShort: "unsignedInt",
  unsignedByte: "unsignedShort",
  positiveInteger: "nonNegativeInteger",
};

const others =
  /^(?:anySimpleType|string|boolean|decimal|float|double|duration|date|(?:dateT|t)ime|g(?:Year(?:Month)?|Month(?:Day)?|Day)|(?:hex|base64)Binary|anyURI|QName|NOTATION|NMTOKENS|IDREFS|ENTITIES)$/;

/** Whether Part 2 defines a simple type of this local name. */
export function isBuiltIn(local: string): boolean {
  return Object.hasOwn(bases, local) || others.test(local);
}

/** The local name of the type that a built-in type restricts; undefined for `anySimpleType`. */
export function builtInBase(local: string): string | undefined {
  if (local === "anySimpleType") return undefined;
  return Object.hasOwn(bases, local) ? bases[local] : "anySimpleType";
}

/**
 * Whether a simple type may stand for another (Part 1, 3.14.6, cos-st-derived-ok, without regard to `final`): it is the
 * same, restricts it at any depth, or the other is a union with a member for which this holds.
 */
export function derivesFrom(type: SimpleType, base: SimpleType): boolean {
  const bases = new Set([base]);
  // What is added on the way is walked over as well.
  for (const each of bases) {
    if (restricts(type, each)) return true;
    if (each.variety !== "union" || (each.facets !== undefined && each.base !== undefined))
      continue;
    for (const member of each.memberTypes?.() ?? []) bases.add(member);
  }
  return false;
}

/** Whether a type is another, or restricts it. */
function restricts(type: SimpleType, base: SimpleType): boolean {
  for (let step: SimpleType | undefined = type; step !== undefined; step = step.base?.())
    if (step === base || isSameBuiltIn(step, base)) return true;
  return false;
}

function isSameBuiltIn(type: SimpleType, base: SimpleType): boolean {
  if (base.name?.namespace !== xsNamespace) return false;
  if (base.name.local === "anySimpleType") return true;
  if (type.name?.namespace !== xsNamespace) return false;
  for (
    let local: string | undefined = type.name.local;
    local !== undefined;
    local = builtInBase(local)
  ) {
    if (local === base.name.local) return true;
  }
  return false;
}
