import { EvaluationFault } from "../environment.js";
import { numberToText } from "../values.js";

/** One half of a picture of `format-number`. */
interface Picture {
  readonly prefix: string;
  readonly suffix: string;
  readonly leastWhole: number;
  readonly leastFraction: number;
  readonly mostFraction: number;
  /** How many digits stand between grouping separators; 0 for none. */
  readonly grouping: number;
  readonly factor: 1 | 100 | 1000;
}

/**
 * `format-number` (XSLT 1.0, 12.3) with the default decimal format: pictures of JDK 1.1's `DecimalFormat`, with `0 # . , ; % ‰`, and
 * quotes for characters that are meant as they are.
 */
export function formatNumber(value: number, picture: string): string {
  const [positive = "", negative] = picture.split(/;(?=(?:[^']*'[^']*')*[^']*$)/);
  const shape = readPicture(positive);
  if (Number.isNaN(value)) return "NaN";
  const digits = Number.isFinite(value) ? digitsOf(Math.abs(value), shape) : "Infinity";
  if (value > 0 || Object.is(value, 0)) return shape.prefix + digits + shape.suffix;
  if (negative === undefined) return `-${shape.prefix}${digits}${shape.suffix}`;
  const { prefix, suffix } = readPicture(negative);
  return prefix + digits + suffix;
}

const parts = /^((?:[^0#.,']|'[^']*')*)([0#,]*)(?:\.([0#]*))?((?:[^0#.,']|'[^']*')*)$/;

function readPicture(picture: string): Picture {
  const match = parts.exec(picture);
  const [, prefix = "", whole = "", fraction = "", suffix = ""] = match ?? [];
  if (match === null || /0[,]*#/.test(whole) || /#0/.test(fraction))
    throw new EvaluationFault("xpath-type", `format-number('${picture}')`);
  const around = prefix + suffix;
  const comma = whole.lastIndexOf(",");
  return {
    prefix: unquoted(prefix),
    suffix: unquoted(suffix),
    leastWhole: whole.replace(/[^0]/g, "").length,
    leastFraction: fraction.replace(/[^0]/g, "").length,
    mostFraction: fraction.length,
    grouping: comma < 0 ? 0 : whole.length - comma - 1,
    factor: around.includes("%") ? 100 : around.includes("\u2030") ? 1000 : 1,
  };
}

/** A quoted part without its quotes; two quotes side by side are one that is meant. */
function unquoted(text: string): string {
  return text.replace(/'([^']*)'/g, (_, inner: string) => (inner === "" ? "'" : inner));
}

function digitsOf(value: number, shape: Picture): string {
  const { leastWhole, leastFraction, mostFraction, grouping, factor } = shape;
  const [whole, fraction] = roundHalfEven(value * factor, mostFraction);
  const shownFraction = fraction.replace(/0+$/, "").padEnd(leastFraction, "0");
  const shownWhole = (whole === "0" && leastWhole === 0 ? "" : whole).padStart(leastWhole, "0");
  const grouped =
    grouping === 0
      ? shownWhole
      : shownWhole.replace(new RegExp(`\\B(?=(?:\\d{${grouping}})+$)`, "g"), ",");
  if (grouped === "" && shownFraction === "") return "0";
  return shownFraction === "" ? grouped : `${grouped}.${shownFraction}`;
}

/** The digits before and after the point: as in JDK 1.1, it is the shortest text of the number that is rounded, halves to the even neighbour. */
function roundHalfEven(value: number, digits: number): readonly [string, string] {
  const [whole = "", fraction = ""] = numberToText(value).split(".");
  const all = whole + fraction.padEnd(digits, "0");
  const end = whole.length + digits;
  const kept = BigInt(all.slice(0, end));
  const rest = all.slice(end);
  const up = /^50*$/.test(rest) ? kept % 2n === 1n : rest >= "5";
  const text = String(up ? kept + 1n : kept).padStart(digits + 1, "0");
  return digits === 0 ? [text, ""] : [text.slice(0, -digits), text.slice(-digits)];
}
