import { clark } from "../../../runtime/qname.js";
import type { Expression, Step } from "../../../runtime/xpath/index.js";
import {
  allTextsOf,
  attributeOf,
  childrenOf,
  type ElementNodes,
  firstOf,
  firstValueOf,
  listOf,
  meansName,
  type Nodes,
  someOf,
} from "./nodes.js";
import { contentOf, NotTyped, type Shape } from "./shapes.js";

/** What stands around a context: the shapes that each ancestor may have, the parent first, and those of the document element. */
export interface Place {
  readonly self: Shape;
  readonly above: readonly (readonly Shape[])[];
  readonly roots: readonly Shape[];
  /** Whether the parent has its values of this name in one list, so that the index of the context counts those before it. */
  readonly isCounted: boolean;
}

/** Expressions of XPath as expressions of TypeScript over values; throws {@link NotTyped} for what they cannot say. */
export class TypedExpressions {
  readonly #place: Place;

  constructor(place: Place) {
    this.#place = place;
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

  boolean(expression: Expression, from: Nodes): string {
    switch (expression.kind) {
      case "logic": {
        const left = this.boolean(expression.left, from);
        const right = this.boolean(expression.right, from);
        return expression.operator === "and" ? both([left, right]) : either([left, right]);
      }
      case "comparison":
        return this.#comparison(expression, from);
      case "call":
        return this.#booleanCall(expression, from);
      case "literal":
        return String(expression.value !== "");
      case "path":
      case "union":
        return either(this.#nodes(expression, from).map((nodes) => `(${someOf(nodes)})`));
      default: {
        const number = this.number(expression, from);
        return `x.isTrue(${number})`;
      }
    }
  }

  #booleanCall(call: Extract<Expression, { kind: "call" }>, from: Nodes): string {
    const { name, parameters } = call;
    const [first, second] = parameters;
    switch (name.local) {
      case "true":
      case "false":
        return name.local;
      case "not":
        if (first === undefined) throw new NotTyped("expressions 2");
        return not(this.boolean(first, from));
      case "boolean":
        if (first === undefined) throw new NotTyped("expressions 3");
        return this.boolean(first, from);
      case "starts-with":
      case "contains": {
        if (first === undefined || second === undefined) throw new NotTyped("expressions 4");
        const method = name.local === "contains" ? "includes" : "startsWith";
        return `${this.text(first, from)}.${method}(${this.text(second, from)})`;
      }
      default:
        return numberCalls.has(name.local)
          ? `x.isTrue(${this.number(call, from)})`
          : this.#isSaid(this.text(call, from));
    }
  }

  #isSaid(text: string): string {
    return text === '""' ? "false" : `(${text} !== "")`;
  }

