import type { PatternBranch } from "../../xpath/index.js";
import type { TreeNode } from "../tree/document-tree.js";
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
    const asksAttributes = ofAttributes.length > 0;
    const asksTexts = of("text").length > 0;
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
        if (fold?.reaches(state, asksAttributes, asksTexts) === false) continue;
        if (asksAttributes)
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
