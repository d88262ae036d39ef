import type { XmlName } from "../../xml/names.js";
import type { Outline, OutlinedElement } from "../../xml/read/outline.js";
import { readMore, readTexts } from "../../xpath/index.js";
import {
  askedIn,
  type Candidate,
  type CountCandidate,
  partsOf,
  type WatchPlan,
} from "../run/candidates.js";
import type { PreparedCheck, PreparedRule } from "../run/prepare.js";
import type { Run } from "../run/run.js";
import type { TreeNode } from "../tree/document-tree.js";
import { Recording } from "../tree/recording.js";
import {
  firstOrder,
  type Grown,
  grow,
  type Shape,
  type Shapes,
  type Whole,
} from "../tree/shapes.js";
import { plainEnvironment } from "./first-tests.js";
import type { Counted } from "./needs.js";
import type { Route } from "./routes.js";

/** A check that is asked about a node. */
interface Question {
  readonly of: PreparedRule;
  readonly check: PreparedCheck;
  readonly node: TreeNode;
  /** The marks of all texts that it ever read: while they say the same, it holds. `undefined` where it did not hold the last time. */
  reads: number | undefined;
  /** What those texts said where it held. */
  readonly held: Set<string>;
  readonly worth: Worth;
}

/** Whether it pays to keep the texts for which a check held: whether they come again. */
interface Worth {
  asked: number;
  missed: number;
}

/** So many texts are kept of one question, and as many misses are allowed before it is seen whether keeping them pays. */
const most = { held: 2048, missed: 256 };

/** A text of the nodes that elements share, with what it said of the last one about which no check had anything to say. */
interface SharedText {
  readonly node: TreeNode;
  last: string | undefined;
}

/** What is asked about elements that are alike, over nodes that are those of all of them: they get the texts of one after the other. */
export interface Asked {
  readonly grown: Grown;
  /** In which surroundings it is asked. */
  readonly epoch: number;
  /** Whether form alone decides what is asked. */
  readonly byForm: boolean;
  readonly questions: readonly Question[];
  readonly texts: readonly SharedText[];
  /** What counts the element. */
  readonly counts: readonly Counted[];
}

const sharedMark = 1 << 29;

/** The mark of a text by its index: from some index on they share one. */
function markOf(index: number): number {
  return index < 29 ? 1 << index : sharedMark;
}

/** Asks about elements that are recorded. */
export class RecordedAsking {
  readonly #plan: WatchPlan;
  readonly #run: Run;
  readonly #candidates = new WeakMap<Shape<Asked>, readonly Candidate[]>();
  readonly #worths = new Map<PreparedCheck, Worth>();

  constructor(plan: WatchPlan, run: Run) {
    this.#plan = plan;
    this.#run = run;
  }

  /** Where a whole element leads; `"none"` where it has to be read in the general way. */
  whole(
    shapes: Shapes<Asked>,
    shape: Shape<Asked>,
    { element }: Outline<XmlName>,
    route: Route<Candidate>,
  ): Whole<Asked> | "none" {
    const recording = new Recording<Candidate, number, Asked>(shapes, [], shape);
    const ended: Shape<Asked>[] = [];
    if (!this.#take(recording, element, route, ended)) return "none";
    return { end: recording.shape, texts: recording.texts.slice(shape.texts), ended };
  }

  #take(
    recording: Recording<Candidate, number, Asked>,
    { name, attributes, children, text }: OutlinedElement<XmlName>,
    route: Route<Candidate>,
    ended: Shape<Asked>[],
  ): boolean {
    const { shapes, shape, levels } = recording;
    const place = shape !== shapes.start || levels.length > 0 ? "inner" : "outermost";
    if (attributes.length === 0 && text !== undefined && route.skipsLeaves && route.isInside)
      return true;
    // What stands between the tags is text as well, and an outline does not have it.
    if (!route.isRecorded[place] || (route.keepsText && children.length > 0)) return false;
    recording.open({ name, attributes }, route, -1);
    if (route.keepsText && text !== undefined) recording.text(text);
    for (const child of children)
      if (!this.#take(recording, child, route.to(child.name), ended)) return false;
    if (recording.end() && route.candidates.length > 0) {
      this.#candidates.set(recording.shape, route.candidates);
      ended.push(recording.shape);
    }
    levels.pop();
    return true;
  }

  /** Whether no rule has anything to say about an element that has ended; false as well where that has to be found in the general way. */
  holds(
    shapes: Shapes<Asked>,
    shape: Shape<Asked>,
    texts: readonly string[],
    ended?: readonly Candidate[],
  ): boolean {
    let { asked } = shape;
    if (asked?.epoch !== shapes.epoch || !asked.byForm) {
      const grown = asked?.grown ?? grow(shape, shapes.parent, firstOrder);
      grown.root.parent = shapes.parent;
      bind(grown, texts);
      const candidates = ended ?? this.#candidates.get(shape) ?? [];
      asked = this.#askedOf(shapes, grown, candidates);
      shape.asked = asked;
    }
    if (asked === undefined) return false;
    if (asked.questions.length === 0) return true;
    return this.#holdsStill(asked, texts);
  }

  /** Asks again what depends on texts that are not those of the last element. */
  #holdsStill({ questions, texts: shared }: Asked, texts: readonly string[]): boolean {
    const changed = take(shared, texts);
    let holds = true;
    try {
      for (const question of questions) {
        const { reads, held } = question;
        if (reads !== undefined && (reads & changed) === 0) continue;
        const key = keyOf(question, shared);
        if (key !== undefined && held.has(key)) continue;
        holds = false;
        if (!this.#holdsNow(question)) return false;
        // What was kept says nothing of texts that were not read before.
        if (question.reads !== reads) held.clear();
        else if (key !== undefined) keep(question, key);
        holds = true;
      }
    } finally {
      if (!holds) for (const each of shared) each.last = undefined;
    }
    return true;
  }

  #worthOf(check: PreparedCheck): Worth {
    const worth = this.#worths.get(check) ?? { asked: 0, missed: 0 };
    this.#worths.set(check, worth);
    return worth;
  }

