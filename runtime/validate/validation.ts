import type { ComplexType, ElementDescriptor, SchemaSet } from "../descriptors.js";
import { Later, levelsAtOnce } from "../engine/deep.js";
import { IdentityConstraints } from "../identity/constraints.js";
import { IdentifierSet } from "../identity/identifier-set.js";
import type { KeyedName } from "../identity/paths.js";
import type { Path } from "../issues.js";
import type { Observed, Observer } from "../model/observer.js";
import type { NamedType, NamedTypes } from "../nouns/generic-values.js";
import type { BrokenRule, RuleName, RuleParameters } from "../nouns/rules.js";
import { defaultLimits, isStackOverflow } from "../xml/limits.js";
import { addPart, type ElementPath, type Part, Recorder, Replay } from "./observations.js";
import type { ValidateOptions } from "./options.js";

/** A rule that a value breaks, and where. */
export type Problem = BrokenRule & { readonly path: Path };

/** Checks the value at the path of the validation, and reports what is wrong. */
export type Check = (value: unknown, validation: Validation) => void;

/** Makes the checks of what lies inside types. Passed down as a parameter, so that types may contain themselves. */
export interface Compile {
  element(element: ElementDescriptor): Check;
  /** Checks the value of an element of which `xsi:type` says something. */
  named(element: ElementDescriptor, type: NamedType, value: unknown, validation: Validation): void;
  /** Checks an object that is no element: it has the properties of the type, and neither `$type` nor `$nil`. */
  row(type: ComplexType): Check;
}

/** Checks items one by one, and at the end their number. */
export interface ItemsCheck {
  item(value: unknown, validation: Validation): void;
  /**
   * Takes an item whose value is known to be valid, if it may come here; otherwise changes nothing. The kind is that of the
   * item of an ordered property.
   */
  take(kind: string | undefined): boolean;
  finish(validation: Validation): void;
}

/** The part of a document whose value comes later: one element, or items. */
export type DeferredPart =
  | { readonly kind: "element"; readonly element: ElementDescriptor }
  | { readonly kind: "items"; readonly begin: () => ItemsCheck };

