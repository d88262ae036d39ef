import type { Position } from "../issues.js";
import type { Expression } from "../xpath/index.js";
import type { TypedRules } from "./typed.js";

/*
 * A set of rules as data: what the generator makes of Schematron files, and what runs.
 */

/** How grave it is to break a rule. */
export type Level = "error" | "warning" | "information";

/** An expression, with its place in the file that it comes from. */
export interface Query {
  /** As it is run: parameters of abstract patterns are in it. */
  readonly text: string;
  readonly position?: Position | undefined;
  /**
   * What it says in XPath 1.0. Where it is left out, the text is read when it is needed, or, in a set of the other language, run by
   * a processor of that.
   */
  readonly expression?: Expression | undefined;
}

/** A variable, by its expanded name in Clark notation. */
export interface Variable {
  readonly name: string;
  readonly value: Query | { readonly content: string };
}

/** What a key finds: the nodes of a pattern, by the values of an expression (XSLT 1.0, 12.2). */
export interface Key {
  /** In Clark notation. */
  readonly name: string;
  readonly match: Query;
  readonly use: Query;
}

/** A piece of a message: text, the value of an expression, or the name of a node. */
export type MessagePart =
  | string
  | { readonly kind: "value"; readonly query: Query }
  /** Without an expression, the context is named. */
  | { readonly kind: "name"; readonly query?: Query | undefined };

/** What is said beside a message: a diagnostic, or a property. */
export interface Remark {
  readonly id: string;
  readonly language?: string | undefined;
  /** Where more is said: an address, a picture, a formal public identifier. */
  readonly see?: string | undefined;
  readonly icon?: string | undefined;
  readonly fpi?: string | undefined;
  /** Of a property: what it is, and by which scheme. */
  readonly role?: string | undefined;
  readonly scheme?: string | undefined;
  readonly parts: readonly MessagePart[];
}

/** An assertion, which has to be true of each context, or a report, which must not be. */
export interface Check {
  readonly kind: "assert" | "report";
  /** The id; without one, the pattern with a number. */
  readonly code: string;
  readonly id?: string | undefined;
  readonly level: Level;
  readonly role?: string | undefined;
  readonly flag?: string | undefined;
  /** Where more is said: an address, a picture, a formal public identifier. */
  readonly see?: string | undefined;
  readonly icon?: string | undefined;
  readonly fpi?: string | undefined;
  readonly language?: string | undefined;
  readonly test: Query;
  readonly message: readonly MessagePart[];
  readonly diagnostics: readonly Remark[];
  readonly properties: readonly Remark[];
  /** The node that is meant, seen from the context. */
  readonly subject?: Query | undefined;
}

export interface Rule {
  readonly id?: string | undefined;
  readonly role?: string | undefined;
  readonly flag?: string | undefined;
  /** A pattern (XSLT 1.0, 5.2). */
  readonly context: Query;
  readonly variables: readonly Variable[];
  readonly checks: readonly Check[];
}

/** Rules of which the first that matches a node is asked, and no other. */
export interface Pattern {
  /** The id, else the name, else a number. */
  readonly code: string;
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly role?: string | undefined;
  /** Addresses of the documents that are meant instead of the one that is checked. */
  readonly documents?: Query | undefined;
  /** Variables that only this pattern knows. */
  readonly variables: readonly Variable[];
  readonly rules: readonly Rule[];
}

export interface Phase {
  readonly id: string;
  readonly variables: readonly Variable[];
  /** Ids of patterns. */
  readonly active: readonly string[];
}

export interface RuleSet {
  readonly title?: string | undefined;
  readonly schemaVersion?: string | undefined;
  /** `"xpath2"` where expressions without an `expression` need a processor of XPath 2.0 or later. */
  readonly language: "xpath1" | "xpath2";
  /** Namespaces by prefix. */
  readonly namespaces: Readonly<Record<string, string>>;
  /** Variables that all patterns know. */
  readonly variables: readonly Variable[];
  readonly keys: readonly Key[];
  readonly phases: readonly Phase[];
  readonly defaultPhase?: string | undefined;
  readonly patterns: readonly Pattern[];
  /** The checks as functions over values, as far as the generator could make them. */
  readonly typed?: TypedRules | undefined;
}

/** @throws TypeError for what is no rule set: a program that no compiler has seen may give anything */
export function checkRuleSet(given: unknown): void {
  if (!Array.isArray((Object(given) as Partial<RuleSet>).patterns))
    throw new TypeError("this is no rule set");
}
