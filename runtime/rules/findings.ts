import type { Locale } from "../nouns/locale.js";
import type { Check, Level, Pattern, Rule } from "./rule-set.js";
import type { DocumentTree, TreeNode } from "./tree/document-tree.js";

/** What is said beside a message, evaluated. */
export interface SaidRemark {
  readonly id: string;
  readonly text: string;
}

/** A rule that a node breaks, or one that could not be run. */
export interface RuleFinding {
  readonly level: Level;
  readonly code: string;
  readonly message: string;
  readonly node: TreeNode;
  /** The node that the rule was asked about, which need not be the one that is meant. */
  readonly context: TreeNode;
  readonly pattern: Pattern;
  readonly rule: Rule | undefined;
  readonly check: Check | undefined;
  readonly diagnostics: readonly SaidRemark[];
  readonly properties: readonly SaidRemark[];
  /** What the expressions in the message gave, by the expressions. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** The place of a check among those of its rule; what is said of the rule itself comes first. */
export function turnOf({ rule, check }: RuleFinding): number {
  return check === undefined ? -1 : (rule?.checks.indexOf(check) ?? -1);
}

/** A rule that was asked about a node. */
export interface Fired {
  readonly pattern: Pattern;
  readonly rule: Rule;
  readonly node: TreeNode;
}

export interface RunOptions {
  readonly locale: Locale;
  /** How many nodes the expressions of one rule may visit in a document. */
  readonly budget: number;
  /** The tree of another document, by its address as written; `undefined` where there is none. Without it, none may be read. */
  readonly documents?:
    | ((address: string, firstOrder: number) => DocumentTree | undefined)
    | undefined;
  /** The checks that are asked. Default: all. */
  readonly only?: ReadonlySet<Check> | undefined;
  /** Told of every rule that is asked about a node. */
  readonly onFired?: ((fired: Fired) => void) | undefined;
}
