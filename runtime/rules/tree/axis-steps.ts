import type { Expression, Step } from "../../xpath/index.js";
import { isName, isToldByStartTag } from "../watch/forms.js";
import { Need } from "../watch/needs.js";
import { NeedsWhole, type NodeSpot, type Spot } from "../watch/spots.js";

/** How a path goes outside. */
export interface Leaving {
  readonly from: "root" | number;
  byValue: boolean;
  first: boolean;
  readonly needs: Need[];
}

/** Where steps lead, and what is needed there. */
export class Steps {
  readonly #self: Spot;
  readonly #needs: { readonly above: Map<number, Need>; readonly root: Need };
  /** How the path that is followed goes outside. */
  left: Leaving | undefined;

  constructor(self: Spot, needs: { readonly above: Map<number, Need>; readonly root: Need }) {
    this.#self = self;
    this.#needs = needs;
  }

  /** The root, which may be the context. */
  get root(): Spot {
    const self = this.#self;
    return self.kind === "node" && self.need === this.#needs.root ? self : { kind: "root" };
  }

  /** Where a step leads from a spot, its predicates left out. */
  take(spot: Spot, step: Step): readonly Spot[] {
    switch (spot.kind) {
      case "value":
        if (step.axis === "self") return [spot];
        if (step.axis === "parent" && spot.owner !== undefined) return [spot.owner];
        throw new NeedsWhole("outside");
      case "root":
        return this.#down(spot, this.#needs.root, "root", step);
      case "above":
        return this.#fromAbove(spot, step);
      case "node":
        return this.#fromNode(spot, step);
    }
  }

  #fromAbove(spot: Extract<Spot, { kind: "above" }>, step: Step): readonly Spot[] {
    const { levels } = spot;
    switch (step.axis) {
      case "parent":
        return [{ kind: "above", levels: levels === undefined ? undefined : levels + 1 }];
      case "ancestor":
      case "ancestor-or-self":
        return [{ kind: "above", levels: undefined }];
      case "attribute":
      case "namespace":
        return [{ kind: "value", owner: spot }];
      default: {
        if (step.axis === "self") return [spot];
        if (levels === undefined) throw new NeedsWhole("outside");
        const need = this.#needs.above.get(levels) ?? new Need(undefined, true);
        this.#needs.above.set(levels, need);
        return this.#down(spot, need, levels, step);
      }
    }
  }

  /** Down from an ancestor, to what is outside of the context. */
  #down(spot: Spot, need: Need, from: "root" | number, step: Step): readonly Spot[] {
    const { axis, test } = step;
    if (axis === "self") return test.kind === "node" ? [spot] : [];
    if (axis !== "child" && !axis.startsWith("descendant")) {
      if (spot.kind === "root") return [];
      throw new NeedsWhole("siblings");
    }
    this.left ??= { from, byValue: false, first: false, needs: [] };
    return this.#fromNode({ kind: "node", need, place: "outside" }, step);
  }

  #fromNode(spot: NodeSpot, step: Step): readonly Spot[] {
    const { need, place, gap = false } = spot;
    const { axis, test } = step;
    const below = place === "outside" ? place : "inside";
    if (gap && axis !== "child")
      return leadsDown.has(axis) ? this.#everything(spot) : this.#fromAnyBelow(spot, step);
    switch (axis) {
      case "self":
        return [spot];
      case "attribute":
      case "namespace":
        return [{ kind: "value", owner: spot }];
      case "child": {
        if (!isName(test)) return this.#everything(spot);
        const first = place === "outside" && !gap ? firstOf(step) : undefined;
        if (first !== undefined && this.left !== undefined) this.left.first = true;
        return [{ kind: "node", need: need.child(test, gap, first), place: below }];
      }
      case "descendant-or-self":
        if (test.kind === "node" && step.predicates.length === 0) return [{ ...spot, gap: true }];
        if (!isName(test)) return this.#everything(spot);
        return [spot, { kind: "node", need: need.child(test, true), place: below }];
      case "descendant":
        if (!isName(test)) return this.#everything(spot);
        return [{ kind: "node", need: need.child(test, true), place: below }];
      default:
        if (place === "outside") throw new NeedsWhole("outside");
        return this.#aside(spot, step);
    }
  }

  /** From a node or anything below it to what is above or beside: the node itself may have that outside of the context. */
  #fromAnyBelow(spot: NodeSpot, { axis }: Step): readonly Spot[] {
    if (spot.place === "outside") throw new NeedsWhole("outside");
    if (axis !== "parent" && !axis.startsWith("ancestor")) throw new NeedsWhole("siblings");
    return [...this.#everything(this.#self), this.#self, { kind: "above", levels: undefined }];
  }

  /** From the context or what is below it to what is above or beside. */
  #aside({ need, place }: NodeSpot, { axis, test }: Step): readonly Spot[] {
    const self = this.#self;
    if (axis === "parent" || axis.startsWith("ancestor")) {
      const { parent } = need;
      if (place === "self") {
        const above: Spot = { kind: "above", levels: axis === "parent" ? 1 : undefined };
        return axis === "ancestor-or-self" ? [self, above] : [above];
      }
      if (axis === "parent" && parent !== undefined) {
        const isSelf = self.kind === "node" && self.need === parent;
        return [isSelf ? self : { kind: "node", need: parent, place }];
      }
      return [...this.#everything(self), self, { kind: "above", levels: undefined }];
    }
    if (place === "inside" && axis.endsWith("-sibling")) {
      const { parent } = need;
      if (parent === undefined || !isName(test)) return this.#everything(self);
      return [{ kind: "node", need: parent.child(test), place }];
    }
    throw new NeedsWhole("siblings");
  }

  /** Any node below one, of any kind. */
  #everything(spot: Spot): readonly Spot[] {
    if (spot.kind !== "node" || spot.place === "outside") throw new NeedsWhole("outside");
    spot.need.all = true;
    return [
      { kind: "node", need: spot.need, place: "inside" },
      { kind: "value", owner: undefined },
    ];
  }
}

const leadsDown: ReadonlySet<string> = new Set([
  "attribute",
  "descendant",
  "descendant-or-self",
  "namespace",
  "self",
]);

/** What is asked, beside the name, of the one child that a step with `[1]` means; `undefined` where more than its start tag tells. */
function firstOf({ predicates }: Step): readonly Expression[] | undefined {
  const last = predicates.at(-1);
  if (last?.kind !== "number" || last.value !== 1) return undefined;
  const others = predicates.slice(0, -1);
  return others.every(isToldByStartTag) ? others : undefined;
}