  #comparison(
    { left, operator, right }: Extract<Expression, { kind: "comparison" }>,
    from: Nodes,
  ): string {
    const kinds = [typeOf(left), typeOf(right)];
    if (kinds.includes("nodes") || kinds.includes("boolean")) {
      const [a, b] = [this.#comparable(left, from), this.#comparable(right, from)];
      return `x.compare(${a}, ${JSON.stringify(operator)}, ${b})`;
    }
    const isText = kinds.every((kind) => kind === "text");
    if (operator === "=" || operator === "!=") {
      const [a, b] = isText
        ? [this.text(left, from), this.text(right, from)]
        : [this.number(left, from), this.number(right, from)];
      if (isText && a.startsWith('"') && b.startsWith('"'))
        return String((a === b) === (operator === "="));
      return `(${a} ${operator === "=" ? "===" : "!=="} ${b})`;
    }
    return `(${this.number(left, from)} ${operator} ${this.number(right, from)})`;
  }

  #comparable(expression: Expression, from: Nodes): string {
    switch (typeOf(expression)) {
      case "nodes": {
        const texts = this.#nodes(expression, from).map(allTextsOf);
        return texts.length === 1 ? (texts[0] ?? "[]") : `[${texts.map((each) => `...${each}`)}]`;
      }
      case "boolean":
        return this.boolean(expression, from);
      case "number":
        return this.number(expression, from);
      default:
        return this.text(expression, from);
    }
  }

  number(expression: Expression, from: Nodes): string {
    switch (expression.kind) {
      case "number":
        return String(expression.value);
      case "negate":
        return `-(${this.number(expression.of, from)})`;
      case "arithmetic": {
        const operator = arithmetic[expression.operator];
        const left = this.number(expression.left, from);
        return `(${left} ${operator} ${this.number(expression.right, from)})`;
      }
      case "call":
        return this.#numberCall(expression, from);
      case "logic":
      case "comparison":
        return `Number(${this.boolean(expression, from)})`;
      default:
        return `x.number(${this.text(expression, from)})`;
    }
  }

  #numberCall(call: Extract<Expression, { kind: "call" }>, from: Nodes): string {
    const { name, parameters } = call;
    const [first] = parameters;
    switch (name.local) {
      case "number":
        return first === undefined ? `x.number(${this.#textOf([from])})` : this.number(first, from);
      case "string-length":
        return `x.length(${this.#textOr(first, from)})`;
      case "count":
        if (first === undefined) throw new NotTyped("expressions 5");
        return this.#count(first, from);
      case "floor":
      case "ceiling":
      case "round": {
        if (first === undefined) throw new NotTyped("expressions 6");
        const number = this.number(first, from);
        if (name.local === "round") return `x.round(${number})`;
        return `Math.${name.local === "floor" ? "floor" : "ceil"}(${number})`;
      }
      default:
        return typeOf(call) === "boolean"
          ? `Number(${this.boolean(call, from)})`
          : `x.number(${this.text(call, from)})`;
    }
  }

  #count(counted: Expression, from: Nodes): string {
    if (this.#isCountOfSiblings(counted, from)) return "index";
    const nodes = this.#nodes(counted, from);
    const isApart = nodes.every((one, index) =>
      nodes.slice(0, index).every((other) => areApart(one, other)),
    );
    if (!isApart) throw new NotTyped("expressions 7");
    const counts = nodes.map((each) => {
      if (each.kind === "values") throw new NotTyped("expressions 8");
      return `${listOf(each)}.length`;
    });
    return counts.length === 0 ? "0" : `(${counts.join(" + ")})`;
  }

  /** `count(preceding-sibling::a)` of an `a`. */
  #isCountOfSiblings(counted: Expression, from: Nodes): boolean {
    if (counted.kind !== "path" || counted.start.kind !== "context") return false;
    const [step, ...more] = counted.steps;
    if (step?.axis !== "preceding-sibling" || more.length > 0) return false;
    const { self, isCounted } = this.#place;
    const isOwn = step.test.kind === "name" && clark(step.test.name) === self.key;
    if (!isOwn || !isCounted || step.predicates.length > 0) throw new NotTyped("expressions 9");
    return from.kind === "one" && from.level === 0;
  }

  text(expression: Expression, from: Nodes): string {
    switch (expression.kind) {
      case "literal":
        return JSON.stringify(expression.value);
      case "path":
        return this.#textOf(this.#nodes(expression, from));
      case "call":
        return this.#textCall(expression, from);
      case "number":
      case "negate":
      case "arithmetic":
        return `x.numberText(${this.number(expression, from)})`;
      case "logic":
      case "comparison":
        return `String(${this.boolean(expression, from)})`;
      default:
        throw new NotTyped("expressions 10");
    }
  }

  #textCall(call: Extract<Expression, { kind: "call" }>, from: Nodes): string {
    const { name, parameters } = call;
    const texts = (): string[] => parameters.map((each) => this.text(each, from));
    const [first, second, third] = parameters;
    switch (name.local) {
      case "string":
        return this.#textOr(first, from);
      case "normalize-space": {
        const text = this.#textOr(first, from);
        return text === '""' ? text : `x.normalize(${text})`;
      }
      case "concat":
        return `(${texts().join(" + ")})`;
      case "translate":
        return `x.translate(${texts().join(", ")})`;
      case "substring-before":
        return `x.before(${texts().join(", ")})`;
      case "substring-after":
        return `x.after(${texts().join(", ")})`;
      case "substring": {
        if (first === undefined || second === undefined) throw new NotTyped("expressions 11");
        const length = third === undefined ? "" : `, ${this.number(third, from)}`;
        return `x.substring(${this.text(first, from)}, ${this.number(second, from)}${length})`;
      }
      case "local-name":
        return JSON.stringify(this.#nameOf(first, from).name.local);
      case "namespace-uri":
        return JSON.stringify(this.#nameOf(first, from).name.namespace);
      default:
        if (numberCalls.has(name.local)) return `x.numberText(${this.number(call, from)})`;
        if (typeOf(call) === "boolean") return `String(${this.boolean(call, from)})`;
        throw new NotTyped("expressions 12");
    }
  }

  /** The element whose name is asked for, where there is surely one of one name. */
  #nameOf(parameter: Expression | undefined, from: Nodes): Shape {
    const [nodes, ...more] = parameter === undefined ? [from] : this.#nodes(parameter, from);
    if (nodes?.kind !== "one" || nodes.level !== 0 || more.length > 0)
      throw new NotTyped("expressions 13");
    return this.#place.self;
  }

  #textOr(parameter: Expression | undefined, from: Nodes): string {
    return parameter === undefined ? this.#textOf([from]) : this.text(parameter, from);
  }

  #textOf(nodes: readonly Nodes[]): string {
    const values = nodes.map(firstValueOf);
    if (values.length === 0) return '""';
    return `x.text(${values.length === 1 ? values[0] : values.map((each) => `(${each})`).join(" ?? ")})`;
  }

  #nodes(expression: Expression, from: Nodes): readonly Nodes[] {
    if (expression.kind === "union")
      return [...this.#nodes(expression.left, from), ...this.#nodes(expression.right, from)];
    if (expression.kind !== "path" || expression.start.kind === "expression")
      throw new NotTyped("expressions 14");
    const { start, steps } = expression;
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
    let nodes = start;
    for (let index = 0; index < steps.length; index++) {
      const step = steps[index];
      if (step === undefined) break;
      const next = steps[index + 1];
      if (isGap(step) && next?.axis === "child") {
        nodes = nodes.flatMap((each) => this.#below(each, next, 0));
        index++;
      } else nodes = nodes.flatMap((each) => this.#step(each, step));
      // Of several, those of the first come before those of the second in the document only where each is one.
      if (nodes.length > 1 && index + 1 < steps.length && nodes.some(({ kind }) => kind === "many"))
        throw new NotTyped("expressions 17");
    }
    return nodes;
  }

  /** Descendants by the declarations of the elements that may hold them. */
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
        if (this.#place.above[nodes.level]?.length === 0) return [];
        return this.#named(this.above(nodes.level + 1), step).flatMap((each) =>
          this.#filtered(each, step),
        );
      default:
        throw new NotTyped("expressions 22");
    }
  }

  /** Nodes that have the name that a step on the axes self and parent says. */
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
        // Of children of several parents each parent's first is meant.
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
      const test = this.boolean(predicate, inner);
      if (found.kind === "many") found = { ...found, tests: [...found.tests, test] };
      else found = { kind: "one", code: `x.only(${found.code}, (n) => ${test})`, shapes, way };
    }
    return [found];
  }
}

