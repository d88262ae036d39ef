import type { Here, Told } from "../../assess/rules/rule-watch.js";
import type { XmlStartTag } from "../../xml/events.js";
import type { XmlName } from "../../xml/names.js";
import type { Outline } from "../../xml/read/outline.js";
import { EvaluationFault } from "../../xpath/index.js";
import type { RuleFinding, RunOptions } from "../findings.js";
import type { Check } from "../rule-set.js";
import {
  askedIn,
  type Candidate,
  partsOf,
  type RuleCandidate,
  type WatchPlan,
} from "../run/candidates.js";
import type { PreparedCheck, PreparedRule, PreparedSet } from "../run/prepare.js";
import { Run } from "../run/run.js";
import type { TreeNode } from "../tree/document-tree.js";
import { LightTree } from "../tree/light-tree.js";
import { elementOf } from "../tree/place.js";
import { type Shape, Shapes, type Whole } from "../tree/shapes.js";
import { countedBy, RecordedAsking } from "./asked.js";
import { PassedBefore } from "./passed-before.js";
import { type Asked, asking, isSilent } from "./questions.js";
import type { Route } from "./routes.js";

/** What was found, and which checks could not be asked in passing. */
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
export class DocumentWatch implements Told {
  readonly #plan: WatchPlan;
  readonly #run: Run;
  readonly #tree: LightTree<Candidate, Asked>;
  readonly #recorded: RecordedAsking;
  readonly #before: PassedBefore;
  readonly #here: () => Here;
  readonly #places = new WeakMap<TreeNode, Here>();
  readonly #deferred: Deferred[] = [];
  readonly #shapes = new Map<Route<Candidate>, Shapes<Asked>>();
  readonly #mostHeld: number;
  /** The route of the element with nothing but text that was asked about last. */
  #leaf: Route<Candidate>;
  /** The whole element that was asked about last. */
  #whole: Whole<Asked> | undefined;
  readonly #texts: string[] = [];
  #first: TreeNode | undefined;
  #isFull = false;
  #ordinal = 0;

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
    this.#leaf = plan.route;
    this.#tree = new LightTree(plan.route, plan.isFirst);
    this.#before = new PassedBefore(this.#tree);
    this.#run = new Run(prepared, this.#tree.tree, options, this.#before);
    this.#recorded = new RecordedAsking(plan, this.#run);
  }

  startElement(tag: XmlStartTag): void {
    const ordinal = this.#ordinal++;
    if (this.#records(tag, ordinal)) return;
    this.#settle();
    const { node, own } = this.#tree.open(tag, ordinal);
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
    if (this.#endsRecorded()) return;
    this.#settle();
    const { node, own } = this.#tree.complete();
    if (own.candidates.length > 0) this.#ask(node, own.candidates);
    this.#tree.close();
  }

  allowsLeaf(name: XmlName): boolean {
    const route = this.#tree.route.to(name);
    this.#leaf = route;
    // What an issue may be about needs its place.
    return route.passesLeaves && !(route.isKept && this.#plan.hasSubjects);
  }

  leaf(name: XmlName, text: string): void {
    this.#ordinal++;
    const { recording } = this.#tree;
    const route = this.#leaf;
    if (recording === undefined || !route.isInside) {
      if (route.isKept) this.#settle();
      this.#tree.leaf(name, text);
      return;
    }
    if (route.skipsLeaves) return;
    this.#tree.endText();
    recording.leaf(name, route, text);
  }

  /** Takes note of the start of an element, where it can be recorded. */
  #records(tag: XmlStartTag, ordinal: number): boolean {
    const { recording, top } = this.#tree;
    if (tag.scope !== top.scope) return false;
    const route = this.#tree.route.to(tag.name);
    if (recording !== undefined) {
      if (!route.isRecordedWithin || !recording.shapes.pays) return false;
      this.#tree.endText();
      recording.open(tag, route, ordinal);
      return true;
    }
    if (!route.isRecorded || route.candidates.length === 0) return false;
    const shapes = this.#shapesOf(route);
    if (shapes === undefined) return false;
    this.#tree.record(shapes).open(tag, route, ordinal);
    return true;
  }

  /** The shapes of elements of a route, where such an element may be recorded in the one that is open. */
  #shapesOf(route: Route<Candidate>): Shapes<Asked> | undefined {
    const { levels, top, version } = this.#tree;
    if (route.isKept || levels.length === 1 || this.#plan.hasSubjects) return undefined;
    let shapes = this.#shapes.get(route);
    if (shapes === undefined) {
      shapes = new Shapes<Asked>();
      this.#shapes.set(route, shapes);
    }
    if (!shapes.pays) return undefined;
    shapes.begin(top.node, version);
    return shapes;
  }

  /** Ends an element that is recorded, where no rule has anything to say about it. */
  #endsRecorded(): boolean {
    const tree = this.#tree;
    const { recording } = tree;
    if (recording === undefined) return false;
    tree.endText();
    const { top, shapes } = recording;
    if (top !== undefined && recording.end() && top.route.candidates.length > 0) {
      const { shape } = recording;
      if (!isSilent(shape, shapes)) {
        if (!this.#holds(shapes, shape, recording.texts, top.route.candidates)) return false;
        this.#count(shape);
      }
    }
    if (!recording.leave()) tree.recording = undefined;
    return true;
  }

  /** From here on, the element that is recorded is read in the general way. */
  #settle(): void {
    this.#tree.recording?.shapes.settle();
    this.#tree.settle();
  }

  /** Whether no rule has anything to say about an element that has ended; what fails is told in the general way. */
  #holds(
    shapes: Shapes<Asked>,
    shape: Shape<Asked>,
    texts: readonly string[],
    candidates?: readonly Candidate[],
  ): boolean {
    try {
      return this.#recorded.holds(shapes, shape, texts, candidates);
    } catch (thrown) {
      if (thrown instanceof EvaluationFault) return false;
      throw thrown;
    }
  }

  #count(shape: Shape<Asked>): void {
    const { counts = [], grown } = shape.asked ?? {};
    if (grown !== undefined) for (const each of counts) this.#before.add(each, grown.ended);
  }

  allowsWhole(outline: Outline<XmlName>, texts: readonly string[]): boolean {
    const tree = this.#tree;
    const { recording } = tree;
    const route = tree.route.to(outline.element.name);
    if (recording !== undefined) {
      tree.endText();
      if (!recording.shapes.pays) return false;
      recording.enter();
    }
    const shapes = recording?.shapes ?? this.#shapesOf(route);
    if (shapes === undefined) return false;
    const shape = recording?.shape ?? shapes.start;
    const whole =
      shape.whole(outline) ??
      shape.keep(outline, this.#recorded.whole(shapes, shape, outline, route));
    if (whole === "none") return false;
    const said = recording?.texts ?? this.#texts;
    let count = shape.texts;
    for (const index of whole.texts) said[count++] = texts[index] ?? "";
    this.#whole = whole;
    return asking(whole, shapes).every((each) => this.#holds(shapes, each, said));
  }

  whole(outline: Outline<XmlName>): void {
    this.#ordinal += outline.elements;
    const { recording } = this.#tree;
    for (const shape of this.#whole?.asking ?? []) this.#count(shape);
    if (recording !== undefined) recording.shape = this.#whole?.end ?? recording.shape;
  }

  /** What was found since the last time, with its places. */
  found(): readonly RuleFinding[] {
    return this.#run.take();
  }

  /** The element that a finding is about, or that of the document, and where it is. */
  placeOf({ node }: RuleFinding): { readonly element: TreeNode | undefined; readonly here: Here } {
    const element = node.kind === "root" ? this.#first : elementOf(node);
    return { element, here: (element && this.#places.get(element)) ?? {} };
  }

  /** Ends the document. */
  end(): Watched {
    const { root } = this.#tree.tree;
    this.#tree.complete();
    this.#ask(root, this.#plan.ofDocument);
    for (const { of, checks, node } of this.#deferred) {
      this.#run.enter(of, node);
      for (const check of checks) this.#run.ask(of, check, node);
    }
    return { findings: this.found(), late: this.#lateChecks() };
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

  /** Asks what may be asked about an element that has ended, and counts it. */
  #ask(element: TreeNode, candidates: readonly Candidate[]): void {
    const { own, others, counted } = partsOf(candidates);
    const before = this.#run.found;
    const waiting = this.#deferred.length;
    if (others.length > 0)
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
