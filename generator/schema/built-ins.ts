import { type QName, xsNamespace } from "../../runtime/qname.js";
import type {
  ComplexTypeDefinition,
  Facet,
  FacetName,
  Particle,
  SimpleTypeDefinition,
  TypeDefinition,
  Wildcard,
} from "./components.js";

/*
 * The components that every schema has (Part 1, 3.4.7 and 3.14.7; Part 2, section 3), with the facets of the schema for
 * datatypes (Part 2, appendix A).
 */

const annotated = {
  position: undefined,
  document: undefined,
  documentation: [],
  foreignAttributes: [],
} as const;

function name(local: string): QName {
  return { namespace: xsNamespace, local };
}

function facet(kind: FacetName, value: string, fixed = false): Facet {
  return { ...annotated, kind, value, fixed, namespaces: new Map() };
}

const simple = {
  ...annotated,
  kind: "simpleTypeDefinition",
  context: undefined,
  itemTypeDefinition: undefined,
  memberTypeDefinitions: [],
  final: new Set<never>(),
  builtIn: true,
} as const;

/** The simple ur-type definition, `xs:anySimpleType` (Part 1, 3.14.7). */
export const anySimpleType: SimpleTypeDefinition = {
  ...simple,
  name: name("anySimpleType"),
  baseTypeDefinition: undefined,
  variety: undefined,
  primitive: undefined,
  facets: [],
};

const collapsed: Facet = facet("whiteSpace", "collapse", true);

function primitive(local: string): SimpleTypeDefinition {
  const whiteSpace = local === "string" ? facet("whiteSpace", "preserve") : collapsed;
  return {
    ...simple,
    name: name(local),
    baseTypeDefinition: anySimpleType,
    variety: "atomic",
    primitive: local,
    facets: [whiteSpace],
  };
}

function derived(
  local: string,
  base: SimpleTypeDefinition,
  ...facets: readonly Facet[]
): SimpleTypeDefinition {
  return { ...base, name: name(local), baseTypeDefinition: base, facets };
}

/** A list of one item at least. */
function list(local: string, itemType: SimpleTypeDefinition): SimpleTypeDefinition {
  return {
    ...simple,
    name: name(local),
    baseTypeDefinition: anySimpleType,
    variety: "list",
    primitive: undefined,
    itemTypeDefinition: itemType,
    facets: [collapsed, facet("minLength", "1")],
  };
}

const min = (value: string): Facet => facet("minInclusive", value);
const max = (value: string): Facet => facet("maxInclusive", value);
const pattern = (value: string): Facet => facet("pattern", value);

const string = primitive("string");
const decimal = primitive("decimal");
const normalizedString = derived("normalizedString", string, facet("whiteSpace", "replace"));
const token = derived("token", normalizedString, facet("whiteSpace", "collapse"));
const nmtoken = derived("NMTOKEN", token, pattern("\\c+"));
const xmlName = derived("Name", token, pattern("\\i\\c*"));
const ncName = derived("NCName", xmlName, pattern("[\\i-[:]][\\c-[:]]*"));
const idref = derived("IDREF", ncName);
const entity = derived("ENTITY", ncName);
const integer = derived(
  "integer",
  decimal,
  facet("fractionDigits", "0", true),
  pattern("[\\-+]?[0-9]+"),
);
const nonPositiveInteger = derived("nonPositiveInteger", integer, max("0"));
const nonNegativeInteger = derived("nonNegativeInteger", integer, min("0"));
const long = derived("long", integer, min("-9223372036854775808"), max("9223372036854775807"));
const int = derived("int", long, min("-2147483648"), max("2147483647"));
const short = derived("short", int, min("-32768"), max("32767"));
const unsignedLong = derived("unsignedLong", nonNegativeInteger, max("18446744073709551615"));
const unsignedInt = derived("unsignedInt", unsignedLong, max("4294967295"));
const unsignedShort = derived("unsignedShort", unsignedInt, max("65535"));

const otherPrimitives = [
  "boolean",
  "float",
  "double",
  "duration",
  "dateTime",
  "time",
  "date",
  "gYearMonth",
  "gYear",
  "gMonthDay",
  "gDay",
  "gMonth",
  "hexBinary",
  "base64Binary",
  "anyURI",
  "QName",
  "NOTATION",
];

const anyWildcard: Wildcard = {
  ...annotated,
  kind: "wildcard",
  namespaceConstraint: { kind: "any" },
  processContents: "lax",
};

const anyParticle: Particle = {
  ...annotated,
  kind: "particle",
  minOccurs: 1,
  maxOccurs: 1,
  term: {
    ...annotated,
    kind: "modelGroup",
    compositor: "sequence",
    particles: [
      {
        ...annotated,
        kind: "particle",
        minOccurs: 0,
        maxOccurs: Number.POSITIVE_INFINITY,
        term: anyWildcard,
      },
    ],
    definition: undefined,
  },
};

/** The ur-type definition, `xs:anyType` (Part 1, 3.4.7): anything at all. It is its own base type. */
export const anyType: ComplexTypeDefinition = makeAnyType();

function makeAnyType(): ComplexTypeDefinition {
  const type: ComplexTypeDefinition = {
    ...annotated,
    kind: "complexTypeDefinition",
    name: name("anyType"),
    context: undefined,
    get baseTypeDefinition(): TypeDefinition {
      return type;
    },
    derivationMethod: "restriction",
    final: new Set(),
    abstract: false,
    attributeUses: [],
    attributeWildcard: anyWildcard,
    contentType: { variety: "mixed", particle: anyParticle },
    prohibitedSubstitutions: new Set(),
    extensionParticle: undefined,
  };
  return type;
}

/** All built-in type definitions by Clark name, `xs:anyType` and `xs:anySimpleType` included. */
export const builtInTypes: ReadonlyMap<string, TypeDefinition> = new Map(
  [
    anyType,
    anySimpleType,
    string,
    decimal,
    ...otherPrimitives.map(primitive),
    normalizedString,
    token,
    derived("language", token, pattern("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")),
    nmtoken,
    list("NMTOKENS", nmtoken),
    xmlName,
    ncName,
    derived("ID", ncName),
    idref,
    list("IDREFS", idref),
    entity,
    list("ENTITIES", entity),
    integer,
    nonPositiveInteger,
    derived("negativeInteger", nonPositiveInteger, max("-1")),
    long,
    int,
    short,
    derived("byte", short, min("-128"), max("127")),
    nonNegativeInteger,
    unsignedLong,
    unsignedInt,
    unsignedShort,
    derived("unsignedByte", unsignedShort, max("255")),
    derived("positiveInteger", nonNegativeInteger, min("1")),
  ].map((type): [string, TypeDefinition] => [`{${xsNamespace}}${type.name?.local ?? ""}`, type]),
);
