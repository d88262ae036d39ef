import { expect, test } from "vitest";
import {
  bigintSimpleTypes,
  builtInSimpleTypes,
} from "../../../../runtime/datatypes/all-built-ins.js";
import { derivesFrom } from "../../../../runtime/datatypes/derivation.js";
import { exactly } from "../../../../runtime/datatypes/facets/exactly.js";
import { representationOf } from "../../../../runtime/datatypes/representation.js";
import type { SimpleType, TypeDescriptor } from "../../../../runtime/descriptors.js";
import { findBuiltIn, lendBuiltIns } from "../../../../runtime/model/named-built-ins.js";
import { restrict, unionOf } from "../datatypes/support.js";

const all = [...builtInSimpleTypes.values()];
const declared: readonly (readonly [string, SimpleType])[] = [
  ...builtInSimpleTypes,
  ...[...bigintSimpleTypes].map(([name, type]) => [`${name} as bigint`, type] as const),
  ...[...bigintSimpleTypes.values()].map(
    (type) => [`exact ${type.name?.local}`, exactly(type)] as const,
  ),
  ["restriction of long", restrict(all.find(({ name }) => name?.local === "long") ?? fail(), {})],
  ["union", unionOf(...all.filter(({ name }) => /^(?:int|token|date)$/.test(name?.local ?? "")))],
  ["union of a union", unionOf(unionOf(...all.filter(({ name }) => name?.local === "NCName")))],
];

function fail(): never {
  throw new Error("no such type");
}

function simple(type: TypeDescriptor | undefined): SimpleType {
  return type?.kind === "simpleType" ? type : fail();
}

/** What documents may tell apart: whether a type is known, may stand there, and what its values are. */
function facts(local: string, type: SimpleType): unknown {
  const found = simple(findBuiltIn(local, type));
  if (!derivesFrom(found, type)) return "cannot stand for it";
  return found.variety === "atomic" ? representationOf(found) : found.itemType?.().datatype?.name;
}

// Nothing is lent before the last test.
const alone = declared.map(([, type]) => all.map(({ name }) => facts(name?.local ?? "", type)));

test("without a declared type nothing is known but what was lent, and the ur-type", () => {
  expect(findBuiltIn("date", undefined)).toBeUndefined();
  expect(findBuiltIn("anyType", undefined)?.name?.local).toBe("anyType");
  expect(findBuiltIn("dates", builtInSimpleTypes.get("string"))).toBeUndefined();
});

test.for(declared.map((each, index) => [...each, index] as const))(
  "%s brings each built-in type that can stand for it",
  ([, type, index]) => {
    lendBuiltIns(builtInSimpleTypes);
    expect(alone[index]).toEqual(all.map(({ name }) => facts(name?.local ?? "", type)));
    const known = all.filter((one) => derivesFrom(one, type)).length;
    expect(alone[index]?.filter((each) => each !== "cannot stand for it")).toHaveLength(known);
  },
);
