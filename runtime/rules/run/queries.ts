import { clark } from "../../qname.js";
import {
  type Compiled,
  type CompiledPattern,
  compileExpression,
  compilePattern,
  coreFunctions,
  type Environment,
  EvaluationFault,
  type Expression,
  type NodeSet,
  type PatternBranch,
  type parseExpression,
  type StaticContext,
  type XPathFault,
  type XPathNode,
  type XPathValue,
  xsltFunctions,
} from "../../xpath/index.js";
import type { Query, RuleSet, Variable } from "../rule-set.js";

/** A processor of XPath 2.0 or later, for what XPath 1.0 does not say. */
export interface XPath2 {
  /** What is wrong with an expression, in the words of the processor. */
  check(text: string, namespaces: ReadonlyMap<string, string>): string | undefined;
  boolean(text: string, namespaces: ReadonlyMap<string, string>, from: XPathNode): boolean;
  text(text: string, namespaces: ReadonlyMap<string, string>, from: XPathNode): string;
  nodes(text: string, namespaces: ReadonlyMap<string, string>, from: XPathNode): NodeSet;
}

/** What makes expressions of their texts: our parser, where they are not there as data, and another processor for what is no XPath 1.0. */
export interface Processors {
  readonly parse: typeof parseExpression | undefined;
  readonly xpath2: XPath2 | undefined;
}

/** An expression that can be run from a node. */
export interface Runnable {
  boolean(from: XPathNode, environment: Environment): boolean;
  text(from: XPathNode, environment: Environment): string;
  nodes(from: XPathNode, environment: Environment): NodeSet;
  value(from: XPathNode, environment: Environment): XPathValue;
}

/** Thrown where a rule set cannot be run at all. */
export class RuleSetError extends Error {
  override readonly name = "RuleSetError";
}

/** Variables in scope, the outer ones first: those of a rule see the context, the others the root of the document. */
export interface Scope {
  readonly outer: readonly Variable[];
  readonly inner: readonly Variable[];
}

/** Makes the expressions of a rule set into what can be run. */
export class Queries {
  readonly namespaces: ReadonlyMap<string, string>;
  readonly #functions: StaticContext["functions"];
  readonly #parser: Processors["parse"];
  readonly #xpath2: XPath2 | undefined;
  readonly #language: RuleSet["language"];
  readonly #read = new Map<Query, Expression | undefined>();
  /** Parts of expressions that the environment answers. */
  marked: StaticContext["marked"];

  constructor(ruleSet: RuleSet, { parse, xpath2 }: Processors) {
    this.namespaces = new Map(Object.entries(ruleSet.namespaces));
    const keys = new Set(ruleSet.keys.map(({ name }) => name));
    const own = xsltFunctions((said) => {
      const name = this.#expanded(said);
      return name !== undefined && keys.has(name) ? name : undefined;
    });
    this.#functions = new Map([...coreFunctions, ...own]);
    this.#parser = parse;
    this.#xpath2 = xpath2;
    this.#language = ruleSet.language;
  }