  #holdsNow(question: Question): boolean {
    const { of, check, node, reads = 0 } = question;
    const run = this.#run;
    run.enter(of, node);
    question.reads = undefined;
    readTexts.marks = 0;
    if (!run.holds(of, check, node)) return false;
    question.reads = reads | readTexts.marks;
    return true;
  }

  #askedOf(
    { epoch }: Shapes<Asked>,
    grown: Grown,
    candidates: readonly Candidate[],
  ): Asked | undefined {
    const questions: Question[] = [];
    const element = grown.ended;
    const depth = grown.open.length;
    let isInside = false;
    for (const { node, candidates: fitting } of askedIn(element, candidates))
      this.#run.match(fitting, node, (of) => {
        for (const check of this.#plan.checksOf.get(of)?.now ?? []) {
          isInside ||= this.#asksWithin(check, node === element ? depth : depth + 1);
          const worth = this.#worthOf(check);
          questions.push({ of, check, node, reads: undefined, held: new Set(), worth });
        }
      });
    if (isInside) return undefined;
    const counts = countedBy(element, partsOf(candidates).counted);
    const byForm = candidates.every((each) => each.byForm);
    const texts = grown.texts.map((text): SharedText => ({ node: text, last: undefined }));
    return { grown, epoch, byForm, questions, texts, counts };
  }

  /** Whether a check leaves its context for an element that is recorded as well: what that has is not known yet. */
  #asksWithin({ check }: PreparedCheck, depth: number): boolean {
    const { used = [] } = this.#plan.reaches.get(check) ?? {};
    return [...used].some(
      (each) => each.kind === "outside" && each.from !== "root" && each.from <= depth,
    );
  }
}

/** What the texts say that a question reads, where it pays to keep for which of them it held. */
function keyOf({ reads = 0, worth }: Question, shared: readonly SharedText[]): string | undefined {
  if (reads === 0 || (reads & (readMore | sharedMark)) !== 0) return undefined;
  if (worth.missed > most.missed && worth.missed * 2 > worth.asked) return undefined;
  worth.asked++;
  let key = "";
  for (const { node, last = "" } of shared)
    if ((node.mark & reads) !== 0) key += `${last.length}:${last}`;
  return key;
}

function keep({ held, worth }: Question, key: string): void {
  worth.missed++;
  if (held.size >= most.held) held.clear();
  held.add(key);
}

/** Gives nodes the texts of an element: the marks of those that say something else than before. */
function take(shared: readonly SharedText[], texts: readonly string[]): number {
  let changed = readMore;
  for (let index = 0; index < shared.length; index++) {
    const each = shared[index];
    const text = texts[index] ?? "";
    if (each === undefined || each.last === text) continue;
    each.last = text;
    each.node.value = text;
    changed |= each.node.mark;
  }
  return changed;
}

/** Gives the nodes of a shape the texts of an element. */
function bind({ texts: nodes }: Grown, texts: readonly string[]): void {
  for (const [index, node] of nodes.entries()) {
    node.value = texts[index] ?? "";
    node.mark = markOf(index);
  }
}

/** What counts an element. */
export function countedBy(
  node: TreeNode,
  candidates: readonly CountCandidate[],
): readonly Counted[] {
  const environment = plainEnvironment(node);
  const matching = candidates.filter(({ branch }) => branch.matches(node, environment));
  return [...new Set(matching.map(({ counted }) => counted))];
}
