import { clark } from "../../../runtime/qname.js";
import type { ElementDeclaration, NameTest, Particle } from "../../schema/components.js";
import type { Side } from "./side.js";

/** Whether elements of a name stand in an element as its children alone, and no deeper: `.//p` selects what `p` does. */
export function areOnlyChildren(side: Side, element: ElementDeclaration, test: NameTest): boolean {
  const children = childrenOf(side, element);
  if (children === undefined) return false;
  const open = new Set(children);
  // What is added on the way is walked over as well.
  for (const child of open) {
    const inner = childrenOf(side, child);
    if (inner === undefined || inner.some((one) => matches(test, one))) return false;
    for (const one of inner) open.add(one);
  }
  return true;
}

/** All elements that the content of an element may have, whatever type it names; undefined where a wildcard lets in others. */
function childrenOf(
  side: Side,
  element: ElementDeclaration,
): readonly ElementDeclaration[] | undefined {
  const found = new Set<ElementDeclaration>();
  const open: Particle[] = [];
  for (const type of [element.typeDefinition, ...side.substitutesFor(element)])
    if (type.kind === "complexTypeDefinition" && "particle" in type.contentType)
      open.push(type.contentType.particle);
  for (const { term } of open) {
    if (term.kind === "wildcard") return undefined;
    if (term.kind === "modelGroup") {
      for (const particle of term.particles) open.push(particle);
      continue;
    }
    const leaf = side.leafOf(term);
    if (leaf.kind === "element") for (const one of leaf.labels.values()) found.add(one);
  }
  return [...found];
}

function matches(test: NameTest, { name }: ElementDeclaration): boolean {
  if (test.kind === "name") return clark(test.name) === clark(name);
  return test.kind === "any" || test.namespace === name.namespace;
}
