/*
 * Patterns of descriptors are written for the flag `v`; JSON Schema knows the flag `u` alone, which has no operations on classes.
 */

/** One expression for the flag `u` that matches what one of some sources for the flag `v` does; undefined where there is none. */
export function unicodeRegExp(sources: readonly string[]): RegExp | undefined {
  try {
    return new RegExp(sources.map(unicodeSource).join("|"), "u");
  } catch {
    return undefined;
  }
}

function unicodeSource(source: string): string {
  let text = "";
  for (let at = 0; at < source.length; ) {
    const next = source[at] === "[" ? classAt(source, at) : atomAt(source, at);
    text += next.text;
    at = next.end;
  }
  return text;
}

interface Translated {
  readonly text: string;
  readonly end: number;
}

/** A character outside of classes, with what belongs to its escape. */
function atomAt(source: string, at: number): Translated {
  const end = source[at] === "\\" ? escapeEnd(source, at) : at + 1;
  return { text: source.slice(at, end), end };
}

function escapeEnd(source: string, at: number): number {
  const braced = /^\\(?:u|[pP])\{[^}]*\}/.exec(source.slice(at));
  return at + (braced?.[0].length ?? 2);
}

/** A class: one that others are in or taken from becomes an alternative, behind a look at what may not come. */
function classAt(source: string, start: number): Translated {
  let at = start + 1;
  const negated = source[at] === "^";
  if (negated) at++;
  let items = "";
  const inner: string[] = [];
  const without: string[] = [];
  const also: string[] = [];
  while (at < source.length && source[at] !== "]") {
    const operator = /^(?:--|&&)/.exec(source.slice(at, at + 2))?.[0];
    if (operator !== undefined) at += 2;
    const isClass = source[at] === "[";
    const { text, end } = isClass ? classAt(source, at) : itemAt(source, at);
    at = end;
    const operand = isClass ? text : `[${text}]`;
    if (operator === "--") without.push(operand);
    else if (operator === "&&") also.push(operand);
    else if (isClass) inner.push(text);
    else items += text;
  }
  const own = [...(items === "" && inner.length > 0 ? [] : [`[${items}]`]), ...inner];
  const [only = "[]", another] = own;
  const any = another === undefined ? only : `(?:${own.join("|")})`;
  const end = at + 1;
  if (negated) return { text: `(?:(?!${any})[\\s\\S])`, end };
  if (without.length + also.length === 0) return { text: any, end };
  if (also.length === 0 && any === "[\\p{Any}]" && without.every((text) => plainClass.test(text)))
    return { text: `[^${without.map((text) => text.slice(1, -1)).join("")}]`, end };
  const looks = [...also.map((text) => `(?=${text})`), ...without.map((text) => `(?!${text})`)];
  return { text: `(?:${looks.join("")}${any})`, end };
}

/** A class that is neither the rest of another nor has one in it. */
const plainClass = /^\[(?:\\.|[^\\[\]^-])(?:\\.|[^\\[\]])*\]$/s;

/** An item of a class. The flag `v` lets more punctuation be escaped, and wants some of it to be. */
function itemAt(source: string, at: number): Translated {
  const { text, end } = atomAt(source, at);
  return { text: /^\\[&!#%,:;<=>@`~]$/.test(text) ? text.slice(1) : text, end };
}
