import { type Expression, isPlainTest, type Step } from "../../xpath/index.js";
import { type Leaving, Steps } from "../tree/axis-steps.js";
import { countedNodes, saysCurrent } from "./forms.js";
import { type Counted, Need, type Outside } from "./needs.js";
import { NeedsWhole, outsideOf, type Spot } from "./spots.js";

/** What is done with nodes: whether their text is asked for, and whether all of them count or the first. */
export interface Use {
  readonly text: boolean;
  readonly all: boolean;
}

export const existence: Use = { text: false, all: false };
export const firstText: Use = { text: true, all: false };
const everyText: Use = { text: true, all: true };
const everyNode: Use = { text: false, all: true };

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

/** Follows what expressions touch, from their context on. */
export class Reach {
  readonly #finds: Finds;
  readonly #self: Spot;
  readonly #within = new Set<Expression>();
  readonly #steps: Steps;

  constructor(self: Spot, finds: Finds) {
    this.#self = self;
    this.#finds = finds;
    this.#steps = new Steps(self, finds);
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
    follow(value, found.sees === "root" ? this.#steps.root : this.#self);
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
    const around = this.#steps.left;
    this.#steps.left = undefined;
    let spots: readonly Spot[] = this.#start(start, from);
    for (const step of steps) spots = spots.flatMap((spot) => this.#step(spot, step));
    const left = this.#steps.left as Leaving | undefined;
    this.#steps.left = around;
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
    if (start.kind === "root") return [this.#steps.root];
    return this.#nodes(start.expression, from, everyNode);
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
    const reached = this.#steps.take(spot, step);
    for (const next of reached) {
      const need = outsideOf(next);
      if (need !== undefined) this.#testOutside(step, need);
      else for (const predicate of step.predicates) this.visit(predicate, next, existence);
    }
    return reached;
  }

  /** Predicates of what lies outside may ask for what its start tag says, or for what is below it. */
  #testOutside({ predicates }: Step, need: Need): void {
    const left = this.#steps.left;
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
    need.take(own, left.needs);
  }
}

const hereOf: Expression = {
  kind: "path",
  at: 0,
  start: { kind: "context" },
  steps: [{ axis: "self", test: { kind: "node" }, predicates: [], at: 0 }],
};
