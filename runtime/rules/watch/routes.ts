import { longestAtom } from "../../engine/atoms.js";
import { means } from "../run/name-states.js";
import { isName } from "./forms.js";
import type { Edge, Need, Outside } from "./needs.js";

/** The name of an element, as the reader gives it. */
export interface ElementName {
  readonly namespace: string;
  readonly local: string;
  readonly prefix: string;
  readonly key: string;
}

/** What is asked of an element, in its turn. */
export interface Ordered {
  readonly order: number;
  /** Whether it is asked of no element that has nothing but text. */
  readonly passesLeaves: boolean;
  /** Whether it may be asked of elements that are recorded: of any, of none that stands in another, or of none. */
  readonly recorded: "anywhere" | "outermost" | "nowhere";
}

/** A pattern by the names in it alone: its predicates are asked when an element matches. */
export interface Way<C extends Ordered> {
  readonly id: number;
  readonly steps: readonly WayStep[];
  /** Whether it begins at any element. */
  readonly anywhere: boolean;
  /** What may have the element, or one of its attributes, as its context. */
  readonly candidate: C | undefined;
  /** What is needed of the element. */
  readonly need: Need;
}

export interface WayStep {
  readonly test: (name: ElementName) => boolean;
  /** Whether any number of elements may stand before it. */
  readonly gap: boolean;
}

/** A way that is gone so far: which step comes next. */
interface WayItem<C extends Ordered> {
  readonly way: Way<C>;
  readonly at: number;
}

/** A need of an element, or of one around it. */
interface NeedItem {
  readonly need: Need;
  /** Whether it is the need of an element further up: only what is needed at any depth counts here. */
  readonly deep: boolean;
  /** Whether an element further up needs all text below it, or all there is. */
  readonly under: boolean;
  /** Edges whose one child was there. */
  readonly lacks: readonly Edge[];
}

interface Items<C extends Ordered> {
  readonly ways: readonly WayItem<C>[];
  readonly needs: readonly NeedItem[];
}

/** What is found about a child by its name. */
interface Found<C extends Ordered> extends Items<C> {
  readonly candidates: readonly C[];
  readonly edges: readonly Edge[];
  /** How many of the needs come from around; those after them are its own. */
  readonly inherited: number;
}

/** So many names of children are looked through each time. */
const near = 8;
/** So many are kept: rules outlive the documents that they are asked about, and each of these may have names of its own. */
const mostNames = 1000;

/** All that the names on the way to an element tell about what rules want of it. Made where a document has such an element. */
export class Route<C extends Ordered> {
  readonly #found: Found<C>;
  readonly #routes: Map<string, Route<C>>;
  readonly #next = new Map<string, Route<C>>();
  /** The names of some children, and their routes: fewer steps lead to these. */
  readonly #names: ElementName[] = [];
  readonly #near: Route<C>[] = [];
  #met = 0;
  readonly #without = new Map<Edge, Route<C>>();
  readonly candidates: readonly C[];
  /** Whether an element around it needs it. */
  readonly isKept: boolean;
  /** Whether contexts elsewhere may ask for it. */
  readonly isOutside: boolean;
  /** Whether a context around it needs it. */
  readonly isInContext: boolean;
  readonly keepsText: boolean;
  /** Whether comments and the like are needed. */
  readonly keepsAll: boolean;
  /** The paths whose answers it may change. */
  readonly decides: readonly Outside[];
  /** The edges by which it may be the one child that counts. */
  readonly firsts: readonly Edge[];
  /** Whether nothing outside of the context around it may ask for it, and no comment in it counts. */
  readonly isInside: boolean;
  /** Whether it can be recorded, as far as is asked about it: as the outermost one, or within another that is. */
  readonly isRecorded: boolean;
  readonly isRecordedWithin: boolean;
  /** Whether it is no more than on the way to what may be needed. */
  readonly isOnTheWay: boolean;
  /** Whether nothing is asked of it where it has nothing but text. */
  readonly passesLeaves: boolean;
  /** Whether nothing of it is needed where it has nothing but text. */
  readonly skipsLeaves: boolean;

  constructor(routes: Map<string, Route<C>>, found: Found<C>) {
    this.#routes = routes;
    this.#found = found;
    const { needs, edges, inherited } = found;
    this.candidates = found.candidates;
    this.isKept = inherited > 0;
    const around = needs.slice(0, inherited);
    this.isOutside = around.some(({ need }) => need.isOutside);
    this.isInContext = around.some(({ need }) => !need.isOutside);
    this.keepsText = needs.some(keepsText);
    this.keepsAll = needs.some(({ need, deep, under }) => need.all && (under || !deep));
    this.decides = [...new Set(edges.flatMap(({ to }) => [...to.decides]))];
    this.firsts = edges.filter(({ first }) => first !== undefined);
    const isAsked = this.decides.length > 0 || this.firsts.length > 0 || this.isOutside;
    this.isInside = !isAsked && !this.keepsAll;
    const allows = (...places: readonly Ordered["recorded"][]): boolean =>
      this.isInside && found.candidates.every(({ recorded }) => places.includes(recorded));
    this.isRecorded = allows("anywhere", "outermost");
    this.isRecordedWithin = allows("anywhere");
    this.isOnTheWay = edges.length === 0 && !this.keepsText && found.candidates.length === 0;
    this.passesLeaves =
      found.candidates.every(({ passesLeaves }) => passesLeaves) &&
      this.decides.length === 0 &&
      this.firsts.length === 0;
    this.skipsLeaves = edges.length === 0 && this.passesLeaves && !around.some(keepsText);
  }

