import { xmlNamespace } from "../../../runtime/qname.js";
import { facetNames } from "../../schema/components.js";
import {
  anyString,
  anyUriType,
  blockSet,
  booleanType,
  complexDerivationSet,
  formType,
  fullDerivationSet,
  languageType,
  maxOccursType,
  namespaceListType,
  ncNameType,
  nonNegativeInteger,
  one,
  positiveInteger,
  processContentsType,
  qNamesType,
  qNameType,
  simpleDerivationSet,
  useType,
  whiteSpaceType,
  zeroOrOne,
} from "./lexical.js";

import { type Production, production, slot } from "./production.js";

/*
 * The schema for schemas (Part 1, appendix A, and the XML representation summaries of section 3) as a table. A production is
 * what an element of the XML Schema namespace may be at some place; its key is the element's name, with the place after `/` where
 * the name alone does not determine.
 */

const xmlLang = `{${xmlNamespace}}lang`;

const openContent: Production = {
  attributes: new Map([
    ["source", anyUriType],
    [xmlLang, languageType],
  ]),
  requiredAttributes: [],
  content: [],
  open: true,
};

const annotation = slot("?", "annotation");
const occurs = { minOccurs: nonNegativeInteger, maxOccurs: maxOccursType };
const value = { default: anyString, fixed: anyString };
const globals = [
  "simpleType/global",
  "complexType/global",
  "group/global",
  "attributeGroup/global",
];
const anonymousType = slot("?", "simpleType/local", "complexType/local");
const anonymousSimpleType = slot("?", "simpleType/local");
const identityConstraints = slot("*", "unique", "key", "keyref");
const group = slot("?", "group/reference", "all", "choice", "sequence");
const particles = slot("*", "element/local", "group/reference", "choice", "sequence", "any");
const attributes = [
  slot("*", "attribute/local", "attributeGroup/reference"),
  slot("?", "anyAttribute"),
];
const facets = slot("*", ...facetNames);
const elementUse = {
  name: ncNameType,
  ref: qNameType,
  type: qNameType,
  nillable: booleanType,
  block: blockSet,
  form: formType,
};
const range = production({ "value!": anyString, fixed: booleanType }, annotation);
const size = production({ "value!": nonNegativeInteger, fixed: booleanType }, annotation);
const key = production(
  { "name!": ncNameType },
  annotation,
  slot("1", "selector"),
  slot("+", "field"),
);
const path = production({ "xpath!": anyString }, annotation);

