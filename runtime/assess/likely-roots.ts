import type { ElementDescriptor, SchemaSet } from "../descriptors.js";
import { memo } from "../engine/memo.js";
import { nearest } from "../messages/suggestions.js";
import { walkDescriptors } from "../model/walk-descriptors.js";
import type { QName } from "../qname.js";

/**
 * The elements that were probably meant, when a document begins with one that cannot be a root: those with the same name in another namespace; those
 * with nearly the same name; the likely roots of its namespace; or all likely roots.
 */
export function likelyRoots({ namespace, local }: QName, schemas: SchemaSet): readonly QName[] {
  const all = [...schemas.elements.values()].filter((element) => element.abstract !== true);
  const names = all.map(({ name }) => name);
  const same = names.filter((name) => name.local === local);
  if (same.length > 0) return same;
  const near = nearest(
    local,
    names.map((name) => name.local),
  );
  const nearby = names.filter((name) => near.includes(name.local));
  if (nearby.length > 0) return nearby;
  const outermost = outermostOf(schemas).map(({ name }) => name);
  const ofNamespace = outermost.filter((name) => name.namespace === namespace);
  return ofNamespace.length > 0 ? ofNamespace : outermost;
}

/** The likely roots: the elements that occur in no other element. If each of them does, all that have element content. */
const outermostOf: (schemas: SchemaSet) => readonly ElementDescriptor[] = /*@__PURE__*/ memo(
  (schemas) => {
    const all = [...schemas.elements.values()].filter((element) => element.abstract !== true);
    const inner = new Set<ElementDescriptor>();
    const types = all.map((element) => element.type());
    walkDescriptors(types, { element: (element) => inner.add(element) });
    const candidates = [
      all.filter((element) => !inner.has(element) && isComplex(element)),
      all.filter(isComplex),
      all,
    ];
    return candidates.find((elements) => elements.length > 0) ?? [];
  },
);

function isComplex(element: ElementDescriptor): boolean {
  return element.type().kind === "complexType";
}
