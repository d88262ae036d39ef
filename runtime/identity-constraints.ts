import type { RuleCode } from "./issues.js";
import { ownString } from "./own-string.js";
import { clark, type QName } from "./qname.js";
import type { IdentityConstraint, NameTest, XPathPath } from "./v1/descriptors.js";

/** A broken identity constraint (Part 1, 3.11.4) and where: what {@link IdentityConstraints} was told of the place. */
export interface IdentityFinding<Place> {
  readonly code: RuleCode;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly place: Place;
}

/** Places, asked for only where something may have to be said. */
export interface IdentityListener<Place> {
  /** The place of the element that is open. */
  place(): Place;
  report(finding: IdentityFinding<Place>): void;
}

/** What an element holds, when it closes. */
export interface ElementValue {
  /** The key of its typed value; undefined when it is nil or not valid. */
  readonly key: string | undefined;
  /** `none` when its type has no simple content; `unknown` when it is not valid; `skipped` when nobody has looked at it. */
  readonly content: "simple" | "none" | "unknown" | "skipped";
  readonly nillable: boolean;
}

/** How far a path has come at each open element: the numbers of steps taken. */
type Progress = readonly number[];

const nowhere: Progress = [];
const atStart: Progress = [0];

interface Field {
  readonly paths: readonly XPathPath[];
  /** By depth below the target, the progress of each path. */
  readonly progress: Progress[][];
  key: string | undefined;
  found: number;
  /** Something was found of which nothing more can be said: not valid, no simple value, or several. */
  broken: boolean;
}

/** An element that the selector found. */
interface Target<Place> {
  readonly scope: Scope<Place>;
  readonly depth: number;
  readonly fields: readonly Field[];
  place: Place | undefined;
  broken: boolean;
}

/** A constraint on an open element. */
interface Scope<Place> {
  readonly constraint: IdentityConstraint;
  readonly name: string;
  readonly depth: number;
  /** By depth, the progress of each path of the selector. */
  readonly progress: Progress[][];
  /** For key and unique: the tuples found, each with the number of its target. For keyref: what is to be found. */
  readonly table: Map<string, number>;
  readonly references: {
    readonly tuple: string;
    readonly values: readonly string[];
    readonly place: Place;
  }[];
}

/** A number that no target has: the tuple belongs to several elements, in parts of the document that know nothing of each other. */
const conflict = -1;

/**
 * Checks key, unique and keyref over a walk through a document or value: elements as they open, their attributes, their values
 * as they close. Time is linear in the walk: tuples are found by hash. A keyref sees the keys of its element and below
 * (the node tables of 3.11.5): tables go up only as far as a keyref waits for them.
 */
export class IdentityConstraints<Place> {
  readonly #listener: IdentityListener<Place>;
  readonly #scopes: Scope<Place>[] = [];
  readonly #targets: Target<Place>[] = [];
  /** Tables of keys by the depth that they have come up to, then by constraint. */
  readonly #tables: (Map<string, Map<string, number>> | undefined)[] = [];
  #depth = 0;
  #serial = 0;

  constructor(listener: IdentityListener<Place>) {
    this.#listener = listener;
  }

  /** Whether anything is watched: when not, attributes and values need not be told. */
  get active(): boolean {
    return this.#scopes.length > 0;
  }

