/**
 * The names of the unparsed entities that a document type declaration declares (XML 1.0, 4.2.2), which values of type ENTITY may
 * name. Undefined when the declaration is not one that can be read past: it uses parameter entities in its internal subset.
 */
export function readDoctype(text: string): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  const declarations = withoutComments(text);
  if (/[[\s>]%[^\s;]+;/.test(declarations)) return undefined;
  const entity =
    /<!ENTITY\s+([^\s%"'<>]+)\s+(?:SYSTEM|PUBLIC\s+(?:"[^"]*"|'[^']*'))\s+(?:"[^"]*"|'[^']*')\s+NDATA\s+[^\s>]+\s*>/g;
  for (const [, name] of declarations.matchAll(entity)) if (name !== undefined) names.add(name);
  return names;
}

/** The text with a space in the place of each comment and processing instruction. What does not end is looked for once. */
function withoutComments(text: string): string {
  const parts: string[] = [];
  const endings = new Map([
    ["<!--", "-->"],
    ["<?", "?>"],
  ]);
  const begin = /<!--|<\?/g;
  let done = 0;
  for (let match = begin.exec(text); match !== null; match = begin.exec(text)) {
    const [opening] = match;
    const ending = endings.get(opening);
    if (ending === undefined) continue;
    const end = text.indexOf(ending, begin.lastIndex);
    if (end < 0) {
      endings.delete(opening);
      continue;
    }
    parts.push(text.slice(done, match.index));
    done = end + ending.length;
    begin.lastIndex = done;
  }
  return [...parts, text.slice(done)].join(" ");
}
