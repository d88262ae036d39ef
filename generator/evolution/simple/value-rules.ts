import type { SimpleTypeDefinition } from "../../schema/components.js";
import type { ReasonKind } from "../comparison.js";

/** What a type asks of values that no automaton reads. */
export type ValueRule =
  | {
      readonly kind: "bound";
      readonly key: string;
      readonly primitive: string;
      readonly facet: "minInclusive" | "minExclusive" | "maxInclusive" | "maxExclusive";
      readonly literal: string;
      readonly reason: ReasonKind;
    }
  | {
      readonly kind: "values";
      readonly key: string;
      readonly literals: readonly string[];
      readonly reason: ReasonKind;
    }
  /** All items of a list are of a type. */
  | {
      readonly kind: "items";
      readonly key: string;
      readonly item: SimpleTypeDefinition;
      readonly reason: ReasonKind;
    }
  | { readonly kind: "other"; readonly key: string; readonly reason: ReasonKind };
