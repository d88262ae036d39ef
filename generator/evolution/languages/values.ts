import { builtInSimpleTypes } from "../../../runtime/datatypes/all-built-ins.js";
import { formatDecimal, parseDecimal } from "../../../runtime/datatypes/primitives/decimals.js";
import { parsePattern } from "../../patterns/parse.js";
import type { Language } from "./language.js";

/** A language by an expression of XML Schema, which must be right. */
export function expression(source: string): Language {
  return { kind: "expression", source, expression: parsePattern(source) };
}

/**
 * All texts, white space normalised, that mean one value of a primitive datatype; undefined where they are no regular language that is
 * small: moments with a time zone have as many forms as there are zones, floating-point numbers more than that.
 */
export function textsOfValue(primitive: string, text: string): Language | undefined {
  switch (primitive) {
    case "string":
    case "anyURI":
      return { kind: "words", words: [text] };
    case "boolean":
      return expression(text === "true" || text === "1" ? "true|1" : "false|0");
    case "decimal":
      return decimalTexts(text);
    case "hexBinary":
      return expression(
        [...text].map((digit) => `[${digit.toLowerCase()}${digit.toUpperCase()}]`).join(""),
      );
    case "base64Binary":
      return expression([...text.replaceAll(" ", "")].map(escaped).join(" ?"));
    case "date":
    case "gYearMonth":
    case "gYear":
    case "gMonthDay":
    case "gDay":
    case "gMonth":
      return isZoned(primitive, text) ? undefined : { kind: "words", words: [text] };
    default:
      return undefined;
  }
}

function escaped(character: string): string {
  return /[+.\\?*^$()[\]{}|-]/.test(character) ? `\\${character}` : character;
}

function decimalTexts(text: string): Language | undefined {
  const value = parseDecimal(text);
  if (value === undefined) return undefined;
  const { negative, integer, fraction } = value;
  if (formatDecimal(value) === "0") return expression("[+\\-]?(0+(\\.0*)?|\\.0+)");
  const sign = negative ? "-" : "\\+?";
  if (fraction === "") return expression(`${sign}0*${integer}(\\.0*)?`);
  return expression(`${sign}0*${integer}\\.${fraction}0*`);
}

function isZoned(primitive: string, text: string): boolean {
  const value = builtInSimpleTypes.get(primitive)?.datatype?.parse(text, () => undefined);
  return (
    typeof value === "object" && value !== null && Reflect.get(value as object, "zoned") === true
  );
}

/** The order of two values of a primitive datatype; undefined where there is none. */
export function compareTexts(primitive: string, a: string, b: string): number | undefined {
  const datatype = builtInSimpleTypes.get(primitive)?.datatype;
  if (datatype?.compare === undefined) return undefined;
  const [left, right] = [a, b].map((text) => datatype.parse(text.trim(), () => undefined));
  return left === undefined || right === undefined ? undefined : datatype.compare(left, right);
}
