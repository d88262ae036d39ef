import type { SimpleType } from "../descriptors.js";
import type { Datatype } from "../nouns/datatype.js";
import type { QNameValue } from "../nouns/generic-values.js";
import { xsNamespace } from "../qname.js";
import { isName, isNCName, isNmtoken } from "../xml/name-characters.js";
import { anyURIDatatype } from "./primitives/any-uri.js";
import { base64BinaryDatatype, hexBinaryDatatype } from "./primitives/binaries.js";
import { booleanDatatype } from "./primitives/booleans.js";
import {
  dateDatatype,
  dateTimeDatatype,
  gDayDatatype,
  gMonthDatatype,
  gMonthDayDatatype,
  gYearDatatype,
  gYearMonthDatatype,
  timeDatatype,
} from "./primitives/dates.js";
import { decimalDatatype, integerDatatype } from "./primitives/decimals.js";
import { durationDatatype } from "./primitives/durations.js";
import { doubleDatatype, floatDatatype } from "./primitives/floats.js";
import { qNameDatatype } from "./primitives/qnames.js";
import { isLanguage, stringDatatype } from "./primitives/strings.js";

/*
 * The built-in types of Part 2 as descriptors, each a constant of its own that brings its own code and no other. Derived ones
 * have a datatype of their own rather than a base, so `xs:int` does not bring a chain of types along; the bounds of the
 * integer types and the minimum length of the list types are facets. `derivesFrom` knows which comes from which.
 */

/** The types that restrict one are named by it, since documents may name them in its place: what brings a type brings them, and no others. */
function atomic<V, T>(
  datatype: Datatype<V, T>,
  facets?: SimpleType["facets"],
  derived?: SimpleType["derived"],
): SimpleType<T> {
  const name = { namespace: xsNamespace, local: datatype.name };
  return { kind: "simpleType", name, variety: "atomic", datatype, facets, derived };
}

function list<T>(local: string, itemType: () => SimpleType<T>): SimpleType<readonly T[]> {
  const name = { namespace: xsNamespace, local };
  return { kind: "simpleType", name, variety: "list", itemType, facets: { minLength: 1 } };
}

/** `xs:anySimpleType` (Part 2, 2.5.1.1: any literal). */
export const xsAnySimpleType: SimpleType<string> = /*@__PURE__*/ atomic(
  /*@__PURE__*/ stringDatatype("anySimpleType", "preserve", undefined, "anySimpleType"),
  undefined,
  () => [
    xsString,
    xsBoolean,
    xsDecimal,
    xsFloat,
    xsDouble,
    xsDuration,
    xsDateTime,
    xsTime,
    xsDate,
    xsGYearMonth,
    xsGYear,
    xsGMonthDay,
    xsGDay,
    xsGMonth,
    xsHexBinary,
    xsBase64Binary,
    xsAnyURI,
    xsQName,
    xsNOTATION,
    xsNMTOKENS,
    xsIDREFS,
    xsENTITIES,
  ],
);

/** `xs:string` (Part 2, 3.2.1). */
export const xsString: SimpleType<string> = /*@__PURE__*/ atomic(
  /*@__PURE__*/ stringDatatype("string", "preserve"),
  undefined,
  () => [xsNormalizedString],
);

/** `xs:normalizedString` (Part 2, 3.3.1). */
export const xsNormalizedString: SimpleType<string> = /*@__PURE__*/ atomic(
  /*@__PURE__*/ stringDatatype("normalizedString", "replace"),
  undefined,
  () => [xsToken],
);

/** `xs:token` (Part 2, 3.3.2). */
export const xsToken: SimpleType<string> = /*@__PURE__*/ atomic(
  /*@__PURE__*/ stringDatatype("token"),
  undefined,
  () => [xsLanguage, xsNMTOKEN, xsName],
);

/** `xs:language` (Part 2, 3.3.3). */
export const xsLanguage: SimpleType<string> = /*@__PURE__*/ atomic(
  /*@__PURE__*/ stringDatatype("language", "collapse", isLanguage),
);

/** `xs:NMTOKEN` (Part 2, 3.3.4). */
export const xsNMTOKEN: SimpleType<string> = /*@__PURE__*/ atomic(
  /*@__PURE__*/ stringDatatype("NMTOKEN", "collapse", isNmtoken),
);

/** `xs:NMTOKENS` (Part 2, 3.3.5). */
export const xsNMTOKENS: SimpleType<readonly string[]> = /*@__PURE__*/ list(
  "NMTOKENS",
  () => xsNMTOKEN,
);

