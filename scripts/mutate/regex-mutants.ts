/** Another text for a regular expression, and what was done to it. */
export interface RegexMutant {
  readonly text: string;
  readonly what: string;
}

/** A piece of a regular expression: an escape, what opens a group, a quantifier, or one character. */
const piece =
  /\\(?:u\{[^}]*\}|u[\dA-Fa-f]{4}|x[\dA-Fa-f]{2}|[pPk]\{[^}]*\}|k<[^>]*>|c[A-Z]|.)|\(\?(?:[:=!]|<[=!]|<[^>]*>)|\{\d+,?\d*\}|./gs;

/** Regular expressions that differ in one anchor, quantifier, class, range or lookaround; those that do not compile are left out. */
export function regexMutants(source: string, flags: string): readonly RegexMutant[] {
  const pieces = source.match(piece) ?? [];
  const mutants: RegexMutant[] = [];
  const offer = (index: number, instead: string, what: string): void => {
    const before = pieces.slice(0, index).join("");
    const text = before + instead + pieces.slice(index + 1).join("");
    if (compiles(text, flags)) mutants.push({ text, what: `${what}, at ${before.length}` });
  };
  let depth = 0;
  for (const [index, part] of pieces.entries()) {
    const inClass = depth > 0;
    if (part === "[") {
      depth++;
      if (pieces[index + 1] === "^") continue;
      offer(index, "[^", "class negated");
    } else if (part === "]") depth--;
    else if (inClass) {
      if (part === "^" && pieces[index - 1] === "[") offer(index, "", "class no longer negated");
      if (part !== "-" || pieces[index - 1] === "[" || pieces[index - 1] === "-") continue;
      for (const side of [-1, 1])
        for (const step of [-1, 1]) {
          const moved = neighbour(pieces[index + side], step);
          if (moved !== undefined)
            offer(index + side, moved, `range ${side < 0 ? "start" : "end"} ${step}`);
        }
    } else if (part === "^" || part === "$") offer(index, "", `without ${part}`);
    else if (part === "+") offer(index, "*", "+ to *");
    else if (part === "*") offer(index, "+", "* to +");
    else if (part === "?" && !/^[*+?}]$/.test(pieces[index - 1]?.at(-1) ?? ""))
      offer(index, "", "without ?");
    else if (part === "(?=") offer(index, "(?!", "lookahead negated");
    else if (part === "(?!") offer(index, "(?=", "lookahead negated");
    else if (/^\{\d/.test(part))
      for (const other of counts(part)) offer(index, other, `${part} to ${other}`);
    else if (/^\\[dDwWsS]$/.test(part)) offer(index, swapCase(part), `${part} negated`);
  }
  return mutants;
}

function compiles(text: string, flags: string): boolean {
  try {
    return new RegExp(text, flags) instanceof RegExp;
  } catch {
    return false;
  }
}

/** The character beside one that is written by itself or as `\uXXXX`. */
function neighbour(part: string | undefined, step: number): string | undefined {
  if (part === undefined) return undefined;
  const escaped = /^\\(?:u([\dA-Fa-f]{4})|u\{([\dA-Fa-f]+)\}|x([\dA-Fa-f]{2}))$/.exec(part);
  const digits = escaped?.[1] ?? escaped?.[2] ?? escaped?.[3];
  if (digits === undefined && part.startsWith("\\")) return undefined;
  const code = digits === undefined ? part.codePointAt(0) : Number.parseInt(digits, 16);
  if (code === undefined || code + step < 0 || code + step > 0x10ffff) return undefined;
  const hexadecimal = (code + step).toString(16);
  return code + step > 0xffff ? `\\u{${hexadecimal}}` : `\\u${hexadecimal.padStart(4, "0")}`;
}

function counts(part: string): readonly string[] {
  const [least = "0", most] = part.slice(1, -1).split(",");
  const rest = most === undefined ? "" : `,${most}`;
  const ways = [Number(least) - 1, Number(least) + 1]
    .filter((count) => count >= 0)
    .map((count) => `{${count}${rest}}`);
  if (most === undefined || most === "") return ways;
  return [...ways, `{${least},${Number(most) - 1}}`, `{${least},${Number(most) + 1}}`];
}

function swapCase(part: string): string {
  return part === part.toLowerCase() ? part.toUpperCase() : part.toLowerCase();
}
