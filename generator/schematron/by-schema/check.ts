import type { SchemaSet } from "../../../runtime/descriptors.js";
import type { Position } from "../../../runtime/issues.js";
import { nearest } from "../../../runtime/messages/suggestions.js";
import { expandedName } from "../../../runtime/rules/foreign-calls.js";
import type {
  Check,
  MessagePart,
  Pattern,
  Query,
  Rule,
  RuleSet,
  Variable,
} from "../../../runtime/rules/rule-set.js";
import type { Expression, Step } from "../../../runtime/xpath/syntax/ast.js";
import type { Findings } from "../say/findings.js";
import { analyse, type StaticFinding } from "./analysis.js";
import type { SchemaNodes } from "./axes.js";
import { graphOf, type SchemaGraph, type SchemaNode } from "./graph.js";
import { misspeltNamespaces } from "./namespaces.js";
import { Spelling } from "./spelling.js";
import { anyValue, possibleTexts, type StaticValue } from "./static-value.js";
import { surelyMatches } from "./surely.js";

/** How a finding gets its place. */
export interface Places {
  /** The place of a character of an expression. */
  readonly inQuery: (query: Query, at: number) => Position;
  /** Where a prefix is bound. */
  readonly ofPrefix: (prefix: string) => Position | undefined;
  /** What an expression says in XPath 1.0, whatever runs it; `undefined` where it is more than that. */
  readonly read: (query: Query) => Expression | undefined;
}

/** Warns of everything in the rules that no document valid by the schema can contain. */
export function checkBySchema(
  ruleSet: RuleSet,
  schemas: SchemaSet,
  places: Places,
  findings: Findings,
): void {
  new SchemaCheck(ruleSet, graphOf(schemas), places, findings).run();
}

/** The variables in scope of an expression, and the value of `current()`. */
interface Scope {
  readonly outer: readonly Variable[];
  readonly inner: readonly Variable[];
  readonly current: SchemaNodes;
}

class SchemaCheck {
  readonly #ruleSet: RuleSet;
  readonly #graph: SchemaGraph;
  readonly #places: Places;
  readonly #findings: Findings;
  readonly #spelling: Spelling;
  readonly #root: SchemaNodes;
  /** Misspelt namespaces: each is reported once, and not again for each of its names. */
  readonly #misspelt: ReadonlySet<string>;

  constructor(ruleSet: RuleSet, graph: SchemaGraph, places: Places, findings: Findings) {
    this.#ruleSet = ruleSet;
    this.#graph = graph;
    this.#places = places;
    this.#findings = findings;
    this.#spelling = new Spelling(ruleSet.namespaces);
    this.#root = new Set([graph.root]);
    const misspelt = misspeltNamespaces(ruleSet.namespaces, graph);
    for (const { prefix, namespace, near } of misspelt) {
      const place = places.ofPrefix(prefix);
      if (place !== undefined)
        findings.add("schematron-near-namespace", { prefix, namespace, near }, place, "warning");
    }
    this.#misspelt = new Set(misspelt.map(({ namespace }) => namespace));
  }

  run(): void {
    const { variables, phases, keys, patterns } = this.#ruleSet;
    const outer = [...variables, ...phases.flatMap((phase) => phase.variables)];
    const atRoot: Scope = { outer, inner: [], current: this.#root };
    this.#variables(outer, this.#root, atRoot);
    for (const { match, use } of keys) {
      const matched = this.#pattern(match, atRoot);
      this.#query(use, matched, { ...atRoot, current: matched });
    }
    for (const pattern of patterns)
      if (pattern.documents === undefined) this.#rules(pattern, outer);
  }

  #rules({ variables, rules }: Pattern, around: readonly Variable[]): void {
    const outer = [...around, ...variables];
    this.#variables(variables, this.#root, { outer, inner: [], current: this.#root });
    for (const [index, rule] of rules.entries()) {
      const { context, variables: inner, checks } = rule;
      const nodes = this.#pattern(context, { outer, inner: [], current: this.#root });
      if (nodes.size === 0) continue;
      this.#tellShadowed(rules.slice(0, index), rule, nodes);
      const scope: Scope = { outer, inner, current: nodes };
      this.#variables(inner, nodes, scope);
      for (const check of checks) this.#check(check, nodes, scope);
    }
  }

