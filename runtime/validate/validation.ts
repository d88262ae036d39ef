import type { Finding } from "../datatypes/simple-type.js";
import { IdentityConstraints } from "../identity-constraints.js";
import type { Path, RuleCode } from "../issues.js";
import type { ElementDescriptor } from "../v1/descriptors.js";

/** One broken rule about a value, and where. */
export interface Problem extends Finding {
  readonly path: Path;
}

/** Checks a value, reports what is wrong with it. The value is where the validation's path says. */
export type Check = (value: unknown, validation: Validation) => void;

/** Gives the check of an element; given down to what lies inside types, so that types may contain themselves. */
export type CheckOf = (element: ElementDescriptor) => Check;

/** Checks items one by one, and at the end whether they were enough. */
export interface ItemsCheck {
  item(value: unknown, validation: Validation): void;
  finish(validation: Validation): void;
}

/** What stands at a place whose value comes later: one element, or items. */
export type DeferredPlace =
  | { readonly kind: "element"; readonly element: ElementDescriptor }
  | { readonly kind: "items"; readonly begin: () => ItemsCheck };

/** How deep elements may nest. libxml2 has the same limit, and no recursion of ours gets far beyond it. */
export const depthLimit = 256;

/** What is known while a value is checked: where we are, what was found, which identifiers were met. */
export class Validation {
  readonly #path: (string | number)[] = [];
  readonly #problems: Problem[] = [];
  readonly #identifiers: Set<string>;
  readonly #references: { readonly identifier: string; readonly path: Path }[] = [];
  #depth = 0;
  #deferred: DeferredPlace | undefined;
  /** Key, unique and keyref, where the value may have any: told of every element and attribute. */
  identity: IdentityConstraints<Path> | undefined;

  /** Identifiers that other parts of the document have are taken, and grow with those met here. */
  constructor(identifiers: Set<string> = new Set()) {
    this.#identifiers = identifiers;
  }

  /** Goes into a property or item. */
  enter(key: string | number): void {
    this.#path.push(key);
  }

  /** Comes back from it. */
  leave(): void {
    this.#path.pop();
  }

  /** Goes one element deeper; false when that is too deep, as it is in a value that contains itself. */
  descend(): boolean {
    if (this.#depth >= depthLimit) {
      this.report("limit-depth", { limit: depthLimit });
      return false;
    }
    this.#depth++;
    return true;
  }

  /** Comes back from the element. */
  ascend(): void {
    this.#depth--;
  }

  /** Reports a broken rule here, or at a place below. */
  report(
    code: RuleCode,
    parameters: Finding["parameters"],
    ...below: readonly (string | number)[]
  ): void {
    this.#problems.push({ code, parameters, path: [...this.#path, ...below] });
  }

  /** Meets a value of type `xs:ID` (Part 1, 3.15.4: cvc-id.2). */
  identify(identifier: string): void {
    if (this.#identifiers.has(identifier)) this.report("cvc-id.2", { value: identifier });
    this.#identifiers.add(identifier);
  }

  /** Meets a value of type `xs:IDREF`. */
  refer(identifier: string): void {
    if (!this.#identifiers.has(identifier))
      this.#references.push({ identifier, path: [...this.#path] });
  }

  /** Meets a {@link Deferred} value. */
  defer(place: DeferredPlace): void {
    this.#deferred = place;
  }

  /** The place of the deferred value that was met, once. */
  takeDeferred(): DeferredPlace | undefined {
    const place = this.#deferred;
    this.#deferred = undefined;
    return place;
  }

  /** Begins to check identity constraints. */
  watchIdentity(): void {
    this.identity = new IdentityConstraints({
      place: () => [...this.#path],
      report: ({ code, parameters, place }) => {
        this.#problems.push({ code, parameters, path: place });
      },
    });
  }

  /** How much was found so far. */
  get count(): number {
    return this.#problems.length;
  }

  /** What was found so far, without the references: those are settled at the end. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** The references that have not met their identifier so far. */
  get references(): readonly { readonly identifier: string; readonly path: Path }[] {
    return this.#references.filter(({ identifier }) => !this.#identifiers.has(identifier));
  }

  /** Everything that was found, references without their identifier included (cvc-id.1). */
  finish(): readonly Problem[] {
    const dangling = this.references.map(({ identifier, path }) => ({
      code: "cvc-id.1",
      parameters: { value: identifier },
      path,
    }));
    return dangling.length === 0 ? this.#problems : [...this.#problems, ...dangling];
  }
}
