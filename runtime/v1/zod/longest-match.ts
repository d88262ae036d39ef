/*
 * How long a text can be that a pattern of a descriptor matches. Patterns are anchored as a whole and know groups, alternatives, classes,
 * escapes and quantifiers; whatever else they might have counts as any length.
 */

/** The most characters that a match has; `Infinity` where there is no limit, or it is not known. */
export function longestMatch(source: string): number {
  const reader = { source, at: 0 };
  const length = alternatives(reader);
  return reader.at === source.length ? length : Number.POSITIVE_INFINITY;
}

interface Reader {
  readonly source: string;
  at: number;
}

function alternatives(reader: Reader): number {
  let longest = 0;
  for (;;) {
    longest = Math.max(longest, sequence(reader));
    if (reader.source[reader.at] !== "|") return longest;
    reader.at++;
  }
}

function sequence(reader: Reader): number {
  let sum = 0;
  while (reader.at < reader.source.length && !"|)".includes(reader.source.charAt(reader.at))) {
    const one = atom(reader);
    const most = quantifier(reader);
    sum += one === 0 || most === 0 ? 0 : one * most;
  }
  return sum;
}

function atom(reader: Reader): number {
  const { source, at } = reader;
  const rest = source.slice(at);
  const [anchor] = /^[$^]/.exec(rest) ?? [];
  const [group] = /^\((?:\?:)?(?!\?)/.exec(rest) ?? [];
  const [single] =
    /^(?:\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|[^1-9k])|[^\\()[\]{}?*+])/su.exec(rest) ??
    [];
  if (anchor !== undefined) {
    reader.at++;
    return 0;
  }
  if (group !== undefined) {
    reader.at += group.length;
    const length = alternatives(reader);
    if (source[reader.at] !== ")") return Number.POSITIVE_INFINITY;
    reader.at++;
    return length;
  }
  if (rest.startsWith("[")) return characterClass(reader);
  reader.at += single?.length ?? 1;
  return single === undefined ? Number.POSITIVE_INFINITY : 1;
}

/** One character, whatever stands between the brackets; a class may have others in it. */
function characterClass(reader: Reader): number {
  const { source } = reader;
  let depth = 0;
  for (; reader.at < source.length; reader.at++) {
    const character = source[reader.at];
    if (character === "\\") reader.at++;
    else if (character === "[") depth++;
    else if (character === "]" && --depth === 0) {
      reader.at++;
      return 1;
    }
  }
  return Number.POSITIVE_INFINITY;
}

function quantifier(reader: Reader): number {
  const [text, least, comma, most] =
    /^(?:[?*+]|\{(\d+)(?:(,)(\d*))?\})/.exec(reader.source.slice(reader.at)) ?? [];
  if (text === undefined) return 1;
  reader.at += text.length;
  if (text === "?") return 1;
  if (least === undefined) return Number.POSITIVE_INFINITY;
  if (comma === undefined) return Number(least);
  return most === undefined || most === "" ? Number.POSITIVE_INFINITY : Number(most);
}
