import { describe, expect, test } from "vitest";
import type { Particle } from "../../../../../../generator/schema/components.js";
import { checkParticleRestriction } from "../../../../../../generator/schema/constraints/derivation/particle-restriction.js";
import { viewOf } from "../../../../../../generator/schema/constraints/derivation/particle-view.js";
import {
  all,
  any,
  builtIn,
  choice,
  declare,
  groupsOf,
  many,
  one,
  particle,
  sequence,
  times,
} from "../components.js";

/** The rule that the restriction breaks; undefined when it is valid. */
function broken(derived: Particle, base: Particle, groups = groupsOf()): string | undefined {
  const [r, b] = [viewOf(derived, groups), viewOf(base, groups)];
  if (r === undefined || b === undefined) throw new Error("nothing is left of a particle");
  return checkParticleRestriction(r, b, () => false)?.rule;
}

const a = one("a");
const b = one("b");
const c = one("c");
const optional = (inner: Particle): Particle => times(0, 1, inner);
const any01 = times(0, 1, any());
const anyMany = times(0, many, any());

type Case = readonly [label: string, derived: Particle, base: Particle, rule?: string];

describe.for<readonly [string, readonly Case[]]>([
  [
    "rcase-NameAndTypeOK",
    [
      ["same name", one("a"), one("a")],
      ["other name", one("b"), one("a"), "rcase-NameAndTypeOK.1"],
      ["narrower range", times(1, 2, a), times(0, many, one("a"))],
      ["wider range", times(0, 3, a), times(1, 3, one("a")), "rcase-NameAndTypeOK.2"],
      [
        "nillable",
        particle(declare("a", { nillable: true })),
        one("a"),
        "rcase-NameAndTypeOK.3.2.1",
      ],
      ["derived type", particle(declare("a", { typeDefinition: builtIn("token") })), one("a")],
      [
        "other type",
        particle(declare("a", { typeDefinition: builtIn("int") })),
        one("a"),
        "rcase-NameAndTypeOK.3.2.5",
      ],
      [
        "less is blocked",
        one("a"),
        particle(declare("a", { disallowedSubstitutions: new Set(["extension"]) })),
        "rcase-NameAndTypeOK.3.2.4",
      ],
      [
        "global in both",
        particle(declare("a", { scope: "global", nillable: true })),
        particle(declare("a", { scope: "global" })),
      ],
    ],
  ],
  [
    "rcase-NSCompat",
    [
      ["in the wildcard", one("a"), any([""])],
      ["not in the wildcard", one("a"), any(["urn:x"]), "rcase-NSCompat.1"],
      ["too often", times(0, 2, a), any01, "rcase-NSCompat.2"],
    ],
  ],
  [
    "rcase-NSSubset",
    [
      ["subset", any(["urn:x"]), any({ not: "urn:y" })],
      ["no subset", any(), any({ not: "urn:y" }), "rcase-NSSubset.2"],
      ["too often", anyMany, any01, "rcase-NSSubset.1"],
      ["weaker", any(undefined, "skip"), any(undefined, "lax"), "rcase-NSSubset.3"],
      ["stronger", any(undefined, "strict"), any(undefined, "lax")],
    ],
  ],
  [
    "rcase-NSRecurseCheckCardinality",
    [
      ["sequence", sequence(a, b), times(0, 2, any())],
      [
        "too many in all",
        sequence(a, b, c),
        times(0, 2, any()),
        "rcase-NSRecurseCheckCardinality.2",
      ],
      ["choice", choice(a, b), any01],
      ["all", all(a, b), times(2, 2, any())],
      ["one outside", sequence(a, b), any(["urn:x"]), "rcase-NSCompat.1"],
    ],
  ],
  [
    "rcase-RecurseAsIfGroup",
    [
      ["in a sequence", one("a"), sequence(one("a"), optional(b))],
      ["what else is required", one("a"), sequence(one("a"), b), "rcase-Recurse.2.2"],
      ["in a choice", one("b"), choice(a, one("b"))],
      ["in an all", one("b"), all(optional(a), one("b"))],
      ["nowhere", one("c"), choice(a, b), "rcase-RecurseLax.2"],
    ],
  ],
  [
    "rcase-Recurse",
    [
      ["optional left out", sequence(one("a"), one("c")), sequence(a, optional(b), c)],
      ["required left out", sequence(one("a"), one("c")), sequence(a, b, c), "rcase-Recurse.2"],
      [
        "other order",
        sequence(one("b"), one("a")),
        sequence(optional(a), optional(b)),
        "rcase-Recurse.2",
      ],
      ["range", times(0, 2, sequence(a, b)), sequence(one("a"), one("b")), "rcase-Recurse.1"],
      ["all in order", all(one("a"), one("b")), all(a, optional(c), b)],
      ["all in another order", all(one("b"), one("a")), all(a, b), "rcase-Recurse.2"],
      [
        "a later match, where the first would leave something required",
        sequence(one("a"), one("c")),
        sequence(optional(a), optional(b), one("a"), c),
      ],
    ],
  ],
  [
    "rcase-RecurseUnordered",
    [
      ["other order", sequence(one("b"), one("a")), all(a, b)],
      [
        "required left out",
        sequence(one("b"), one("c")),
        all(a, b, c),
        "rcase-RecurseUnordered.2.3",
      ],
      ["twice", sequence(one("a"), one("a")), all(a, optional(b)), "rcase-RecurseUnordered.2"],
    ],
  ],
  [
    "rcase-RecurseLax",
    [
      ["fewer branches", choice(one("a"), one("c")), choice(a, b, c)],
      ["other order", choice(one("c"), one("a")), choice(a, b, c), "rcase-RecurseLax.2"],
      ["range", times(0, 1, choice(a, b)), choice(one("a"), one("b")), "rcase-RecurseLax.1"],
    ],
  ],
  [
    "rcase-MapAndSum",
    [
      ["fits", sequence(one("a"), one("b")), times(0, many, choice(a, b))],
      ["in any order", sequence(one("b"), one("a")), times(2, 2, choice(a, b))],
      [
        "too many",
        sequence(one("a"), one("b"), one("a")),
        times(0, 2, choice(a, b)),
        "rcase-MapAndSum.2",
      ],
      [
        "a stranger",
        sequence(one("a"), one("d")),
        times(0, many, choice(a, b)),
        "rcase-MapAndSum.1",
      ],
    ],
  ],
  [
    "the table's forbidden cases",
    [
      ["wildcard for element", any(), one("a"), "cos-particle-restrict.2"],
      ["wildcard for sequence", any(), sequence(a, b), "cos-particle-restrict.2"],
      ["sequence for element", sequence(a, b), one("a"), "cos-particle-restrict.2"],
      [
        "choice for sequence",
        choice(one("a"), one("b")),
        sequence(a, b),
        "cos-particle-restrict.2",
      ],
      ["choice for all", choice(one("a"), one("b")), all(a, b), "cos-particle-restrict.2"],
      ["all for sequence", all(one("a"), one("b")), sequence(a, b), "cos-particle-restrict.2"],
      ["all for choice", all(one("a"), one("b")), choice(a, b), "cos-particle-restrict.2"],
      [
        "optional sequence for optional element",
        optional(sequence(one("a"))),
        optional(a),
        "cos-particle-restrict.2",
      ],
    ],
  ],
  [
    "pointless particles",
    [
      ["a sequence of one", sequence(sequence(one("a"))), one("a")],
      [
        "a sequence in a sequence",
        sequence(one("a"), sequence(one("b"), one("c"))),
        sequence(a, b, c),
      ],
      ["a choice in a choice", choice(one("a"), choice(one("b"), one("c"))), choice(a, b, c)],
      ["an empty sequence", sequence(one("a"), sequence()), one("a")],
      [
        "a choice in which nothing is left to choose",
        sequence(one("a"), choice(choice()), times(1, 3, choice())),
        one("a"),
      ],
      ["a choice of that and an element", one("a"), choice(one("a"), choice(choice()))],
      [
        "a repeated sequence is not pointless",
        sequence(one("a"), times(1, 2, sequence(one("b"), one("c")))),
        sequence(a, b, c),
        "rcase-Recurse.2",
      ],
    ],
  ],
])("%s", ([, cases]) => {
  test.for(cases)("%s", ([, derived, base, rule]) => {
    expect(broken(derived, base)).toBe(rule);
  });
});

test("the head of a substitution group is a choice of its members", () => {
  const head = declare("head", { scope: "global" });
  const m1 = declare("m1", { scope: "global", substitutionGroupAffiliation: head });
  const m2 = declare("m2", { scope: "global", substitutionGroupAffiliation: head });
  const groups = groupsOf(head, m1, m2);
  expect(broken(particle(m1), particle(head), groups)).toBeUndefined();
  expect(broken(choice(particle(m1), particle(m2)), particle(head), groups)).toBeUndefined();
  expect(broken(choice(particle(m2), particle(m1)), particle(head), groups)).toBe(
    "rcase-RecurseLax.2",
  );
  expect(broken(particle(head), any(["urn:x"]), groups)).toBe("rcase-NSCompat.1");
  expect(broken(particle(m1, 0, 1), particle(head), groups)).toBe("rcase-RecurseLax.2");
});

test("deep groups are compared in time that does not explode", () => {
  const nested = (depth: number, leaf: string): Particle =>
    depth === 0 ? one(leaf) : times(0, many, choice(nested(depth - 1, leaf), one(`x${depth}`)));
  expect(broken(nested(40, "a"), nested(40, "a"))).toBeUndefined();
});
