import fc from "fast-check";
import { expect, test } from "vitest";
import type { NameTest, XPathPath } from "../../../../runtime/descriptors.js";
import { keyed, PathSet, type PathState } from "../../../../runtime/identity/paths.js";
import { clark, type QName } from "../../../../runtime/qname.js";

const names: readonly QName[] = [
  { namespace: "u", local: "a" },
  { namespace: "u", local: "b" },
  { namespace: "v", local: "a" },
  { namespace: "", local: "a" },
  { namespace: "w", local: "z" },
];
const tests: readonly NameTest[] = ["*", { namespace: "u" }, { namespace: "v" }, ...names];

const paths = fc.array(
  fc.record({
    owner: fc.nat({ max: 3 }),
    path: fc
      .record({
        descendant: fc.boolean(),
        steps: fc.array(fc.constantFrom(...tests), { maxLength: 3 }),
        attribute: fc.option(fc.constantFrom(...tests), { nil: undefined }),
      })
      .map((path): XPathPath => path),
  }),
  { maxLength: 6 },
);
const ways = fc.array(fc.array(fc.constantFrom(...names), { maxLength: 6 }), {
  minLength: 5,
  maxLength: 5,
});

function passes(test: NameTest, name: QName): boolean {
  if (test === "*") return true;
  return "local" in test ? clark(test) === clark(name) : test.namespace === name.namespace;
}

/** Whether steps lead from the start to the end of a way of names. */
function leads({ descendant, steps }: XPathPath, way: readonly QName[]): boolean {
  if (descendant === true ? steps.length > way.length : steps.length !== way.length) return false;
  const last = way.slice(way.length - steps.length);
  return steps.every((step, at) => {
    const name = last[at];
    return name !== undefined && passes(step, name);
  });
}

/** Whether steps may lead on from a way to what is below it. */
function goesOn({ descendant, steps }: XPathPath, way: readonly QName[]): boolean {
  if (descendant === true) return true;
  return steps.length > way.length && leads({ steps: steps.slice(0, way.length) }, way);
}

test("a set of paths is followed as each of them is", () => {
  fc.assert(
    fc.property(paths, ways, (owned, walks) => {
      const set = new PathSet(owned);
      for (const walk of walks) {
        let state: PathState = set.start;
        for (let depth = 0; ; depth++) {
          const way = walk.slice(0, depth);
          const here = owned.filter(({ path }) => leads(path, way));
          const arrived = here.filter(({ path }) => path.attribute === undefined);
          const owners = [...new Set(arrived.map(({ owner }) => owner))].sort((a, b) => a - b);
          expect(state.arrivals).toEqual(
            owners.map((owner) => {
              const own = arrived.filter((one) => one.owner === owner);
              return { owner, steps: Math.min(...own.map(({ path }) => path.steps.length)) };
            }),
          );
          const awaits = here.length > arrived.length;
          const isOver = !owned.some(({ path }) => goesOn(path, way));
          expect(state.awaitsAttributes).toBe(awaits);
          expect(state.over).toBe(isOver);
          expect(state.idle).toBe(isOver && here.length === 0);
          for (const name of names) {
            const found = here.filter(
              ({ path: { attribute } }) => attribute !== undefined && passes(attribute, name),
            );
            // Asked twice: the answer may have been remembered.
            for (const _ of [1, 2])
              expect([...set.attributeOwners(state, keyed(name))].sort()).toEqual(
                [...new Set(found.map(({ owner }) => owner))].sort(),
              );
          }
          const name = walk[depth];
          if (name === undefined) break;
          const next = set.step(state, keyed(name));
          expect(set.step(state, keyed(name))).toBe(next);
          state = next;
        }
      }
    }),
    { numRuns: 60, seed: 9 },
  );
});

/** How many states and transitions are remembered, as far as they can be come by from the start. */
function remembered(set: PathSet): number {
  const states = new Set<PathState>([set.start]);
  let transitions = 0;
  for (const state of states) {
    for (const next of state.next.values()) states.add(next);
    transitions += state.next.size + state.attributes.size;
  }
  return states.size + transitions;
}

test("names that no path speaks of are remembered as one", () => {
  const u = { namespace: "u", local: "a" };
  const set = new PathSet([{ owner: 0, path: { descendant: true, steps: [u, "*"] } }]);
  const before = remembered(set);
  for (let n = 0; n < 50; n++)
    for (const namespace of ["u", "", "x"]) {
      const name = keyed({ namespace, local: `n${n}` });
      set.step(set.step(set.start, name), name);
    }
  expect(remembered(set) - before).toBeLessThan(8);
});

test("the same places on the same paths are one state", () => {
  const [a, b, x] = ["a", "b", "x"].map((local) => ({ namespace: "", local })) as [
    QName,
    QName,
    QName,
  ];
  const set = new PathSet([
    { owner: 0, path: { steps: ["*", x] } },
    { owner: 1, path: { steps: [a, a] } },
    { owner: 2, path: { steps: [b, b] } },
  ]);
  const [afterA, afterB] = [a, b].map((name) => set.step(set.start, keyed(name)));
  expect(afterA).not.toBe(afterB);
  expect(afterA && set.step(afterA, keyed(x))).toBe(afterB && set.step(afterB, keyed(x)));
});

test("attributes that no path finds are not remembered", () => {
  const set = new PathSet([
    { owner: 0, path: { steps: [], attribute: { namespace: "", local: "k" } } },
  ]);
  for (const local of ["k", "other", "third"])
    expect(set.attributeOwners(set.start, keyed({ namespace: "", local }))).toHaveLength(
      local === "k" ? 1 : 0,
    );
  expect([...set.start.attributes.keys()]).toEqual(["k"]);
});

test("transitions are forgotten beyond a number of them, again and again", () => {
  const set = new PathSet([{ owner: 0, path: { steps: [], attribute: "*" } }]);
  const sizes: number[] = [];
  for (let n = 0; n < 45_000; n++) {
    const before = set.start.attributes.size;
    const [owner] = set.attributeOwners(set.start, keyed({ namespace: "", local: `n${n}` }));
    if (owner !== 0) throw new Error(`n${n} finds nothing`);
    if (set.start.attributes.size <= before) sizes.push(before);
  }
  expect(sizes).toEqual([20_001, 20_001]);
});

test("states are forgotten beyond a number of them, again and again", () => {
  // What was found at each of so many depths: the states are all combinations of where an `a` was.
  const a = { namespace: "", local: "a" };
  const owned = Array.from({ length: 13 }, (_, owner) => ({
    owner,
    path: { descendant: true, steps: [a, ...new Array<NameTest>(owner).fill("*")] },
  }));
  const set = new PathSet(owned);
  const sizes: number[] = [];
  let seen = new Set<PathState>([set.start]);
  for (let n = 1; n < 8_192 && sizes.length < 2; n++) {
    const way = [...n.toString(2)].map((digit) => (digit === "1" ? "a" : "b"));
    let state = set.start;
    for (const local of way) {
      state = set.step(state, keyed({ namespace: "", local }));
      if (seen.size > 1 && set.start.next.size === 0) {
        sizes.push(seen.size);
        seen = new Set();
      }
      seen.add(state);
    }
    const depths = way.reverse().flatMap((local, depth) => (local === "a" ? [depth] : []));
    expect(state.arrivals.map(({ owner }) => owner)).toEqual(depths);
  }
  expect(sizes).toEqual([2_000, 2_001]);
});
