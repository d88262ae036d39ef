import { bigintSimpleTypes, builtInSimpleTypes } from "../../runtime/datatypes/all-built-ins.js";
import { xsAnySimpleType } from "../../runtime/datatypes/built-ins.js";
import { exactly } from "../../runtime/datatypes/facets/exactly.js";
import type { EnumerationValue, Facets, Pattern, SimpleType } from "../../runtime/descriptors.js";
import { once } from "../../runtime/model/once.js";
import type { QName } from "../../runtime/qname.js";
import { compilePattern } from "../patterns/translate.js";
import { anySimpleType } from "./built-ins.js";
import type { Facet, FacetName, SimpleTypeDefinition } from "./components.js";
import { holdsNames } from "./members.js";

/** What the caller decides of a descriptor. */
export interface DescriptorOptions {
  /** How integers that do not fit in safe integers are mapped. Default `"number"`. */
  readonly integers?: Integers | undefined;
}

/** A number where it is safe and an error else; a bigint; or a number where it is safe and a bigint else. */
export type Integers = NonNullable<SimpleType["integers"]>;

const descriptors: Readonly<Record<Integers, WeakMap<SimpleTypeDefinition, SimpleType>>> = {
  number: new WeakMap(),
  bigint: new WeakMap(),
  exact: new WeakMap(),
};

/**
 * The runtime descriptor of a simple type definition: the same object for the same component and options. Built-in types
 * give the runtime's constants.
 *
 * It never fails: facets that are not well formed (a pattern with a mistake, a length that is no number) are left out.
 * Whoever reads the schema reports them; what they would have meant is not known.
 */
export function simpleTypeDescriptor(
  component: SimpleTypeDefinition,
  { integers = "number" }: DescriptorOptions = {},
): SimpleType {
  const known = descriptors[integers].get(component);
  if (known !== undefined) return known;
  const descriptor = component.builtIn
    ? builtInDescriptor(component, integers)
    : makeDescriptor(component, integers);
  descriptors[integers].set(component, descriptor);
  return descriptor;
}

function builtInDescriptor(component: SimpleTypeDefinition, integers: Integers): SimpleType {
  const local = component.name?.local ?? "";
  const type = builtInSimpleTypes.get(local);
  if (type === undefined) throw new TypeError(`there is no built-in simple type "${local}"`);
  if (integers === "number") return type;
  const large = bigintSimpleTypes.get(local);
  if (large === undefined) return type;
  return integers === "bigint" ? large : exactly(type);
}

function makeDescriptor(component: SimpleTypeDefinition, integers: Integers): SimpleType {
  const { name, baseTypeDefinition: base, variety = "atomic" } = component;
  const { itemTypeDefinition: itemType, memberTypeDefinitions: memberTypes } = component;
  const lower = (type: SimpleTypeDefinition): SimpleType =>
    simpleTypeDescriptor(type, { integers });
  const restricts = base !== undefined && (base !== anySimpleType || variety === "atomic");
  const facets = readFacets(component);
  return {
    kind: "simpleType",
    ...(name !== undefined && { name }),
    variety,
    ...(restricts && {
      base: once(() => (base === anySimpleType ? xsAnySimpleType : lower(base))),
    }),
    ...(!restricts && variety === "list" && itemType && { itemType: () => lower(itemType) }),
    ...(!restricts && variety === "union" && { memberTypes: () => memberTypes.map(lower) }),
    ...(facets !== undefined && { facets }),
  };
}

/** The facets of one step; undefined when there is none. */
function readFacets(component: SimpleTypeDefinition): Facets | undefined {
  if (component.facets.length === 0) return undefined;
  const valuesOf = (kind: FacetName): readonly Facet[] =>
    component.facets.filter((facet) => facet.kind === kind);
  const last = (kind: FacetName): string | undefined => valuesOf(kind).at(-1)?.value;
  const count = (kind: FacetName): number | undefined => {
    const value = last(kind)?.trim();
    return value !== undefined && /^\+?\d+$|^-0+$/.test(value)
      ? Math.abs(Number(value))
      : undefined;
  };
  const patterns = valuesOf("pattern")
    .map(readPattern)
    .filter((pattern) => pattern !== undefined);
  const enumeration = valuesOf("enumeration").map((facet) => readEnumeration(facet, component));
  const facets: Facets = {
    length: count("length"),
    minLength: count("minLength"),
    maxLength: count("maxLength"),
    patterns: patterns.length > 0 ? patterns : undefined,
    enumeration: enumeration.length > 0 ? enumeration : undefined,
    whiteSpace: readWhiteSpace(last("whiteSpace")),
    maxInclusive: last("maxInclusive"),
    maxExclusive: last("maxExclusive"),
    minInclusive: last("minInclusive"),
    minExclusive: last("minExclusive"),
    totalDigits: count("totalDigits"),
    fractionDigits: count("fractionDigits"),
  };
  return Object.fromEntries(Object.entries(facets).filter(([, value]) => value !== undefined));
}

function readPattern({ value }: Facet): Pattern | undefined {
  const pattern = compilePattern(value);
  return "native" in pattern ? pattern : undefined;
}

function readWhiteSpace(value: string | undefined): Facets["whiteSpace"] {
  const mode = value?.trim();
  return mode === "preserve" || mode === "replace" || mode === "collapse" ? mode : undefined;
}

/** As written; with its expanded name where values of the type are, or hold, qualified names. */
function readEnumeration(
  { value, namespaces }: Facet,
  component: SimpleTypeDefinition,
): EnumerationValue {
  if (!holdsNames(component)) return value;
  const lexical = value.trim();
  const colon = lexical.indexOf(":");
  const namespace = namespaces.get(colon < 0 ? "" : lexical.slice(0, colon)) ?? "";
  const name: QName = { namespace, local: lexical.slice(colon + 1) };
  if (component.variety === "atomic") return { lexical: value, name };
  return { lexical: value, name, namespaces: Object.fromEntries(namespaces) };
}
