import { readMore } from "../../xpath/index.js";
import type { PreparedCheck, PreparedRule } from "../run/prepare.js";
import type { TreeNode } from "../tree/document-tree.js";
import type { Grown, Shape, Shapes, Whole } from "../tree/shapes.js";
import type { CheckMemory } from "./check-memory.js";
import { markOf, type SeenTexts, type SharedText } from "./held-texts.js";
import type { Counted } from "./needs.js";

/** A check that is asked about a node. */
export interface Question {
  readonly of: PreparedRule;
  readonly check: PreparedCheck;
  readonly node: TreeNode;
  /** The marks of all texts that it ever read: while they say the same, it holds. `undefined` where it did not hold the last time. */
  reads: number | undefined;
  readonly memory: CheckMemory;
  /** The texts that it sees, and for what they say it is known to hold: looked for once it is asked again. */
  seen: SeenTexts | undefined;
}

/** What is asked about elements that are alike, over nodes that are those of all of them: they get the texts of one after the other. */
export interface Asked {
  readonly grown?: Grown;
  /** In which surroundings it is asked. */
  readonly epoch: number | undefined;
  /** Whether form alone decides what is asked. */
  readonly byForm: boolean;
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

/** For what texts it is known that a question holds; looked for once it is asked for the second time, as long as that pays. */
export function seenOf(question: Question, { texts }: Asked): SeenTexts | undefined {
  const { memory, reads, node } = question;
  if (reads === undefined || !memory.pays) return undefined;
  question.seen ??= memory.seenOf(node, texts);
  return question.seen;
}

/** A question has read texts that it had not read before. */
export function readsMore(asked: Asked): void {
  asked.open = asked.questions.filter((each) => each.reads !== 0);
  asked.read = asked.texts.filter(({ mark }) =>
    asked.open.some(({ reads: own = 0 }) => (mark & own) !== 0),
  );
  asked.isAlways = asked.open.some(({ reads: own = readMore }) => (own & readMore) !== 0);
}

/** Takes the texts of an element that questions read: the marks of those that say something else than before. */
export function takeRead({ read }: Asked, texts: readonly string[]): number {
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
export function takeAll({ texts: shared }: Asked, texts: readonly string[]): void {
  for (const each of shared) {
    each.last = texts[each.index] ?? "";
    each.node.value = each.last;
  }
}

/** Gives the nodes of a shape the texts of an element. */
export function bind({ texts: nodes }: Grown, texts: readonly string[]): void {
  for (const [index, node] of nodes.entries()) {
    node.value = texts[index] ?? "";
    node.mark = markOf(index);
  }
}

/** For elements about which nothing is asked, wherever they stand. */
export const silent: Asked = {
  epoch: undefined,
  byForm: true,
  questions: [],
  texts: [],
  open: [],
  read: [],
  isAlways: false,
  counts: [],
};

/** Whether what was found is what is asked in the surroundings in which elements are now. */
export function isCurrent({ epoch, byForm }: Asked, shapes: Shapes<Asked>): boolean {
  return byForm && (epoch === shapes.epoch || epoch === undefined);
}

/** Whether elements of a shape are known to ask for nothing where they are, and nothing counts them. */
export function isSilent({ asked }: Shape<Asked>, shapes: Shapes<Asked>): boolean {
  return asked?.questions.length === 0 && asked.counts.length === 0 && isCurrent(asked, shapes);
}

/** The contexts in a whole element that may ask for something where it is. */
export function asking(whole: Whole<Asked>, shapes: Shapes<Asked>): readonly Shape<Asked>[] {
  if (whole.epoch === shapes.epoch) return whole.asking;
  whole.asking = whole.ended.filter((each) => !isSilent(each, shapes));
  if (whole.ended.every(({ asked }) => asked !== undefined && isCurrent(asked, shapes)))
    whole.epoch = shapes.epoch;
  return whole.asking;
}
