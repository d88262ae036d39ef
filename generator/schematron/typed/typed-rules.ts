import type { SchemaSet } from "../../../runtime/descriptors.js";
import type { Check, RuleSet } from "../../../runtime/rules/rule-set.js";
import {
  type Candidate,
  planOf,
  type RuleCandidate,
} from "../../../runtime/rules/run/candidates.js";
import type { PreparedRule, PreparedSet } from "../../../runtime/rules/run/prepare.js";
import { placesOf } from "../../../runtime/rules/typed-places.js";
import { prepareForReading } from "../../../runtime/rules/watch/classes.js";
import { type Expression, parseExpression } from "../../../runtime/xpath/index.js";
import { TypedExpressions } from "./expressions.js";
import { both, either, not } from "./forms.js";
import { boundOf, inlined } from "./inlined.js";
import { contentOf, NotTyped, tried } from "./shapes.js";
import { askedThrough, placeOf, type Visit, visitsOf } from "./visits.js";

/** The checks of a rule set as functions over values. */
export interface TypedSource {
  /** The checks that the functions cover, as `TypedRules` lists them. */
  readonly checks: readonly string[];
  /** The source of a TypeScript function, for `TypedRules.make`. */
  readonly source: string;
}

/** Turns the checks of a rule set into functions over the values of a schema set; `undefined` where no check can be. */
export function typedRulesOf(ruleSet: RuleSet, schemas: SchemaSet): TypedSource | undefined {
  if (ruleSet.language !== "xpath1") return undefined;
  const prepared = prepareForReading(ruleSet, undefined);
  const { route, ofDocument } = planOf(prepared);
  const writer = new TypedWriter(ruleSet, prepared, ofDocument);
  const visits = visitsOf(schemas, route).filter(({ isAsked }) => isAsked);
  for (const visit of visits) writer.asks(visit);
  const { known: checks } = writer;
  if (checks.length === 0) return undefined;
  // Where all conditions are known to be false there is nothing to check.
  for (const visit of visits)
    visit.isAsked = contentOf(visit.shape.type).open.length > 0 || writer.asks(visit).length > 0;
  askedThrough(visits);
  return { checks, source: writer.source(visits.filter(({ isAsked }) => isAsked)) };
}

class TypedWriter {
  readonly #ruleSet: RuleSet;
  readonly #rules: readonly PreparedRule[];
  readonly #unknown = new Set<Check>();
  readonly #places: ReadonlyMap<Check, string>;
  readonly #expressions = new Map<string, Expression>();

  constructor(ruleSet: RuleSet, { rules }: PreparedSet, ofDocument: readonly RuleCandidate[]) {
    this.#ruleSet = ruleSet;
    this.#places = placesOf(ruleSet);
    this.#rules = rules;
    for (const { of } of ofDocument) this.#giveUp(of.patternIndex);
    for (const of of rules) {
      const { branches } = of.reach ?? { branches: undefined };
      if (branches === undefined || branches.some(({ kind }) => kind === "attribute"))
        this.#giveUp(of.patternIndex);
    }
  }

