import { builtInSimpleTypes } from "../../../../runtime/datatypes/all-built-ins.js";
import {
  isFindings,
  readerOf,
  type SimpleValue,
} from "../../../../runtime/datatypes/simple-type.js";
import type { Facets, SimpleType } from "../../../../runtime/descriptors.js";
import { xsNamespace } from "../../../../runtime/qname.js";

/** Prefixes `a` and `b` are bound, and the default namespace is not. */
export function resolve(prefix: string): string | undefined {
  return prefix === "a" ? "urn:a" : prefix === "b" ? "urn:b" : undefined;
}

export function builtIn(local: string): SimpleType {
  const type = builtInSimpleTypes.get(local);
  if (type === undefined) throw new Error(`no built-in type xs:${local} of ${xsNamespace}`);
  return type;
}

export function restrict(base: SimpleType, facets: Facets, name = "T"): SimpleType {
  const { variety } = base;
  return {
    kind: "simpleType",
    name: { namespace: "urn:t", local: name },
    variety,
    base: () => base,
    facets,
  };
}

export function listOf(item: SimpleType): SimpleType {
  return { kind: "simpleType", variety: "list", itemType: () => item };
}

export function unionOf(...members: readonly SimpleType[]): SimpleType {
  return { kind: "simpleType", variety: "union", memberTypes: () => members };
}

export function accepted(type: SimpleType, text: string): SimpleValue {
  const outcome = readerOf(type).read(text, resolve);
  if (isFindings(outcome)) throw new Error(`${text}: ${JSON.stringify(outcome)}`);
  return outcome;
}

export function codes(type: SimpleType, text: string): readonly string[] {
  const outcome = readerOf(type).read(text, resolve);
  return isFindings(outcome) ? outcome.map(({ code }) => code) : [];
}
