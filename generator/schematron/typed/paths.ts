import { clark } from "../../../runtime/qname.js";
import type { Expression, Step } from "../../../runtime/xpath/index.js";
import { typeOf } from "./forms.js";
import { isCurrent } from "./inlined.js";
import {
  attributeOf,
  childrenOf,
  type ElementNodes,
  firstOf,
  meansName,
  type Nodes,
} from "./nodes.js";
import { contentOf, NotTyped, type Shape } from "./shapes.js";

/** The surroundings of a context: the possible shapes of each ancestor, the parent first, and those of the document element. */
export interface Place {
  readonly self: Shape;
  readonly above: readonly (readonly Shape[])[];
  /** Whether each of these ancestors may be the document, which is above its element. */
  readonly mayBeDocument: readonly boolean[];
  readonly roots: readonly Shape[];
  /** Whether the parent keeps the children of this name in one list, so that the context's index counts its preceding siblings. */
  readonly isCounted: boolean;
}

/** Translates XPath paths to expressions that navigate values. */
export class TypedPaths {
  readonly #place: Place;
  readonly #test: (predicate: Expression, from: Nodes) => string;

  constructor(place: Place, test: (predicate: Expression, from: Nodes) => string) {
    this.#place = place;
    this.#test = test;
  }

  /** The context. */
  get self(): ElementNodes {
    const { self } = this.#place;
    return { kind: "one", code: "v", shapes: [self], name: "name", level: 0, way: ["."] };
  }

  /** An ancestor. */
  above(level: number): ElementNodes {
    const shapes = this.#place.above[level - 1];
    if (shapes === undefined || shapes.length === 0) throw new NotTyped("expressions 1");
    const around = `up${"?.around".repeat(level - 1)}`;
    const way = ["..".repeat(level)];
    return { kind: "one", code: `${around}?.value`, shapes, name: `${around}?.name`, level, way };
  }

  /** The nodes that an expression selects, grouped by place. */
  nodes(expression: Expression, from: Nodes): readonly Nodes[] {
    if (expression.kind === "union")
      return [...this.nodes(expression.left, from), ...this.nodes(expression.right, from)];
    if (expression.kind !== "path") throw new NotTyped("expressions 14");
    const { start, steps } = expression;
    if (start.kind === "expression") {
      if (isCurrent(start.expression)) return this.#walk([this.self], steps);
      throw new NotTyped("expressions 14");
    }
    if (start.kind === "context") return this.#walk([from], steps);
    const [first, ...others] = steps;
    if (first?.axis !== "child" || first.predicates.length > 0)
      throw new NotTyped("expressions 15");
    const { roots } = this.#place;
    if (!roots.every(({ name }) => meansName(first.test, name)))
      throw new NotTyped("expressions 16");
    return this.#walk([{ kind: "one", code: "root", shapes: roots, way: ["/"] }], others);
  }

