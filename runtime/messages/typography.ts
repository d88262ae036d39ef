import { memo } from "../engine/memo.js";

/** No-break spaces: inside quotation marks and before a colon; and narrow ones, before a semicolon and the like. */
const noBreak = "\u00a0";
const narrowNoBreak = "\u202f";

/** A French sentence with the apostrophes and no-break spaces that it has in print. */
export function typographic(sentence: string): string {
  return sentence
    .replaceAll("'", "’")
    .replaceAll("« ", `«${noBreak}`)
    .replaceAll(" »", `${noBreak}»`)
    .replaceAll(" :", `${noBreak}:`)
    .replace(/ (?=[;!?])/g, narrowNoBreak);
}

const printed = /*@__PURE__*/ memo((strings: TemplateStringsArray) => strings.map(typographic));

/** A French sentence as it is in print, around values that stay as they are. */
export function french(strings: TemplateStringsArray, ...values: readonly unknown[]): string {
  return printed(strings).reduce(
    (text, piece, index) => `${text}${String(values[index - 1])}${piece}`,
  );
}

/** The ways of a list to its last item: « a, b ou c ». */
export function enumerate(items: readonly string[], conjunction: string): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} ${conjunction} ${items.at(-1) ?? ""}`;
}

/** A number of things in French, which counts in the plural from two on: « 1 caractère », « 2 caractères ». */
export function counted(number: number, what: string): string {
  return `${number} ${what}${number < 2 ? "" : "s"}`;
}

const months = [
  "janvier",
  "février",
  "mars",
  "avril",
  "mai",
  "juin",
  "juillet",
  "août",
  "septembre",
  "octobre",
  "novembre",
  "décembre",
];

/** A day of the form `YYYY-MM-DD` as French sentences say it: « 1er mars 2009 ». Any other text stays as it is. */
export function frenchDay(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  const name = months[Number(month) - 1];
  return name === undefined ? day : `${date === "01" ? "1er" : Number(date)} ${name} ${year}`;
}

const longest = 60;

/** A text on one line, cut where it is long, but not through a character. */
export function clip(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length <= longest
    ? line
    : `${Array.from(line.slice(0, longest)).slice(0, -1).join("")}…`;
}
