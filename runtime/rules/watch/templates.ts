import type { XmlName } from "../../xml/names.js";
import type { Outline, OutlinedElement } from "../../xml/read/outline.js";
import {
  askedIn,
  type Candidate,
  type CountCandidate,
  type RuleCandidate,
  type WatchPlan,
} from "../run/candidates.js";
import type { PreparedCheck, PreparedRule } from "../run/prepare.js";
import { TreeNode } from "../tree/document-tree.js";
import { type Answers, Reading } from "./answers.js";
import type { Counted } from "./needs.js";
import type { Route } from "./routes.js";

/** The tree of all elements of one outline: their texts are put into it, one element after the other. */
export interface Template {
  readonly root: TreeNode;
  /** The nodes whose values are texts, and at which indexes of a match those are. */
  readonly texts: readonly { readonly node: TreeNode; readonly index: number }[];
  /** What may be asked, in document order. */
  readonly asked: readonly {
    readonly node: TreeNode;
    readonly candidates: readonly RuleCandidate[];
  }[];
  readonly counted: readonly {
    readonly node: TreeNode;
    readonly candidates: readonly CountCandidate[];
  }[];
  /** Whether which rules are asked depends on the form and on the elements around alone. */
  readonly byForm: boolean;
  readonly reading: Reading;
  /** The texts that its nodes have now. */
  bound: readonly string[] | undefined;
  /** What is asked in the element around that it was asked in last, as long as nothing changes that it may depend on. */
  parent: TreeNode | undefined;
  version: number;
  questions: readonly Question[];
  /** What counts the element, or an element in it. */
  counts: readonly { readonly counted: Counted; readonly node: TreeNode }[];
}

/** A check that is asked about a node of a template. */
export interface Question {
  readonly of: PreparedRule;
  readonly check: PreparedCheck;
  readonly node: TreeNode;
  readonly answers: Answers;
}

/** Larger than all orders of what was read before: a whole element is the last one so far. */
const firstOrder = Number.MAX_SAFE_INTEGER / 2;

/** The template of an outline; `undefined` where such elements have to be read in the general way. */
export function templateOf(
  outline: Outline<XmlName>,
  route: Route<Candidate>,
  checksOf: WatchPlan["checksOf"],
): Template | undefined {
  if (route.isKept || route.firsts.length > 0) return undefined;
  const maker = new TemplateMaker(checksOf);
  const root = maker.element(outline.element, route, undefined);
  return root && maker.made(root);
}

class TemplateMaker {
  readonly #texts: { node: TreeNode; index: number }[] = [];
  readonly #asked: Template["asked"][number][] = [];
  readonly #counted: Template["counted"][number][] = [];
  readonly #checksOf: WatchPlan["checksOf"];
  readonly #reading = new Reading();
  #byForm = true;
  #order = firstOrder;

  constructor(checksOf: WatchPlan["checksOf"]) {
    this.#checksOf = checksOf;
  }

  made(root: TreeNode): Template {
    return {
      root,
      texts: this.#texts,
      asked: this.#asked,
      counted: this.#counted,
      byForm: this.#byForm,
      reading: this.#reading,
      bound: undefined,
      parent: undefined,
      version: -1,
      questions: [],
      counts: [],
    };
  }

  /** An element with what is needed in it; `undefined` where an outline does not say enough. */
  element(
    { name, attributes, children, text }: OutlinedElement<XmlName>,
    route: Route<Candidate>,
    parent: TreeNode | undefined,
  ): TreeNode | undefined {
    const { candidates, isKept, keepsText, keepsAll } = route;
    if (keepsAll || (parent !== undefined && (route.decides.length > 0 || route.firsts.length > 0)))
      return undefined;
    // What stands between the tags is text as well, and an outline does not have it.
    if (keepsText && children.length > 0) return undefined;
    const node = this.#node("element", name, parent, parent?.children.length ?? 0);
    if (isKept) parent?.children.push(node);
    node.children = [];
    node.attributes = attributes.map((attribute, index) => {
      const made = this.#node("attribute", attribute.name, node, index);
      this.#bind(made, attribute.value);
      return made;
    });
    if (keepsText && text !== undefined) {
      const made = this.#node("text", noName, node, 0);
      node.children.push(made);
      this.#bind(made, text);
    }
    if (!this.#ask(node, candidates, parent)) return undefined;
    for (const child of children)
      if (this.element(child, route.to(child.name), node) === undefined) return undefined;
    return node;
  }

  /** Notes what is asked about an element; false where that cannot be asked of a template. */
  #ask(node: TreeNode, candidates: readonly Candidate[], parent: TreeNode | undefined): boolean {
    const counted = candidates.filter((each) => each.kind === "count");
    if (parent !== undefined && counted.some((each) => each.counted.of === "siblings"))
      return false;
    for (const each of candidates) {
      this.#byForm &&= each.byForm;
      if (each.kind === "rule" && (this.#checksOf.get(each.of)?.later.length ?? 0) > 0)
        return false;
    }
    this.#asked.push(...askedIn(node, candidates));
    if (counted.length > 0) this.#counted.push({ node, candidates: counted });
    return true;
  }

  #bind(node: TreeNode, index: number): void {
    this.#texts.push({ node, index });
    this.#reading.indexes.set(node, index);
  }

  #node(
    kind: "element" | "attribute" | "text",
    name: Pick<XmlName, "namespace" | "local" | "prefix">,
    parent: TreeNode | undefined,
    index: number,
  ): TreeNode {
    const node = new TreeNode(kind, name, "", parent, this.#order++, index, -1);
    node.memo = { found: new Map(), reads: this.#reading };
    return node;
  }
}

const noName = { namespace: "", local: "", prefix: "" };

/** Gives the nodes of a template the texts of an element. */
export function bind(template: Template, texts: readonly string[]): void {
  if (template.bound === texts) return;
  template.bound = texts;
  for (const { node, index } of template.texts) node.value = texts[index] ?? "";
}
