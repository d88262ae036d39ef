import type { Expression, Marked, NodeTest } from "../../xpath/index.js";

/** The children of an element that something needs: those of a name, or with `deep` any descendants of that name. */
export interface Edge {
  readonly test: NodeTest;
  readonly deep: boolean;
  /** Where only the first child counts: what is asked of it beside its name, all of which its start tag tells. */
  readonly first: readonly Expression[] | undefined;
  readonly to: Need;
}

/** What expressions need of an element: its text, its children and what is below them. Attributes are always there. */
export class Need {
  readonly id: number = ++made;
  readonly parent: Need | undefined;
  /** Its text is needed, and with that all text below it. */
  text = false;
  /** All that is below it is needed, comments and the limits of texts included. */
  all = false;
  /** The paths that lead out of contexts to which it belongs: who asked before it was there may have been told wrong. */
  readonly decides: Set<Outside> = new Set();
  readonly edges: Edge[] = [];

  /** Whether it is asked for from outside: below an ancestor of contexts, or the root. */
  readonly isOutside: boolean;

  constructor(parent?: Need, isOutside: boolean = parent?.isOutside ?? false) {
    this.parent = parent;
    this.isOutside = isOutside;
  }

  /** What is needed of the children that a test means. */
  child(test: NodeTest, deep = false, first?: readonly Expression[]): Need {
    const key = keyOf(test, deep, first);
    const known = this.edges.find((edge) => keyOf(edge.test, edge.deep, edge.first) === key);
    if (known !== undefined) return known.to;
    // Who goes up from what is anywhere below does not know where he arrives.
    const to = new Need(deep ? undefined : this, this.isOutside);
    this.edges.push({ test, deep, first, to });
    return to;
  }

  /** Takes over what is needed of another, and notes each need that takes something over. */
  take({ text, all, decides, edges }: Need, noted: Need[] = []): void {
    this.text ||= text;
    this.all ||= all;
    for (const outside of decides) this.decides.add(outside);
    noted.push(this);
    for (const { test, deep, first, to } of edges) this.child(test, deep, first).take(to, noted);
  }
}

let made = 0;

function keyOf(test: NodeTest, deep: boolean, first: readonly Expression[] | undefined): string {
  return JSON.stringify([test, deep, first], (key, value: unknown) =>
    key === "at" ? undefined : value,
  );
}

/** A path that leads out of the context, to what the document has told before. */
export interface Outside extends Marked {
  readonly kind: "outside";
  /** Where it begins to lead down: at the root, or so many levels above the context. */
  readonly from: "root" | number;
  /** Whether the text of what it finds is asked for, so that it has to be complete. */
  text: boolean;
  /** Whether more than the first node that it finds decides, so that none may come later. */
  all: boolean;
  /** Whether what it finds depends on values. */
  readonly byValue: boolean;
  /** Whether the first of some siblings is meant. */
  readonly first: boolean;
}

/** Nodes that are counted while the document passes by: all of it, or the siblings before the context. */
export interface Counted extends Marked {
  readonly kind: "counted";
  readonly of: "document" | "siblings";
  /** A pattern that tells which nodes count. */
  readonly pattern: Expression;
}
