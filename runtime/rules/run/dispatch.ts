import type { PatternBranch } from "../../xpath/index.js";
import type { TreeNode } from "../tree/document-tree.js";
import type { Fold } from "../tree/fold.js";
import { type Candidate, firstState, type NameState, type Placed } from "./name-states.js";

export type { Candidate } from "./name-states.js";

const kinds = ["root", "element", "attribute", "text", "comment", "processingInstruction"] as const;
type Kind = (typeof kinds)[number];

/**
 * What nodes may match, by what names rule out. Elements are asked by the names on the way to them, which are followed as they are
 * visited; other nodes by their kind.
 */
export class Dispatch<T> {
  /** Where elements are not told apart by names. */
  readonly #unnamed = new Map<string, Placed<T>[]>(kinds.map((kind) => [kind, []]));
  readonly #ways: Placed<T>[] = [];
  readonly #attributes = new Map<string, readonly Placed<T>[]>();
  readonly #reached = new WeakMap<Fold, Map<NameState<T>, boolean>>();

  /** Candidates in the order in which they are asked. */
  constructor(candidates: readonly Candidate<T>[]) {
    for (const [place, candidate] of candidates.entries()) {
      const { branch } = candidate;
      const { way, names } = branch;
      if (way !== undefined)
        this.#ways.push({ ...candidate, branch: { ...branch, matches: way.accepts }, place });
      else
        for (const kind of kindsOf(names.kind))
          this.#unnamed.get(kind)?.push({ ...candidate, place });
    }
  }

  /** Visits the nodes that may match something, in document order, with what each of them may match. */
  visit(
    root: TreeNode,
    visit: (node: TreeNode, candidates: readonly Candidate<T>[]) => void,
  ): void {
    const of = (kind: Kind): readonly Placed<T>[] => this.#unnamed.get(kind) ?? [];
    const ofRoot = of("root");
    if (ofRoot.length > 0) visit(root, ofRoot);
    const ofAttributes = of("attribute");
    const start = firstState(this.#ways, of("element"));
    const trail: Level<T>[] = [{ node: root, next: 0, state: start }];
    for (let top = trail.at(-1); top !== undefined; top = trail.at(-1)) {
      const child = top.node.children[top.next++];
      if (child === undefined) {
        trail.pop();
        continue;
      }
      const { kind } = child;
      if (kind === "element") {
        const state = top.state.to(child);
        const { fold } = child;
        if (state.candidates.length > 0) visit(child, state.candidates);
        if (fold !== undefined && !this.#reaches(fold, state)) continue;
        if (ofAttributes.length > 0)
          for (const attribute of child.attributes) {
            const candidates = this.#ofAttribute(attribute, ofAttributes);
            if (candidates.length > 0) visit(attribute, candidates);
          }
        if (child.children.length > 0) trail.push({ node: child, next: 0, state });
      } else if (kind !== "namespace") {
        const candidates = of(kind);
        if (candidates.length > 0) visit(child, candidates);
      }
    }
  }

  /** Whether anything in an element of an outline may match, the element itself left out. */
  #reaches(fold: Fold, state: NameState<T>): boolean {
    const known = this.#reached.get(fold) ?? new Map<NameState<T>, boolean>();
    this.#reached.set(fold, known);
    let reaches = known.get(state);
    if (reaches === undefined) {
      reaches = this.#isAskedIn(fold, state);
      known.set(state, reaches);
    }
    return reaches;
  }

  #isAskedIn({ element: { attributes, text }, children }: Fold, state: NameState<T>): boolean {
    if (attributes.length > 0 && this.#unnamed.get("attribute")?.length !== 0) return true;
    if (text !== undefined && this.#unnamed.get("text")?.length !== 0) return true;
    return children.some((child) => {
      const next = state.to(child.element.name);
      return next.candidates.length > 0 || this.#reaches(child, next);
    });
  }

  /** Those of all attributes that may mean one of a local name. */
  #ofAttribute({ local }: TreeNode, all: readonly Placed<T>[]): readonly Placed<T>[] {
    let candidates = this.#attributes.get(local);
    if (candidates === undefined) {
      candidates = all.filter(
        ({ branch: { names } }) => names.kind !== "attribute" || names.local === local,
      );
      this.#attributes.set(local, candidates);
    }
    return candidates;
  }
}

interface Level<T> {
  readonly node: TreeNode;
  next: number;
  readonly state: NameState<T>;
}

/** The kinds of node that a last step may mean. */
function kindsOf(kind: PatternBranch["names"]["kind"]): readonly Kind[] {
  if (kind === "anything") return kinds;
  if (kind === "anyElement") return ["element"];
  return [kind === "anyAttribute" ? "attribute" : kind];
}