  #walk(start: readonly Nodes[], steps: readonly Step[]): readonly Nodes[] {
    // Of texts and comments beside elements values say nothing, not even that there are none.
    if (steps.some(({ axis, test }) => axis === "child" && !namesElements(test)))
      throw new NotTyped("expressions 30");
    let nodes = start;
    for (let index = 0; index < steps.length; index++) {
      const step = steps[index];
      if (step === undefined) break;
      const next = steps[index + 1];
      if (isGap(step) && next?.axis === "child") {
        nodes = nodes.flatMap((each) => this.#below(each, next, 0));
        index++;
      } else nodes = nodes.flatMap((each) => this.#step(each, step));
      // Several groups are in document order only where each is a single node.
      if (nodes.length > 1 && index + 1 < steps.length && nodes.some(({ kind }) => kind === "many"))
        throw new NotTyped("expressions 17");
    }
    return nodes;
  }

  /** Descendants, found through the declarations of the elements that may contain them. */
  #below(nodes: Nodes, step: Step, depth: number): readonly Nodes[] {
    if (nodes.kind === "values") return [];
    if (depth > 12) throw new NotTyped("expressions 18");
    const found: Nodes[] = [];
    const names = new Map<string, Shape["name"]>();
    for (const { type } of nodes.shapes)
      for (const { element } of contentOf(type).children)
        names.set(clark(element.name), element.name);
    for (const name of names.values())
      for (const child of childrenOf(nodes, { kind: "name", name })) {
        if (child.kind === "many" && names.size > 1 && child.kinds !== undefined)
          throw new NotTyped("expressions 19");
        if (meansName(step.test, name)) found.push(...this.#filtered(child, step));
        found.push(...this.#below(child, step, depth + 1));
      }
    return found;
  }

  #step(nodes: Nodes, step: Step): readonly Nodes[] {
    const { axis, test } = step;
    switch (axis) {
      case "child":
        return childrenOf(nodes, test).flatMap((each) => this.#filtered(each, step));
      case "attribute":
        if (step.predicates.length > 0) throw new NotTyped("expressions 20");
        return attributeOf(nodes, test);
      case "self":
        return this.#named(nodes, step).flatMap((each) => this.#filtered(each, step));
      case "parent":
        if (nodes.kind !== "one" || nodes.level === undefined) throw new NotTyped("expressions 21");
        // The document has no name: who asks for one does not find it.
        if (test.kind === "node" && this.#place.mayBeDocument[nodes.level] === true)
          throw new NotTyped("expressions 29");
        if (this.#place.above[nodes.level]?.length === 0) return [];
        return this.#named(this.above(nodes.level + 1), step).flatMap((each) =>
          this.#filtered(each, step),
        );
      default:
        throw new NotTyped("expressions 22");
    }
  }

  /** The nodes that pass the name test of a step on the self or parent axis. */
  #named(nodes: Nodes, { test }: Step): readonly ElementNodes[] {
    if (nodes.kind === "values") throw new NotTyped("expressions 23");
    if (test.kind === "node") return [nodes];
    const shapes = nodes.shapes.filter(({ name }) => meansName(test, name));
    if (shapes.length === 0) return [];
    if (shapes.length === nodes.shapes.length) return [nodes];
    if (nodes.kind !== "one" || nodes.name === undefined) throw new NotTyped("expressions 24");
    const { name, code } = nodes;
    const keys = [...new Set(shapes.map(({ key }) => key))];
    const isNamed = keys.map((key) => `${name} === ${JSON.stringify(key)}`).join(" || ");
    return [{ ...nodes, code: `(${isNamed} ? ${code} : undefined)`, shapes }];
  }

  #filtered(nodes: ElementNodes, { predicates }: Step): readonly ElementNodes[] {
    let found: ElementNodes = nodes;
    for (const predicate of predicates) {
      if (predicate.kind === "number") {
        if (predicate.value !== 1) throw new NotTyped("expressions 25");
        // With several parents, `[1]` means the first child of each.
        if (found.kind === "many" && found.list.startsWith("x.each("))
          throw new NotTyped("expressions 26");
        const { shapes, way } = found;
        found = { kind: "one", code: firstOf(found), shapes, way };
        continue;
      }
      const type = typeOf(predicate);
      if (type === "number" || type === "any") throw new NotTyped("expressions 27");
      const { shapes, way } = found;
      const isNameTest = selfNames(predicate);
      if (isNameTest !== undefined) {
        const kept = shapes.filter(({ name }) => isNameTest(name));
        if (kept.length === 0) return [];
        if (kept.length < shapes.length) throw new NotTyped("expressions 28");
        continue;
      }
      const inner: Nodes = { kind: "one", code: "n", shapes, way };
      const test = this.#test(predicate, inner);
      if (found.kind === "many") found = { ...found, tests: [...found.tests, test] };
      else found = { kind: "one", code: `x.only(${found.code}, (n) => ${test})`, shapes, way };
    }
    return [found];
  }
}

/** `self::a or self::b` as a test on names. */
function selfNames(expression: Expression): ((name: Shape["name"]) => boolean) | undefined {
  if (expression.kind === "logic" && expression.operator === "or") {
    const left = selfNames(expression.left);
    const right = selfNames(expression.right);
    return left && right && ((name) => left(name) || right(name));
  }
  if (expression.kind !== "path" || expression.start.kind !== "context") return undefined;
  const [step, ...more] = expression.steps;
  if (step?.axis !== "self" || more.length > 0 || step.predicates.length > 0) return undefined;
  return step.test.kind === "node" ? undefined : (name) => meansName(step.test, name);
}

function namesElements({ kind }: Step["test"]): boolean {
  return kind === "name" || kind === "anyName";
}

function isGap({ axis, test, predicates }: Step): boolean {
  return axis === "descendant-or-self" && test.kind === "node" && predicates.length === 0;
}
