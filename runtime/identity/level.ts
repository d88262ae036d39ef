import type { LineAndColumn } from "../xml/read/input.js";
import type { ConstrainedElement, Rule } from "./constrained-elements.js";
import type { PathSet, PathState } from "./paths.js";

/** An element that a selector found. */
export interface Target<Place> {
  readonly rule: Rule;
  /** The innermost constrained element whose selector finds it; those of the declaration around that one find it too, where the rule nests. */
  readonly constrained: ConstrainedElement<Place>;
  readonly depth: number;
  readonly paths: PathSet;
  /** By field, the key of its value and how many nodes it found. */
  readonly keys: (string | undefined)[];
  readonly found: number[];
  /** The fields whose value cannot be compared: it is not valid, not simple, or one of several. */
  readonly vague: Set<number>;
  /** Where its key stands in a document, if that is the value of one attribute. */
  at: LineAndColumn | undefined;
  /** Whether the target itself is not valid, so that nothing is reported of it. */
  broken: boolean;
}

/** The selectors and fields that are followed at an open element, as long as they may find something. The object is used again for the next element at its depth. */
export class Level<Place> {
  /** Selectors, by the constrained element for which they are followed. */
  readonly constrained: ConstrainedElement<Place>[] = [];
  readonly selectors: PathSet[] = [];
  readonly selectorStates: PathState[] = [];
  /** Fields, by the target for which they are followed. */
  readonly targets: Target<Place>[] = [];
  readonly fieldStates: PathState[] = [];
  /** The targets that the element itself is. */
  readonly own: Target<Place>[] = [];
  /** The element itself, if its declaration has constraints. */
  opened: ConstrainedElement<Place> | undefined;
  awaitsAttributes = false;
  awaitsValue = false;

  reset(): void {
    this.constrained.length = 0;
    this.selectors.length = 0;
    this.selectorStates.length = 0;
    this.targets.length = 0;
    this.fieldStates.length = 0;
    this.own.length = 0;
    this.opened = undefined;
    this.awaitsAttributes = false;
    this.awaitsValue = false;
  }

  followFields(target: Target<Place>, state: PathState): void {
    if (state.idle) return;
    this.targets.push(target);
    this.fieldStates.push(state);
    if (state.awaitsAttributes) this.awaitsAttributes = true;
    if (state.arrivals.length > 0) this.awaitsValue = true;
  }
}