  /** The checks that the functions cover everywhere. */
  get known(): readonly string[] {
    return [...this.#places].flatMap(([check, place]) => (this.#unknown.has(check) ? [] : [place]));
  }

  /** All functions, wrapped in the source of one. */
  source(visits: readonly Visit[]): string {
    const { bodies, idOf } = sharedBodies(visits.map((visit) => [visit.id, this.#body(visit)]));
    const functions = [...bodies].map(([id, body]) => {
      const up = /\bup\b/.test(body) ? "up" : "_up";
      const index = /\bindex\b/.test(body) ? "index" : "_index";
      return `  function f${id}(v: Fields, ${up}: Around | undefined, ${index}: number): boolean | undefined {\n${body}\n    return true;\n  }`;
    });
    const cases = visits
      .filter(({ isRoot }) => isRoot)
      .map(
        ({ id, shape }) =>
          `      case ${JSON.stringify(shape.key)}:\n        return f${idOf(id)}(root, undefined, 0);`,
      );
    const [shared, code] = hoisted(functions.join("\n"));
    return `(x) => {
  let root: Fields = {};
${shared}${code}
  return (name, value) => {
    root = value as Fields;
    if (root["$type"] !== undefined) return undefined;
    switch (name) {
${cases.join("\n")}
      default:
        return true;
    }
  };
}`;
  }

  /** The checks of an element, pattern by pattern; a check that cannot be typed here is given up everywhere. */
  asks(visit: Visit): readonly string[] {
    const typed = new TypedExpressions(placeOf(visit));
    const rules = visit.route.candidates.filter((each: Candidate) => each.kind === "rule");
    const patterns = grouped(rules, ({ of }) => of.patternIndex);
    return [...patterns].flatMap(([pattern, candidates]) => {
      const branches = this.#branches(typed, candidates);
      if (branches === undefined) {
        this.#giveUp(pattern);
        return [];
      }
      return branches.length === 0 ? [] : [branches.join(" else ")];
    });
  }

  /** The rules of a pattern, of which the first that matches applies. */
  #branches(
    typed: TypedExpressions,
    candidates: readonly RuleCandidate[],
  ): readonly string[] | undefined {
    const branches: string[] = [];
    for (const [of, own] of grouped(candidates, (each) => each.of)) {
      const conditions = tried(() => own.map((each) => this.#condition(typed, each)));
      if (conditions === undefined) return undefined;
      const condition = either(conditions);
      if (condition === "false") continue;
      const checks = of.checks.flatMap(({ check }) => this.#check(typed, check, of));
      const block = `{\n${checks.join("\n")}\n    }`;
      branches.push(condition === "true" ? block : `if ${inBrackets(condition)} ${block}`);
      if (condition === "true") break;
    }
    return branches.every((branch) => branch.endsWith("{\n\n    }")) ? [] : branches;
  }

  /** The predicates of a context as a condition. */
  #condition(typed: TypedExpressions, { context }: RuleCandidate): string {
    const conditions: string[] = [];
    let level: number | undefined = 0;
    for (const { axis, predicates } of context.steps.toReversed()) {
      if (axis === "descendant-or-self") {
        level = undefined;
        continue;
      }
      for (const predicate of predicates) {
        if (level === undefined) throw new NotTyped("typed-rules 1");
        const from = level === 0 ? typed.self : typed.above(level);
        conditions.push(typed.boolean(predicate, from));
      }
      if (level !== undefined) level++;
    }
    return both(conditions);
  }

  #check(typed: TypedExpressions, check: Check, of: PreparedRule): readonly string[] {
    if (this.#unknown.has(check)) return [];
    const bound = boundOf(this.#ruleSet, of, ({ text }) => this.#read(text));
    const test = tried(() =>
      typed.boolean(inlined(this.#read(check.test.text), bound), typed.self),
    );
    if (test === undefined) {
      this.#unknown.add(check);
      return [];
    }
    const isBroken = check.kind === "assert" ? not(test) : test;
    if (isBroken === "false") return [];
    const place = JSON.stringify(this.#places.get(check));
    const stops = both([isBroken, `x.broken(${place}, v)`]);
    return [`      // ${check.code}\n      if ${inBrackets(stops)} return false;`];
  }

  #read(text: string): Expression {
    let expression = this.#expressions.get(text);
    if (expression === undefined) {
      const namespaces = new Map(Object.entries(this.#ruleSet.namespaces));
      expression = parseExpression(text, namespaces).expression;
      if (expression === undefined) throw new NotTyped("typed-rules 2");
      this.#expressions.set(text, expression);
    }
    return expression;
  }

  #giveUp(patternIndex: number): void {
    for (const of of this.#rules)
      if (of.patternIndex === patternIndex)
        for (const { check } of of.checks) this.#unknown.add(check);
  }

  #body(visit: Visit): string {
    const { shape } = visit;
    const lines = openIn(visit).map(
      (property) => `    if (x.all(v[${JSON.stringify(property)}]).length > 0) return undefined;`,
    );
    const children = childrenOf(visit);
    const around =
      children.length === 0
        ? []
        : [
            `    const here: Around = { value: v, name: ${JSON.stringify(shape.key)}, around: up };`,
          ];
    const asks = this.asks(visit).map((branch) => `    ${branch}`);
    return [...lines, ...asks, ...around, ...children].join("\n");
  }
}

/** Merges functions with equal bodies, those that they call first. */
function sharedBodies(all: readonly (readonly [number, string])[]): {
  readonly bodies: ReadonlyMap<number, string>;
  readonly idOf: (id: number) => number;
} {
  const same = new Map<number, number>();
  const idOf = (id: number): number => {
    const other = same.get(id);
    return other === undefined ? id : idOf(other);
  };
  const resolved = (body: string): string =>
    body.replace(/\bf(\d+)\(/g, (_, id: string) => `f${idOf(Number(id))}(`);
  for (let before = -1; before < same.size; ) {
    before = same.size;
    const first = new Map<string, number>();
    for (const [id, body] of all) {
      if (same.has(id)) continue;
      const text = resolved(body);
      const known = first.get(text);
      if (known === undefined) first.set(text, id);
      else same.set(id, known);
    }
  }
  const bodies = new Map(
    all.filter(([id]) => !same.has(id)).map(([id, body]) => [id, resolved(body)]),
  );
  return { bodies, idOf };
}

/** Moves sets of kinds into constants, so that each is made once. */
function hoisted(code: string): readonly [string, string] {
  const names = new Map<string, string>();
  const rest = code.replace(/x\.kinds\([^)]*\)/g, (made) => {
    const name = names.get(made) ?? `kinds${names.size}`;
    names.set(made, name);
    return name;
  });
  const constants = [...names].map(([made, name]) => `  const ${name} = ${made};\n`);
  return [constants.join(""), rest];
}

function openIn({ shape }: Visit): readonly string[] {
  return contentOf(shape.type).open;
}

/** Code that visits the children that have checks. */
function childrenOf({ children }: Visit): readonly string[] {
  const asked = children.filter(({ visits }) => visits.some(({ isAsked }) => isAsked));
  const groups = grouped(asked, ({ place }) => place.property);
  return [...groups].map(([property, members], number) => {
    const held = `v[${JSON.stringify(property)}]`;
    const [first] = members;
    if (first?.place.kind !== undefined) {
      const cases = members.map(
        ({ place, visits }) =>
          `        case ${JSON.stringify(place.kind)}:\n          r = ${callOf(visits, 'item["value"] ?? item')};\n          break;`,
      );
      return `    for (const item of x.all(${held})) {
      let r: boolean | undefined = true;
      switch (x.kind(item)) {
${cases.join("\n")}
      }
      if (r !== true) return r;
    }`;
    }
    if (first?.place.repeated === true)
      return `    for (const [i, c] of x.all(${held}).entries()) {
      const r = ${callOf(first.visits, "c", "i")};
      if (r !== true) return r;
    }`;
    const name = `c${number}`;
    return `    const ${name} = ${held};
    if (${name} !== undefined) {
      const r = ${callOf(first?.visits ?? [], name)};
      if (r !== true) return r;
    }`;
  });
}

/** Code that visits a value of the declared type; for one with another `$type` it gives `undefined`, so that the tree decides. */
function callOf([declared, ...derived]: readonly Visit[], value: string, index = "0"): string {
  const call = declared?.isAsked === true ? `f${declared.id}(${value}, here, ${index})` : "true";
  if (derived.length === 0) return call;
  return `(${value})["$type"] === undefined ? ${call} : undefined`;
}

const inBrackets = (condition: string): string => `(${condition})`;

function grouped<T, Key>(all: readonly T[], keyOf: (each: T) => Key): ReadonlyMap<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const each of all) {
    const group = groups.get(keyOf(each));
    if (group === undefined) groups.set(keyOf(each), [each]);
    else group.push(each);
  }
  return groups;
}
