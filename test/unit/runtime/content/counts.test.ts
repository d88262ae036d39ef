import fc, { type Arbitrary } from "fast-check";
import { describe, expect, test } from "vitest";
import { Automaton } from "../../../../runtime/content/automaton.js";
import type { GroupParticle, Particle, SimpleType } from "../../../../runtime/descriptors.js";
import { choice, element, occurs, optional, sequence } from "../../../../runtime/v1/particles.js";

const type: SimpleType = { kind: "simpleType", variety: "atomic" };
const e = (name: string): Particle => element(name, { namespace: "", local: name }, type);

type Range = readonly [min: number, max: number];
const unbounded = Number.POSITIVE_INFINITY;

interface Shape {
  readonly depth: number;
  readonly around: readonly [number, number];
  readonly inside: readonly [number, number];
}

/** Counted groups in each other around counted elements; what else a group may hold keeps counts from being multiplied out. */
function nested({ depth, around, inside }: Shape, wrap: typeof inSequence): Particle {
  let particle = occurs(...inside, e("a"));
  for (let level = 0; level < depth; level++)
    particle = occurs(...around, wrap(particle, e(`b${level}`)));
  return particle;
}

const inSequence = (inner: Particle, other: Particle): GroupParticle =>
  sequence(inner, optional(other));
const inChoice = (inner: Particle, other: Particle): GroupParticle => choice(inner, other);

/** How many sets of counts are made for so many elements of one name, and whether the content may end then. */
function walk(
  particle: Particle,
  count: number,
): { readonly made: number; readonly ends: boolean } {
  const model = new Automaton(particle, "name");
  let state: ReturnType<Automaton["step"]> = model.start;
  for (let n = 0; n < count; n++) state = state && model.step(state, "a", "");
  return { made: model.countSets, ends: state !== undefined && model.accepts(state) };
}

const shapes: readonly Shape[] = [
  { depth: 5, around: [3, 7], inside: [2, 5] },
  { depth: 6, around: [3, 20], inside: [2, 20] },
  { depth: 3, around: [1, 100], inside: [1, 100] },
  { depth: 4, around: [2, 1000], inside: [2, 1000] },
  { depth: 8, around: [2, 4], inside: [2, 4] },
];

describe("counted groups in each other", () => {
  test.each(shapes)("take work in proportion to the content: %o", (shape) => {
    for (const wrap of [inSequence, inChoice]) {
      const particle = nested(shape, wrap);
      const [one, two] = [walk(particle, 400), walk(particle, 800)];
      expect(two.made / one.made).toBeLessThan(2.3);
    }
  });

  test("are counted exactly", () => {
    const particle = nested({ depth: 3, around: [3, 7], inside: [2, 5] }, inSequence);
    const least = 2 * 3 ** 3;
    const most = 5 * 7 ** 3;
    expect([least - 1, least, least + 1].map((n) => walk(particle, n).ends)).toEqual([
      false,
      true,
      true,
    ]);
    expect([most, most + 1].map((n) => walk(particle, n).ends)).toEqual([true, false]);
  });

  test("forget what they no longer need", () => {
    const particle = occurs(0, 30_000, sequence(e("a"), optional(e("b"))));
    expect([30_000, 30_001].map((n) => walk(particle, n).ends)).toEqual([true, false]);
  });
});

/** Which counts of elements some rounds can hold, each with one of some counts itself. */
function sums(
  each: readonly number[],
  [min, max]: readonly [number, number],
  most: number,
): readonly number[] {
  let reached = new Set([0]);
  const found = new Set(min === 0 ? [0] : []);
  for (let round = 1; round <= Math.min(max, most); round++) {
    reached = new Set(
      [...reached].flatMap((sum) => each.map((one) => sum + one)).filter((sum) => sum <= most),
    );
    if (round >= min) for (const sum of reached) found.add(sum);
  }
  return [...found].sort((a, b) => a - b);
}

/** How many elements, up to some number, can be the whole content. */
function fitting(particle: Particle, most: number): readonly number[] {
  const model = new Automaton(particle, "name");
  const fits: number[] = [];
  let state: ReturnType<Automaton["step"]> = model.start;
  for (let count = 0; count <= most; count++) {
    if (state !== undefined && model.accepts(state)) fits.push(count);
    state = state && model.step(state, "a", "");
  }
  return fits;
}

const everyRange = [0, 1, 2, 3].flatMap((min) =>
  [1, 2, 3, Number.POSITIVE_INFINITY]
    .filter((max) => max >= min)
    .map((max): readonly [number, number] => [min, max]),
);

