import { stepsOf } from "../../datatypes/facets/facets.js";
import { datatypeOf, isIntegerDatatype } from "../../datatypes/representation.js";
import type { SimpleType } from "../../descriptors.js";

/*
 * The lexical forms of built-in types as patterns, for JSON Schema and forms. They let in all that `validate` takes, and white
 * space around it, which is normalised; which days there are, and which letters a name may have, they do not say.
 */

const zone = "(?:Z|[+-]\\d\\d:\\d\\d)?";
const year = "-?\\d{4,}";
const time = "\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?";
const digits = "(?:\\d+(?:\\.\\d*)?|\\.\\d+)";
const base64 = "[A-Za-z0-9+/]\\s*";
const letters = "\\w.\\-\\u0080-\\u{10ffff}";
const ncName = `(?![\\d.\\-])[${letters}]+`;

/** Patterns that say all of the form. */
const exact: ReadonlyMap<string, string> = /*@__PURE__*/ new Map([
  ["boolean", "(?:true|false|1|0)"],
  ["decimal", `[+-]?${digits}`],
  ["integer", "[+-]?\\d+"],
  ["float", `(?:[+-]?${digits}(?:[eE][+-]?\\d+)?|-?INF|NaN)`],
  ["hexBinary", "(?:[0-9a-fA-F]{2})*"],
  [
    "base64Binary",
    `(?:(?:${base64}){4})*(?:${base64}(?:${base64}[AEIMQUYcgkosw048]\\s*=|[AQgw]\\s*=\\s*=))?`,
  ],
  [
    "duration",
    "-?P(?=[\\dT])(?:\\d+Y)?(?:\\d+M)?(?:\\d+D)?(?:T(?=\\d)(?:\\d+H)?(?:\\d+M)?(?:\\d+(?:\\.\\d+)?S)?)?",
  ],
  ["language", "[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*"],
]);

/** Patterns that say some of it. */
const partial: ReadonlyMap<string, string> = /*@__PURE__*/ new Map([
  ["dateTime", `${year}-\\d\\d-\\d\\dT${time}${zone}`],
  ["date", `${year}-\\d\\d-\\d\\d${zone}`],
  ["time", `${time}${zone}`],
  ["gYearMonth", `${year}-\\d\\d${zone}`],
  ["gYear", `${year}${zone}`],
  ["gMonthDay", `--\\d\\d-\\d\\d${zone}`],
  ["gDay", `---\\d\\d${zone}`],
  ["gMonth", `--\\d\\d${zone}`],
  ["Name", `(?![\\d.\\-])[:${letters}]+`],
  ["NMTOKEN", `[:${letters}]+`],
  ["NCName", ncName],
  ["ID", ncName],
  ["IDREF", ncName],
  ["ENTITY", ncName],
]);

/** The pattern of the lexical forms of a type; undefined where a text may be anything, or nothing is known of it. */
export function lexicalPattern(type: SimpleType): RegExp | undefined {
  const name = nameOf(type);
  const source = exact.get(name) ?? partial.get(name);
  return source === undefined ? undefined : new RegExp(`^\\s*${source}\\s*$`, "u");
}

/** How much the pattern says of the form. */
export function saidOfForm(type: SimpleType): "all" | "some" | "nothing" {
  const name = nameOf(type);
  if (exact.has(name)) return "all";
  return partial.has(name) ? "some" : "nothing";
}

function nameOf(type: SimpleType): string {
  const datatype = datatypeOf(stepsOf(type));
  if (isIntegerDatatype(datatype)) return "integer";
  if (datatype.primitive === "double") return "float";
  return datatype.primitive === "string" ? datatype.name : datatype.primitive;
}
