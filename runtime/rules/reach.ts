import { type Expression, isPlainTest, type NodeTest, type Step } from "../xpath/index.js";
import { countedNodes, saysCurrent, startTagTells } from "./forms.js";
import { type Counted, Need, type Outside } from "./needs.js";

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

type NodeSpot = Extract<Spot, { kind: "node" }>;

/** What is done with nodes: whether their text is asked for, and whether all of them count or the first. */
export interface Use {
  readonly text: boolean;
  readonly all: boolean;
}

export const existence: Use = { text: false, all: false };
export const firstText: Use = { text: true, all: false };
const everyText: Use = { text: true, all: true };
const everyNode: Use = { text: false, all: true };

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

/** What is found beside what the context needs. */
export interface Finds {
  /** What is needed below ancestors, by how many levels above the context they are. */
  readonly above: Map<number, Need>;
  readonly root: Need;
  readonly marked: Map<Expression, Outside | Counted>;
  readonly used: Set<Outside | Counted>;
  variable(name: string): SeenVariable | undefined;
}

export interface SeenVariable {
  readonly expression: Expression | undefined;
  readonly sees: "context" | "root";
}

/** How a path goes outside. */
interface Leaving {
  readonly from: "root" | number;
  byValue: boolean;
  first: boolean;
  readonly needs: Need[];
}

/** Follows what expressions touch, from their context on. */
export class Reach {
  readonly #finds: Finds;
  readonly #self: Spot;
  readonly #within = new Set<Expression>();
  /** How the path that is followed goes outside. */
  #left: Leaving | undefined;

  constructor(self: Spot, finds: Finds) {
    this.#self = self;
    this.#finds = finds;
  }

  /** Notes what an expression needs that is evaluated at a spot. */
  visit(expression: Expression, from: Spot, use: Use): void {
    switch (expression.kind) {
      case "number":
      case "literal":
        break;
      case "call":
        this.#call(expression, from, use);
        break;
      case "negate":
        this.visit(expression.of, from, firstText);
        break;
      case "logic":
        this.#both(expression, from, existence);
        break;
      case "arithmetic":
        this.#both(expression, from, firstText);
        break;
      case "comparison":
        this.#both(expression, from, everyText);
        break;
      case "union":
        this.#both(expression, from, use);
        break;
      case "variable":
        this.#variable(expression, (value, at) => this.visit(value, at, use));
        break;
      default:
        this.#finish(this.#nodes(expression, from, use), use);
    }
  }