  /** The route of a child. */
  to(name: ElementName): Route<C> {
    for (let index = 0; index < this.#names.length; index++)
      if (this.#names[index] === name) return this.#near[index] ?? this;
    const { key } = name;
    let next = this.#next.get(key);
    if (next === undefined) {
      next = known(this.#routes, childOf(this.#found, name));
      if (key.length > longestAtom) return next;
      if (this.#next.size >= mostNames) this.#next.clear();
      this.#next.set(key, next);
    }
    const place = this.#met++ % near;
    this.#names[place] = name;
    this.#near[place] = next;
    return next;
  }

  /** The same, once the one child that counts by an edge was there, or for a child that is not it. */
  without(edge: Edge): Route<C> {
    let route = this.#without.get(edge);
    if (route === undefined) {
      const needs = this.#found.needs.map((item) =>
        item.need.edges.includes(edge) ? { ...item, lacks: [...item.lacks, edge] } : item,
      );
      route = known(this.#routes, { ...this.#found, needs });
      this.#without.set(edge, route);
    }
    return route;
  }
}

/** The route of the root of a document. */
export function rootRoute<C extends Ordered>(
  ways: readonly Way<C>[],
  need: Need,
  candidates: readonly C[],
): Route<C> {
  const needs = [{ need, deep: false, under: false, lacks: [] }];
  return known(new Map(), {
    ways: ways.map((way) => ({ way, at: 0 })),
    needs,
    candidates,
    edges: [],
    inherited: 1,
  });
}

function keepsText({ need, deep, under }: NeedItem): boolean {
  return under || (!deep && (need.text || need.all));
}

/** Routes from which all goes on alike are one. */
function known<C extends Ordered>(routes: Map<string, Route<C>>, found: Found<C>): Route<C> {
  const key = keyOf(found);
  let route = routes.get(key);
  if (route === undefined) {
    route = new Route(routes, found);
    routes.set(key, route);
  }
  return route;
}

function keyOf<C extends Ordered>({ ways, needs, candidates, edges, inherited }: Found<C>): string {
  const needKey = ({ need, deep, under, lacks }: NeedItem): string =>
    `${need.id}${deep ? "d" : ""}${under ? "u" : ""}${lacks
      .map((edge) => `-${need.edges.indexOf(edge)}`)
      .sort()
      .join("")}`;
  return [
    ways.map(({ way, at }) => `${way.id}.${at}`).sort(),
    needs.map(needKey),
    candidates.map(({ order }) => order),
    edges.map(({ to, first }) => `${to.id}${first === undefined ? "" : "f"}`),
    inherited,
  ].join("|");
}

function childOf<C extends Ordered>({ ways, needs }: Items<C>, name: ElementName): Found<C> {
  const next = new Map<string, WayItem<C>>();
  const reached = new Set<Way<C>>();
  const add = (way: Way<C>, at: number): void => {
    next.set(`${way.id}.${at}`, { way, at });
  };
  for (const { way, at } of ways) {
    const step = way.steps[at];
    if (step === undefined) continue;
    if (step.gap || (at === 0 && way.anywhere)) add(way, at);
    if (!step.test(name)) continue;
    if (at + 1 === way.steps.length) reached.add(way);
    else add(way, at + 1);
  }
  const edges: Edge[] = [];
  const inherited = new Map<string, NeedItem>();
  const needed = (need: Need, deep: boolean, under: boolean): void => {
    inherited.set(`${need.id} ${deep} ${under}`, { need, deep, under, lacks: [] });
  };
  for (const { need, deep, under, lacks } of needs) {
    if (keepsText({ need, deep, under, lacks })) needed(need, true, true);
    else if (need.edges.some((edge) => edge.deep)) needed(need, true, false);
    for (const edge of need.edges) {
      if ((deep && !edge.deep) || lacks.includes(edge) || !testName(edge, name)) continue;
      edges.push(edge);
      needed(edge.to, false, false);
    }
  }
  const all = [...reached];
  const own = all.map(({ need }) => ({ need, deep: false, under: false, lacks: [] }));
  return {
    ways: [...next.values()],
    needs: [...inherited.values(), ...own],
    candidates: all
      .flatMap(({ candidate }) => (candidate === undefined ? [] : [candidate]))
      .sort((a, b) => a.order - b.order),
    edges,
    inherited: inherited.size,
  };
}

/** Whether a name test means the elements of a name. */
export function testName({ test }: Pick<Edge, "test">, name: ElementName): boolean {
  return isName(test) && means(test, name);
}
