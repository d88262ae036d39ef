import type { ElementDeclaration, TypeDefinition } from "../../schema/components.js";
import type { Wish } from "../witness/samples.js";
import { takes } from "./declared-texts.js";
import type { Side } from "./side.js";
import { elementTexts } from "./texts.js";

/** An element as one side looks at it. */
export type Looked = readonly [side: Side, element: ElementDeclaration];

/**
 * What is nil for one side alone, of elements that name a type: where nobody declares an element, `xsi:nil` says nothing (Part 1, 3.3.4,
 * cvc-elt.3 is a rule on declarations), and the content has to be that of the type. Undefined where both sides see the same.
 */
export function nilForOne(left: Looked, right: Looked, type: TypeDefinition): Wish | undefined {
  const [own, its] = [left, right].map(([side, element]) => !side.isUndeclared(element));
  if (own === its || ![left, right].every(([, { nillable }]) => nillable)) return undefined;
  const isEmpty = takesNothing(own ? right[0] : left[0], type);
  if (own) return isEmpty ? undefined : { nil: true, content: [] };
  if (!isEmpty) return { nil: true };
  const text = ["a", "1"].find((one) => hasText(type) && takes(elementTexts(type, undefined), one));
  return text === undefined ? undefined : { nil: true, content: [text] };
}

function hasText(type: TypeDefinition): boolean {
  return type.kind === "simpleTypeDefinition" || type.contentType.variety === "simple";
}

function takesNothing(side: Side, type: TypeDefinition): boolean {
  if (type.kind === "complexTypeDefinition" && "particle" in type.contentType)
    return side.expressionOf(type.contentType.particle).nullable;
  return !hasText(type) || takes(elementTexts(type, undefined), "");
}
