import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ContentModel,
  contentModelOf,
  lendAllModel,
  type State,
} from "../../../../runtime/content/content-model.js";
import type { Particle, SimpleType } from "../../../../runtime/descriptors.js";
import { all, any } from "../../../../runtime/v1/lending-particles.js";
import { choice, element, occurs, optional, sequence } from "../../../../runtime/v1/particles.js";

const type: SimpleType = { kind: "simpleType", variety: "atomic" };
const e = (name: string): Particle => element(name, { namespace: "", local: name }, type);

function accepts(model: ContentModel, names: string): boolean {
  let state = model.start;
  for (const name of names) {
    const next = model.step(state, name, "");
    if (next === undefined) return false;
    state = next;
  }
  return model.accepts(state);
}

function expected(model: ContentModel, names: string): string {
  let state = model.start;
  for (const name of names) state = model.step(state, name, "") ?? state;
  return model
    .expected(state)
    .map((item) => ("label" in item ? item.label : "*"))
    .join("");
}

describe("contentModelOf", () => {
  test("walks a sequence with optional parts", () => {
    const model = contentModelOf(sequence(e("a"), optional(e("b")), e("c")));
    expect(accepts(model, "abc")).toBe(true);
    expect(accepts(model, "ac")).toBe(true);
    expect(accepts(model, "ab")).toBe(false);
    expect(accepts(model, "bac")).toBe(false);
    expect(accepts(model, "acc")).toBe(false);
    expect(expected(model, "a")).toBe("bc");
  });

  test("counts up to bounds of any size, nested too", () => {
    const model = contentModelOf(
      occurs(2, 5000, sequence(e("a"), occurs(3, 5000, sequence(e("b"), e("c"))))),
    );
    expect(accepts(model, "abcbcbc".repeat(2))).toBe(true);
    expect(accepts(model, "abcbcbcabcbc")).toBe(false);
    expect(accepts(model, "abcbcbc".repeat(5000))).toBe(true);
    expect(accepts(model, "abcbcbc".repeat(5001))).toBe(false);
    expect(accepts(model, `a${"bc".repeat(5001)}`)).toBe(false);
  });

  test("finds the counts that fit when an element can belong to two rounds", () => {
    // (a{2,3}){1,3}-like groups that cannot be multiplied out: the body has an optional part.
    const model = contentModelOf(
      occurs(1, 3, sequence(occurs(2, 3, sequence(e("a"), optional(e("b")))), optional(e("c")))),
    );
    for (let n = 0; n <= 12; n++)
      expect([n, accepts(model, "a".repeat(n))]).toEqual([n, n >= 2 && n <= 9]);
    expect(accepts(model, "aabcaca")).toBe(false);
    expect(accepts(model, "aabcaacaa")).toBe(true);
  });

  test("keeps the gaps that nested counts leave", () => {
    const model = contentModelOf(occurs(0, 3, sequence(occurs(4, 5, e("a")))));
    const fits = Array.from({ length: 18 }, (_, n) => n).filter((n) =>
      accepts(model, "a".repeat(n)),
    );
    expect(fits).toEqual([0, 4, 5, 8, 9, 10, 12, 13, 14, 15]);
  });

  test("lets empty rounds count towards a minimum", () => {
    const model = contentModelOf(occurs(5, 10, sequence(optional(e("a")), optional(e("b")))));
    expect(accepts(model, "")).toBe(true);
    expect(accepts(model, "ab".repeat(10))).toBe(true);
    expect(accepts(model, "ba".repeat(10))).toBe(false);
    expect(accepts(model, "a".repeat(11))).toBe(false);
  });

  test("have their model from `all()`, and say so where nobody has called it", () => {
    const group = all(e("a"));
    lendAllModel(undefined as never);
    expect(() => contentModelOf(group)).toThrow(new TypeError("a group not made by `all()`"));
    expect(accepts(contentModelOf(all(e("a"))), "a")).toBe(true);
    expect(accepts(contentModelOf(group), "a")).toBe(true);
  });

  test("takes the members of an all group in any order, once each", () => {
    const model = contentModelOf(all(e("a"), optional(e("b")), e("c")));
    expect(accepts(model, "ca")).toBe(true);
    expect(accepts(model, "bac")).toBe(true);
    expect(accepts(model, "aca")).toBe(false);
    expect(accepts(model, "ab")).toBe(false);
    expect(expected(model, "c")).toBe("ab");
    expect(accepts(contentModelOf(optional(all(e("a")))), "")).toBe(true);
    expect(accepts(contentModelOf(all(e("a"))), "")).toBe(false);
  });

  test.each([31, 32, 33, 64, 65, 70])("takes each of %i in an all group once", (length) => {
    const names = Array.from({ length }, (_, index) => String.fromCharCode(0x4e00 + index));
    const model = contentModelOf(all(...names.map(e)));
    const whole = names.join("");
    expect(accepts(model, whole)).toBe(true);
    expect(accepts(model, [...names].reverse().join(""))).toBe(true);
    for (const name of names) {
      expect(accepts(model, whole.replace(name, ""))).toBe(false);
      expect(accepts(model, `${whole}${name}`)).toBe(false);
      expect(expected(model, name)).toBe(whole.replace(name, ""));
      expect(expected(model, whole.replace(name, ""))).toBe(name);
    }
  });

  test("lets wildcards take what the names leave", () => {
    const other = any("any", { namespaces: { not: "" }, processContents: "skip" });
    const model = contentModelOf(sequence(e("a"), occurs(0, 2, other)));
    const { start } = model;
    const a = model.step(start, "a", "");
    expect(a).toBeDefined();
    if (a === undefined) return;
    expect(model.step(a, "a", "")).toBeUndefined();
    const x = model.step(a, "{u}x", "u");
    expect(x?.match?.particle.kind).toBe("any");
    const y = x && model.step(x, "{u}y", "u");
    expect(y && model.step(y, "{u}z", "u")).toBeUndefined();
  });

  test("accepts nothing where a choice has no branch", () => {
    expect(accepts(contentModelOf(choice()), "")).toBe(false);
    expect(accepts(contentModelOf(optional(choice())), "")).toBe(true);
    expect(accepts(contentModelOf(sequence()), "")).toBe(true);
  });

  test("resumes after what was left out, and says what it was", () => {
    const model = contentModelOf(sequence(e("a"), sequence(e("b"), e("c")), e("d")));
    const resumed = model.resume(model.start, "c");
    expect(resumed?.skipped.map((item) => ("label" in item ? item.label : "*"))).toEqual(["a"]);
    expect(resumed && model.step(resumed.state, "d", "")).toBeDefined();
    expect(model.resume(model.start, "x")).toBeUndefined();
  });

  test("counts on from where it stood when there is one round too many", () => {
    const model = contentModelOf(
      occurs(2, 2, sequence(occurs(1, 2, sequence(e("a"), e("b"))), e("c"))),
    );
    let state: State | undefined = model.start;
    for (const name of "abcabab") state = state && model.step(state, name, "");
    expect(state && model.step(state, "a", "")).toBeUndefined();
    state = state && model.resume(state, "a")?.state;
    for (const name of "bc") state = state && model.step(state, name, "");
    expect(state && model.accepts(state)).toBe(true);
    expect(state && model.step(state, "a", "")).toBeUndefined();
  });

  test("resumes in all rounds that an element may belong to", () => {
    const pair = sequence(optional(e("b")), e("o"));
    const model = contentModelOf(occurs(0, 3, sequence(occurs(2, 3, pair))));
    const walked = [..."ob"].reduce<State | undefined>(
      (state, name) => state && model.step(state, name, ""),
      model.start,
    );
    // One `o` is missing: the third pair either ends the first round of the group or, with the pair before it, begins the second.
    let state = walked && model.resume(walked, "b")?.state;
    for (const name of "obo") state = state && model.step(state, name, "");
    expect(state && model.accepts(state)).toBe(true);
    // Nine pairs are the most: four have been.
    for (const name of "bo".repeat(5)) state = state && model.step(state, name, "");
    expect(state && model.accepts(state)).toBe(true);
    expect(state && model.step(state, "b", "")).toBeUndefined();
  });

  /** A particle as a regular expression over one-letter names: what native engines say. */
  function source(particle: Particle): string {
    const { minOccurs, maxOccurs } = particle;
    const times = `{${minOccurs},${maxOccurs === Number.POSITIVE_INFINITY ? "" : maxOccurs}}`;
    if (particle.kind === "element") return `(?:${particle.property})${times}`;
    if (particle.kind === "any") return "";
    const separator = particle.kind === "choice" ? "|" : "";
    return `(?:${particle.particles.map(source).join(separator)})${times}`;
  }

  /** How often the innermost particle can come; native engines never end where counts in counts multiply. */
  function rounds(particle: Particle): number {
    const inner = "particles" in particle ? particle.particles.map(rounds) : [1];
    return particle.maxOccurs * Math.max(...inner);
  }

  const bounds = fc
    .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }))
    .map(([min, more]) => [min, more === 3 ? 6 : Math.max(1, min + more)] as const);
  /** Every name once: such a model is deterministic up to counts. */
  const particles = (names: readonly string[], depth: number): fc.Arbitrary<Particle> => {
    const [first = "z"] = names;
    const leaf = bounds.map(([min, max]) => occurs(min, max, e(first)));
    if (names.length <= 1 || depth === 0) return leaf;
    const group = fc
      .tuple(fc.integer({ min: 1, max: names.length - 1 }), fc.boolean(), bounds)
      .chain(([cut, isChoice, [min, max]]) =>
        fc
          .tuple(particles(names.slice(0, cut), depth - 1), particles(names.slice(cut), depth - 1))
          .map((children) =>
            occurs(min, max, isChoice ? choice(...children) : sequence(...children)),
          ),
      );
    const alone = fc
      .tuple(particles(names, depth - 1), bounds)
      .map(([child, [min, max]]) => occurs(min, max, sequence(child)));
    return fc.oneof({ weight: 4, arbitrary: group }, { weight: 1, arbitrary: alone });
  };

  /** A chain of groups, each of which holds the last one twice, with a name of its own between. */
  const sharing = fc
    .array(fc.tuple(fc.boolean(), fc.boolean(), bounds), { minLength: 1, maxLength: 3 })
    .map((levels) => {
      let inner: Particle = e("a");
      for (const [level, [isChoice, isOptional, [min, max]]] of levels.entries()) {
        const own = e("bcd".charAt(level));
        const other = isOptional ? optional(inner) : inner;
        inner = isChoice
          ? choice(inner, sequence(own, inner))
          : sequence(inner, own, occurs(min, max, sequence(e("xyz".charAt(level)), other)), own);
      }
      return inner;
    });

  test("a shared group is like a copy of it at each place", () => {
    let accepted = 0;
    const names = fc.string({ unit: fc.constantFrom(..."abcdxyz"), maxLength: 8 });
    fc.assert(
      fc.property(sharing, fc.array(names, { minLength: 20, maxLength: 20 }), (particle, drawn) => {
        const native = new RegExp(`^${source(particle)}$`, "u");
        const model = contentModelOf(particle);
        // Nearly right texts: what is expected, step by step.
        const guided = drawn.map((text) => walk(model, text));
        for (const document of [...drawn, ...guided]) {
          const wanted = native.test(document);
          if (wanted) accepted++;
          if (accepts(model, document) !== wanted)
            throw new Error(`${native.source} on "${document}": ${wanted}`);
        }
      }),
      { numRuns: 80, seed: 8 },
    );
    expect(accepted).toBeGreaterThan(150);
  });

  /** Names that a model takes, chosen by a text, until it can end. */
  function walk(model: ContentModel, choices: string): string {
    let state = model.start;
    let taken = "";
    for (let step = 0; step < 40; step++) {
      const labels = model.expected(state).flatMap((item) => ("label" in item ? [item.label] : []));
      if (labels.length === 0 || (step >= choices.length && model.accepts(state))) break;
      const label = labels[choices.charCodeAt(step % (choices.length || 1)) % labels.length || 0];
      if (label === undefined) break;
      state = model.step(state, label, "") ?? state;
      taken += label;
    }
    return taken;
  }

  test("agrees with native regular expressions on drawn models", () => {
    let accepted = 0;
    fc.assert(
      fc.property(
        particles(["a", "b", "c"], 4),
        fc.array(fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 6 }), {
          minLength: 20,
          maxLength: 20,
        }),
        (particle, documents) => {
          fc.pre(rounds(particle) <= 40);
          const native = new RegExp(`^${source(particle)}$`, "u");
          const model = contentModelOf(particle);
          for (const document of documents) {
            const names = document.join("");
            const wanted = native.test(names);
            if (wanted) accepted++;
            if (accepts(model, names) !== wanted)
              throw new Error(`${native.source} on "${names}": ${wanted}`);
          }
        },
      ),
      { numRuns: 120, seed: 7 },
    );
    expect(accepted).toBeGreaterThan(100);
  });
});
