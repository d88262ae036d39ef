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
import { CheckMemory, type Worth } from "./check-memory.js";
import { plainEnvironment } from "./first-tests.js";
import { markOf, type SeenTexts, type SharedText } from "./held-texts.js";
import type { Counted } from "./needs.js";
import type { Route } from "./routes.js";

/** A check that is asked about a node. */
interface Question {
  readonly of: PreparedRule;
  readonly check: PreparedCheck;
  readonly node: TreeNode;
  /** The marks of all texts that it ever read: while they say the same, it holds. `undefined` where it did not hold the last time. */
  reads: number | undefined;
  /** The texts that it sees, and for what they say it is known to hold. */
  readonly seen: SeenTexts;
  readonly worth: Worth;
}

/** What is asked about elements that are alike, over nodes that are those of all of them: they get the texts of one after the other. */
export interface Asked {
  readonly grown: Grown;
  /** In which surroundings it is asked. */
  readonly epoch: number;
  /** Whether form alone decides what is asked. */
  readonly byForm: boolean;
  /** Whether nothing is asked of such elements, and nothing counts them. */
  readonly isSilent: boolean;
  readonly questions: readonly Question[];
  readonly texts: readonly SharedText[];
  /** Those of the questions that may have another answer, and the texts that they read. */
  open: readonly Question[];
  read: readonly SharedText[];
  /** Whether one of them may have another answer although no text is another. */
  isAlways: boolean;
  /** What counts the element. */
  readonly counts: readonly Counted[];
}

/** Asks about elements that are recorded. */
export class RecordedAsking {
  readonly #plan: WatchPlan;
  readonly #run: Run;
  readonly #candidates = new WeakMap<Shape<Asked>, readonly Candidate[]>();
  readonly #memories = new Map<PreparedCheck, CheckMemory>();

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
    const recording = new Recording<Candidate, number, Asked>(shapes, shape);
    const ended: Shape<Asked>[] = [];
    if (!this.#take(recording, element, route, ended)) return "none";
    const texts = recording.texts.slice(shape.texts);
    return { end: recording.shape, texts, ended, asking: ended, epoch: -1 };
  }

