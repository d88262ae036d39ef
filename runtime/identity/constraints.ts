import type { ElementDescriptor } from "../descriptors.js";
import { ownString } from "../engine/own-string.js";
import type { ElementValue, Observed, Observer } from "../model/observer.js";
import type { RuleName, RuleParameters } from "../nouns/rules.js";
import type { LineAndColumn } from "../xml/read/input.js";
import { type ConstrainedElement, ConstrainedElements, type Rule } from "./constrained-elements.js";
import { Level, type Target } from "./level.js";
import type { KeyedName, PathSet, PathState } from "./paths.js";
import { xpathText } from "./xpath-text.js";

/** A broken identity constraint (Part 1, 3.11.4) and where: what {@link IdentityConstraints} was told of the place. */
export type IdentityFinding<Place> = {
  readonly [Code in IdentityRule]: {
    readonly code: Code;
    readonly parameters: RuleParameters[Code];
    readonly place: Place;
  };
}[IdentityRule];

type IdentityRule = Extract<RuleName, `cvc-identity-constraint.${string}`>;

/** Receives broken constraints, and gives places, for which it is asked only where something may have to be reported. */
export interface IdentityReporter<Place> extends Observed<Place> {
  report(finding: IdentityFinding<Place>): void;
}

/**
 * Checks key, unique and keyref over a walk through a document or value: elements as they open, their attributes, their values
 * as they close. An element costs what the constraints cost that it concerns, not how many there are: selectors and fields are
 * automata over names, tuples are found by hash, and the constrained elements of one declaration inside each other share their tables.
 */
export class IdentityConstraints<Place> implements Observer {
  readonly #reporter: IdentityReporter<Place>;
  readonly #constrained = new ConstrainedElements<Place>();
  readonly #levels: Level<Place>[] = [new Level<Place>()];
  #depth = 0;
  /** Targets that are open at this depth and above are broken. */
  #spoiled = 0;
  /** What was done so far: selectors and fields that were taken a step further or told of a value. For tests of growth. */
  steps = 0;

  constructor(reporter: IdentityReporter<Place>) {
    this.#reporter = reporter;
  }

  /** Whether anything is watched: when not, elements, attributes and values need not be told. */
  get active(): boolean {
    return this.#constrained.any;
  }

  /** Whether an element of this name, which opens here, is found by a selector or a field; its attributes may concern fields all the same. */
  concerns(name: KeyedName): boolean {
    const { selectors, selectorStates, targets, fieldStates } = this.#level;
    for (let index = 0; index < selectors.length; index++) {
      const state = selectorStates[index];
      if (state && selectors[index]?.step(state, name).arrivals.length) return true;
    }
    for (let index = 0; index < targets.length; index++) {
      const state = fieldStates[index];
      if (state?.over === false && targets[index]?.paths.step(state, name).arrivals.length)
        return true;
    }
    return false;
  }

  /** Whether a field may be an attribute of the element that has just opened. */
  get awaitsAttributes(): boolean {
    return this.#level.awaitsAttributes;
  }

  /** Whether a field is the value of the element that is open. */
  get awaitsValue(): boolean {
    return this.#level.awaitsValue;
  }