  #check(check: Check, nodes: SchemaNodes, scope: Scope): void {
    const { test, message, diagnostics, properties, subject } = check;
    this.#query(test, nodes, scope);
    if (subject !== undefined) this.#query(subject, nodes, scope);
    const parts = [message, ...[...diagnostics, ...properties].map((remark) => remark.parts)];
    for (const part of parts.flat()) this.#part(part, nodes, scope);
  }

  #part(part: MessagePart, nodes: SchemaNodes, scope: Scope): void {
    if (typeof part !== "string" && part.query !== undefined) this.#query(part.query, nodes, scope);
  }

  #variables(variables: readonly Variable[], nodes: SchemaNodes, scope: Scope): void {
    for (const { value } of variables) if (!("content" in value)) this.#query(value, nodes, scope);
  }

  /** The nodes that a pattern may match: all of them where nothing is known about it. */
  #pattern(query: Query, scope: Scope): SchemaNodes {
    const { everything } = this.#graph;
    const value = this.#query(query, everything, { ...scope, current: everything });
    return value.kind === "nodes" ? value.nodes : everything;
  }

  #query(query: Query, nodes: SchemaNodes, scope: Scope): StaticValue {
    const expression = this.#places.read(query);
    if (expression === undefined) return anyValue;
    return analyse(expression, nodes, {
      graph: this.#graph,
      current: scope.current,
      variable: (name) => this.#variable(name, scope, []),
      key: (name) => this.#keyed(name),
      report: (finding) => this.#tell(finding, query),
    });
  }

  /** The nodes that a key finds, whatever their values; unknown for a key that stands in a pattern of itself. */
  #keyed(written: string): SchemaNodes | undefined {
    const { keys, namespaces } = this.#ruleSet;
    const name = expandedName(written, new Map(Object.entries(namespaces)));
    const own = keys.filter((key) => key.name === name);
    if (own.length === 0) return undefined;
    const found = own.flatMap(({ match }): readonly SchemaNode[] => {
      const expression = this.#places.read(match);
      const value =
        expression &&
        analyse(expression, this.#graph.everything, {
          graph: this.#graph,
          current: this.#graph.everything,
          variable: () => anyValue,
          report: () => undefined,
        });
      return [...(value?.kind === "nodes" ? value.nodes : this.#graph.everything)];
    });
    return new Set(found);
  }

  /** The value of a variable; unknown for one that may have several values. */
  #variable(name: string, scope: Scope, trail: readonly string[]): StaticValue {
    const isIt = (variable: Variable): boolean => variable.name === name;
    const own = scope.inner.filter(isIt);
    const [found, second] = own.length > 0 ? own : scope.outer.filter(isIt);
    if (found === undefined || second !== undefined || trail.includes(name)) return anyValue;
    const { value } = found;
    if ("content" in value) return { kind: "text", literal: value.content };
    const expression = this.#places.read(value);
    if (expression === undefined) return anyValue;
    const inside = own.length > 0 ? scope : { ...scope, inner: [], current: this.#root };
    return analyse(expression, inside.current, {
      graph: this.#graph,
      current: inside.current,
      variable: (other) => this.#variable(other, inside, [...trail, name]),
      report: () => undefined,
    });
  }

  #tell(finding: StaticFinding, query: Query): void {
    const place = (): Position => this.#places.inQuery(query, finding.at);
    const spelling = this.#spelling;
    switch (finding.kind) {
      case "neverMatches": {
        const { step, from } = finding;
        if (this.#isMisspelt(step)) return;
        const parameters = {
          step: spelling.step(step),
          from: from === this.#graph.everything ? undefined : spelling.nodes(from),
          near: spelling.near(this.#graph, step, from),
        };
        this.#findings.add("schematron-never-matches", parameters, place(), "warning");
        return;
      }
      case "onlyInWildcard": {
        const { step, from } = finding;
        const near = spelling.near(this.#graph, step, from);
        const parameters = { step: spelling.step(step), near };
        this.#findings.add("schematron-only-in-wildcard", parameters, place(), "warning");
        return;
      }
      case "impossibleValue": {
        const { value, of, form } = finding;
        const allowed = possibleTexts(of, form) ?? [];
        const [near] = nearest(value, allowed);
        const parameters = { value, of: spelling.nodes(of), form, allowed, near };
        this.#findings.add("schematron-impossible-value", parameters, place(), "warning");
        return;
      }
      case "neverNumber": {
        // XPath 2.0 compares texts by their letters.
        if (this.#ruleSet.language !== "xpath1") return;
        const parameters = { of: spelling.nodes(finding.of) };
        this.#findings.add("schematron-never-number", parameters, place(), "warning");
      }
    }
  }

  #isMisspelt({ test }: Step): boolean {
    const namespace =
      test.kind === "name" ? test.name.namespace : test.kind === "anyName" ? test.namespace : "";
    return namespace !== undefined && this.#misspelt.has(namespace);
  }

  /** Reports a rule that can never apply because earlier rules of its pattern match all of its nodes. */
  #tellShadowed(earlier: readonly Rule[], { context }: Rule, nodes: SchemaNodes): void {
    const taking = new Set<Rule>();
    for (const node of nodes) {
      const taker = earlier.find(
        ({ context: { expression } }) =>
          expression !== undefined && surelyMatches(expression, node),
      );
      if (taker === undefined) return;
      taking.add(taker);
    }
    const takers = earlier.filter((rule) => taking.has(rule));
    const last = takers.at(-1)?.context;
    const place = this.#places.inQuery(context, 0);
    if (last === undefined || this.#findings.hasAt("schematron-shadowed", place)) return;
    const { line, file = "" } = this.#places.inQuery(last, 0);
    const by = takers.map((rule) => rule.context.text).join(" | ");
    const parameters = { context: context.text, by, line, file };
    this.#findings.add("schematron-shadowed", parameters, place, "warning");
  }
}
