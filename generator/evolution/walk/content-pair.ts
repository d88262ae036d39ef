import type { QName } from "../../../runtime/qname.js";
import type { Expression } from "../languages/pool.js";
import type { Costs } from "../witness/costs.js";
import type { Sample, Samples } from "../witness/samples.js";
import type { Leaf, Side, Usage } from "./side.js";

/** Two content models, walked together. */
export interface ContentPair {
  readonly left: Side;
  readonly right: Side;
  readonly costs: Costs;
  readonly samples: Samples;
  readonly ownModel: Expression<Leaf>;
  readonly itsModel: Expression<Leaf>;
  readonly budget: number;
  readonly onState: () => void;
}

/** What is met on the walk. */
export interface ContentVisitor {
  /** An element that both take: how each looks at it. */
  child(name: QName, own: Usage, its: Usage, at: ContentPlace): void;
  /** The right does not take what the left takes here. */
  unexpected(label: string, missing: readonly string[], at: ContentPlace): void;
  /** The left may end here, the right may not. */
  incomplete(missing: readonly string[], before: () => readonly Sample[]): void;
}

/** Where an element stands in the content of the left. */
export interface ContentPlace {
  readonly before: () => readonly Sample[];
  readonly usage: Usage;
  readonly rest: Expression<Leaf>;
}
