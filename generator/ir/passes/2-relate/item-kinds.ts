import type { ElementDeclaration } from "../../../schema/components.js";
import { type ContentNode, leavesOf } from "../../ir.js";
import { lowerFirst, takeName, toIdentifier } from "../../names.js";
import type { Derivations } from "./derivations.js";

/** What the `kind` of an item says, where an element stands in an ordered property or in the place of another. */
export interface ItemKinds {
  /** The kind of one element: its own among the global ones, its local name otherwise. */
  of(element: ElementDeclaration): string;
  /** The kinds that substitution groups bring into a content model. */
  broughtInto(node: ContentNode): readonly string[];
}

export function itemKinds(
  elements: Iterable<ElementDeclaration>,
  { substitutionsFor, isHead }: Derivations,
): ItemKinds {
  const taken = new Set<string>();
  const kinds = new Map(
    [...elements].map((element) => [
      element,
      takeName(lowerFirst(toIdentifier(element.name.local)), taken),
    ]),
  );
  const of = (element: ElementDeclaration): string => kinds.get(element) ?? element.name.local;
  const broughtInto = (node: ContentNode): readonly string[] =>
    leavesOf(node).flatMap((leaf) => {
      if (leaf.kind === "any" || !isHead(leaf.declaration)) return [];
      return substitutionsFor(leaf.declaration).map(of);
    });
  return { of, broughtInto };
}
