import type { Need } from "./needs.js";

/** Where nodes are, as far as an expression tells. */
export type Spot =
  /** The context or what is below it, or what is outside of it and below its root or an ancestor. `gap`: or anything below. */
  | {
      readonly kind: "node";
      readonly need: Need;
      readonly place: "self" | "inside" | "outside";
      readonly gap?: boolean;
    }
  /** An ancestor; `undefined` where the number of levels is not known. */
  | { readonly kind: "above"; readonly levels: number | undefined }
  /** An attribute or a namespace node, known with the start tag of its element. */
  | { readonly kind: "value"; readonly owner: Spot | undefined }
  | { readonly kind: "root" };

export type NodeSpot = Extract<Spot, { kind: "node" }>;

/** Why a rule needs the whole document. */
export type WholeReason = "siblings" | "outside" | "text" | "key" | "document" | "context";

/** Thrown where an expression needs the whole document; never leaves the analysis. */
export class NeedsWhole extends Error {
  readonly reason: WholeReason;

  constructor(reason: WholeReason) {
    super(reason);
    this.reason = reason;
  }
}

export function outsideOf(spot: Spot): Need | undefined {
  const at = spot.kind === "value" ? spot.owner : spot;
  return at?.kind === "node" && at.place === "outside" ? at.need : undefined;
}
