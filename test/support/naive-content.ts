import type { NamespaceConstraint, Particle } from "../../runtime/descriptors.js";

/*
 * Content models as the Recommendation says them (Part 1, 3.8.4 and 3.9.4), as expressions that become others with each element
 * (Brzozowski's derivatives): nothing is counted, remembered or shared, so that it is slow and plain.
 */
export type Expression =
  | { readonly kind: "never" | "empty"; readonly key: string }
  | { readonly kind: "leaf"; readonly key: string; readonly place: Place }
  | {
      readonly kind: "sequence" | "choice" | "all";
      readonly key: string;
      readonly parts: readonly Expression[];
    }
  | {
      readonly kind: "rounds";
      readonly key: string;
      readonly body: Expression;
      readonly min: number;
      readonly max: number;
    };

/** A leaf in its place: a particle that stands in two groups has two. */
export interface Place {
  readonly number: number;
  readonly particle: Extract<Particle, { kind: "element" | "any" }>;
  /** The labels of what it takes; none for a wildcard over names. */
  readonly labels: readonly string[];
}

/** The labels that a leaf takes, of which a test says the alphabet. */
export type Labels = (particle: Place["particle"]) => readonly string[];

const never: Expression = { kind: "never", key: "never" };
const empty: Expression = { kind: "empty", key: "empty" };

function sequenceOf(all: readonly Expression[]): Expression {
  const parts = all.flatMap((one) => (one.kind === "sequence" ? one.parts : [one]));
  if (parts.some(({ kind }) => kind === "never")) return never;
  const rest = parts.filter(({ kind }) => kind !== "empty");
  const [only] = rest;
  if (only === undefined) return empty;
  if (rest.length === 1) return only;
  return { kind: "sequence", parts: rest, key: `(${rest.map(({ key }) => key).join()})` };
}

/** Either of some. */
export function choiceOf(all: readonly Expression[]): Expression {
  const parts = new Map<string, Expression>();
  for (const one of all.flatMap((each) => (each.kind === "choice" ? each.parts : [each])))
    if (one.kind !== "never") parts.set(one.key, one);
  const [only] = parts.values();
  if (only === undefined) return never;
  if (parts.size === 1) return only;
  return {
    kind: "choice",
    parts: [...parts.values()],
    key: `(${[...parts.keys()].sort().join("|")})`,
  };
}

function allOf(parts: readonly Expression[]): Expression {
  return { kind: "all", parts, key: `{${parts.map(({ key }) => key).join()}}` };
}

function roundsOf(body: Expression, min: number, max: number): Expression {
  if (max === 0) return empty;
  if (min === 1 && max === 1) return body;
  if (body.kind === "never") return min === 0 ? empty : never;
  return { kind: "rounds", body, min, max, key: `${body.key}{${min},${max}}` };
}

/** The expression of a particle, and its leaves in schema order. */
export function expressionOf(
  particle: Particle,
  labels: Labels,
): { readonly expression: Expression; readonly places: readonly Place[] } {
  const places: Place[] = [];
  const once = (one: Particle): Expression => {
    if (one.kind === "element" || one.kind === "any") {
      const place = { number: places.length, particle: one, labels: labels(one) };
      places.push(place);
      return { kind: "leaf", place, key: String(place.number) };
    }
    const parts = one.particles.map(of);
    if (one.kind === "all") return allOf(parts);
    return one.kind === "choice" ? choiceOf(parts) : sequenceOf(parts);
  };
  const of = (one: Particle): Expression =>
    one.maxOccurs === 0 ? empty : roundsOf(once(one), one.minOccurs, one.maxOccurs);
  return { expression: of(particle), places };
}

/** Whether the content can end. */
export function canEnd(expression: Expression): boolean {
  switch (expression.kind) {
    case "empty":
      return true;
    case "never":
    case "leaf":
      return false;
    case "choice":
      return expression.parts.some(canEnd);
    case "rounds":
      return expression.min === 0 || canEnd(expression.body);
    default:
      return expression.parts.every(canEnd);
  }
}

/** The places that can take the next element. */
export function nextPlaces(expression: Expression): ReadonlySet<Place> {
  switch (expression.kind) {
    case "empty":
    case "never":
      return new Set();
    case "leaf":
      return new Set([expression.place]);
    case "rounds":
      return nextPlaces(expression.body);
    case "sequence": {
      const reached = expression.parts.findIndex((part) => !canEnd(part));
      const parts = expression.parts.slice(0, reached < 0 ? undefined : reached + 1);
      return new Set(parts.flatMap((part) => [...nextPlaces(part)]));
    }
    default:
      return new Set(expression.parts.flatMap((part) => [...nextPlaces(part)]));
  }
}

/** What is left to come when a place has taken an element. */
export function after(expression: Expression, place: Place): Expression {
  switch (expression.kind) {
    case "empty":
    case "never":
      return never;
    case "leaf":
      return expression.place === place ? empty : never;
    case "choice":
      return choiceOf(expression.parts.map((part) => after(part, place)));
    case "all":
      return choiceOf(
        expression.parts.map((part, index) =>
          sequenceOf([after(part, place), allOf(expression.parts.toSpliced(index, 1))]),
        ),
      );
    case "rounds": {
      const { body, min, max } = expression;
      return sequenceOf([after(body, place), roundsOf(body, Math.max(0, min - 1), max - 1)]);
    }
    case "sequence": {
      const [first = empty, ...others] = expression.parts;
      const rest = sequenceOf(others);
      const inFirst = sequenceOf([after(first, place), rest]);
      return canEnd(first) ? choiceOf([inFirst, after(rest, place)]) : inFirst;
    }
  }
}

/** Whether a place takes an element of this label, in this namespace. */
export function takes({ particle, labels }: Place, label: string, namespace: string): boolean {
  if (labels.includes(label)) return true;
  return (
    particle.kind === "any" &&
    labels.length === 0 &&
    letsIn(particle.wildcard.namespaces, namespace)
  );
}

/** Part 1, 3.10.4, Wildcard allows Namespace Name. */
function letsIn(constraint: NamespaceConstraint, namespace: string): boolean {
  if (constraint === "any") return true;
  if ("not" in constraint) return ![constraint.not, ""].includes(namespace);
  return constraint.includes(namespace);
}
