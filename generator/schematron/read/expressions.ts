import type { Position } from "../../../runtime/issues.js";
import { nearest } from "../../../runtime/messages/suggestions.js";
import { clark } from "../../../runtime/qname.js";
import { withVariables } from "../../../runtime/rules/foreign.js";
import { expandedName, nameAlone } from "../../../runtime/rules/foreign-calls.js";
import type { Query, Variable } from "../../../runtime/rules/rule-set.js";
import type { XPath2 } from "../../../runtime/rules/run/queries.js";
import {
  compileExpression,
  compilePattern,
  coreFunctions,
  type Expression,
  parseExpression,
  type XPathFault,
  xsltFunctions,
} from "../../../runtime/xpath/index.js";
import { isCommonNodes, isCommonTest } from "../common.js";
import type { Findings } from "../say/findings.js";
import { visitExpression, visitOutsidePredicates } from "../visit.js";
import { asWritten, bracketsOutside, withoutConsequences } from "./faults-told.js";
import { type ForeignFault, foreignFault, keysNamedIn, silentPrefixes } from "./foreign-faults.js";
import type { PlacedText } from "./placed-text.js";

/** The variables in scope of an expression: global ones, evaluated at the root, and those of its rule. */
export interface VariableScope {
  readonly outer: readonly Variable[];
  readonly inner: readonly Variable[];
}

export const noVariables: VariableScope = { outer: [], inner: [] };

/** What an expression is for: a condition, a set of nodes, any value, or a pattern of contexts. */
export type Purpose = "test" | "nodes" | "value" | "pattern";

const functions = new Map([...coreFunctions, ...xsltFunctions(() => undefined)]);

/** Reads the expressions of a rule set and reports every mistake in its place. */
export class Expressions {
  readonly namespaces: ReadonlyMap<string, string>;
  /** Whether variables may contain elements that expressions find: in XPath 1.0 they contain text. */
  readonly knowsTrees: boolean;
  readonly #findings: Findings;
  readonly #language: "xpath1" | "xpath2";
  readonly #binding: string;
  readonly #xpath2: XPath2 | undefined;
  /** What expressions of XPath 2.0 say that are XPath 1.0 too. */
  readonly #readAs1 = new WeakMap<Query, Expression>();
  /** Where queries were read. */
  readonly #placed = new WeakMap<Query, PlacedText>();
  #keys: readonly string[] = [];
  /** How many expressions need an XPath 2.0 processor that is not there. */
  #missing = 0;
  #firstMissing: Position | undefined;
  /** What is not known of expressions that nothing uses yet. */
  #open: "variables" | "parameters" | undefined;

  constructor(
    findings: Findings,
    namespaces: ReadonlyMap<string, string>,
    language: "xpath1" | "xpath2",
    binding: string,
    xpath2: XPath2 | undefined,
  ) {
    this.#findings = findings;
    this.namespaces = namespaces;
    this.#language = language;
    this.#binding = binding;
    this.#xpath2 = xpath2;
    this.knowsTrees = language === "xpath2" && xpath2 !== undefined;
  }

  /** Makes the keys known, by their names in Clark notation. */
  defineKeys(names: readonly string[]): void {
    this.#keys = names;
  }

  /** Reads what nothing uses yet, for its mistakes alone: the variables that it will see, or the parameters it is made with, are not known. */
  whileOpen(open: "variables" | "parameters", read: () => void): void {
    this.#open = open;
    read();
    this.#open = undefined;
  }

  /** The expanded name of a written one, in Clark notation; reports a prefix that is not bound. */
  expand(name: PlacedText): string {
    const text = name.text.trim();
    const colon = text.indexOf(":");
    if (colon < 0) return text;
    const prefix = text.slice(0, colon);
    const namespace = this.namespaces.get(prefix);
    if (namespace !== undefined) return clark({ namespace, local: text.slice(colon + 1) });
    const [near] = nearest(prefix, [...this.namespaces.keys()]);
    this.#findings.add("xpath-unbound-prefix", { prefix, near }, name.placeAt(0));
    return text;
  }

  /** Reads an expression. */
  query(placed: PlacedText, purpose: Purpose, scope: VariableScope): Query {
    const query = this.#queryOf(placed, purpose, scope);
    this.#placed.set(query, placed);
    return query;
  }

