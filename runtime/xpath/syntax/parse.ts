import { nearest } from "../../messages/suggestions.js";
import { type QName, xmlNamespace } from "../../qname.js";
import { joined } from "../binary.js";
import { SyntaxFault, type XPathFault } from "../faults.js";
import {
  type Axis,
  axes,
  type Expression,
  type NodeTest,
  type PathStart,
  type Step,
} from "./ast.js";
import { type Token, tokenize, unexpected } from "./tokens.js";

/** The namespaces of the prefixes in an expression. */
export type Namespaces = ReadonlyMap<string, string>;

export interface ParsedExpression {
  /** `undefined` where the text is no expression. */
  readonly expression: Expression | undefined;
  readonly faults: readonly XPathFault[];
}

/** How deep brackets, predicates and paths may stand in each other. */
const maxDepth = 200;

/** Reads an expression of XPath 1.0. What is wrong with it comes back, a fault of syntax and every prefix that is not bound. */
export function parseExpression(text: string, namespaces: Namespaces): ParsedExpression {
  const faults: XPathFault[] = [];
  try {
    const parser = new Parser(tokenize(text), namespaces, faults);
    return { expression: parser.whole(), faults };
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error;
    return { expression: undefined, faults: [...faults, error.fault] };
  }
}

/** Binary operators from the loosest to the tightest (XPath 1.0, 3.4 and 3.5). */
const levels: readonly (readonly string[])[] = [
  ["or"],
  ["and"],
  ["=", "!="],
  ["<", "<=", ">", ">="],
  ["+", "-"],
  ["*", "div", "mod"],
];

const anyNode: NodeTest = { kind: "node" };

