import type { XmlName } from "../../xml/names.js";
import type { Outline, OutlinedElement } from "../../xml/read/outline.js";
import { askedIn, type Candidate, type CountCandidate, type WatchPlan } from "../run/candidates.js";
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
import { Answers, type Reading, TextsBefore, Worth } from "./answers.js";
import { plainEnvironment } from "./first-tests.js";
import type { Counted } from "./needs.js";
import type { Route } from "./routes.js";

/** A check that is asked about a node. */
interface Question {
  readonly of: PreparedRule;
  readonly check: PreparedCheck;
  readonly node: TreeNode;
  readonly answers: Answers;
}

/** What is asked about elements that are alike, over nodes that are those of all of them: they get the texts of one after the other. */
export interface Asked {
  readonly grown: Grown;
  /** In which surroundings it is asked. */
  readonly epoch: number;
  /** Whether form alone decides what is asked. */
  readonly byForm: boolean;
  questions: readonly Question[];
  /** The texts of the last element about which no question had anything to say, as far as answers depend on them. */
  before: TextsBefore | undefined;
  /** What counts the element. */
  readonly counts: readonly Counted[];
}

/** Asks about elements that are recorded. */
export class RecordedAsking {
  readonly #plan: WatchPlan;
  readonly #run: Run;
  readonly #worths = new Map<PreparedCheck, Worth>();
  readonly #candidates = new WeakMap<Shape<Asked>, readonly Candidate[]>();

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
    recording.open({ name, attributes, line: 0, column: 0 }, route, -1);
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
    candidates: readonly Candidate[] = this.#candidates.get(shape) ?? [],
  ): boolean {
    let { asked } = shape;
    let isBound = false;
    if (asked?.epoch !== shapes.epoch || !asked.byForm) {
      const grown = asked?.grown ?? this.#grown(shapes, shape);
      grown.root.parent = shapes.parent;
      bind(grown, texts);
      isBound = true;
      asked = this.#askedOf(shapes, grown, candidates);
      shape.asked = asked;
    }
    if (asked === undefined) return false;
    if (asked.questions.length === 0) return true;
    const isAsBefore = asked.before?.isOf(texts) === true;
    let hasLearnt = asked.before === undefined;
    for (const question of asked.questions) {
      const { answers } = question;
      const { pays } = answers;
      if (pays && isAsBefore) continue;
      const known = pays ? answers.known(texts) : undefined;
      if (known === true) continue;
      if (known === false) return false;
      if (!isBound) bind(asked.grown, texts);
      isBound = true;
      hasLearnt ||= pays;
      if (!this.#learn(question, texts)) return false;
      if (answers.always === true)
        asked.questions = asked.questions.filter((each) => each !== question);
    }
    if (hasLearnt) asked.before = new TextsBefore(asked.questions.map(({ answers }) => answers));
    if (hasLearnt || !isAsBefore) asked.before?.keep(texts);
    return true;
  }

  /** Nodes of a shape that keep what paths find from those of them that have ended. */
  #grown({ parent, reads }: Shapes<Asked>, shape: Shape<Asked>): Grown {
    const grown = grow(shape, parent, firstOrder);
    const keep = (node: TreeNode): void => {
      node.memo = { found: new Map(), reads };
    };
    for (const [index, node] of grown.texts.entries()) {
      keep(node);
      reads.indexes.set(node, index);
    }
    const below = [grown.ended];
    for (let node = below.pop(); node !== undefined; node = below.pop()) {
      keep(node);
      below.push(...node.children);
    }
    return grown;
  }

  #worthOf(check: PreparedCheck): Worth {
    const worth = this.#worths.get(check) ?? new Worth();
    this.#worths.set(check, worth);
    return worth;
  }

  #learn({ of, check, node, answers }: Question, texts: readonly string[]): boolean {
    const run = this.#run;
    run.enter(of, node);
    return answers.pays
      ? answers.learn(texts, () => run.holds(of, check, node))
      : run.holds(of, check, node);
  }

  #askedOf(
    { epoch, reads }: Shapes<Asked>,
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
          const answers = new Answers(reads as Reading, this.#worthOf(check));
          questions.push({ of, check, node, answers });
        }
      });
    if (isInside) return undefined;
    const counts = countedBy(
      element,
      candidates.filter((each) => each.kind === "count"),
    );
    const byForm = candidates.every((each) => each.byForm);
    return { grown, epoch, byForm, questions, before: undefined, counts };
  }

  /** Whether a check leaves its context for an element that is recorded as well: what that has is not known yet. */
  #asksWithin({ check }: PreparedCheck, depth: number): boolean {
    const { used = [] } = this.#plan.reaches.get(check) ?? {};
    return [...used].some(
      (each) => each.kind === "outside" && each.from !== "root" && each.from <= depth,
    );
  }
}

/** Gives the nodes of a shape the texts of an element. */
function bind({ texts: nodes }: Grown, texts: readonly string[]): void {
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index];
    if (node !== undefined) node.value = texts[index] ?? "";
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
