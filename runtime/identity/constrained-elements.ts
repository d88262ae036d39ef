import type { IdentityConstraint } from "../descriptors.js";
import { memo } from "../engine/memo.js";
import { clark } from "../qname.js";
import { type OwnedPath, PathSet } from "./paths.js";

/** An identity constraint, ready to be checked. */
export interface Rule {
  readonly index: number;
  readonly constraint: IdentityConstraint;
  readonly name: string;
  /** The name of the key that a keyref refers to; of other constraints their own. */
  readonly refer: string;
  /**
   * Whether all paths of the selector begin with `.//`. Where the declaration holds for elements inside each other, the outermost then
   * finds all that those inside find.
   */
  readonly nests: boolean;
  /** The paths of the fields, by the number of the field; made when the selector finds something. */
  readonly fields: () => PathSet;
}

/** The identity constraints of a declaration. */
export interface Rules {
  readonly rules: readonly Rule[];
  readonly byName: ReadonlyMap<string, Rule>;
  /** The keys that keyrefs among them refer to. */
  readonly referred: ReadonlySet<string>;
  /** The selectors of the rules that nest, and of the others. */
  readonly nesting: PathSet;
  readonly single: PathSet;
}

/** Compiles the constraints of a declaration, once. */
const rulesOf: (constraints: readonly IdentityConstraint[]) => Rules = /*@__PURE__*/ memo(compile);

function compile(constraints: readonly IdentityConstraint[]): Rules {
  const rules = constraints.map(ruleOf);
  return {
    rules,
    byName: new Map(rules.map((rule) => [rule.name, rule])),
    referred: new Set(
      constraints.flatMap(({ refer }) => (refer === undefined ? [] : clark(refer))),
    ),
    nesting: selectorsOf(rules.filter(({ nests }) => nests)),
    single: selectorsOf(rules.filter(({ nests }) => !nests)),
  };
}

function ruleOf(constraint: IdentityConstraint, index: number): Rule {
  let fields: PathSet | undefined;
  return {
    index,
    constraint,
    name: clark(constraint.name),
    refer: clark(constraint.refer ?? constraint.name),
    nests: constraint.selector.every(({ descendant }) => descendant === true),
    fields: () => {
      fields ??= new PathSet(
        constraint.fields.flatMap((paths, owner) => paths.map((path) => ({ owner, path }))),
      );
      return fields;
    },
  };
}

function selectorsOf(rules: readonly Rule[]): PathSet {
  const paths = rules.flatMap(({ index, constraint }): OwnedPath[] =>
    constraint.selector.map((path) => ({ owner: index, path })),
  );
  return new PathSet(paths);
}

/** Tuples of a key: the number of the innermost {@link ConstrainedElement} that it was found in, the last if there are several. */
export type Table = Map<string, number>;

/** A tuple that several children of an element have brought up: the element itself does not know it, those around it may. */
const conflict = Number.NEGATIVE_INFINITY;

/** A key's tuples that came up to an open element from those below it (the node table of 3.11.5), with the conflicts among them. */
interface Below {
  readonly table: Table;
  readonly conflicts: string[];
}

/** A tuple that is not there yet and may come until the constrained element closes. */
export interface Reference<Place> {
  readonly tuple: string;
  readonly values: readonly string[];
  readonly place: Place;
}

/** An open element whose declaration has constraints. Numbers grow as they open. */
export class ConstrainedElement<Place> {
  readonly number: number;
  readonly rules: Rules;
  readonly depth: number;
  /** The outermost open element of the same declaration: it keeps the tables of the rules that nest. */
  readonly outermost: ConstrainedElement<Place>;
  /** For the outermost: all that are open of the declaration, itself the first. */
  readonly nest: ConstrainedElement<Place>[] = [];
  /** Tuples of keys and unique constraints, by rule. */
  readonly tables: Map<Rule, Table> = new Map();
  readonly references: Map<Rule, Reference<Place>[]> = new Map();

  constructor(
    number: number,
    rules: Rules,
    depth: number,
    outermost: ConstrainedElement<Place> | undefined,
  ) {
    this.number = number;
    this.rules = rules;
    this.depth = depth;
    this.outermost = outermost ?? this;
    this.outermost.nest.push(this);
  }

  /** The innermost open element of the declaration that is no deeper than this, by its place in the nest. */
  innermost(depth: number): number {
    const { nest } = this.outermost;
    let index = nest.length - 1;
    while ((nest[index]?.depth ?? depth) > depth) index--;
    return index;
  }

  /** The table of a rule, made if there is none. */
  table(rule: Rule): Table {
    return entry(this.tables, rule, () => new Map());
  }

