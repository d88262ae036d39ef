/**
 * The names of the unparsed entities that a document type declaration declares (XML 1.0, 4.2.2), which values of type ENTITY may
 * name. Undefined when the declaration is not one that can be read past: it uses parameter entities in its internal subset.
 */
export function readDoctype(text: string): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  const declarations = text.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, " ");
  if (/[[\s>]%[^\s;]+;/.test(declarations)) return undefined;
  const entity =
    /<!ENTITY\s+([^\s%"'<>]+)\s+(?:SYSTEM|PUBLIC\s+(?:"[^"]*"|'[^']*'))\s+(?:"[^"]*"|'[^']*')\s+NDATA\s+[^\s>]+\s*>/g;
  for (const [, name] of declarations.matchAll(entity)) if (name !== undefined) names.add(name);
  return names;
}