  /** An expression with variables in scope. */
  expression(query: Query, scope: Scope): Runnable {
    const expression = this.read(query);
    if (expression === undefined) return this.#foreign(query, scope);
    const { compiled, faults } = compileExpression(expression, this.#context(scope));
    return faults.length > 0 ? failing(faults) : runnable(compiled);
  }

  /** A pattern, as the branches that nodes may match. */
  pattern(query: Query, scope: Scope): readonly PatternBranch[] {
    const expression = this.read(query);
    if (expression === undefined) return [this.#selected(query, scope)];
    const { branches, faults }: CompiledPattern = compilePattern(expression, this.#context(scope));
    if (faults.length === 0) return branches;
    return [{ names: { kind: "anything" }, way: undefined, matches: () => fail(faults) }];
  }

  /** The expression in XPath 1.0, always the same one; `undefined` where another processor has to run it. */
  read(query: Query): Expression | undefined {
    if (!this.#read.has(query)) this.#read.set(query, this.#parse(query));
    return this.#read.get(query);
  }

  #parse({ text, expression }: Query): Expression | undefined {
    if (expression !== undefined || this.#language === "xpath2") return expression;
    if (this.#parser === undefined)
      throw new RuleSetError(`${text}: give fromText, or rules that were parsed beforehand`);
    const parsed = this.#parser(text, this.namespaces);
    const [fault] = parsed.faults;
    if (parsed.expression !== undefined && fault === undefined) return parsed.expression;
    throw new RuleSetError(`${text}: ${fault?.code ?? "xpath-syntax"}`);
  }

  #context({ outer, inner }: Scope): StaticContext {
    const variables = new Set([...outer, ...inner].map(({ name }) => name));
    return { functions: this.#functions, variables, marked: this.marked };
  }

  #expanded(said: string): string | undefined {
    const colon = said.indexOf(":");
    if (colon < 0) return said;
    const namespace = this.namespaces.get(said.slice(0, colon));
    return namespace === undefined ? undefined : clark({ namespace, local: said.slice(colon + 1) });
  }

  #processor(): XPath2 {
    if (this.#xpath2 !== undefined) return this.#xpath2;
    throw new RuleSetError(
      "these rules are written in XPath 2.0 or later: install fontoxpath, and give the option xpath2 what scrutin/xpath2 exports",
    );
  }

  #foreign(query: Query, scope: Scope): Runnable {
    const { namespaces } = this;
    const processor = this.#processor();
    const text = withVariables(query.text, scope);
    return {
      boolean: (from) => tried(query, () => processor.boolean(text, namespaces, from)),
      text: (from) => tried(query, () => processor.text(text, namespaces, from)),
      nodes: (from) => tried(query, () => processor.nodes(text, namespaces, from)),
      value: (from) => tried(query, () => processor.nodes(text, namespaces, from)),
    };
  }

  /** A pattern in the other language: the nodes that it selects from anywhere, found once per document. */
  #selected(query: Query, scope: Scope): PatternBranch {
    const { namespaces } = this;
    const processor = this.#processor();
    const anywhere = `/descendant-or-self::node()/(${query.text})`;
    const text = withVariables(anywhere, scope);
    const found = new WeakMap<XPathNode, ReadonlySet<XPathNode>>();
    return {
      names: { kind: "anything" },
      way: undefined,
      matches: (node) => {
        let root = node;
        while (root.parent !== undefined) root = root.parent;
        let selected = found.get(root);
        if (selected === undefined) {
          selected = tried(query, () => new Set(processor.nodes(text, namespaces, root)));
          found.set(root, selected);
        }
        return selected.has(node);
      },
    };
  }
}

/** What a phase leaves undefined is told where it is needed. */
function failing(faults: readonly XPathFault[]): Runnable {
  const run = (): never => fail(faults);
  return { boolean: run, text: run, nodes: run, value: run };
}

function fail([fault]: readonly XPathFault[]): never {
  const named = fault !== undefined && "name" in fault.parameters ? fault.parameters.name : "";
  const detail = fault?.code === "xpath-undefined-variable" ? `$${named}` : `${named}()`;
  throw new EvaluationFault("xpath-type", detail);
}

function runnable(compiled: Compiled): Runnable {
  return {
    boolean: (from, environment) => compiled.boolean(from, 1, 1, environment),
    text: (from, environment) => compiled.text(from, 1, 1, environment),
    nodes: (from, environment) => compiled.nodes(from, 1, 1, environment),
    value: (from, environment) => compiled.value(from, 1, 1, environment),
  };
}

/** What a processor throws says that an expression failed on this document, and why. */
function tried<T>(query: Query, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof EvaluationFault) throw error;
    const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    throw new EvaluationFault("xpath-failed", line === "" ? query.text : line);
  }
}

const variableName = /\$([\p{L}_][\p{L}\p{N}._-]*(?::[\p{L}_][\p{L}\p{N}._-]*)?)/gu;

/** The expression inside of `let` clauses for the variables that it needs, and for what `current()` gives. */
export function withVariables(text: string, { outer, inner }: Scope): string {
  const [body, usesCurrent] = withoutCurrent(text);
  const needed = neededBy(body, [...outer, ...inner]);
  const clauses = [
    ...outer.filter(({ name }) => needed.has(name)).map((each) => clause(each, true)),
    ...(usesCurrent ? [`$${currentName} := .`] : []),
    ...inner.filter(({ name }) => needed.has(name)).map((each) => clause(each, false)),
  ];
  return clauses.length === 0 ? body : `let ${clauses.join(", ")} return (${body})`;
}

const currentName = "scrutin-current";

/** `current()` outside of literals as a variable: XPath 2.0 alone does not have it. */
function withoutCurrent(text: string): readonly [string, boolean] {
  let found = false;
  const replaced = text.replace(/"[^"]*"|'[^']*'|(?<![\w:.-])current\s*\(\s*\)/g, (piece) => {
    if (!piece.startsWith("current")) return piece;
    found = true;
    return `$${currentName}`;
  });
  return [replaced, found];
}

function clause({ name, value }: Variable, fromRoot: boolean): string {
  if ("content" in value) return `$${name} := "${value.content.replaceAll('"', '""')}"`;
  return `$${name} := ${fromRoot ? `root(.)/(${value.text})` : `(${value.text})`}`;
}

/** The variables that an expression needs, those that they need in their turn included. */
function neededBy(text: string, variables: readonly Variable[]): ReadonlySet<string> {
  const needed = new Set<string>();
  const visit = (body: string): void => {
    for (const [, name = ""] of body.matchAll(variableName)) {
      const variable = variables.find((each) => each.name === name);
      if (variable === undefined || needed.has(name)) continue;
      needed.add(name);
      if ("text" in variable.value) visit(variable.value.text);
    }
  };
  visit(text);
  return needed;
}