/** All of some conditions, as far as they are not known beforehand. */
export function both(conditions: readonly string[]): string {
  if (conditions.includes("false")) return "false";
  const open = conditions.filter((each) => each !== "true");
  return open.length > 1 ? `(${open.join(" && ")})` : (open[0] ?? "true");
}

/** Any of some conditions. */
export function either(conditions: readonly string[]): string {
  if (conditions.includes("true")) return "true";
  const open = conditions.filter((each) => each !== "false");
  return open.length > 1 ? `(${open.join(" || ")})` : (open[0] ?? "false");
}

export function not(condition: string): string {
  if (condition === "true") return "false";
  return condition === "false" ? "true" : `!(${condition})`;
}

/** `self::a or self::b` as a test of names. */
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

function isGap({ axis, test, predicates }: Step): boolean {
  return axis === "descendant-or-self" && test.kind === "node" && predicates.length === 0;
}

/** Whether no node can be found by both: the ways to them differ in length, or in a name. */
function areApart({ way: one }: Nodes, { way: other }: Nodes): boolean {
  if (one[0] !== other[0]) return false;
  if (one.length !== other.length) return true;
  return one.some((names, index) => {
    const others = new Set(other[index]?.split(" "));
    return names.split(" ").every((name) => !others.has(name));
  });
}

const arithmetic = { "+": "+", "-": "-", "*": "*", div: "/", mod: "%" } as const;
const numberCalls: ReadonlySet<string> = new Set([
  "number",
  "string-length",
  "count",
  "floor",
  "ceiling",
  "round",
]);
const booleanCalls: ReadonlySet<string> = new Set([
  "true",
  "false",
  "not",
  "boolean",
  "starts-with",
  "contains",
]);
const textCalls: ReadonlySet<string> = new Set([
  "string",
  "normalize-space",
  "concat",
  "translate",
  "substring",
  "substring-before",
  "substring-after",
  "local-name",
  "namespace-uri",
]);

/** The type of an expression; `any` for what is not known here. */
function typeOf(expression: Expression): "nodes" | "number" | "text" | "boolean" | "any" {
  switch (expression.kind) {
    case "number":
    case "negate":
    case "arithmetic":
      return "number";
    case "literal":
      return "text";
    case "path":
    case "union":
      return "nodes";
    case "logic":
    case "comparison":
      return "boolean";
    case "call": {
      const { name } = expression;
      if (name.namespace !== "") return "any";
      if (numberCalls.has(name.local)) return "number";
      if (booleanCalls.has(name.local)) return "boolean";
      return textCalls.has(name.local) ? "text" : "any";
    }
    default:
      return "any";
  }
}
