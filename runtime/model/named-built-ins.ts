import { isBuiltIn } from "../datatypes/derivation.js";
import { stepsOf } from "../datatypes/facets/facets.js";
import { memberTypesOf } from "../datatypes/readers/parts.js";
import {
  fitsSafeIntegers,
  isIntegerDatatype,
  representationOf,
} from "../datatypes/representation.js";
import type { SimpleType, TypeDescriptor } from "../descriptors.js";
import { memo } from "../engine/memo.js";
import { xsNamespace } from "../qname.js";
import { urType } from "./ur-type.js";

/*
 * Built-in types that documents and values name by `xsi:type`. Those that can stand for a declared type come with it, so that a program has
 * the datatypes of its schemas alone. Where any may come, the words of descriptors that say so lend all.
 */
let all: ReadonlyMap<string, SimpleType> = new Map();

/** Makes all built-in types known, by local name: for places without a declared type. */
export function lendBuiltIns(types: ReadonlyMap<string, SimpleType>): void {
  all = types;
}

/** Finds a built-in type by its local name. One that cannot stand for the declared type may be known by its name alone. */
export function findBuiltIn(
  local: string,
  declared: TypeDescriptor | undefined,
): TypeDescriptor | undefined {
  if (local === "anyType") return urType;
  const simple = declared?.kind === "simpleType" ? declared : undefined;
  const found = all.get(local) ?? (simple && comingWith(simple).get(local));
  if (found !== undefined) return simple && isNumberType(simple) ? found : exact(found);
  if (declared === undefined || !isBuiltIn(local)) return undefined;
  return { kind: "simpleType", name: { namespace: xsNamespace, local }, variety: "atomic" };
}

/** The built-in types that a type brings, by local name: those that restrict it at any depth, or a member of it. */
const comingWith: (type: SimpleType) => ReadonlyMap<string, SimpleType> = /*@__PURE__*/ memo(
  (type) => {
    const met = new Set([type]);
    // What is added on the way is walked over as well.
    for (const each of met) {
      for (const derived of each.derived?.() ?? []) met.add(derived);
      if (each.variety === "union") for (const member of memberTypesOf(each)) met.add(member);
    }
    const builtIn = [...met].filter(({ name }) => name?.namespace === xsNamespace);
    return new Map(builtIn.map((each) => [each.name?.local ?? "", each]));
  },
);

/** Whether the values of a type are numbers, so that no others are wanted; what is text otherwise has no bounds. */
function isNumberType(type: SimpleType): boolean {
  return type.variety === "atomic" && representationOf(type) === "number";
}

/** A built-in type whose integers are read without loss. */
const exact: (type: SimpleType) => SimpleType = /*@__PURE__*/ memo((type) =>
  type.datatype !== undefined &&
  isIntegerDatatype(type.datatype) &&
  !fitsSafeIntegers(stepsOf(type))
    ? { ...type, integers: "bigint" }
    : type,
);
