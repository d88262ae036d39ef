import { expect, test } from "vitest";
import { Automaton } from "../../../../runtime/content/automaton.js";
import { CountSets, uncounted } from "../../../../runtime/content/counts.js";
import { follow } from "../../../../runtime/content/edges.js";
import { nodeOf } from "../../../../runtime/content/nodes.js";
import type { Particle, SimpleType } from "../../../../runtime/descriptors.js";
import { choice, element, occurs, optional, sequence } from "../../../../runtime/v1/particles.js";

/* What a content model remembers, which nothing but its cost shows: how much, and that it is the same with it and without. */

const type: SimpleType = { kind: "simpleType", variety: "atomic" };
const e = (name: string): Particle => element(name, { namespace: "", local: name }, type);

type Walked = ReturnType<Automaton["step"]>;

function after(model: Automaton, names: Iterable<string>): Walked {
  let state: Walked = model.start;
  for (const name of names) state = state && model.step(state, name, "");
  return state;
}

test("a place that is come to in several ways is one state", () => {
  const model = new Automaton(
    sequence(optional(e("a")), occurs(0, 3, sequence(e("b"), optional(e("c")))), e("d")),
    "name",
  );
  expect(after(model, "ab")).toBe(after(model, "b"));
  expect(after(model, "abb")).toBe(after(model, "bb"));
  expect(after(model, "abbd")).toBe(after(model, "d"));
  expect(after(model, "bcb")).toBe(after(model, "bb"));
  expect(after(model, "bb")).not.toBe(after(model, "b"));
  const list = new Automaton(occurs(2, Number.POSITIVE_INFINITY, sequence(e("a"), e("b"))), "name");
  expect(after(list, "abababa")).toBe(after(list, "aba"));
});

/** After how many elements, which come round and round, a model has forgotten its first state. */
function forgettings(particle: Particle, names: string, count: number): readonly number[] {
  const model = new Automaton(particle, "name");
  const found: number[] = [];
  let first = after(model, "a");
  let state: Walked = model.start;
  for (let n = 0; n < count; n++) {
    state = state && model.step(state, names.charAt(n % names.length), "");
    const again = after(model, "a");
    if (again !== first) found.push(n);
    first = again;
  }
  expect(state).toBeDefined();
  return found;
}

const unbounded = Number.POSITIVE_INFINITY;
const half = occurs(2, 60_000, sequence(e("a"), optional(e("b"))));

test.each<[string, Particle, string, readonly number[]]>([
  ["states", occurs(0, 90_000, sequence(e("a"), e("b"))), "ab", [10_001, 20_001]],
  [
    "sets of counts",
    occurs(2, 90_000, sequence(half, optional(e("c")))),
    "a",
    [9_999, 16_665, 23_331],
  ],
])("forgets beyond a number of %s, again and again", (_, particle, names, wanted) => {
  expect(forgettings(particle, names, 25_000)).toEqual(wanted);
});

test("sets of counts are forgotten beyond a number of them, each by itself", () => {
  const root = nodeOf(occurs(2, 90_000, e("a")), "name");
  if (root === undefined) throw new Error("the particle is one leaf");
  const sets = new CountSets();
  const begin = sets.wayOf(root, follow(undefined, root, { label: "a" }), true);
  const again = sets.wayOf(root, follow(root, root, { label: "a" }), true);
  const fulls: number[] = [];
  let set = sets.take(uncounted, begin);
  for (let n = 0; n < 45_000; n++) {
    set = set && sets.take(set, again);
    if (!sets.full) continue;
    fulls.push(sets.made);
    sets.forget();
  }
  expect(fulls).toEqual([20_001, 40_002]);
});

function made(particle: Particle, count: number): number {
  const model = new Automaton(particle, "name");
  after(model, "a".repeat(count));
  return model.countSets;
}

const inner = occurs(2, 5, e("a"));
const middle = occurs(3, 7, sequence(inner, optional(e("b"))));

test.each<[string, Particle, number, number]>([
  ["nothing counted", sequence(e("a"), occurs(0, unbounded, choice(e("a"), e("b")))), 0, 0],
  [
    "at most one round",
    occurs(0, 1, occurs(1, unbounded, sequence(e("a"), optional(e("b"))))),
    0,
    0,
  ],
  ["no end", occurs(3, unbounded, sequence(e("a"), optional(e("b")))), 3, 3],
  ["one count", occurs(3, 500, e("a")), 100, 200],
  ["one count in another", occurs(1, 200, sequence(inner, optional(e("b")))), 106, 206],
  ["one count in a fixed one", occurs(100, 100, sequence(occurs(2, 3, e("a")))), 100, 200],
  ["one count in any number", occurs(0, 100, sequence(occurs(1, 3, e("a")))), 100, 200],
  ["one count in at least one", occurs(1, 100, sequence(occurs(2, 3, e("a")))), 100, 200],
  ["no end in a count", occurs(2, unbounded, sequence(occurs(3, 5, e("a")))), 6, 6],
  [
    "five counts",
    [2, 3, 4, 5].reduce((group, n) => occurs(n, 7, sequence(group, optional(e(`b${n}`)))), inner),
    502,
    816,
  ],
  [
    "six counts",
    [2, 3, 4, 5, 6].reduce(
      (group, n) => occurs(2, n, sequence(group, optional(e(`b${n}`)))),
      inner,
    ),
    521,
    754,
  ],
  ["three counts", occurs(1, 100, sequence(middle, optional(e("c")))), 180, 280],
])("makes as many sets of counts as it needs: %s", (_, particle, one, two) => {
  expect([100, 200].map((n) => made(particle, n))).toEqual([one, two]);
});

/** A chain of groups, each of which holds the last one twice. */
function chain(levels: number, last: Particle): Particle {
  let particle = last;
  for (let level = 0; level < levels; level++) particle = sequence(particle, particle);
  return particle;
}

test("goes on where places of shared groups are beyond what is remembered", () => {
  const count = 2 ** 14;
  const model = new Automaton(
    sequence(chain(14, sequence(e("a"), optional(e("b")))), e("c")),
    "name",
  );
  const one = after(model, "a".repeat(count - 1));
  expect(one && shown(model, one)).toBe("ab");
  const last = one && model.step(one, "a", "");
  expect(last && shown(model, last)).toBe("bc");
});

function shown(model: Automaton, state: NonNullable<Walked>): string {
  return model
    .expected(state)
    .map((one) => ("label" in one ? one.label : "*"))
    .join("");
}

test("looks through a group once, in however many places it stands", () => {
  const shared = choice(e("a"), sequence(e("b"), e("c")));
  const model = new Automaton(sequence(chain(60, shared), e("d"), e("f")), "name");
  expect(shown(model, model.start)).toBe("ab");
  const resumed = model.resume(model.start, "f")?.state;
  expect(resumed && model.accepts(resumed)).toBe(true);
  expect(model.resume(model.start, "x")).toBeUndefined();
  expect(model.knows("c")).toBe(true);
});