  /** An element opens, with the constraints of its declaration. */
  open(name: QName, constraints: readonly IdentityConstraint[] | undefined): void {
    this.#depth++;
    for (const target of this.#targets) advanceFields(target, name);
    for (const scope of this.#scopes) {
      const { selector } = scope.constraint;
      const progress = advanceAll(selector, scope.progress[this.#depth - scope.depth - 1], name);
      scope.progress[this.#depth - scope.depth] = progress;
      if (selector.some((path, index) => arrived(path, progress[index]))) this.#select(scope);
    }
    for (const constraint of constraints ?? []) this.#begin(constraint);
  }

  /** An attribute of the element that has just opened; the key of its typed value. Defaults that apply are told, too. */
  attribute(name: QName, key: string | undefined): void {
    for (const target of this.#targets) {
      for (const field of target.fields) {
        const progress = field.progress[this.#depth - target.depth];
        const found = field.paths.some(
          (path, index) =>
            path.attribute !== undefined &&
            matches(path.attribute, name) &&
            arrived(path, progress?.[index]),
        );
        if (found) this.#found(target, field, key);
      }
    }
  }

  /** The element that opened last, of those still open, closes. */
  close(value: ElementValue): void {
    for (let index = this.#targets.length - 1; index >= 0; index--) {
      const target = this.#targets[index];
      if (target === undefined) continue;
      this.#closeFields(target, value);
      if (target.depth === this.#depth && value.content === "skipped") target.broken = true;
      if (target.depth === this.#depth) this.#finish(target);
    }
    while (this.#targets[this.#targets.length - 1]?.depth === this.#depth) this.#targets.pop();
    this.#closeScopes();
    this.#depth--;
  }

  /** The element is not what it should be, so that nothing can be said about the targets that it is, or is in. */
  spoil(): void {
    for (const target of this.#targets) target.broken = true;
  }

  #begin(constraint: IdentityConstraint): void {
    const progress = constraint.selector.map(() => atStart);
    const scope: Scope<Place> = {
      constraint,
      name: clark(constraint.name),
      depth: this.#depth,
      progress: [progress],
      table: new Map(),
      references: [],
    };
    this.#scopes.push(scope);
    if (constraint.selector.some((path) => path.steps.length === 0)) this.#select(scope);
  }

  #select(scope: Scope<Place>): void {
    const fields = scope.constraint.fields.map(
      (paths): Field => ({
        paths,
        progress: [paths.map(() => atStart)],
        key: undefined,
        found: 0,
        broken: false,
      }),
    );
    this.#targets.push({ scope, depth: this.#depth, fields, place: undefined, broken: false });
  }

  #found(target: Target<Place>, field: Field, key: string | undefined): void {
    field.found++;
    field.key = key;
    if (key === undefined) field.broken = true;
    if (field.found === 2) this.#reportField(target, field, "several");
  }

  #closeFields(target: Target<Place>, { key, content, nillable }: ElementValue): void {
    for (const field of target.fields) {
      const progress = field.progress[this.#depth - target.depth];
      field.progress.length = Math.min(
        field.progress.length,
        Math.max(1, this.#depth - target.depth),
      );
      const found = field.paths.some(
        (path, index) => path.attribute === undefined && arrived(path, progress?.[index]),
      );
      if (!found) continue;
      if (content === "unknown" || content === "skipped") field.broken = true;
      else if (content === "none") this.#reportField(target, field, "complex");
      else if (nillable && target.scope.constraint.category === "key") {
        this.#report(target, "cvc-identity-constraint.4.2.3", {});
        field.broken = true;
      } else if (key === undefined) {
        // A nil element has no value: the field is absent.
        field.found++;
      } else this.#found(target, field, key);
    }
  }

  /** A field finds one node at most, and that has a simple type (3.11.4, clause 3). */
  #reportField(target: Target<Place>, field: Field, reason: "several" | "complex"): void {
    if (!field.broken) this.#report(target, "cvc-identity-constraint.3", { reason });
    field.broken = true;
  }

  #report(
    target: Target<Place>,
    code: RuleCode,
    parameters: Readonly<Record<string, unknown>>,
  ): void {
    if (target.broken) return;
    const { constraint } = target.scope;
    this.#listener.report({
      code,
      parameters: { constraint: constraint.name, ...parameters },
      place: target.place ?? this.#listener.place(),
    });
  }

  /** A target closes: its tuple is complete, or not. */
  #finish(target: Target<Place>): void {
    if (target.broken) return;
    const { scope, fields } = target;
    const { category } = scope.constraint;
    if (fields.some(({ key, broken }) => key === undefined && !broken)) {
      if (category === "key") this.#report(target, "cvc-identity-constraint.4.2.1", {});
      return;
    }
    if (fields.some(({ broken }) => broken)) return;
    const keys = fields.map(({ key = "" }) => key);
    const tuple = keys.map((key) => ownString(`${key.length}:`, key)).join("");
    if (category === "keyref") {
      scope.references.push({ tuple, values: keys, place: this.#listener.place() });
    } else if (scope.table.has(tuple)) {
      const code =
        category === "key" ? "cvc-identity-constraint.4.2.2" : "cvc-identity-constraint.4.1";
      this.#report(target, code, { values: keys.map(readable) });
    } else scope.table.set(tuple, this.#serial++);
  }

  #closeScopes(): void {
    const depth = this.#depth;
    const closing: Scope<Place>[] = [];
    for (let scope = this.#scopes.at(-1); scope?.depth === depth; scope = this.#scopes.at(-1)) {
      closing.push(scope);
      this.#scopes.pop();
    }
    for (const scope of this.#scopes) scope.progress.length = Math.max(1, depth - scope.depth);
    const tables = this.#tables[depth] ?? new Map<string, Map<string, number>>();
    for (const { constraint, name, table } of closing) {
      if (constraint.category !== "keyref") tables.set(name, override(tables.get(name), table));
    }
    for (const { constraint, references } of closing) {
      const table = constraint.refer && tables.get(clark(constraint.refer));
      for (const { tuple, values, place } of references) {
        if ((table?.get(tuple) ?? conflict) !== conflict) continue;
        const parameters = {
          constraint: constraint.name,
          refer: constraint.refer,
          values: values.map(readable),
        };
        this.#listener.report({ code: "cvc-identity-constraint.4.3", parameters, place });
      }
    }
    this.#tables.length = depth;
    if (depth > 0 && tables.size > 0) this.#raise(tables, depth - 1);
  }

  /** Hands tables to the element around, if a keyref further up waits for them. */
  #raise(tables: ReadonlyMap<string, Map<string, number>>, depth: number): void {
    for (const [name, table] of tables) {
      const awaited = this.#scopes.some(
        ({ constraint }) => constraint.refer !== undefined && clark(constraint.refer) === name,
      );
      if (!awaited) continue;
      const above = this.#tables[depth] ?? new Map<string, Map<string, number>>();
      this.#tables[depth] = above;
      const there = above.get(name);
      above.set(name, there === undefined ? table : merge(there, table));
    }
  }
}

/** An element's own tuples win over those that came up from below. */
function override(
  below: Map<string, number> | undefined,
  own: Map<string, number>,
): Map<string, number> {
  if (below === undefined) return own;
  for (const [tuple, target] of own) below.set(tuple, target);
  return below;
}

/** The smaller table goes into the larger one, so that the cost stays near linear; what is in both is in conflict. */
function merge(a: Map<string, number>, b: Map<string, number>): Map<string, number> {
  const [large, small] = a.size >= b.size ? [a, b] : [b, a];
  for (const [tuple, target] of small) {
    const other = large.get(tuple);
    large.set(tuple, other === undefined || other === target ? target : conflict);
  }
  return large;
}

function advanceFields<Place>(target: Target<Place>, name: QName): void {
  for (const field of target.fields) {
    const { paths, progress } = field;
    progress.push(advanceAll(paths, progress[progress.length - 1], name));
  }
}

function advanceAll(
  paths: readonly XPathPath[],
  before: readonly Progress[] | undefined,
  name: QName,
): Progress[] {
  return paths.map((path, index) => advance(path, before?.[index] ?? nowhere, name));
}

/** One child step further; a path with `.//` can begin anew at every element. */
function advance({ steps, descendant }: XPathPath, before: Progress, name: QName): Progress {
  if (before.length === 0 && descendant !== true) return nowhere;
  const next: number[] = descendant === true ? [0] : [];
  for (const taken of before) {
    const test = steps[taken];
    if (test !== undefined && matches(test, name)) next.push(taken + 1);
  }
  return next;
}

function arrived({ steps }: XPathPath, progress: Progress | undefined): boolean {
  return progress?.includes(steps.length) ?? false;
}

/** Whether a name passes a name test (3.11.6). */
function matches(test: NameTest, { namespace, local }: QName): boolean {
  if (test === "*") return true;
  if (test.namespace !== namespace) return false;
  return !("local" in test) || test.local === local;
}

/** A key is the name of the primitive type, a space, and the value in a canonical form. */
function readable(key: string): string {
  return key.slice(key.indexOf(" ") + 1);
}