/** `xs:Name` (Part 2, 3.3.6). */
export const xsName: SimpleType<string> = /*@__PURE__*/ atomic(
  /*@__PURE__*/ stringDatatype("Name", "collapse", isName),
  undefined,
  () => [xsNCName],
);

/** `xs:NCName` (Part 2, 3.3.7). */
export const xsNCName: SimpleType<string> = /*@__PURE__*/ atomic(
  /*@__PURE__*/ stringDatatype("NCName", "collapse", isNCName),
  undefined,
  () => [xsID, xsIDREF, xsENTITY],
);

/** `xs:ID` (Part 2, 3.3.8). */
export const xsID: SimpleType<string> = /*@__PURE__*/ atomic(
  /*@__PURE__*/ stringDatatype("ID", "collapse", isNCName),
);

/** `xs:IDREF` (Part 2, 3.3.9). */
export const xsIDREF: SimpleType<string> = /*@__PURE__*/ atomic(
  /*@__PURE__*/ stringDatatype("IDREF", "collapse", isNCName),
);

/** `xs:IDREFS` (Part 2, 3.3.10). */
export const xsIDREFS: SimpleType<readonly string[]> = /*@__PURE__*/ list("IDREFS", () => xsIDREF);

/** `xs:ENTITY` (Part 2, 3.3.11). */
export const xsENTITY: SimpleType<string> = /*@__PURE__*/ atomic(
  /*@__PURE__*/ stringDatatype("ENTITY", "collapse", isNCName),
);

/** `xs:ENTITIES` (Part 2, 3.3.12). */
export const xsENTITIES: SimpleType<readonly string[]> = /*@__PURE__*/ list(
  "ENTITIES",
  () => xsENTITY,
);

/** `xs:boolean` (Part 2, 3.2.2). */
export const xsBoolean: SimpleType<boolean> = /*@__PURE__*/ atomic(booleanDatatype);

/** `xs:decimal` (Part 2, 3.2.3). */
export const xsDecimal: SimpleType<string> = /*@__PURE__*/ atomic(
  decimalDatatype,
  undefined,
  () => [xsInteger],
);

/** `xs:integer` (Part 2, 3.3.13). */
export const xsInteger: SimpleType<number> = /*@__PURE__*/ atomic(
  /*@__PURE__*/ integerDatatype("integer"),
  undefined,
  () => [xsNonPositiveInteger, xsLong, xsNonNegativeInteger],
);

/** `xs:nonPositiveInteger` (Part 2, 3.3.14). */
export const xsNonPositiveInteger: SimpleType<number> = /*@__PURE__*/ atomic(
  /*@__PURE__*/ integerDatatype("nonPositiveInteger"),
  { maxInclusive: "0" },
  () => [xsNegativeInteger],
);

/** `xs:negativeInteger` (Part 2, 3.3.15). */
export const xsNegativeInteger: SimpleType<number> = /*@__PURE__*/ atomic(
  /*@__PURE__*/ integerDatatype("negativeInteger"),
  { maxInclusive: "-1" },
);

/** `xs:long` (Part 2, 3.3.16). */
export const xsLong: SimpleType<number> = /*@__PURE__*/ atomic(
  /*@__PURE__*/ integerDatatype("long"),
  { minInclusive: "-9223372036854775808", maxInclusive: "9223372036854775807" },
  () => [xsInt],
);

/** `xs:int` (Part 2, 3.3.17). */
export const xsInt: SimpleType<number> = /*@__PURE__*/ atomic(
  /*@__PURE__*/ integerDatatype("int"),
  { minInclusive: "-2147483648", maxInclusive: "2147483647" },
  () => [xsShort],
);

/** `xs:short` (Part 2, 3.3.18). */
export const xsShort: SimpleType<number> = /*@__PURE__*/ atomic(
  /*@__PURE__*/ integerDatatype("short"),
  { minInclusive: "-32768", maxInclusive: "32767" },
  () => [xsByte],
);

/** `xs:byte` (Part 2, 3.3.19). */
export const xsByte: SimpleType<number> = /*@__PURE__*/ atomic(
  /*@__PURE__*/ integerDatatype("byte"),
  { minInclusive: "-128", maxInclusive: "127" },
);

/** `xs:nonNegativeInteger` (Part 2, 3.3.20). */
export const xsNonNegativeInteger: SimpleType<number> = /*@__PURE__*/ atomic(
  /*@__PURE__*/ integerDatatype("nonNegativeInteger"),
  { minInclusive: "0" },
  () => [xsUnsignedLong, xsPositiveInteger],
);

