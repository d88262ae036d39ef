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
import type { PreparedCheck } from "../run/prepare.js";
import type { Run } from "../run/run.js";
import type { TreeNode } from "../tree/document-tree.js";
import { Recording } from "../tree/recording.js";
import {
  firstOrder,
  type Grown,
  grow,
  type Shape,
  type Shapes,
  trailOf,
  type Whole,
} from "../tree/shapes.js";
import { CheckMemory } from "./check-memory.js";
import { plainEnvironment } from "./first-tests.js";
import type { SharedText } from "./held-texts.js";
import type { Counted } from "./needs.js";
import {
  type Asked,
  bind,
  isCurrent,
  type Question,
  readsMore,
  seenOf,
  silent,
  takeAll,
  takeRead,
} from "./questions.js";
import type { Route } from "./routes.js";
import { Silence } from "./silence.js";

/** Asks about elements that are recorded. */
export class RecordedAsking {
  readonly #plan: WatchPlan;
  readonly #run: Run;
  readonly #candidates = new WeakMap<Shape<Asked>, readonly Candidate[]>();
  readonly #silence: Silence;
  readonly #memories = new Map<PreparedCheck, CheckMemory>();

  constructor(plan: WatchPlan, run: Run) {
    this.#plan = plan;
    this.#run = run;
    this.#silence = new Silence(run);
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
    recording.open({ name, attributes }, route, -1);
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
    if (asked === undefined || !isCurrent(asked, shapes)) {
      const candidates = ended ?? this.#candidates.get(shape) ?? [];
      asked = this.#silence.isSilent(shape, candidates)
        ? silent
        : this.#askedAround(shapes, shape, texts, candidates);
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
        const { reads } = question;
        if (reads !== undefined && (reads & changed) === 0) continue;
        const seen = seenOf(question, asked);
        const known = seen?.held(texts);
        if (seen !== undefined) question.memory.count(known !== undefined);
        if (known !== undefined) question.reads = (reads ?? 0) | known;
        else {
          takeAll(asked, texts);
          holds = false;
          if (!this.#holdsNow(question)) return false;
          seen?.keep(question.reads ?? 0, texts);
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

  #askedAround(
    shapes: Shapes<Asked>,
    shape: Shape<Asked>,
    texts: readonly string[],
    candidates: readonly Candidate[],
  ): Asked | undefined {
    const grown = shape.asked?.grown ?? grow(trailOf(shape), shapes.parent, firstOrder);
    grown.root.parent = shapes.parent;
    bind(grown, texts);
    return this.#askedOf(shapes, grown, candidates);
  }

  #memoryOf(check: PreparedCheck): CheckMemory {
    let memory = this.#memories.get(check);
    if (memory === undefined) {
      memory = new CheckMemory(this.#plan.own.get(check.check));
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
          questions.push({ of, check, node, memory, reads: undefined, seen: undefined });
        }
      });
    if (isInside) return undefined;
    const counts = countedBy(element, partsOf(candidates).counted);
    const byForm = candidates.every((each) => each.byForm);
    const first = { open: questions, read: [], isAlways: questions.length > 0 };
    return { grown, epoch, byForm, questions, texts, counts, ...first };
  }

  /** Whether a check leaves its context for an element that is recorded as well: what that has is not known yet. */
  #asksWithin({ check }: PreparedCheck, depth: number): boolean {
    const { used = [] } = this.#plan.reaches.get(check) ?? {};
    return [...used].some(
      (each) => each.kind === "outside" && each.from !== "root" && each.from <= depth,
    );
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
