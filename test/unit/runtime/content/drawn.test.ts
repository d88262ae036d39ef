import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Alphabet,
  type ContentModel,
  contentModelOf,
  type Expected,
  type State,
} from "../../../../runtime/content/content-model.js";
import type { ElementDescriptor, Particle, SimpleType } from "../../../../runtime/descriptors.js";
import { all, any } from "../../../../runtime/v1/lending-particles.js";
import {
  choice,
  elementRef,
  globalElement,
  occurs,
  sequence,
} from "../../../../runtime/v1/particles.js";
import {
  after,
  canEnd,
  choiceOf,
  type Expression,
  expressionOf,
  type Labels,
  nextPlaces,
  type Place,
  takes,
} from "../../../support/naive-content.js";

/* Content models that are drawn, beside a plain reading of the Recommendation: what can come at each place, and what recovery makes of mistakes. */

const type: SimpleType = { kind: "simpleType", variety: "atomic" };
const unbounded = Number.POSITIVE_INFINITY;

function declared(local: string, members: readonly string[] = []): ElementDescriptor {
  const head: ElementDescriptor = globalElement(["", local], type, {
    substitutions: () =>
      members.map((member) => ({
        kind: `${member}Kind`,
        element: member === local ? head : globalElement(["", member], type),
      })),
  });
  return members.length === 0 ? globalElement(["", local], type) : head;
}

/** Leaves, of which no two take the same, so that a leaf that stands once in a model is not ambiguous there. */
const leaves: readonly Particle[] = [
  ...[..."abcde"].map((name) => elementRef(`${name}Property`, declared(name))),
  elementRef("head", declared("h", ["h", "i", "j"])),
  // An abstract head is not among the members.
  elementRef("abstract", declared("k", ["l", "m"])),
  // More than are looked for in a list.
  elementRef("many", declared("n", [..."opqrstuvw"])),
  any("other", { namespaces: { not: "v" }, processContents: "skip" }),
  any("listed", { namespaces: ["v"], processContents: "skip" }),
];
const others = ["{u}x", "{v}x", "z"];

const bounds = fc.oneof(
  { weight: 4, arbitrary: fc.constant([1, 1] as const) },
  {
    weight: 5,
    arbitrary: fc.constantFrom<readonly [number, number]>(
      ...([
        [0, 1],
        [0, unbounded],
        [1, unbounded],
        [2, unbounded],
        [2, 2],
        [1, 2],
        [2, 3],
        [0, 3],
        [3, 5],
        [0, 0],
      ] as const),
    ),
  },
);

