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

const pieces = new WeakMap<TemplateStringsArray, readonly string[]>();

/** A French sentence as it is in print, around values that stay as they are. */
export function french(strings: TemplateStringsArray, ...values: readonly unknown[]): string {
  let printed = pieces.get(strings);
  if (printed === undefined) {
    printed = strings.map(typographic);
    pieces.set(strings, printed);
  }
  return printed.reduce((text, piece, index) => `${text}${String(values[index - 1])}${piece}`);
}

/** The ways of a list to its last item: « a, b ou c ». */
export function enumerate(items: readonly string[], conjunction: string): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} ${conjunction} ${items.at(-1) ?? ""}`;
}
