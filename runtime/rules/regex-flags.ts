/*
 * The flags of `matches`, `replace` and `tokenize` (XQuery and XPath Functions 3.1, 5.6.2), said in the regular expression itself, for
 * processors that take none.
 */

/** A regular expression that matches without flags what the given one matches with them; `undefined` for flags that cannot be said so. */
export function withoutFlags(pattern: string, flags: string): string | undefined {
  if (/[^isxq]/.test(flags)) return undefined;
  if (flags.includes("q"))
    return flags.includes("i") ? inBothCases(quoted(pattern)) : quoted(pattern);
  let made = pattern;
  if (flags.includes("x")) made = withoutBlanks(made);
  if (flags.includes("s")) made = withAllCharacters(made);
  return flags.includes("i") ? inBothCases(made) : made;
}

function quoted(text: string): string {
  return text.replace(/[\\|.?*+(){}[\]^$-]/g, "\\$&");
}

/** An escape, with the braces of a category, a range of letters, or a single character. */
const parts = /\\[pP]\{[^}]*\}|\\.|\p{L}-\p{L}|[\s\S]/gu;

/** Maps the parts of a pattern, told whether they stand in a character class. */
function mapped(pattern: string, change: (part: string, isInClass: boolean) => string): string {
  let depth = 0;
  return pattern.replace(parts, (part) => {
    if (part === "]") depth--;
    const made = change(part, depth > 0);
    if (part === "[") depth++;
    return made;
  });
}

function withoutBlanks(pattern: string): string {
  return mapped(pattern, (part, isInClass) => (!isInClass && /^[ \t\r\n]$/.test(part) ? "" : part));
}

function withAllCharacters(pattern: string): string {
  return mapped(pattern, (part, isInClass) => (part === "." && !isInClass ? "[\\s\\S]" : part));
}

/** Letters in both cases, and ranges of letters, where both ends have another case. */
function inBothCases(pattern: string): string {
  const both = (letter: string): string =>
    other(letter) === letter ? letter : `[${letter}${other(letter)}]`;
  return mapped(pattern, (part, isInClass) => {
    const [, from, to] = /^(\p{L})-(\p{L})$/u.exec(part) ?? [];
    if (from !== undefined && to !== undefined) {
      if (!isInClass) return `${both(from)}-${both(to)}`;
      const isSwapped = other(from) !== from && other(to) !== to;
      return isSwapped ? `${part}${other(from)}-${other(to)}` : part;
    }
    if (part.startsWith("\\") || other(part) === part) return part;
    return isInClass ? `${part}${other(part)}` : both(part);
  });
}

/** A letter in its other case, where that is one letter. */
function other(letter: string): string {
  const swapped = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
  return [...swapped].length === 1 ? swapped : letter;
}