/** Groups of leaves and of groups before them, which may stand in several places. */
const models = fc
  .tuple(
    fc.shuffledSubarray([...leaves.keys()], { minLength: 1, maxLength: 6 }),
    fc.array(bounds, { minLength: 6, maxLength: 6 }),
    fc.array(
      fc.record({
        kind: fc.constantFrom("sequence", "sequence", "choice"),
        bounds,
        size: fc.integer({ min: 0, max: 3 }),
        back: fc.integer({ min: 0, max: 2 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  )
  .map(([chosen, counts, groups]): Particle => {
    const unused = chosen.map((index, at): Particle => {
      const [min, max] = counts[at] ?? [1, 1];
      return occurs(min, max, leaves[index] ?? sequence());
    });
    const made: Particle[] = [];
    for (const {
      kind,
      bounds: [min, max],
      size,
      back,
    } of groups) {
      const inner = made.slice(made.length - 1 - back).slice(0, 1 + (size % 2));
      const parts = [...unused.splice(0, size), ...inner];
      if (parts.length === 0) continue;
      made.push(occurs(min, max, kind === "choice" ? choice(...parts) : sequence(...parts)));
    }
    return made.at(-1) ?? unused[0] ?? sequence();
  });

const alls = fc
  .tuple(
    fc.shuffledSubarray(
      leaves.filter(({ kind }) => kind === "element"),
      { minLength: 1, maxLength: 5 },
    ),
    fc.array(fc.constantFrom(0, 1), { minLength: 5, maxLength: 5 }),
    fc.constantFrom(0, 1, 1),
    fc.array(fc.constantFrom(0, 1), { maxLength: 2 }),
  )
  .map(([members, least, min, around]): Particle => {
    const group = all(...members.map((member, at) => occurs(least[at] ?? 1, 1, member)));
    // Groups of one may stand around it, beside some that hold nothing.
    return around.reduce<Particle>(
      (inner, outerMin) =>
        occurs(outerMin, 1, sequence(inner, occurs(0, 0, elementRef("none", declared("y"))))),
      occurs(min, 1, group),
    );
  });

const labelsOf: Readonly<Record<Alphabet, Labels>> = {
  name: (particle) => {
    if (particle.kind === "any") return [];
    const members = particle.element.substitutions?.().map(({ element }) => element.name.local);
    const own = particle.element.name.local;
    if (members === undefined) return [own];
    return members.includes(own) ? members : [own, ...members];
  },
  kind: (particle) => {
    if (particle.kind === "any") return [particle.property];
    const members = particle.element.substitutions?.();
    if (members === undefined) return [particle.property];
    const kinds = members.map(({ kind }) => kind);
    const own = members.some(({ element }) => element === particle.element);
    return own ? kinds : [particle.property, ...kinds];
  },
};

const namespaceOf = (name: string): string => /^\{(.*)\}/.exec(name)?.[1] ?? "";

/** What a plain reading expects, in schema order; undefined where an element could be taken by two places. */
function wantedAt(
  expression: Expression,
  places: readonly Place[],
  labels: readonly string[],
): readonly string[] | undefined {
  const next = [...nextPlaces(expression)];
  for (const label of labels)
    if (next.filter((place) => takes(place, label, namespaceOf(label))).length > 1)
      return undefined;
  const open = places.filter((place) => next.includes(place));
  const wild = open
    .filter((place) => place.labels.length === 0)
    .map(({ particle }) => particle.property);
  // A label stands where it comes first in the schema, all wildcards where the first does.
  const order = places.flatMap((place) => (place.labels.length === 0 ? ["*"] : place.labels));
  const openLabels = new Set(open.flatMap((place) => place.labels));
  return [...new Set(order)].flatMap((label) =>
    label === "*" ? [...new Set(wild)] : openLabels.has(label) ? [label] : [],
  );
}

interface Both {
  readonly model: ContentModel;
  readonly places: readonly Place[];
  readonly labels: readonly string[];
}

/** What is expected, as texts: labels in the order in which they come, wildcards, which come together, in that of the schema. */
function inOrder({ places }: Both, expected: readonly Expected[]): readonly string[] {
  const isWild = (one: Expected): boolean => !("label" in one);
  const wild = places.filter(({ particle }) => expected.some((one) => one === particle));
  const [first] = expected.filter(isWild);
  return expected.flatMap((one) => {
    if ("label" in one) return [one.label];
    return one === first ? [...new Set(wild.map(({ particle }) => particle.property))] : [];
  });
}

/** Whether a state is one that a plain reading has, as far as can be seen from it in some steps; undefined where something is ambiguous. */
function isAlike(
  both: Both,
  state: State,
  expression: Expression,
  steps: number,
): boolean | undefined {
  const { model, places, labels } = both;
  const wanted = wantedAt(expression, places, labels);
  if (wanted === undefined) return undefined;
  if (inOrder(both, model.expected(state)).join() !== wanted.join()) return false;
  if (model.accepts(state) !== canEnd(expression)) return false;
  if (steps === 0) return true;
  const next = [...nextPlaces(expression)];
  for (const label of labels) {
    const namespace = namespaceOf(label);
    const place = next.find((one) => takes(one, label, namespace));
    const stepped = model.step(state, label, namespace);
    if (stepped?.match?.particle !== place?.particle) return false;
    if (stepped === undefined || place === undefined) continue;
    if (isAlike(both, stepped, after(expression, place), steps - 1) === false) return false;
  }
  return true;
}

/** Where a plain reading can come to, over elements that were left out, so that a label can be taken; undefined when these are too many to be tried. */
function candidates(from: Expression, label: string): readonly Expression[] | undefined {
  const seen = new Map([[from.key, from]]);
  const found: Expression[] = [];
  for (const expression of seen.values()) {
    if (seen.size > 150) return undefined;
    for (const place of nextPlaces(expression)) {
      const next = after(expression, place);
      seen.set(next.key, next);
      if (takes(place, label, "")) found.push(next);
    }
  }
  return found;
}

/** Whether a state is one of some, or two of them, where the element may belong to this round of an inner group or to the next of an outer one. */
function isOneOf(both: Both, state: State, all: readonly Expression[]): boolean {
  const different = [...new Map(all.map((one) => [one.key, one])).values()];
  const isLike = (one: Expression): boolean => isAlike(both, state, one, 2) !== false;
  if (different.some(isLike)) return true;
  return different.some((one, at) =>
    different.slice(at + 1).some((other) => isLike(choiceOf([one, other]))),
  );
}

interface Tally {
  steps: number;
  ends: number;
  resumed: number;
  lost: number;
}

/** Walks a model beside its plain reading, mostly by what can come; where an element cannot come, sees what recovery makes of it. */
function walk(both: Both, start: Expression, choices: readonly number[], tally: Tally): void {
  const { model, places, labels } = both;
  let expression = start;
  let state = model.start;
  const passed = [start];
  for (const chosen of choices) {
    const wanted = wantedAt(expression, places, labels);
    if (wanted === undefined) return;
    expect(inOrder(both, model.expected(state))).toEqual(wanted);
    expect(model.accepts(state)).toBe(canEnd(expression));
    tally.steps++;
    if (model.accepts(state)) tally.ends++;
    const guided = labels.filter((one) =>
      [...nextPlaces(expression)].some((place) => takes(place, one, namespaceOf(one))),
    );
    const known = labels.filter((one) => model.knows(one));
    const from = [labels, known, guided, guided, guided, guided, guided][chosen % 7] ?? [];
    const label = from[Math.floor(chosen / 7) % from.length] ?? "none";
    const place = [...nextPlaces(expression)].find((one) => takes(one, label, namespaceOf(label)));
    const next = model.step(state, label, namespaceOf(label));
    expect(next?.match?.particle).toBe(place?.particle);
    if (next !== undefined && place !== undefined) {
      expect(next.match?.label).toBe(place.labels.length === 0 ? "*" : label);
      expression = after(expression, place);
      state = next;
      passed.push(expression);
      continue;
    }
    const resumed = model.resume(state, label);
    const possible = candidates(expression, label);
    if (resumed === undefined) {
      tally.lost++;
      expect(possible ?? []).toEqual([]);
      return;
    }
    tally.resumed++;
    expect(resumed.state.match?.label).toBe(label);
    expect(resumed.skipped).toEqual(model.expected(state));
    if (possible === undefined) return;
    // One round too many leads to where the last one led, or could have led.
    const all = passed.flatMap((earlier) => candidates(earlier, label) ?? []);
    expect(isOneOf(both, resumed.state, [...possible, ...all.reverse()])).toBe(true);
    return;
  }
}

function compare(
  drawn: fc.Arbitrary<Particle>,
  alphabet: Alphabet,
  options: { readonly numRuns: number; readonly seed: number },
): Tally {
  const tally = { steps: 0, ends: 0, resumed: 0, lost: 0 };
  const words = fc.array(fc.array(fc.nat({ max: 200 }), { minLength: 4, maxLength: 14 }), {
    minLength: 6,
    maxLength: 6,
  });
  fc.assert(
    fc.property(drawn, words, (particle, choices) => {
      const { expression, places } = expressionOf(particle, labelsOf[alphabet]);
      const known = places.flatMap((place) => place.labels);
      const labels = [...new Set([...known, ...others])];
      const model = contentModelOf(particle, alphabet);
      for (const label of labels) expect(model.knows(label)).toBe(known.includes(label));
      for (const word of choices) walk({ model, places, labels }, expression, word, tally);
    }),
    options,
  );
  return tally;
}

test.each<[string, fc.Arbitrary<Particle>, Alphabet]>([
  ["groups of elements, wildcards and heads, by names", models, "name"],
  ["groups of elements, wildcards and heads, by kinds", models, "kind"],
  ["all groups, by names", alls, "name"],
  ["all groups, by kinds", alls, "kind"],
])("%s", (_, drawn, alphabet) => {
  const tally = compare(drawn, alphabet, { numRuns: drawn === alls ? 50 : 80, seed: 11 });
  expect(tally.steps).toBeGreaterThan(500);
  expect(tally.ends).toBeGreaterThan(250);
  expect(tally.lost).toBeGreaterThan(100);
  if (drawn === models) expect(tally.resumed).toBeGreaterThan(50);
});