  #take(
    recording: Recording<Candidate, number, Asked>,
    { name, attributes, children, text }: OutlinedElement<XmlName>,
    route: Route<Candidate>,
    ended: Shape<Asked>[],
  ): boolean {
    const { shapes, shape, depth } = recording;
    const isWithin = shape !== shapes.start || depth > 0;
    if (attributes.length === 0 && text !== undefined && route.skipsLeaves && route.isInside)
      return true;
    // What stands between the tags is text as well, and an outline does not have it.
    const isRecorded = isWithin ? route.isRecordedWithin : route.isRecorded;
    if (!isRecorded || (route.keepsText && children.length > 0)) return false;
    recording.open({ name, attributes, line: 0, column: 0 }, route, -1);
    if (route.keepsText && text !== undefined) recording.text(text);
    for (const child of children)
      if (!this.#take(recording, child, route.to(child.name), ended)) return false;
    if (recording.end() && route.candidates.length > 0) {
      this.#candidates.set(recording.shape, route.candidates);
      ended.push(recording.shape);
    }
    recording.leave();
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
    const changed = takeRead(asked, texts);
    return (changed === readMore && !asked.isAlways) || this.#holdsStill(asked, changed, texts);
  }

  /** Asks again what depends on texts that are not those of the last element. */
  #holdsStill(asked: Asked, changed: number, texts: readonly string[]): boolean {
    let holds = true;
    try {
      for (const question of asked.open) {
        const { reads, seen, worth } = question;
        if (reads !== undefined && (reads & changed) === 0) continue;
        const isKept = worth.pays;
        const known = isKept ? seen.held(texts) : undefined;
        if (isKept) worth.count(known !== undefined);
        if (known !== undefined) question.reads = (reads ?? 0) | known;
        else {
          takeAll(asked, texts);
          holds = false;
          if (!this.#holdsNow(question)) return false;
          if (isKept) seen.keep(question.reads ?? 0, texts);
          holds = true;
        }
        if (question.reads === reads) continue;
        takeAll(asked, texts);
        readsMore(asked);
      }
    } finally {
      if (!holds) for (const each of asked.texts) each.last = undefined;
    }
    return true;
  }

  #memoryOf(check: PreparedCheck): CheckMemory {
    let memory = this.#memories.get(check);
    if (memory === undefined) {
      memory = new CheckMemory(this.#plan.reaches.get(check.check)?.own);
      this.#memories.set(check, memory);
    }
    return memory;
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
    const texts = grown.texts.map(
      (text, index): SharedText => ({ node: text, mark: text.mark, index, last: undefined }),
    );
    let isInside = false;
    for (const { node, candidates: fitting } of askedIn(element, candidates))
      this.#run.match(fitting, node, (of) => {
        for (const check of this.#plan.checksOf.get(of)?.now ?? []) {
          isInside ||= this.#asksWithin(check, node === element ? depth : depth + 1);
          const memory = this.#memoryOf(check);
          const seen = memory.seenOf(node, texts);
          questions.push({ of, check, node, reads: undefined, seen, worth: memory.worth });
        }
      });
    if (isInside) return undefined;
    const counts = countedBy(element, partsOf(candidates).counted);
    const byForm = candidates.every((each) => each.byForm);
    const isSilent = byForm && questions.length === 0 && counts.length === 0;
    const first = { open: questions, read: [], isAlways: questions.length > 0 };
    return { grown, epoch, byForm, isSilent, questions, texts, counts, ...first };
  }

  /** Whether a check leaves its context for an element that is recorded as well: what that has is not known yet. */
  #asksWithin({ check }: PreparedCheck, depth: number): boolean {
    const { used = [] } = this.#plan.reaches.get(check) ?? {};
    return [...used].some(
      (each) => each.kind === "outside" && each.from !== "root" && each.from <= depth,
    );
  }
}

/** A question has read texts that it had not read before. */
function readsMore(asked: Asked): void {
  asked.open = asked.questions.filter((each) => each.reads !== 0);
  asked.read = asked.texts.filter(({ mark }) =>
    asked.open.some(({ reads: own = 0 }) => (mark & own) !== 0),
  );
  asked.isAlways = asked.open.some(({ reads: own = readMore }) => (own & readMore) !== 0);
}

/** Takes the texts of an element that questions read: the marks of those that say something else than before. */
function takeRead({ read }: Asked, texts: readonly string[]): number {
  let changed = readMore;
  for (const each of read) {
    const text = texts[each.index] ?? "";
    if (each.last === text) continue;
    each.last = text;
    changed |= each.mark;
  }
  return changed;
}

/** Gives nodes all texts of an element. */
function takeAll({ texts: shared }: Asked, texts: readonly string[]): void {
  for (const each of shared) {
    each.last = texts[each.index] ?? "";
    each.node.value = each.last;
  }
}

/** Gives the nodes of a shape the texts of an element. */
function bind({ texts: nodes }: Grown, texts: readonly string[]): void {
  for (const [index, node] of nodes.entries()) {
    node.value = texts[index] ?? "";
    node.mark = markOf(index);
  }
}

/** Whether elements of a shape are known to ask for nothing where they are. */
export function isSilent({ asked }: Shape<Asked>, { epoch }: Shapes<Asked>): boolean {
  return asked?.epoch === epoch && asked.isSilent;
}

/** The contexts in a whole element that may ask for something where it is. */
export function asking(whole: Whole<Asked>, shapes: Shapes<Asked>): readonly Shape<Asked>[] {
  if (whole.epoch === shapes.epoch) return whole.asking;
  whole.asking = whole.ended.filter((each) => !isSilent(each, shapes));
  if (whole.ended.every(({ asked }) => asked?.epoch === shapes.epoch)) whole.epoch = shapes.epoch;
  return whole.asking;
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
