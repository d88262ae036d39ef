import type { ElementDescriptor } from "../descriptors.js";
import type { Path } from "../issues.js";
import type { ElementValue, ObservedName, Observer } from "../model/observer.js";
import { unknownValue } from "./identity.js";

/*
 * What lies deep in a value is checked later, but observers are told of elements in document order. So from the first part on that waits
 * they are told nothing; what they would have been told is kept with the part in which it happened, and told when all parts are in order.
 */

/** Where an element is: below a place that many share. */
export interface ElementPath {
  readonly above: Path;
  readonly below: Path;
}

/** Something that an observer is to be told, after so many problems of its part. `begin` is where nothing more was told at once. */
export type Observation = { readonly problems: number } & (
  | { readonly kind: "begin" | "spoil" }
  | {
      readonly kind: "open";
      readonly name: ObservedName;
      readonly element: ElementDescriptor | undefined;
      readonly path: ElementPath;
    }
  | { readonly kind: "attribute"; readonly name: ObservedName; readonly key: string | undefined }
  | { readonly kind: "close"; readonly value: ElementValue; readonly path: ElementPath }
);

/** Keeps what observers are to be told later. It asks for everything, since it does not know what they will ask for. */
export class Recorder implements Observer {
  readonly active = true;
  readonly awaitsAttributes = true;
  readonly awaitsValue = true;
  /** Who is to be told. */
  readonly observer: Observer;
  #kept: Observation[];
  readonly #problems: readonly unknown[];
  readonly #path: () => ElementPath;

  constructor(observer: Observer, problems: readonly unknown[], path: () => ElementPath) {
    this.observer = observer;
    this.#problems = problems;
    this.#path = path;
    this.#kept = [{ kind: "begin", problems: problems.length }];
  }

  concerns(): boolean {
    return true;
  }

  open(name: ObservedName, element: ElementDescriptor | undefined): void {
    const [problems, path] = [this.#problems.length, this.#path()];
    this.#kept.push({ kind: "open", problems, name, element, path });
  }

  attribute(name: ObservedName, key: string | undefined): void {
    this.#kept.push({ kind: "attribute", problems: this.#problems.length, name, key });
  }

  close(value: ElementValue): void {
    const [problems, path] = [this.#problems.length, this.#path()];
    this.#kept.push({ kind: "close", problems, value, path });
  }

  spoil(): void {
    this.#kept.push({ kind: "spoil", problems: this.#problems.length });
  }

  /** What was kept since the last time. */
  take(): readonly Observation[] {
    const kept = this.#kept;
    this.#kept = [];
    return kept;
  }
}

/** An element that is open, and was told of, or not, when so many problems were known. */
interface OpenElement {
  readonly told: boolean;
  readonly problems: number;
}

/** Tells an observer what was kept, part after part. */
export class Replay {
  readonly #observer: Observer;
  /** Those that opened since things are kept. */
  readonly #open: OpenElement[] = [];
  #problemsAtBegin = 0;
  #path: ElementPath | undefined;

  constructor(observer: Observer) {
    this.#observer = observer;
  }

  /** The place of the element that was told of last. */
  get path(): ElementPath | undefined {
    return this.#path;
  }

  /** Tells one thing, when so many problems are known. */
  tell(observation: Observation, problems: number): void {
    const observer = this.#observer;
    switch (observation.kind) {
      case "begin":
        this.#problemsAtBegin = problems;
        return;
      case "open": {
        const { name, element, path } = observation;
        const told = observer.active || element?.identityConstraints !== undefined;
        this.#open.push({ told, problems });
        this.#path = path;
        if (told) observer.open(name, element);
        return;
      }
      case "attribute":
        if (observer.awaitsAttributes) observer.attribute(observation.name, observation.key);
        return;
      case "close": {
        const { told, problems: before } = this.#open.pop() ?? {
          told: true,
          problems: this.#problemsAtBegin,
        };
        this.#path = observation.path;
        if (told) observer.close(problems === before ? observation.value : unknownValue);
        return;
      }
      case "spoil":
        observer.spoil();
    }
  }
}

/** What was found, and what an observer is to be told, between two values that are checked later. */
export interface Part<Problem> {
  readonly problems: readonly Problem[];
  readonly observations: readonly Observation[];
}

/** Adds the problems of a part to those that were found before, and tells what was kept, in the order in which it happened. */
export function addPart<Problem>(
  { problems, observations }: Part<Problem>,
  found: Problem[],
  replay: Replay | undefined,
): void {
  let added = 0;
  for (const observation of observations) {
    for (const problem of problems.slice(added, observation.problems)) found.push(problem);
    added = Math.max(added, observation.problems);
    replay?.tell(observation, found.length);
  }
  for (const problem of problems.slice(added)) found.push(problem);
}
