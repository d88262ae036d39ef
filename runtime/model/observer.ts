import type { ElementDescriptor } from "../descriptors.js";
import type { QName } from "../qname.js";
import type { LineAndColumn } from "../xml/read/input.js";

/** A name with its Clark notation, by which names are compared. */
export interface ObservedName extends QName {
  readonly key: string;
}

/** What an element holds, when it closes. */
export interface ElementValue {
  /** The key of its typed value; undefined when it is nil or not valid. */
  readonly key: string | undefined;
  /** `none` when its type has no simple content; `unknown` when it is not valid; `skipped` when a wildcard let it in without assessment. */
  readonly content: "simple" | "none" | "unknown" | "skipped";
  readonly nillable: boolean;
}

/**
 * Listens to the elements and attributes of a document or value while it is assessed, in document order. Identity constraints are one
 * observer. Each `open` has its `close`. What the observer does not ask for it need not be told, so that documents without
 * constraints cost nothing.
 */
export interface Observer {
  /** Whether it wants to be told: else it is told only of elements whose declarations have identity constraints. */
  readonly active: boolean;
  /** Whether it asks for the attributes of the element that has just opened; it may be told of others. */
  readonly awaitsAttributes: boolean;
  /** Whether it asks for the value of the element that is open; else `close` may say that it is not known. */
  readonly awaitsValue: boolean;
  /** Whether it wants to be told of an element of this name that is about to open, has no constraints and no attributes, and is valid. */
  concerns(name: ObservedName): boolean;
  /** An element opens; undefined for one that is not declared. */
  open(name: ObservedName, element: ElementDescriptor | undefined): void;
  /**
   * An attribute of the element that has just opened; the key of its typed value, undefined when it is not valid; where it stands in a
   * document. Absent attributes with a default are included.
   */
  attribute(name: ObservedName, key: string | undefined, at?: LineAndColumn): void;
  /** The element that opened last, of those still open, closes. */
  close(value: ElementValue): void;
  /** A part of the open element was left out because it is not valid: what is known of the element is incomplete. */
  spoil(): void;
}

/** What an observer is given: where the element is that is open, or an attribute in it, to be asked for as long as it is. */
export interface Observed<Place> {
  place(at?: LineAndColumn): Place;
}

/** Some observers as one. */
export function observersOf(first: Observer, others: readonly Observer[]): Observer {
  return others.length === 0 ? first : new Observers([first, ...others]);
}

class Observers implements Observer {
  readonly #all: readonly Observer[];

  constructor(all: readonly Observer[]) {
    this.#all = all;
  }

  get active(): boolean {
    return this.#all.some(({ active }) => active);
  }

  get awaitsAttributes(): boolean {
    return this.#all.some(({ awaitsAttributes }) => awaitsAttributes);
  }

  get awaitsValue(): boolean {
    return this.#all.some(({ awaitsValue }) => awaitsValue);
  }

  concerns(name: ObservedName): boolean {
    return this.#all.some((each) => each.active && each.concerns(name));
  }

  open(name: ObservedName, element: ElementDescriptor | undefined): void {
    for (const each of this.#all) each.open(name, element);
  }

  attribute(name: ObservedName, key: string | undefined, at?: LineAndColumn): void {
    for (const each of this.#all) each.attribute(name, key, at);
  }

  close(value: ElementValue): void {
    for (const each of this.#all) each.close(value);
  }

  spoil(): void {
    for (const each of this.#all) each.spoil();
  }
}
