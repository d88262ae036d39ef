import { markupFreeText } from "./test.js";

/**
 * What a text may be made of that has no markup and single spaces only. For short text, looking up each character takes a third of
 * the time of a regular expression that says so.
 */
export interface Characters {
  /** By UTF-16 unit: 1 for what may stand anywhere, 2 for the space, 0 for what may not or is not known. */
  readonly kinds: Uint8Array;
  /** The same for what is legal beyond the table. */
  readonly beyond: 0 | 1;
  readonly least: number;
  readonly most: number;
  /** Whether this is all that the form allows; otherwise a text that is not made of this may still be right. */
  readonly all: boolean;
}

const markupFree: Characters = /*@__PURE__*/ withoutMarkup();

function withoutMarkup(): Characters {
  const kinds = Uint8Array.from({ length: 0x180 }, (_, code) =>
    code === 0x20 ? 2 : code < 0x20 || '"&<>'.includes(String.fromCharCode(code)) ? 0 : 1,
  );
  return { kinds, beyond: 1, least: 0, most: Number.POSITIVE_INFINITY, all: true };
}

/** A pattern for text whose characters are all of one class, as it is looked at before the form of the text. */
const oneClass =
  /^\(\?=\^\(\?:(?<class>\[(?:[^[\]\\]|\\[^q])+\]|\\[dswDSW]|\\[pP]\{[^}]*\})(?<sign>[*+?]|\{(?<least>\d+)(?:(?<open>,)(?<most>\d*))?\})?\)\$\)(?=\^)/;

/** The characters of the texts of a form without markup, if every place allows the same. */
export function charactersOf(source: string): Characters | undefined {
  if (source === markupFreeText) return markupFree;
  const match = oneClass.exec(source);
  if (match?.groups === undefined || source.slice(match[0].length) !== markupFreeText)
    return undefined;
  const { sign, least, open, most } = match.groups;
  const expression = new RegExp(`^${match.groups["class"]}$`, "v");
  const kinds = markupFree.kinds.map((kind, code) =>
    expression.test(String.fromCharCode(code)) ? kind : 0,
  );
  const unbounded = sign === "*" || sign === "+" || most === "";
  return {
    kinds,
    beyond: 0,
    // A text of the form is never empty.
    least: Number(least ?? 1),
    most: unbounded ? Number.POSITIVE_INFINITY : Number(open === undefined ? (least ?? 1) : most),
    all: false,
  };
}

/** Whether a text is made of some characters. */
export function consistsOf({ kinds, beyond, least, most }: Characters, text: string): boolean {
  if (text.length < least || text.length > most) return false;
  let previous = 2;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    let kind: number = beyond;
    if (code < kinds.length) kind = kinds[code] ?? 0;
    else if (code >= 0xd800 && (code < 0xe000 || code > 0xfffd)) return false;
    // No space is first or last, or stands beside another.
    if (kind === 0 || kind + previous === 4) return false;
    previous = kind;
  }
  return previous === 1;
}
