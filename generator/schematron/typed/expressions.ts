import { clark } from "../../../runtime/qname.js";
import type { Expression } from "../../../runtime/xpath/index.js";
import { both, either, not, numberCalls, typeOf } from "./forms.js";
import {
  allTextsOf,
  type ElementNodes,
  firstValueOf,
  listOf,
  type Nodes,
  someOf,
} from "./nodes.js";
import { type Place, TypedPaths } from "./paths.js";
import { NotTyped, type Shape } from "./shapes.js";

/** Translates XPath expressions to TypeScript expressions over values; throws {@link NotTyped} for what values cannot tell. */
export class TypedExpressions {
  readonly #place: Place;
  readonly #paths: TypedPaths;

  constructor(place: Place) {
    this.#place = place;
    this.#paths = new TypedPaths(place, (predicate, from) => this.boolean(predicate, from));
  }

  /** The context. */
  get self(): ElementNodes {
    return this.#paths.self;
  }

  /** An ancestor. */
  above(level: number): ElementNodes {
    return this.#paths.above(level);
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
        return either(this.#paths.nodes(expression, from).map((nodes) => `(${someOf(nodes)})`));
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
        const texts = this.#paths.nodes(expression, from).map(allTextsOf);
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
    const nodes = this.#paths.nodes(counted, from);
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
        return this.#textOf(this.#paths.nodes(expression, from));
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

  /** The element whose name is asked for, if it is surely there and has only one possible name. */
  #nameOf(parameter: Expression | undefined, from: Nodes): Shape {
    const [nodes, ...more] = parameter === undefined ? [from] : this.#paths.nodes(parameter, from);
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
}

/** Whether two node expressions can never select the same node: their paths differ in length, or in a name. */
function areApart({ way: one }: Nodes, { way: other }: Nodes): boolean {
  if (one[0] !== other[0]) return false;
  if (one.length !== other.length) return true;
  return one.some((names, index) => {
    const others = new Set(other[index]?.split(" "));
    return names.split(" ").every((name) => !others.has(name));
  });
}

const arithmetic = { "+": "+", "-": "-", "*": "*", div: "/", mod: "%" } as const;
