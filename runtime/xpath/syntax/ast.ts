import type { QName } from "../../qname.js";
import type { Comparison } from "../values.js";

/** The axes (XPath 1.0, 2.2). */
export const axes = [
  "ancestor",
  "ancestor-or-self",
  "attribute",
  "child",
  "descendant",
  "descendant-or-self",
  "following",
  "following-sibling",
  "namespace",
  "parent",
  "preceding",
  "preceding-sibling",
  "self",
] as const;
export type Axis = (typeof axes)[number];

/** What a step takes of its axis (XPath 1.0, 2.3). */
export type NodeTest =
  | { readonly kind: "name"; readonly name: QName }
  /** `*`, or `p:*` with a namespace. */
  | { readonly kind: "anyName"; readonly namespace: string | undefined }
  | { readonly kind: "node" }
  | { readonly kind: "text" }
  | { readonly kind: "comment" }
  | { readonly kind: "processingInstruction"; readonly target: string | undefined };

export interface Step {
  readonly axis: Axis;
  readonly test: NodeTest;
  readonly predicates: readonly Expression[];
  /** Where the step stands in the text, in UTF-16 units from 0. */
  readonly at: number;
}

/** Where a path begins: at the root (`/a`), at the context node (`a`), or at what an expression gives (`key('k', 1)/a`). */
export type PathStart =
  | { readonly kind: "root" }
  | { readonly kind: "context" }
  | { readonly kind: "expression"; readonly expression: Expression };

/** An expression (XPath 1.0, 3), with its place in the text in UTF-16 units from 0. */
export type Expression = { readonly at: number } & (
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "literal"; readonly value: string }
  | { readonly kind: "variable"; readonly name: QName }
  | { readonly kind: "call"; readonly name: QName; readonly parameters: readonly Expression[] }
  | { readonly kind: "path"; readonly start: PathStart; readonly steps: readonly Step[] }
  | {
      readonly kind: "filter";
      readonly of: Expression;
      readonly predicates: readonly Expression[];
    }
  | { readonly kind: "union"; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "negate"; readonly of: Expression }
  | {
      readonly kind: "arithmetic";
      readonly operator: "+" | "-" | "*" | "div" | "mod";
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: "comparison";
      readonly operator: Comparison;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: "logic";
      readonly operator: "and" | "or";
      readonly left: Expression;
      readonly right: Expression;
    }
);