  #both({ left, right }: Record<"left" | "right", Expression>, from: Spot, use: Use): void {
    this.visit(left, from, use);
    this.visit(right, from, use);
  }

  #variable(
    { name: { namespace, local } }: Extract<Expression, { kind: "variable" }>,
    follow: (value: Expression, from: Spot) => void,
  ): void {
    const found = this.#finds.variable(namespace === "" ? local : `{${namespace}}${local}`);
    const value = found?.expression;
    if (found === undefined || value === undefined || this.#within.has(value)) return;
    this.#within.add(value);
    follow(value, found.sees === "root" ? this.#rootSpot : this.#self);
    this.#within.delete(value);
  }

  #call(call: Extract<Expression, { kind: "call" }>, from: Spot, use: Use): void {
    const { name, parameters } = call;
    const [first = hereOf] = parameters;
    switch (name.namespace === "" ? name.local : "") {
      case "position":
      case "last":
        break;
      case "current":
        this.#finish([this.#self], use);
        break;
      case "count":
      case "boolean":
      case "not":
        if (!this.#counts(call, first, from))
          this.visit(first, from, name.local === "count" ? everyNode : existence);
        break;
      case "sum":
        this.visit(first, from, everyText);
        break;
      case "id":
      case "key":
        throw new NeedsWhole("key");
      case "document":
        throw new NeedsWhole("document");
      case "name":
      case "local-name":
      case "namespace-uri":
      case "generate-id":
        this.visit(first, from, existence);
        break;
      case "string":
      case "number":
      case "string-length":
      case "normalize-space":
        this.visit(first, from, firstText);
        break;
      default:
        for (const parameter of parameters) this.visit(parameter, from, firstText);
    }
  }

  /** Whether nodes outside of the context are counted that can be while the document passes by. */
  #counts(call: Extract<Expression, { kind: "call" }>, of: Expression, from: Spot): boolean {
    if (from !== this.#self) return false;
    const found = countedNodes(call.name.local, of);
    if (found === undefined) return false;
    const known = this.#finds.marked.get(call);
    const counted = known?.kind === "counted" ? known : { kind: "counted" as const, ...found };
    this.#finds.marked.set(call, counted);
    this.#finds.used.add(counted);
    return true;
  }

  /** The spots of the nodes that an expression gives. */
  #nodes(expression: Expression, from: Spot, use: Use): readonly Spot[] {
    switch (expression.kind) {
      case "path":
        return this.#path(expression, from, use);
      case "union":
        return [
          ...this.#nodes(expression.left, from, use),
          ...this.#nodes(expression.right, from, use),
        ];
      case "filter": {
        const spots = this.#nodes(expression.of, from, { ...use, all: true });
        for (const spot of spots)
          for (const predicate of expression.predicates) this.visit(predicate, spot, existence);
        return spots;
      }
      case "variable": {
        const spots: Spot[] = [];
        this.#variable(expression, (value, at) => spots.push(...this.#nodes(value, at, use)));
        return spots;
      }
      case "call":
        if (expression.name.local === "current") return [this.#self];
        throw new NeedsWhole(expression.name.local === "document" ? "document" : "key");
      default:
        return [];
    }
  }

  #path(path: Extract<Expression, { kind: "path" }>, from: Spot, use: Use): readonly Spot[] {
    const { start, steps } = path;
    const around = this.#left;
    this.#left = undefined;
    let spots: readonly Spot[] = this.#start(start, from);
    for (const step of steps) spots = spots.flatMap((spot) => this.#step(spot, step));
    const left = this.#left as Leaving | undefined;
    this.#left = around;
    const ends = spots.flatMap((spot) => outsideOf(spot) ?? []);
    if (left === undefined && ends.length === 0) return spots;
    if (left === undefined || around !== undefined || start.kind === "expression")
      throw new NeedsWhole("outside");
    const known = this.#finds.marked.get(path);
    const { from: top, byValue, first } = left;
    const outside: Outside =
      known?.kind === "outside"
        ? known
        : { kind: "outside", from: top, text: false, all: false, byValue, first };
    outside.text ||= use.text && spots.some(({ kind }) => kind === "node");
    outside.all ||= use.all || byValue;
    this.#finds.marked.set(path, outside);
    this.#finds.used.add(outside);
    for (const need of [...left.needs, ...ends]) need.decides.add(outside);
    return spots;
  }

  #start(start: Extract<Expression, { kind: "path" }>["start"], from: Spot): readonly Spot[] {
    if (start.kind === "context") return [from];
    if (start.kind === "root") return [this.#rootSpot];
    return this.#nodes(start.expression, from, everyNode);
  }

  /** The root, which may be the context. */
  get #rootSpot(): Spot {
    const self = this.#self;
    return self.kind === "node" && self.need === this.#finds.root ? self : { kind: "root" };
  }

  #finish(spots: readonly Spot[], { text }: Use): void {
    if (!text) return;
    for (const spot of spots) {
      if (spot.kind === "above" || spot.kind === "root") throw new NeedsWhole("text");
      if (spot.kind !== "node") continue;
      spot.need.text = true;
      if (spot.gap === true) spot.need.all = true;
    }
  }

  #step(spot: Spot, step: Step): readonly Spot[] {
    const reached = this.#reached(spot, step);
    for (const next of reached) {
      const need = outsideOf(next);
      if (need !== undefined) this.#testOutside(step, need);
      else for (const predicate of step.predicates) this.visit(predicate, next, existence);
    }
    return reached;
  }

  /** Predicates of what lies outside may ask for what its start tag says, or for what is below it. */
  #testOutside({ predicates }: Step, need: Need): void {
    const left = this.#left;
    const own = new Need();
    const at: Spot = { kind: "node", need: own, place: "self" };
    const finds: Finds = {
      ...this.#finds,
      above: new Map(),
      used: new Set(),
      variable: () => undefined,
    };
    for (const predicate of predicates) {
      if (predicate.kind === "number") continue;
      if (left === undefined || !isPlainTest(predicate) || saysCurrent(predicate))
        throw new NeedsWhole("outside");
      new Reach(at, finds).visit(predicate, at, existence);
      if (finds.above.size > 0 || finds.used.size > 0) throw new NeedsWhole("outside");
    }
    if (left === undefined || (own.edges.length === 0 && !own.text && !own.all)) return;
    left.byValue = true;
    copyNeed(own, need, left.needs);
  }

  #reached(spot: Spot, step: Step): readonly Spot[] {
    switch (spot.kind) {
      case "value":
        if (step.axis === "self") return [spot];
        if (step.axis === "parent" && spot.owner !== undefined) return [spot.owner];
        throw new NeedsWhole("outside");
      case "root":
        return this.#down(spot, this.#finds.root, "root", step);
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
        const need = this.#finds.above.get(levels) ?? new Need(undefined, true);
        this.#finds.above.set(levels, need);
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
    this.#left ??= { from, byValue: false, first: false, needs: [] };
    return this.#fromNode({ kind: "node", need, place: "outside" }, step);
  }

  #fromNode(spot: NodeSpot, step: Step): readonly Spot[] {
    const { need, place, gap = false } = spot;
    const { axis, test } = step;
    const below = place === "outside" ? place : "inside";
    if (gap && axis !== "child") return this.#everything(spot);
    switch (axis) {
      case "self":
        return [spot];
      case "attribute":
      case "namespace":
        return [{ kind: "value", owner: spot }];
      case "child": {
        if (!isName(test)) return this.#everything(spot);
        const first = place === "outside" && !gap ? firstOf(step) : undefined;
        if (first !== undefined && this.#left !== undefined) this.#left.first = true;
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

const hereOf: Expression = {
  kind: "path",
  at: 0,
  start: { kind: "context" },
  steps: [{ axis: "self", test: { kind: "node" }, predicates: [], at: 0 }],
};

function isName({ kind }: NodeTest): boolean {
  return kind === "name" || kind === "anyName";
}

/** What is asked, beside the name, of the one child that a step with `[1]` means; `undefined` where more than its start tag tells. */
function firstOf({ predicates }: Step): readonly Expression[] | undefined {
  const last = predicates.at(-1);
  if (last?.kind !== "number" || last.value !== 1) return undefined;
  const others = predicates.slice(0, -1);
  return others.every((each) => isPlainTest(each) && startTagTells(each)) ? others : undefined;
}

function outsideOf(spot: Spot): Need | undefined {
  const at = spot.kind === "value" ? spot.owner : spot;
  return at?.kind === "node" && at.place === "outside" ? at.need : undefined;
}

/** Notes what predicates need at the node that they are about. */
function copyNeed(from: Need, to: Need, noted: Need[]): void {
  to.text ||= from.text;
  to.all ||= from.all;
  noted.push(to);
  for (const { test, deep, to: next } of from.edges) copyNeed(next, to.child(test, deep), noted);
}
