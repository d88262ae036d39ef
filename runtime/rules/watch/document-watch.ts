import type { Here, RuleWatch } from "../../assess/rules/rule-watch.js";
import type { XmlStartTag } from "../../xml/events.js";
import type { XmlName } from "../../xml/names.js";
import type { Outline } from "../../xml/read/outline.js";
import { EvaluationFault } from "../../xpath/index.js";
import type { RuleFinding, RunOptions } from "../findings.js";
import type { Check } from "../rule-set.js";
import {
  askedIn,
  type Candidate,
  type CountCandidate,
  partsOf,
  type RuleCandidate,
  type WatchPlan,
} from "../run/candidates.js";
import type { PreparedCheck, PreparedRule, PreparedSet } from "../run/prepare.js";
import { Run } from "../run/run.js";
import type { TreeNode } from "../tree/document-tree.js";
import { type Level, LightTree } from "../tree/light-tree.js";
import { elementOf } from "../tree/place.js";
import { Answers } from "./answers.js";
import { compiledTests, plainEnvironment } from "./first-tests.js";
import type { Counted } from "./needs.js";
import { PassedBefore } from "./passed-before.js";
import { bind, type Question, type Template, templateOf } from "./templates.js";

/** What was found, and which checks could not be asked while the document passed by. */
export interface Watched {
  readonly findings: readonly RuleFinding[];
  readonly late: ReadonlySet<Check>;
}

/** A context that is asked about again at the end of the document. */
interface Deferred {
  readonly of: PreparedRule;
  readonly checks: readonly PreparedCheck[];
  readonly node: TreeNode;
}

/** Asks rules about a document that passes by. */
export class DocumentWatch implements Omit<RuleWatch, "take" | "finish"> {
  readonly #plan: WatchPlan;
  readonly #run: Run;
  readonly #tree: LightTree<Candidate>;
  readonly #before: PassedBefore;
  readonly #here: () => Here;
  readonly #places = new WeakMap<TreeNode, Here>();
  readonly #deferred: Deferred[] = [];
  readonly #templates = new WeakMap<Outline<XmlName>, Map<object, Template | null>>();
  readonly #mostHeld: number;
  #template: Template | undefined;
  #first: TreeNode | undefined;
  #isFull = false;

  constructor(
    prepared: PreparedSet,
    plan: WatchPlan,
    options: RunOptions,
    here: () => Here,
    mostHeld: number = Number.POSITIVE_INFINITY,
  ) {
    this.#plan = plan;
    this.#here = here;
    this.#mostHeld = mostHeld;
    const isFirst = compiledTests();
    this.#tree = new LightTree(plan.route, (edge, node) => isFirst(edge, node));
    this.#before = new PassedBefore(this.#tree);
    this.#run = new Run(prepared, this.#tree.tree, options, this.#before);
  }