test.each(everyRange.filter(([min]) => min > 0))(
  "rounds of %s to %s in rounds of any numbers, in others of any numbers",
  (least, greatest) => {
    const innermost = [least, greatest] as const;
    const most = 13;
    const inner = occurs(...innermost, e("a"));
    const one = sums([1], innermost, most);
    for (const middle of everyRange) {
      const group = occurs(...middle, sequence(inner, optional(e("b"))));
      const two = sums(one, middle, most);
      for (const outer of everyRange) {
        const fits = fitting(occurs(...outer, sequence(group, optional(e("c")))), most);
        expect([middle, outer, fits]).toEqual([middle, outer, sums(two, outer, most)]);
      }
    }
  },
);

test("rounds of one part alone, whose counts are multiplied where they leave nothing out", () => {
  const numbers = [0, 1, 2, 3, 4, 5, Number.POSITIVE_INFINITY];
  const ranges = numbers.flatMap((min) =>
    numbers
      .filter((max) => max >= min && max > 0 && min < 6)
      .map((max): readonly [number, number] => [min, max]),
  );
  for (const inner of ranges)
    for (const outer of ranges)
      expect([
        inner,
        outer,
        fitting(occurs(...outer, sequence(occurs(...inner, e("a")))), 30),
      ]).toEqual([inner, outer, sums(sums([1], inner, 30), outer, 30)]);
});

test.each<readonly [Range, Range, Range]>([
  [
    [2, 3],
    [1, 2],
    [2, 6],
  ],
  [
    [3, 4],
    [2, 5],
    [6, 20],
  ],
  [
    [0, unbounded],
    [0, 2],
    [0, unbounded],
  ],
  [
    [1, unbounded],
    [0, 1],
    [0, unbounded],
  ],
  [
    [1, 5],
    [0, 5],
    [0, 25],
  ],
])("rounds of %o in rounds of %o are counted as %o", (inner, outer, both) => {
  const nestedRounds = occurs(...outer, sequence(occurs(...inner, e("a"))));
  expect(walk(nestedRounds, 25)).toEqual(walk(occurs(...both, e("a")), 25));
});

/** A particle in which each name stands once, and the regular expression that says the same of names of one letter. */
interface Drawn {
  readonly particle: Particle;
  readonly expression: string;
}

const ranges: Arbitrary<readonly [number, number]> = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom(0, 1, 2, Number.POSITIVE_INFINITY))
  .map(([min, more]) => [min, Math.max(1, min + more)]);

function repeated({ particle, expression }: Drawn, [min, max]: readonly [number, number]): Drawn {
  const most = max === Number.POSITIVE_INFINITY ? "" : max;
  return {
    particle: occurs(min, max, particle),
    expression: `(?:${expression}){${min},${most}}`,
  };
}

function drawn(names: readonly string[]): Arbitrary<Drawn> {
  const [first = "a"] = names;
  if (names.length === 1)
    return ranges.map((range) => repeated({ particle: e(first), expression: first }, range));
  return fc
    .tuple(fc.integer({ min: 1, max: names.length - 1 }), fc.boolean(), ranges)
    .chain(([cut, isChoice, range]) =>
      fc.tuple(drawn(names.slice(0, cut)), drawn(names.slice(cut))).map(([left, right]) => {
        const parts = [left.particle, right.particle] as const;
        return repeated(
          {
            particle: isChoice ? choice(...parts) : sequence(...parts),
            expression: `(?:${left.expression}${isChoice ? "|" : ""}${right.expression})`,
          },
          range,
        );
      }),
    );
}

function accepts(particle: Particle, text: string): boolean {
  const model = new Automaton(particle, "name");
  let state: ReturnType<Automaton["step"]> = model.start;
  for (const letter of text) state = state && model.step(state, letter, "");
  return state !== undefined && model.accepts(state);
}

test("content is what the regular expression of the same form takes", () => {
  const names = fc.constantFrom(["a"], ["a", "b"], ["a", "b", "c"]);
  const texts = fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.integer({ min: 1, max: 6 })), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(names.chain(drawn), texts, ({ particle, expression }, runs) => {
      // An engine that goes back tries nested counts over again: the texts are short for its sake.
      const text = runs
        .map(([letter, count]) => letter.repeat(count))
        .join("")
        .slice(0, 10);
      expect(accepts(particle, text)).toBe(new RegExp(`^(?:${expression})$`).test(text));
    }),
    { numRuns: 250, seed: 3 },
  );
});
