import type { QName } from "../../runtime/qname.js";
import type { ElementDeclaration, TypeDefinition } from "../schema/components.js";
import type { ReasonKind } from "./comparison.js";
import type { Expression } from "./languages/pool.js";
import type { Leaf } from "./walk/side.js";
import type { Sample } from "./witness/samples.js";

/** How an element of the left side is come to: the way from the root, and what stands around it there. */
export interface Way {
  /** The pair in whose content it stands; undefined for a root. */
  readonly parent: PairAt | undefined;
  readonly name: QName;
  readonly element: ElementDeclaration;
  /** What comes before it in the content of its parent. */
  readonly before: () => readonly Sample[];
  /** What is left of the content model behind it. */
  readonly rest: Expression<Leaf> | undefined;
}

/** Two types that an element has, one by each side, and how it is come to. */
export interface PairAt {
  readonly way: Way;
  readonly left: TypeDefinition;
  readonly right: TypeDefinition;
  /** What `xsi:type` says, where it says something. */
  readonly typeName: QName | undefined;
  /** Whether a name of a type stands somewhere on the way. */
  readonly byTypeName: boolean;
}

/** Where the two sides part, with an element of the left that the right refuses. */
export interface Difference {
  readonly aspect: Aspect;
  readonly at: Place;
  readonly byTypeName: boolean;
  /** Elements that prove it in this place, the best first. */
  readonly samples: () => readonly Sample[];
}

/** What could not be decided. */
export interface Doubt {
  readonly aspect: Aspect;
  readonly at: Place;
  readonly reason: ReasonKind;
  readonly budget?: number | undefined;
}

/** The element in question, and what the two sides make of it. */
export interface Place {
  readonly way: Way;
  readonly rightElement: ElementDeclaration | undefined;
  readonly left: TypeDefinition | undefined;
  readonly right: TypeDefinition | undefined;
}

/** What of an element it is about. */
export type Aspect =
  | { readonly kind: "root" }
  | { readonly kind: "abstract" }
  | { readonly kind: "abstract-type" }
  | { readonly kind: "nil" }
  | { readonly kind: "type-name"; readonly name: QName }
  /** `presence`: whether it is about the attribute being there, and not about its value. */
  | { readonly kind: "attribute"; readonly name: QName; readonly presence: boolean }
  | { readonly kind: "text" }
  /** Elements that the right does not let in, or misses. */
  | {
      readonly kind: "content";
      readonly unexpected: string | undefined;
      readonly missing: readonly string[];
    }
  | { readonly kind: "identity"; readonly name: string }
  | { readonly kind: "wildcard"; readonly name: QName };