  /** What a query says in XPath 1.0, whatever runs it. */
  readAs1(query: Query): Expression | undefined {
    return query.expression ?? this.#readAs1.get(query);
  }

  /** The place of a character of a query. */
  placeIn(query: Query, at: number): Position {
    return this.#placed.get(query)?.placeAt(at) ?? query.position ?? { line: 1, column: 1 };
  }

  #queryOf(placed: PlacedText, purpose: Purpose, scope: VariableScope): Query {
    const { text } = placed;
    const position = placed.placeAt(0);
    if (text.trim() === "" && this.#findings.hasAt("schematron-empty-attribute", position))
      return { text, position, expression: undefined };
    if (this.#open === "parameters" && text.includes("$"))
      return { text, position, expression: undefined };
    const { expression, faults } = this.#read(text, purpose, scope);
    if (this.#language === "xpath2") {
      const own = faults.length === 0 && expression !== undefined && isCommon(expression, purpose);
      if (purpose === "pattern")
        for (const fault of faults.filter(leadsAway)) this.#report(placed, fault);
      if (own) return { text, position, expression };
      const query = this.#foreign(placed, purpose, scope);
      if (expression !== undefined && !faults.some(({ code }) => unreadable.has(code)))
        this.#readAs1.set(query, expression);
      return query;
    }
    for (const fault of faults) this.#report(placed, fault);
    if (expression !== undefined) this.#checkKeys(placed, expression);
    if (expression !== undefined && purpose === "pattern") this.#tellCurrent(placed, expression);
    if (purpose === "pattern" && faults.length === 0)
      for (const fault of bracketsOutside(text)) this.#report(placed, fault);
    else if (expression !== undefined && faults.length === 0)
      this.#tellPositions(placed, expression);
    return { text, position, expression };
  }

  /** Checks an expression that was made of several, which have no mistakes of their own. */
  checkWhole(text: string, scope: VariableScope, position: Position): void {
    if (this.#findings.hasErrors) return;
    const names = { outer: scope.outer.map(nameAlone), inner: [] };
    const fault = this.#xpath2?.check(withVariables(text, names, this.namespaces), this.namespaces);
    if (fault !== undefined)
      this.#findings.add("xpath2-static", { detail: fault.detail }, position);
  }

  /** Reports how many expressions cannot be run, if any. */
  finish(): void {
    if (this.#firstMissing === undefined) return;
    const parameters = { binding: this.#binding, count: this.#missing };
    this.#findings.add("schematron-needs-xpath2", parameters, this.#firstMissing);
  }

  #read(
    text: string,
    purpose: Purpose,
    { outer, inner }: VariableScope,
  ): { readonly expression: Expression | undefined; readonly faults: readonly XPathFault[] } {
    const { expression, faults } = parseExpression(text, this.namespaces);
    if (expression === undefined) return { expression, faults };
    const variables = new Set([...outer, ...inner].map(({ name }) => name));
    if (this.#open !== undefined)
      visitExpression(expression, (each) => {
        if (each.kind === "variable") variables.add(clark(each.name));
      });
    const context = { functions, variables };
    const compiled =
      purpose === "pattern"
        ? compilePattern(expression, context)
        : compileExpression(expression, context);
    const all = [...withoutConsequences([...faults, ...compiled.faults])];
    if (purpose === "nodes" && "compiled" in compiled) {
      const { type } = compiled.compiled;
      const construct = "subject";
      if (all.length === 0 && type !== "nodes" && type !== "any")
        all.push({ code: "xpath-no-node-set", parameters: { construct }, at: 0, length: 1 });
    }
    return { expression, faults: all };
  }

  #foreign(placed: PlacedText, purpose: Purpose, scope: VariableScope): Query {
    const { text } = placed;
    const position = placed.placeAt(0);
    const syntax = this.#xpath2?.check(text, this.namespaces);
    if (syntax?.at !== undefined) {
      const { detail, at } = syntax;
      this.#findings.add("xpath2-static", { detail }, placed.placeAt(at));
      return { text, position, expression: undefined };
    }
    if (this.#xpath2 !== undefined)
      for (const fault of silentPrefixes(text, this.namespaces))
        this.#report(placed, fault, "warning");
    for (const { name, at } of keysNamedIn(text)) this.#checkKey(placed, name, at);
    const isOpen = this.#open !== undefined && (this.#xpath2 === undefined || text.includes("$"));
    if (isOpen) return { text, position, expression: undefined };
    if (this.#xpath2 === undefined) {
      this.#missing++;
      this.#firstMissing ??= position;
    } else {
      const whole = purpose === "pattern" ? `/descendant-or-self::node()/(${text})` : text;
      // What is wrong with the value of a variable is told where it is defined.
      const names = { outer: scope.outer.map(nameAlone), inner: scope.inner.map(nameAlone) };
      const written = withVariables(whole, names, this.namespaces);
      const fault = this.#xpath2.check(written, this.namespaces);
      if (fault !== undefined) {
        const known = [...scope.outer, ...scope.inner].map(({ name }) => name);
        this.#report(placed, foreignFault(fault.detail, text, known, this.namespaces));
      }
    }
    return { text, position, expression: undefined };
  }

  #report(
    placed: PlacedText,
    fault: XPathFault | ForeignFault,
    severity: "error" | "warning" = "error",
  ): void {
    const place = placed.placeAt(fault.at);
    if (fault.code === "xpath-syntax") {
      const parameters = { ...fault.parameters, expression: placed.text };
      this.#findings.add(fault.code, parameters, place);
      return;
    }
    const parameters = asWritten(fault.parameters, this.namespaces);
    // The code of a fault fits its parameters, but the compiler no longer knows it here.
    this.#findings.add(fault.code, parameters as never, place, severity);
  }

  /** XSLT 1.0 calls `current()` in a pattern an error (12.4); its processors take the node that is held against the pattern, as XSLT 2.0 does. */
  #tellCurrent(placed: PlacedText, expression: Expression): void {
    visitExpression(expression, (each) => {
      if (each.kind !== "call" || each.name.namespace !== "" || each.name.local !== "current")
        return;
      const parameters = { construct: "current()" };
      this.#findings.add("xpath-no-pattern", parameters, placed.placeAt(each.at), "warning");
    });
  }

  /** Outside predicates a rule sees one node: reports expressions that count on another position. */
  #tellPositions(placed: PlacedText, expression: Expression): void {
    visitOutsidePredicates(expression, (each) => {
      if (each.kind !== "call" || each.name.namespace !== "") return;
      const { local } = each.name;
      if (local !== "position" && local !== "last") return;
      const place = placed.placeAt(each.at);
      this.#findings.add("schematron-one-position", { function: local }, place, "warning");
    });
  }

  /** Reports keys that are named by a literal and not defined. */
  #checkKeys(placed: PlacedText, expression: Expression): void {
    visitExpression(expression, (each) => {
      if (each.kind !== "call" || each.name.local !== "key" || each.name.namespace !== "") return;
      const [first] = each.parameters;
      if (first?.kind === "literal") this.#checkKey(placed, first.value, first.at);
    });
  }

