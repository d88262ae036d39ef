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
  /** What is wrong with an expression, in the words of the processor, and where, if it says so. */
  check(
    text: string,
    namespaces: Namespaces,
  ): { readonly detail: string; readonly at: number | undefined } | undefined;
  expression(query: Query, scope: Scope, namespaces: Namespaces): Runnable;
  pattern(query: Query, scope: Scope, namespaces: Namespaces): readonly PatternBranch[];
}

type Namespaces = ReadonlyMap<string, string>;

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
    if (expression === undefined)
      return this.#processor().expression(query, scope, this.namespaces);
    const { compiled, faults } = compileExpression(expression, this.#context(scope));
    return faults.length > 0 ? failing(faults) : runnable(compiled);
  }

  /** A pattern, as the branches that nodes may match. */
  pattern(query: Query, scope: Scope): readonly PatternBranch[] {
    const expression = this.read(query);
    if (expression === undefined) return this.#processor().pattern(query, scope, this.namespaces);
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
