import { illegalCharacterAt } from "../characters.js";
import { type Context, unfinished } from "./context.js";
import { nameEnd, spaceEnd } from "./names.js";

/** What may follow `<!`, and how a message calls it. */
const declarations = [
  ["<!--", "comment"],
  ["<![CDATA[", "CDATA section"],
  ["<!DOCTYPE", "DOCTYPE"],
] as const;

/** What begins with the `<!` at an index of the input; undefined when that is not there yet. */
export function declarationKind(
  context: Context,
  start: number,
): (typeof declarations)[number][1] | undefined {
  const begin = context.input.text.slice(start);
  const found = declarations.find(([sign]) => begin.startsWith(sign) || sign.startsWith(begin));
  if (found === undefined) return context.fail("unknown markup declaration", start);
  const [sign, kind] = found;
  if (begin.length >= sign.length) return kind;
  unfinished(context, `unterminated ${kind}`, start);
  return undefined;
}

/** A processing instruction, and the index behind it. */
export interface Instruction {
  readonly target: string;
  readonly body: string;
  readonly end: number;
}

/** Where the comment ends that begins at an index of the input (XML 1.0, 2.5): behind it; -1 when it does not end there. */
export function commentEnd(context: Context, start: number): number {
  const { text } = context.input;
  const end = text.indexOf("--", start + 4);
  if (end === -1 || end + 2 >= text.length)
    return unfinished(context, "unterminated comment", start);
  checkContent(context, start, start + 4, end);
  return text[end + 2] === ">" ? end + 3 : context.fail("malformed comment", end);
}

/** Where the CDATA section ends that begins at an index of the input (XML 1.0, 2.7): behind it; -1 when it does not end there. */
export function cdataEnd(context: Context, start: number): number {
  const end = context.input.text.indexOf("]]>", start);
  if (end === -1) return unfinished(context, "unterminated CDATA section", start);
  checkContent(context, start, start + 9, end);
  return end + 3;
}

/** Reads the processing instruction that begins at an index of the input (XML 1.0, 2.6); undefined when it does not end there. */
export function readInstruction(context: Context, start: number): Instruction | undefined {
  const { text } = context.input;
  const targetEnd = nameEnd(text, start + 2);
  const begin = spaceEnd(text, targetEnd);
  const end = text.indexOf("?>", targetEnd);
  if (end === -1 && (begin > targetEnd || "?".startsWith(text.slice(targetEnd)))) {
    unfinished(context, "unterminated processing instruction", start);
    return undefined;
  }
  if (targetEnd === start + 2 || (begin === targetEnd && end !== targetEnd))
    return context.fail("malformed processing instruction", targetEnd);
  checkContent(context, start, begin, end);
  const target = text.slice(start + 2, targetEnd);
  if (target.includes(":")) return context.fail(`malformed-name: ${target}`, start);
  return { target, body: text.slice(begin, end), end: end + 2 };
}

function checkContent(context: Context, start: number, begin: number, end: number): void {
  const { exceed, fail, input, limits } = context;
  const illegal = illegalCharacterAt(input.text.slice(begin, end));
  if (illegal >= 0) fail("disallowed character", begin + illegal);
  if (end - begin > limits.textLength) exceed("textLength", input.placeOf(start));
}
