import type { ElementDeclaration, Schema } from "../../../generator/schema/components.js";
import { componentsOf } from "../../../generator/schema/constraints/walk.js";

/** The element with which people begin: the one of the electoral exchange that is sent most, or the first that is in no other. */
export function firstRoot(
  schema: Schema,
  roots: readonly ElementDeclaration[],
): ElementDeclaration | undefined {
  const terms = new Set([...componentsOf(schema).particles].map(({ term }) => term));
  return (
    roots.find(({ name }) => name.local === "AvisDInscription") ??
    roots.find((root) => !terms.has(root) && root.substitutionGroupAffiliation === undefined) ??
    roots[0]
  );
}

/** What roots are called in a list: those of the same name by their namespaces, too. */
export function titlesOf(
  roots: readonly ElementDeclaration[],
  label: (name: string) => string,
): ReadonlyMap<ElementDeclaration, string> {
  const counts = new Map<string, number>();
  for (const { name } of roots) {
    const said = label(name.local);
    counts.set(said, (counts.get(said) ?? 0) + 1);
  }
  return new Map(
    roots.map((root) => {
      const said = label(root.name.local);
      return [root, counts.get(said) === 1 ? said : `${said} – ${root.name.namespace}`];
    }),
  );
}