class Parser {
  readonly #tokens: readonly Token[];
  readonly #namespaces: Namespaces;
  readonly #faults: XPathFault[];
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], namespaces: Namespaces, faults: XPathFault[]) {
    this.#tokens = tokens;
    this.#namespaces = namespaces;
    this.#faults = faults;
  }

  whole(): Expression {
    const expression = this.#binary(0);
    if (this.#token.kind !== "end") throw this.#unexpected([]);
    return expression;
  }

  get #token(): Token {
    const token = this.#tokens[this.#next];
    if (token === undefined) throw new RangeError("read past the last token");
    return token;
  }

  #take(): Token {
    const token = this.#token;
    this.#next++;
    return token;
  }

  #is(text: string): boolean {
    const { kind, text: own } = this.#token;
    return (kind === "symbol" || kind === "operator") && own === text;
  }

  #skip(text: string): boolean {
    const found = this.#is(text);
    if (found) this.#next++;
    return found;
  }

  #expect(text: string): void {
    if (!this.#skip(text)) throw this.#unexpected([text]);
  }

  #unexpected(expected: readonly string[]): SyntaxFault {
    const { text, at } = this.#token;
    return unexpected(text, at, expected);
  }

  #deeper<T>(read: () => T): T {
    if (++this.#depth > maxDepth) {
      const { at } = this.#token;
      throw new SyntaxFault({
        code: "xpath-too-deep",
        parameters: { most: maxDepth },
        at,
        length: 1,
      });
    }
    const result = read();
    this.#depth--;
    return result;
  }

  #binary(level: number): Expression {
    const operators = levels[level];
    if (operators === undefined) return this.#unary();
    let left = this.#binary(level + 1);
    while (this.#token.kind === "operator" && operators.includes(this.#token.text)) {
      const { text, at } = this.#take();
      left = joined(text, at, left, this.#binary(level + 1));
    }
    return left;
  }

  #unary(): Expression {
    const { at } = this.#token;
    if (!this.#skip("-")) return this.#union();
    return { kind: "negate", at, of: this.#deeper(() => this.#unary()) };
  }

  #union(): Expression {
    let left = this.#path();
    while (this.#is("|")) {
      const { at } = this.#take();
      left = { kind: "union", at, left, right: this.#path() };
    }
    return left;
  }

  /** PathExpr (XPath 1.0, 3.3): a location path, or a filter expression that a relative path may follow. */
  #path(): Expression {
    const { at } = this.#token;
    if (!this.#beginsFilter()) return this.#locationPath(at);
    const filtered = this.#filter();
    if (!this.#is("/") && !this.#is("//")) return filtered;
    const steps = this.#furtherSteps();
    return { kind: "path", at, start: { kind: "expression", expression: filtered }, steps };
  }

  #beginsFilter(): boolean {
    const { kind, text } = this.#token;
    if (kind === "symbol") return text === "(";
    return kind === "number" || kind === "literal" || kind === "variable" || kind === "function";
  }

  #filter(): Expression {
    const primary = this.#primary();
    const predicates = this.#predicates();
    return predicates.length === 0
      ? primary
      : { kind: "filter", at: primary.at, of: primary, predicates };
  }

  #primary(): Expression {
    const { kind, text, at } = this.#take();
    switch (kind) {
      case "number":
        return { kind: "number", at, value: Number(text) };
      case "literal":
        return { kind: "literal", at, value: text };
      case "variable":
        return { kind: "variable", at, name: this.#qualified(text, at + 1) };
      case "function":
        return this.#call(text, at);
      default: {
        const inner = this.#deeper(() => this.#binary(0));
        this.#expect(")");
        return inner;
      }
    }
  }

  #call(text: string, at: number): Expression {
    const name = this.#qualified(text, at);
    this.#expect("(");
    const parameters: Expression[] = [];
    if (!this.#skip(")")) {
      do parameters.push(this.#deeper(() => this.#binary(0)));
      while (this.#skip(","));
      if (!this.#skip(")")) throw this.#unexpected([")", ","]);
    }
    return { kind: "call", at, name, parameters };
  }

  #locationPath(at: number): Expression {
    const start: PathStart = { kind: this.#is("/") || this.#is("//") ? "root" : "context" };
    if (start.kind === "context")
      return { kind: "path", at, start, steps: [this.#step(), ...this.#furtherSteps()] };
    if (this.#is("//")) return { kind: "path", at, start, steps: this.#furtherSteps() };
    this.#take();
    if (!this.#beginsStep()) return { kind: "path", at, start, steps: [] };
    return { kind: "path", at, start, steps: [this.#step(), ...this.#furtherSteps()] };
  }

  #furtherSteps(): readonly Step[] {
    const steps: Step[] = [];
    for (;;) {
      const { at } = this.#token;
      if (this.#skip("//"))
        steps.push({ axis: "descendant-or-self", test: anyNode, predicates: [], at });
      else if (!this.#skip("/")) return steps;
      steps.push(this.#step());
    }
  }

  #beginsStep(): boolean {
    const { kind, text } = this.#token;
    if (kind === "symbol") return text === "." || text === ".." || text === "@";
    return kind === "name" || kind === "wildcard" || kind === "nodeType" || kind === "axis";
  }

  #step(): Step {
    const { at } = this.#token;
    if (this.#skip(".")) return { axis: "self", test: anyNode, predicates: [], at };
    if (this.#skip("..")) return { axis: "parent", test: anyNode, predicates: [], at };
    if (!this.#beginsStep()) throw this.#unexpected([]);
    const axis = this.#axis();
    const test = this.#nodeTest();
    return { axis, test, predicates: this.#predicates(), at };
  }

  #axis(): Axis {
    if (this.#skip("@")) return "attribute";
    if (this.#token.kind !== "axis") return "child";
    const { text, at } = this.#take();
    const axis = axes.find((name) => name === text);
    if (axis === undefined) {
      const near = nearest(text, axes);
      throw unexpected(text, at, near.length > 0 ? near : axes);
    }
    this.#expect("::");
    return axis;
  }

  #nodeTest(): NodeTest {
    const { kind, text, at } = this.#take();
    if (kind === "wildcard") {
      if (text === "*") return { kind: "anyName", namespace: undefined };
      return { kind: "anyName", namespace: this.#namespace(text.slice(0, -2), at) };
    }
    if (kind === "name") return { kind: "name", name: this.#qualified(text, at) };
    if (kind === "nodeType") return this.#typeTest(text);
    throw unexpected(text, at, ["*", "node()"]);
  }

  #typeTest(type: string): NodeTest {
    this.#expect("(");
    if (type === "processing-instruction") {
      const target = this.#token.kind === "literal" ? this.#take().text : undefined;
      this.#expect(")");
      return { kind: "processingInstruction", target };
    }
    this.#expect(")");
    return { kind: type === "text" ? "text" : type === "comment" ? "comment" : "node" };
  }

  #predicates(): readonly Expression[] {
    const predicates: Expression[] = [];
    while (this.#skip("[")) {
      predicates.push(this.#deeper(() => this.#binary(0)));
      this.#expect("]");
    }
    return predicates;
  }

  /** An expanded name; one without a prefix is in no namespace (XPath 1.0, 2.3). */
  #qualified(text: string, at: number): QName {
    const colon = text.indexOf(":");
    if (colon < 0) return { namespace: "", local: text };
    const prefix = text.slice(0, colon);
    return { namespace: this.#namespace(prefix, at), local: text.slice(colon + 1) };
  }

  #namespace(prefix: string, at: number): string {
    const bound = prefix === "xml" ? xmlNamespace : this.#namespaces.get(prefix);
    if (bound !== undefined) return bound;
    const [near] = nearest(prefix, [...this.#namespaces.keys()]);
    const parameters = { prefix, near };
    this.#faults.push({ code: "xpath-unbound-prefix", parameters, at, length: prefix.length });
    return "";
  }
}