/** All productions by key. */
export const productions: ReadonlyMap<string, Production> = new Map(
  Object.entries({
    schema: production(
      {
        targetNamespace: anyUriType,
        version: anyString,
        finalDefault: fullDerivationSet,
        blockDefault: blockSet,
        attributeFormDefault: formType,
        elementFormDefault: formType,
        [xmlLang]: languageType,
      },
      slot("*", "include", "import", "redefine", "annotation"),
      slot("*", ...globals, "element/global", "attribute/global", "notation", "annotation"),
    ),
    include: production({ "schemaLocation!": anyUriType }, annotation),
    import: production({ namespace: anyUriType, schemaLocation: anyUriType }, annotation),
    redefine: production({ "schemaLocation!": anyUriType }, slot("*", "annotation", ...globals)),
    annotation: production({}, slot("*", "appinfo", "documentation")),
    appinfo: openContent,
    documentation: openContent,
    "element/global": production(
      {
        "name!": ncNameType,
        type: qNameType,
        substitutionGroup: qNameType,
        nillable: booleanType,
        abstract: booleanType,
        final: complexDerivationSet,
        block: blockSet,
        ...value,
      },
      annotation,
      anonymousType,
      identityConstraints,
    ),
    "element/local": production(
      { ...elementUse, ...value, ...occurs },
      annotation,
      anonymousType,
      identityConstraints,
    ),
    "element/all": production(
      { ...elementUse, ...value, minOccurs: zeroOrOne, maxOccurs: zeroOrOne },
      annotation,
      anonymousType,
      identityConstraints,
    ),
    "attribute/global": production(
      { "name!": ncNameType, type: qNameType, ...value },
      annotation,
      anonymousSimpleType,
    ),
    "attribute/local": production(
      { name: ncNameType, ref: qNameType, type: qNameType, use: useType, form: formType, ...value },
      annotation,
      anonymousSimpleType,
    ),
    "complexType/global": production(
      {
        "name!": ncNameType,
        mixed: booleanType,
        abstract: booleanType,
        final: complexDerivationSet,
        block: complexDerivationSet,
      },
      annotation,
      slot("!", "simpleContent", "complexContent"),
      group,
      ...attributes,
    ),
    "complexType/local": production(
      { mixed: booleanType },
      annotation,
      slot("!", "simpleContent", "complexContent"),
      group,
      ...attributes,
    ),
    simpleContent: production(
      {},
      annotation,
      slot("1", "restriction/simpleContent", "extension/simpleContent"),
    ),
    complexContent: production(
      { mixed: booleanType },
      annotation,
      slot("1", "restriction/complexContent", "extension/complexContent"),
    ),
    "restriction/simpleContent": production(
      { "base!": qNameType },
      annotation,
      anonymousSimpleType,
      facets,
      ...attributes,
    ),
    "extension/simpleContent": production({ "base!": qNameType }, annotation, ...attributes),
    "restriction/complexContent": production(
      { "base!": qNameType },
      annotation,
      group,
      ...attributes,
    ),
    "extension/complexContent": production(
      { "base!": qNameType },
      annotation,
      group,
      ...attributes,
    ),
    "group/global": production(
      { "name!": ncNameType },
      annotation,
      slot("1", "all/definition", "choice/definition", "sequence/definition"),
    ),
    "group/reference": production({ "ref!": qNameType, ...occurs }, annotation),
    all: production({ minOccurs: zeroOrOne, maxOccurs: one }, annotation, slot("*", "element/all")),
    choice: production(occurs, annotation, particles),
    sequence: production(occurs, annotation, particles),
    "all/definition": production({}, annotation, slot("*", "element/all")),
    "choice/definition": production({}, annotation, particles),
    "sequence/definition": production({}, annotation, particles),
    any: production(
      { namespace: namespaceListType, processContents: processContentsType, ...occurs },
      annotation,
    ),
    anyAttribute: production(
      { namespace: namespaceListType, processContents: processContentsType },
      annotation,
    ),
    "attributeGroup/global": production({ "name!": ncNameType }, annotation, ...attributes),
    "attributeGroup/reference": production({ "ref!": qNameType }, annotation),
    "simpleType/global": production(
      { "name!": ncNameType, final: simpleDerivationSet },
      annotation,
      slot("1", "restriction/simpleType", "list", "union"),
    ),
    "simpleType/local": production(
      { final: simpleDerivationSet },
      annotation,
      slot("1", "restriction/simpleType", "list", "union"),
    ),
    "restriction/simpleType": production(
      { base: qNameType },
      annotation,
      anonymousSimpleType,
      facets,
    ),
    list: production({ itemType: qNameType }, annotation, anonymousSimpleType),
    union: production({ memberTypes: qNamesType }, annotation, slot("*", "simpleType/local")),
    length: size,
    minLength: size,
    maxLength: size,
    fractionDigits: size,
    totalDigits: production({ "value!": positiveInteger, fixed: booleanType }, annotation),
    whiteSpace: production({ "value!": whiteSpaceType, fixed: booleanType }, annotation),
    pattern: production({ "value!": anyString }, annotation),
    enumeration: production({ "value!": anyString }, annotation),
    maxInclusive: range,
    maxExclusive: range,
    minInclusive: range,
    minExclusive: range,
    unique: key,
    key,
    keyref: production(
      { "name!": ncNameType, "refer!": qNameType },
      annotation,
      slot("1", "selector"),
      slot("+", "field"),
    ),
    selector: path,
    field: path,
    notation: production(
      { "name!": ncNameType, public: anyString, system: anyUriType },
      annotation,
    ),
  }),
);