  get #level(): Level<Place> {
    return this.#levels[this.#depth] ?? new Level<Place>();
  }

  /** An element opens, with the constraints of its declaration. */
  open(name: KeyedName, element?: Pick<ElementDescriptor, "identityConstraints">): void {
    const constraints = element?.identityConstraints;
    const above = this.#level;
    this.#depth++;
    const level = this.#levels[this.#depth] ?? new Level<Place>();
    this.#levels[this.#depth] = level;
    level.reset();
    // Before anything is found: `.//.` finds this element from a constrained element that opens here.
    if (constraints?.length) level.opened = this.#constrained.open(constraints, this.#depth);
    for (let index = 0; index < above.targets.length; index++) {
      const [target, state] = [above.targets[index], above.fieldStates[index]];
      if (target === undefined || state === undefined || state.over) continue;
      this.steps++;
      level.followFields(target, target.paths.step(state, name));
    }
    for (let index = 0; index < above.constrained.length; index++) {
      const [constrained, paths] = [above.constrained[index], above.selectors[index]];
      const state = above.selectorStates[index];
      if (constrained === undefined || paths === undefined || state === undefined) continue;
      this.steps++;
      this.#follow(level, constrained, paths, paths.step(state, name));
    }
    if (level.opened !== undefined) this.#begin(level, level.opened);
  }

  /** An attribute of the element that has just opened; the key of its typed value. Attributes that are absent and have a default are included. */
  attribute(name: KeyedName, key: string | undefined, at?: LineAndColumn): void {
    const { awaitsAttributes, targets, fieldStates } = this.#level;
    if (!awaitsAttributes) return;
    for (let index = 0; index < targets.length; index++) {
      const [target, state] = [targets[index], fieldStates[index]];
      if (target === undefined || state?.awaitsAttributes !== true) continue;
      this.steps++;
      for (const field of target.paths.attributeOwners(state, name)) {
        if (target.keys.length === 1) target.at = at;
        this.#found(target, field, key, at);
      }
    }
  }

  /** The element that opened last, of those still open, closes. The value matters only where one is awaited. */
  close(value: ElementValue): void {
    const level = this.#level;
    if (level.awaitsValue) this.#closeFields(level, value);
    for (let index = level.own.length - 1; index >= 0; index--) {
      const target = level.own[index];
      if (target === undefined) continue;
      if (value.content === "skipped") target.broken = true;
      this.#finish(target);
    }
    if (level.opened !== undefined)
      this.#constrained.close(level.opened, ({ constraint }, { values, place }) => {
        const parameters = {
          constraint: constraint.name,
          refer: constraint.refer,
          values: values.map(readable),
        };
        this.#reporter.report({ code: "cvc-identity-constraint.4.3", parameters, place });
      });
    this.#constrained.rise(this.#depth);
    this.#depth--;
    if (this.#spoiled > this.#depth) this.#spoiled = this.#depth;
  }

  /**
   * The element is not valid: of the targets that it is, or that it is part of, it is not said any more what is missing. What was
   * found is there all the same.
   */
  spoil(): void {
    this.#spoiled = this.#depth;
  }

  #begin(level: Level<Place>, constrained: ConstrainedElement<Place>): void {
    const { nesting, single } = constrained.rules;
    if (constrained.outermost === constrained)
      this.#follow(level, constrained, nesting, nesting.start);
    this.#follow(level, constrained, single, single.start);
  }

  /** Takes selectors of a constrained element to an element; it is a target of those that lead to it. */
  #follow(
    level: Level<Place>,
    constrained: ConstrainedElement<Place>,
    paths: PathSet,
    state: PathState,
  ): void {
    for (const { owner, steps } of state.arrivals) {
      const rule = constrained.rules.rules[owner];
      if (rule !== undefined) this.#select(level, constrained, rule, steps);
    }
    if (state.over) return;
    level.constrained.push(constrained);
    level.selectors.push(paths);
    level.selectorStates.push(state);
  }

  #select(
    level: Level<Place>,
    followed: ConstrainedElement<Place>,
    rule: Rule,
    steps: number,
  ): void {
    this.steps++;
    const { nest } = followed.outermost;
    const innermost = rule.nests ? nest[followed.innermost(this.#depth - steps)] : followed;
    const { length } = rule.constraint.fields;
    const target: Target<Place> = {
      rule,
      constrained: innermost ?? followed,
      depth: this.#depth,
      paths: rule.fields(),
      keys: new Array<undefined>(length).fill(undefined),
      found: new Array<number>(length).fill(0),
      vague: new Set(),
      at: undefined,
      broken: false,
    };
    level.own.push(target);
    level.followFields(target, target.paths.start);
  }

  #found(target: Target<Place>, field: number, key: string | undefined, at?: LineAndColumn): void {
    target.keys[field] = key;
    if (key === undefined) target.vague.add(field);
    this.#count(target, field, at);
  }

  #count(target: Target<Place>, field: number, at?: LineAndColumn): void {
    const found = (target.found[field] ?? 0) + 1;
    target.found[field] = found;
    if (found === 2) this.#reportField(target, field, "several", at);
  }

  #closeFields({ targets, fieldStates }: Level<Place>, value: ElementValue): void {
    for (let index = targets.length - 1; index >= 0; index--) {
      const target = targets[index];
      if (target === undefined) continue;
      for (const { owner } of fieldStates[index]?.arrivals ?? []) {
        this.steps++;
        this.#closeField(target, owner, value);
      }
    }
  }

  #closeField(
    target: Target<Place>,
    field: number,
    { key, content, nillable }: ElementValue,
  ): void {
    if (content === "unknown" || content === "skipped") target.vague.add(field);
    else if (content === "none") this.#reportField(target, field, "complex");
    else if (nillable && target.rule.constraint.category === "key") {
      this.#report(target, "cvc-identity-constraint.4.2.3", { field: fieldOf(target, field) });
      target.vague.add(field);
    } else if (key === undefined) {
      // A nil element has no value, so the field is absent; but it is one of the nodes that the field finds.
      this.#count(target, field);
    } else this.#found(target, field, key);
  }

  /** A field finds one node at most, and that has a simple type (3.11.4, clause 3). */
  #reportField(
    target: Target<Place>,
    field: number,
    reason: "several" | "complex",
    at?: LineAndColumn,
  ): void {
    const parameters = { field: fieldOf(target, field), reason };
    if (!target.vague.has(field)) this.#report(target, "cvc-identity-constraint.3", parameters, at);
    target.vague.add(field);
  }

  #isBroken({ broken, depth }: Target<Place>): boolean {
    return broken || depth <= this.#spoiled;
  }

  #report<Code extends IdentityRule>(
    target: Target<Place>,
    code: Code,
    parameters: Omit<RuleParameters[Code], "constraint">,
    at?: LineAndColumn,
    always = false,
  ): void {
    if (!always && this.#isBroken(target)) return;
    this.#reporter.report({
      code,
      parameters: { constraint: target.rule.constraint.name, ...parameters },
      place: this.#reporter.place(at),
    } as IdentityFinding<Place>);
  }

  /** A target closes: its tuple is complete, or not. */
  #finish(target: Target<Place>): void {
    if (target.broken) return;
    const { rule, constrained } = target;
    const { category } = rule.constraint;
    const whole = !this.#isBroken(target);
    const fields = target.keys.flatMap((key, field) =>
      key === undefined && !target.vague.has(field) ? [fieldOf(target, field)] : [],
    );
    if (fields.length > 0 && category === "key" && whole)
      this.#report(target, "cvc-identity-constraint.4.2.1", { fields });
    if (fields.length > 0 || target.vague.size > 0) return;
    const keys = target.keys.filter((key) => key !== undefined);
    const tuple = keys.map((key) => ownString(`${key.length}:`, key)).join();
    if (category === "keyref") {
      if (whole) this.#refer(target, tuple, keys);
      return;
    }
    const table = (rule.nests ? constrained.outermost : constrained).table(rule);
    const known = table.get(tuple);
    table.set(tuple, Math.max(constrained.number, known ?? constrained.number));
    if (known === undefined) return;
    const code =
      category === "key" ? "cvc-identity-constraint.4.2.2" : "cvc-identity-constraint.4.1";
    this.#report(target, code, { values: keys.map(readable) }, target.at, true);
  }

  /**
   * Takes note of what must be found until the constrained element closes. Where the key nests beside a keyref that does, what is found from the innermost
   * element is found from those around it.
   */
  #refer({ rule, constrained, at }: Target<Place>, tuple: string, values: readonly string[]): void {
    const { refer, nests } = rule;
    const alike = constrained.rules.byName.get(refer)?.nests === true;
    const { nest } = constrained.outermost;
    const candidates =
      nests && !alike ? nest.slice(0, nest.indexOf(constrained) + 1) : [constrained];
    const waiting = candidates.filter(
      (each) => !this.#constrained.finder(each, rule).settled(tuple),
    );
    if (waiting.length === 0) return;
    const place = this.#reporter.place(at);
    for (const each of waiting) each.refer(rule, { tuple, values, place });
  }
}

/** A key is the name of the primitive type, a space, and the value in a canonical form. */
function readable(key: string): string {
  return key.slice(key.indexOf(" ") + 1);
}

/** A field as the schema writes it, but for prefixes. */
function fieldOf<Place>({ rule }: Target<Place>, field: number): string {
  return xpathText(rule.constraint.fields[field] ?? []);
}