/** `xs:unsignedLong` (Part 2, 3.3.21). */
export const xsUnsignedLong: SimpleType<number> = /*@__PURE__*/ atomic(
  /*@__PURE__*/ integerDatatype("unsignedLong"),
  { minInclusive: "0", maxInclusive: "18446744073709551615" },
  () => [xsUnsignedInt],
);

/** `xs:unsignedInt` (Part 2, 3.3.22). */
export const xsUnsignedInt: SimpleType<number> = /*@__PURE__*/ atomic(
  /*@__PURE__*/ integerDatatype("unsignedInt"),
  { minInclusive: "0", maxInclusive: "4294967295" },
  () => [xsUnsignedShort],
);

/** `xs:unsignedShort` (Part 2, 3.3.23). */
export const xsUnsignedShort: SimpleType<number> = /*@__PURE__*/ atomic(
  /*@__PURE__*/ integerDatatype("unsignedShort"),
  { minInclusive: "0", maxInclusive: "65535" },
  () => [xsUnsignedByte],
);

/** `xs:unsignedByte` (Part 2, 3.3.24). */
export const xsUnsignedByte: SimpleType<number> = /*@__PURE__*/ atomic(
  /*@__PURE__*/ integerDatatype("unsignedByte"),
  { minInclusive: "0", maxInclusive: "255" },
);

/** `xs:positiveInteger` (Part 2, 3.3.25). */
export const xsPositiveInteger: SimpleType<number> = /*@__PURE__*/ atomic(
  /*@__PURE__*/ integerDatatype("positiveInteger"),
  { minInclusive: "1" },
);

/** `xs:float` (Part 2, 3.2.4). */
export const xsFloat: SimpleType<number> = /*@__PURE__*/ atomic(floatDatatype);

/** `xs:double` (Part 2, 3.2.5). */
export const xsDouble: SimpleType<number> = /*@__PURE__*/ atomic(doubleDatatype);

/** `xs:duration` (Part 2, 3.2.6). */
export const xsDuration: SimpleType<string> = /*@__PURE__*/ atomic(durationDatatype);

/** `xs:dateTime` (Part 2, 3.2.7). */
export const xsDateTime: SimpleType<string> = /*@__PURE__*/ atomic(dateTimeDatatype);

/** `xs:time` (Part 2, 3.2.8). */
export const xsTime: SimpleType<string> = /*@__PURE__*/ atomic(timeDatatype);

/** `xs:date` (Part 2, 3.2.9). */
export const xsDate: SimpleType<string> = /*@__PURE__*/ atomic(dateDatatype);

/** `xs:gYearMonth` (Part 2, 3.2.10). */
export const xsGYearMonth: SimpleType<string> = /*@__PURE__*/ atomic(gYearMonthDatatype);

/** `xs:gYear` (Part 2, 3.2.11). */
export const xsGYear: SimpleType<string> = /*@__PURE__*/ atomic(gYearDatatype);

/** `xs:gMonthDay` (Part 2, 3.2.12). */
export const xsGMonthDay: SimpleType<string> = /*@__PURE__*/ atomic(gMonthDayDatatype);

/** `xs:gDay` (Part 2, 3.2.13). */
export const xsGDay: SimpleType<string> = /*@__PURE__*/ atomic(gDayDatatype);

/** `xs:gMonth` (Part 2, 3.2.14). */
export const xsGMonth: SimpleType<string> = /*@__PURE__*/ atomic(gMonthDatatype);

/** `xs:hexBinary` (Part 2, 3.2.15). */
export const xsHexBinary: SimpleType<string> = /*@__PURE__*/ atomic(hexBinaryDatatype);

/** `xs:base64Binary` (Part 2, 3.2.16). */
export const xsBase64Binary: SimpleType<string> = /*@__PURE__*/ atomic(base64BinaryDatatype);

/** `xs:anyURI` (Part 2, 3.2.17). */
export const xsAnyURI: SimpleType<string> = /*@__PURE__*/ atomic(anyURIDatatype);

/** `xs:QName` (Part 2, 3.2.18). */
export const xsQName: SimpleType<QNameValue> = /*@__PURE__*/ atomic(
  /*@__PURE__*/ qNameDatatype("QName"),
);

/** `xs:NOTATION` (Part 2, 3.2.19). */
export const xsNOTATION: SimpleType<QNameValue> = /*@__PURE__*/ atomic(
  /*@__PURE__*/ qNameDatatype("NOTATION"),
);