  refer(rule: Rule, reference: Reference<Place>): void {
    entry(this.references, rule, () => []).push(reference);
  }
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

/** The open elements whose declarations have constraints, and what they know of keys. */
export class ConstrainedElements<Place> {
  readonly #outermost = new Map<Rules, ConstrainedElement<Place>>();
  /** By the depth of an open element and the name of a key. */
  readonly #below: (Map<string, Below> | undefined)[] = [];
  #count = 0;

  get any(): boolean {
    return this.#outermost.size > 0;
  }

  open(constraints: readonly IdentityConstraint[], depth: number): ConstrainedElement<Place> {
    const rules = rulesOf(constraints);
    const outermost = this.#outermost.get(rules);
    const constrained = new ConstrainedElement<Place>(this.#count++, rules, depth, outermost);
    if (outermost === undefined) this.#outermost.set(rules, constrained);
    return constrained;
  }

  /** Closes one, the innermost: reports its references that find nothing, and puts its tables beside those that came up to it. */
  close(
    constrained: ConstrainedElement<Place>,
    unresolved: (rule: Rule, reference: Reference<Place>) => void,
  ): void {
    for (const [rule, references] of constrained.references) {
      const finds = this.finder(constrained, rule);
      for (const reference of references) {
        if (!finds.settled(reference.tuple) && !finds.below(reference.tuple))
          unresolved(rule, reference);
      }
    }
    constrained.outermost.nest.pop();
    if (constrained.outermost === constrained) this.#outermost.delete(constrained.rules);
    for (const [{ name }, own] of constrained.tables) {
      const below = this.#belowAt(constrained.depth);
      below.set(name, override(below.get(name), own));
    }
  }

  /** An element of any kind has closed: what came up to it goes on to the one around it, where keyrefs may still need it. */
  rise(depth: number): void {
    if (this.#below.length <= depth) return;
    for (const [name, below] of this.#below.pop() ?? []) {
      if (!this.#isAwaited(name)) continue;
      for (const tuple of below.conflicts)
        if (below.table.get(tuple) === conflict) below.table.delete(tuple);
      const around = this.#belowAt(depth - 1);
      around.set(name, merge(around.get(name), below.table));
    }
  }

  #belowAt(depth: number): Map<string, Below> {
    const known = this.#below[depth];
    if (known !== undefined) return known;
    const made = new Map<string, Below>();
    this.#below[depth] = made;
    return made;
  }

  /** How a keyref of a constrained element finds tuples: `settled`, whatever comes later; or only in what came up from below. */
  finder(
    constrained: ConstrainedElement<Place>,
    { refer }: Rule,
  ): { settled(tuple: string): boolean; below(tuple: string): boolean } {
    const own = this.#tableOf(constrained, refer);
    const below = this.#below[constrained.depth]?.get(refer)?.table;
    return {
      settled: (tuple) => (own?.get(tuple) ?? conflict) >= constrained.number,
      below: (tuple) => (below?.get(tuple) ?? conflict) !== conflict,
    };
  }

  /** The table with what the element itself has found; or an element around it, of a declaration that is met again inside it. */
  #tableOf(constrained: ConstrainedElement<Place>, name: string): Table | undefined {
    const rule = constrained.rules.byName.get(name);
    if (rule !== undefined)
      return (rule.nests ? constrained.outermost : constrained).tables.get(rule);
    for (const outermost of this.#outermost.values()) {
      if (outermost.number > constrained.number) continue;
      const other = outermost.rules.byName.get(name);
      if (other?.nests === true) return outermost.tables.get(other);
    }
    return undefined;
  }

  #isAwaited(name: string): boolean {
    for (const { referred } of this.#outermost.keys()) if (referred.has(name)) return true;
    return false;
  }
}

/** An element's own tuples win over those that came up from below. The smaller table goes into the larger one. */
function override(below: Below | undefined, own: Table): Below {
  if (below === undefined) return { table: own, conflicts: [] };
  const { table, conflicts } = below;
  if (table.size > own.size) {
    for (const [tuple, number] of own) table.set(tuple, number);
    return below;
  }
  for (const [tuple, number] of table) if (!own.has(tuple)) own.set(tuple, number);
  return { table: own, conflicts };
}

/** The smaller table is merged into the larger one, so that the cost stays near linear; a tuple that is in both is a conflict. */
function merge(there: Below | undefined, risen: Table): Below {
  if (there === undefined) return { table: risen, conflicts: [] };
  const { table, conflicts } = there;
  const [large, small] = table.size >= risen.size ? [table, risen] : [risen, table];
  for (const [tuple, number] of small) {
    if (!large.has(tuple)) large.set(tuple, number);
    else {
      conflicts.push(tuple);
      large.set(tuple, conflict);
    }
  }
  return { table: large, conflicts };
}