/** The state of checking a value: the current path, the problems found, the identifiers met. */
export class Validation {
  #path: (string | number)[] = [];
  readonly #problems: Problem[] = [];
  #count = 0;
  readonly #identifiers = new IdentifierSet();
  readonly #references: { readonly identifier: string; readonly path: Path }[] = [];
  #depth = 0;
  /** The depth at which the current chain of nested calls began. */
  #from = 0;
  readonly #later = new Later<Part<Problem>>(() => ({
    problems: this.#problems.splice(0),
    observations: this.#recorder?.take() ?? [],
  }));
  /** Stands in the place of the observer as long as parts wait that it is to be told of first. */
  #recorder: Recorder | undefined;
  #replay: Replay | undefined;
  /** The path at which the current chain of nested calls began. */
  #above: Path = [];
  #deferred: DeferredPart | undefined;
  /** Is notified of every element and attribute that it asks for: identity constraints, if the value may have any. */
  observer: Observer | undefined;
  /** While a generic tree is checked: the path from the tree to the current place. */
  pathBelow: (() => Path) | undefined;
  /** The `$types` of the object that is being checked. */
  types: NamedTypes | undefined;

  /** Declarations for wildcards that bring none. */
  readonly schemas: SchemaSet | undefined;
  readonly #depthLimit: number;

  constructor({ schemas, limits }: Pick<ValidateOptions, "schemas" | "limits"> = {}) {
    this.schemas = schemas;
    this.#depthLimit = limits?.depth ?? defaultLimits.depth;
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
    if (this.#depth >= this.#depthLimit) {
      this.report("limit-depth", { limit: this.#depthLimit });
      return false;
    }
    this.#depth++;
    return true;
  }

  /** Whether deeper values have to be checked later, so that calls do not nest too deeply. */
  get isDeep(): boolean {
    return this.#depth - this.#from >= levelsAtOnce;
  }

  /** Postpones a check. The problems that it finds keep their place among the others, as does what an observer is to be told. */
  leaveForLater(check: () => void): void {
    const [depth, path] = [this.#depth, [...this.#path]];
    const { types, observer } = this;
    if (observer?.active === true && this.#recorder === undefined) this.#record(observer);
    this.#later.leave(() => {
      this.#depth = depth;
      this.#from = depth;
      this.#above = path;
      this.#path = [...path];
      this.types = types;
      check();
    });
  }

  #finishLater(): void {
    if (!this.#later.waits) return;
    const [depth, path, { types }] = [this.#depth, this.#path, this];
    const parts = this.#later.finish();
    if (this.#recorder !== undefined) {
      this.observer = this.#recorder.observer;
      this.#replay = new Replay(this.observer);
      this.#recorder = undefined;
    }
    for (const part of parts) addPart(part, this.#problems, this.#replay);
    this.#replay = undefined;
    this.#depth = depth;
    this.#from = 0;
    this.#above = [];
    this.#path = path;
    this.types = types;
  }

  /** From here on, what the observer is to be told is kept. */
  #record(observer: Observer): void {
    this.#recorder = new Recorder(observer, this.#problems, () => this.#place());
    this.observer = this.#recorder;
  }

  #place(): ElementPath {
    const below = this.#path.slice(this.#above.length);
    return { above: this.#above, below: [...below, ...(this.pathBelow?.() ?? [])] };
  }

  /** Runs a check of a value. A value too deep for the call stack is reported, with the problems found until then. */
  guard(check: () => void): void {
    try {
      check();
      this.#finishLater();
    } catch (thrown) {
      if (!isStackOverflow(thrown)) throw thrown;
      this.report("limit-depth", { limit: this.#depth });
    }
  }

  /** Comes back from the element. */
  ascend(): void {
    this.#depth--;
  }

  /** Reports a broken rule here, or at a place below. */
  report<Name extends RuleName>(
    code: Name,
    parameters: RuleParameters[Name],
    ...below: readonly (string | number)[]
  ): void {
    this.#add({ code, parameters, path: [...this.#path, ...below] } as Problem);
  }

  /** Withdraws the report that a property is missing here: it is present under another name. */
  retractMissing(property: string): void {
    const path = [...this.#path, property];
    const index = this.#problems.findIndex(
      (problem) =>
        (problem.code === "cvc-complex-type.2.4.b" || problem.code === "cvc-complex-type.4") &&
        problem.path.length === path.length &&
        problem.path.every((step, at) => step === path[at]),
    );
    if (index >= 0) this.#problems.splice(index, 1);
  }

  /** Meets a value of type `xs:ID`; false when it is taken (Part 1, 3.15.4: cvc-id.2). */
  identify(identifier: string): boolean {
    return this.#identifiers.add(identifier);
  }

  /** Meets several at once, if none of them is taken; otherwise changes nothing. */
  identifyAll(identifiers: readonly string[]): boolean {
    const known = this.#identifiers;
    const [first, another] = identifiers;
    if (first === undefined) return true;
    if (another === undefined) return this.identify(first);
    for (let index = 0; index < identifiers.length; index++) {
      const identifier = identifiers[index];
      if (identifier === undefined || known.has(identifier)) return false;
      if (identifiers.indexOf(identifier) < index) return false;
    }
    for (const identifier of identifiers) known.add(identifier);
    return true;
  }

  /** Forgets identifiers that were just recorded. */
  forget(identifiers: readonly string[]): void {
    for (const identifier of identifiers) this.#identifiers.delete(identifier);
  }

  /** Meets a value of type `xs:IDREF`, here or below. */
  refer(identifier: string, ...below: Path): void {
    if (!this.#identifiers.has(identifier))
      this.#references.push({ identifier, path: [...this.#path, ...below] });
  }

  /** Records that a {@link Deferred} value stands here. */
  defer(part: DeferredPart): void {
    this.#deferred = part;
  }

  /** The part recorded by {@link defer}; each is returned once. */
  takeDeferred(): DeferredPart | undefined {
    const part = this.#deferred;
    this.#deferred = undefined;
    return part;
  }

  /** Whether identity constraints are being checked; if not, they need not be notified. */
  get watched(): boolean {
    return this.observer?.active === true;
  }

  /** Whether identity constraints must be notified of an element of this name that has no attributes and no constraints of its own. */
  concerns(name: KeyedName): boolean {
    return this.observer?.active === true && this.observer.concerns(name);
  }

  /** Begins to check identity constraints. */
  watchIdentity(): void {
    this.observe(
      ({ place }) =>
        new IdentityConstraints({
          place,
          report: ({ code, parameters, place: { above, below } }) => {
            this.#add({ code, parameters, path: [...above, ...below] } as Problem);
          },
        }),
    );
  }

  /** Sets the observer that is notified of the elements and attributes to come. */
  observe(make: (observed: Observed<ElementPath>) => Observer): void {
    this.observer = make({ place: () => this.#replay?.path ?? this.#place() });
  }

  /** How much was found so far. */
  get count(): number {
    return this.#count;
  }

  #add(problem: Problem): void {
    this.#count++;
    this.#problems.push(problem);
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
      code: "cvc-id.1" as const,
      parameters: { value: identifier },
      path,
    }));
    return dangling.length === 0 ? this.#problems : [...this.#problems, ...dangling];
  }
}