  startElement(tag: XmlStartTag): void {
    const { node, own } = this.#tree.open(tag);
    this.#first ??= node;
    if (own.isKept) this.#before.decide(own.decides, node);
    if (this.#plan.hasSubjects) this.#places.set(node, this.#here());
    if (this.#tree.held > this.#mostHeld) this.#isFull = true;
  }

  text(text: string): void {
    this.#tree.text(text);
  }

  comment(text: string): void {
    this.#tree.other("comment", "", text);
  }

  processingInstruction(target: string, body: string): void {
    this.#tree.other("processingInstruction", target, body);
  }

  endElement(): void {
    const { node, own } = this.#tree.complete();
    if (own.candidates.length > 0) this.#ask(node, own.candidates);
    this.#tree.close();
  }

  allowsLeaf(name: XmlName): boolean {
    const { candidates, decides, firsts } = this.#tree.top.route.to(name);
    return candidates.length === 0 && decides.length === 0 && firsts.length === 0;
  }

  leaf(name: XmlName, text: string): void {
    this.#tree.leaf(name, text);
  }

  allowsWhole(outline: Outline<XmlName>, texts: readonly string[]): boolean {
    const template = this.#templateOf(outline, this.#tree.top);
    if (template === null) return false;
    this.#template = template;
    try {
      return this.#holds(template, texts, this.#tree.top.node);
    } catch (thrown) {
      if (thrown instanceof EvaluationFault) return false;
      throw thrown;
    }
  }

  whole(): void {
    for (const { counted, node } of this.#template?.counts ?? []) this.#before.add(counted, node);
  }

  /** What was found since the last time, with its places. */
  take(): readonly RuleFinding[] {
    return this.#run.take();
  }

  /** The element that a finding is about, or that of the document, and where it is. */
  placeOf({ node }: RuleFinding): { readonly element: TreeNode | undefined; readonly here: Here } {
    const element = node.kind === "root" ? this.#first : elementOf(node);
    return { element, here: (element && this.#places.get(element)) ?? {} };
  }

  /** Ends the document. */
  finish(): Watched {
    const { root } = this.#tree.tree;
    this.#tree.complete();
    this.#ask(root, this.#plan.ofDocument);
    for (const { of, checks, node } of this.#deferred) {
      this.#run.enter(of, node);
      for (const check of checks) this.#run.ask(of, check, node);
    }
    return { findings: this.take(), late: this.#lateChecks() };
  }

  #lateChecks(): ReadonlySet<Check> {
    const { reaches, whole } = this.#plan;
    const late = new Set<Check>();
    for (const [check, { used }] of reaches)
      if (
        !whole.has(check) &&
        (this.#isFull ||
          [...used].some((each) => each.kind === "outside" && this.#before.late.has(each)))
      )
        late.add(check);
    return late;
  }

  #templateOf(outline: Outline<XmlName>, { route }: Level<Candidate>): Template | null {
    let templates = this.#templates.get(outline);
    if (templates === undefined) {
      templates = new Map();
      this.#templates.set(outline, templates);
    }
    const own = route.to(outline.element.name);
    let template = templates.get(own);
    if (template === undefined) {
      template = templateOf(outline, own, this.#plan.checksOf) ?? null;
      templates.set(own, template);
    }
    return template;
  }

  /** Whether no rule has anything to say about the element that a template stands for. */
  #holds(template: Template, texts: readonly string[], parent: TreeNode): boolean {
    const run = this.#run;
    const { version } = this.#tree;
    template.root.parent = parent;
    if (!template.byForm || template.parent !== parent || template.version !== version) {
      bind(template, texts);
      template.questions = this.#questionsOf(template);
      template.counts = template.counted.flatMap(({ node, candidates }) =>
        countedBy(node, candidates).map((counted) => ({ counted, node })),
      );
      template.parent = parent;
      template.version = version;
    }
    let settled = false;
    for (const { of, check, node, answers } of template.questions) {
      const holds = answers.answer(texts, () => {
        bind(template, texts);
        run.enter(of, node);
        return run.holds(of, check, node);
      });
      if (!holds) return false;
      settled ||= answers.always === true;
    }
    if (settled && template.byForm)
      template.questions = template.questions.filter(({ answers }) => answers.always !== true);
    return true;
  }

  /** What is asked about the element that a template stands for. */
  #questionsOf(template: Template): readonly Question[] {
    const questions: Question[] = [];
    for (const { node, candidates } of template.asked)
      this.#run.match(candidates, node, (of) => {
        for (const check of this.#plan.checksOf.get(of)?.now ?? [])
          questions.push({ of, check, node, answers: new Answers(template.reading) });
      });
    return questions;
  }

  /** Asks what may be asked about an element that has ended, and counts it. */
  #ask(element: TreeNode, candidates: readonly Candidate[]): void {
    const { own, hasOthers, counted } = partsOf(candidates);
    const before = this.#run.found;
    const waiting = this.#deferred.length;
    if (hasOthers)
      for (const asked of askedIn(element, candidates)) this.#match(asked.candidates, asked.node);
    else if (own.length > 0) this.#match(own, element);
    const isTold = this.#run.found > before || this.#deferred.length > waiting;
    if (isTold && element.kind === "element") this.#places.set(element, this.#here());
    if (this.#deferred.length > this.#mostHeld) this.#isFull = true;
    if (counted.length > 0)
      for (const each of countedBy(element, counted)) this.#before.add(each, element);
  }

  #match(candidates: readonly RuleCandidate[], node: TreeNode): void {
    const run = this.#run;
    run.match(candidates, node, (of) => {
      const checks = this.#plan.checksOf.get(of);
      if (checks === undefined) return;
      for (const check of checks.now) run.ask(of, check, node);
      if (checks.later.length > 0) this.#deferred.push({ of, checks: checks.later, node });
    });
  }
}

/** What counts an element. */
function countedBy(node: TreeNode, candidates: readonly CountCandidate[]): readonly Counted[] {
  const environment = plainEnvironment(node);
  const matching = candidates.filter(({ branch }) => branch.matches(node, environment));
  return [...new Set(matching.map(({ counted }) => counted))];
}
