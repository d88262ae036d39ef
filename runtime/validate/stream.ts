import type { ElementDescriptor } from "../descriptors.js";
import { propertyOf } from "../engine/own-properties.js";
import { keyed } from "../identity/paths.js";
import { Deferred } from "../model/deferred.js";
import { propertiesOf } from "../model/value-kinds.js";
import { partialElementCheck } from "./element.js";
import { hasIdentityConstraints } from "./identity.js";
import type { ValidateOptions } from "./options.js";
import { type ItemsCheck, type Problem, Validation } from "./validation.js";

/**
 * Checks a value whose one repeated property comes item by item. The elements on the way to it stay open until the end, so
 * that identity constraints and identifiers hold over the whole document.
 */
export class StreamValidation {
  readonly #validation: Validation;
  readonly #open: ElementDescriptor[] = [];
  readonly #items: ItemsCheck | undefined;
  #index = 0;
  #problems: readonly Problem[];

  constructor(
    descriptor: ElementDescriptor,
    head: unknown,
    at: readonly string[],
    options: Pick<ValidateOptions, "schemas" | "limits">,
  ) {
    this.#validation = new Validation(options);
    if (hasIdentityConstraints(descriptor)) this.#validation.watchIdentity();
    let items: ItemsCheck | undefined;
    this.#validation.guard(() => {
      items = this.#enter(descriptor, head, at);
    });
    this.#items = items;
    this.#problems = this.#validation.problems;
    if (this.#items === undefined && this.#problems.length === 0)
      throw new TypeError(`nothing is repeated at ${at.join(".")}`);
  }

  /** What is wrong so far. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** Checks the next item. */
  check(item: unknown): void {
    this.#validation.enter(this.#index++);
    this.#validation.guard(() => this.#items?.item(item, this.#validation));
    this.#validation.leave();
  }

  /**
   * Takes the next item, whose value is known to be valid and has these identifiers. False when it is not allowed here, or when
   * that cannot be decided without looking into it: nothing is taken then, and {@link check} reports what is wrong.
   */
  take(kind: string | undefined, identifiers: readonly string[]): boolean {
    const validation = this.#validation;
    if (this.#items === undefined || validation.watched) return false;
    if (!validation.identifyAll(identifiers)) return false;
    if (!this.#items.take(kind)) {
      validation.forget(identifiers);
      return false;
    }
    this.#index++;
    return true;
  }

  /** Checks what can be known at the end: whether there were enough items, and what they refer to. */
  finish(): void {
    this.#items?.finish(this.#validation);
    for (const { nillable } of this.#open.toReversed()) {
      this.#validation.leave();
      this.#validation.observer?.close({
        key: undefined,
        content: "none",
        nillable: nillable === true,
      });
    }
    this.#problems = this.#validation.finish();
  }

  /** Checks the elements that lead to the items, each without its deferred part, and leaves them open. */
  #enter(
    element: ElementDescriptor,
    value: unknown,
    [name, ...rest]: readonly string[],
  ): ItemsCheck | undefined {
    if (name === undefined) return undefined;
    const validation = this.#validation;
    const properties = propertiesOf(value);
    const inner = propertyOf(properties, name);
    validation.observer?.open(keyed(element.name), element);
    partialElementCheck(element)({ ...properties, [name]: new Deferred(inner) }, validation);
    const part = validation.takeDeferred();
    validation.enter(name);
    this.#open.push(element);
    if (part === undefined) return undefined;
    if (part.kind === "items") return rest.length === 0 ? part.begin() : undefined;
    return this.#enter(part.element, inner, rest);
  }
}