  #checkKey(placed: PlacedText, written: string, at: number): void {
    // A key whose own prefix is not bound is known by its name as written: that is told where it is defined.
    const name = expandedName(written, this.namespaces) ?? written;
    if (this.#keys.includes(name)) return;
    const [near] = nearest(written, this.#keys);
    this.#findings.add("schematron-unknown-key", { name: written, near }, placed.placeAt(at));
  }
}

/** Faults with which nothing is known of what an expression says. */
const unreadable: ReadonlySet<XPathFault["code"]> = new Set([
  ...(["xpath-syntax", "xpath-too-deep", "xpath-unbound-prefix"] as const),
]);

const awayAxes: ReadonlySet<string> = new Set([
  ...["parent", "ancestor", "ancestor-or-self", ".."],
  ...["following", "following-sibling", "preceding", "preceding-sibling"],
]);

/** Whether a pattern has an axis that no version of XSLT allows in one. */
function leadsAway({ code, parameters }: XPathFault): boolean {
  return (
    code === "xpath-no-pattern" && "construct" in parameters && awayAxes.has(parameters.construct)
  );
}

/** Whether our own processor may run an expression that is written in XPath 2.0. */
function isCommon(expression: Expression, purpose: Purpose): boolean {
  switch (purpose) {
    case "test":
      return isCommonTest(expression);
    case "pattern":
    case "nodes":
      return isCommonNodes(expression);
    case "value":
      return expression.kind === "literal";
  }
}
