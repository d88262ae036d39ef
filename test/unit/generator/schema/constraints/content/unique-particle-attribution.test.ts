import { describe, expect, test } from "vitest";
import type { Particle } from "../../../../../../generator/schema/components.js";
import { findCompetitions } from "../../../../../../generator/schema/constraints/content/unique-particle-attribution.js";
import {
  all,
  any,
  choice,
  declare,
  groupsOf,
  many,
  one,
  particle,
  sequence,
  times,
} from "../components.js";

function rivals(content: Particle, groups = groupsOf()): readonly string[] {
  return findCompetitions(content, groups).map(({ first, second, name }) => {
    const said = (term: typeof first): string => (term.kind === "wildcard" ? "*" : term.name.local);
    return `${said(first)}/${said(second)}: ${name?.local ?? "any"}`;
  });
}

describe("a content model is unambiguous", () => {
  test.for<[string, Particle]>([
    ["a, b", sequence(one("a"), one("b"))],
    ["a, a", sequence(one("a"), one("a"))],
    ["a?, b", sequence(times(0, 1, one("a")), one("b"))],
    ["(a, b)*, c", sequence(times(0, many, sequence(one("a"), one("b"))), one("c"))],
    ["a{2,2}, a", sequence(times(2, 2, one("a")), one("a"))],
    [
      "a{50000,50000}{1000,1000}, a",
      sequence(times(1000, 1000, sequence(times(50000, 50000, one("a")))), one("a")),
    ],
    ["(a, b?){2,2}, a", sequence(times(2, 2, sequence(one("a"), times(0, 1, one("b")))), one("a"))],
    ["(a | b)*", times(0, many, choice(one("a"), one("b")))],
    ["a*{1,50000}", times(1, 50000, sequence(times(0, 50000, one("a"))))],
    [
      "(a?, b{2,3}){2,2}, a",
      sequence(times(2, 2, sequence(times(0, 1, one("a")), times(2, 3, one("b")))), one("a")),
    ],
    ["all(a?, b)", all(times(0, 1, one("a")), one("b"))],
    ["a{0,0}, a", sequence(times(0, 0, one("a")), one("a"))],
    ["(a{0,0})?, a", sequence(times(0, 1, sequence(times(0, 0, one("a")))), one("a"))],
    ["##other, a", sequence(times(0, many, any({ not: "urn:x" })), one("a"))],
    ["##local | urn:x", choice(any([""]), any(["urn:x"]))],
  ])("%s", ([, content]) => {
    expect(rivals(content)).toEqual([]);
  });
});

describe("a content model is ambiguous", () => {
  test.for<[string, Particle, string]>([
    ["a | a", choice(one("a"), one("a")), "a/a: a"],
    ["a?, a", sequence(times(0, 1, one("a")), one("a")), "a/a: a"],
    ["a*, a", sequence(times(0, many, one("a")), one("a")), "a/a: a"],
    ["a{2,3}, a", sequence(times(2, 3, one("a")), one("a")), "a/a: a"],
    ["a{49999,50000}, a", sequence(times(49999, 50000, one("a")), one("a")), "a/a: a"],
    ["(a?){2,2}, a", sequence(times(2, 2, sequence(times(0, 1, one("a")))), one("a")), "a/a: a"],
    [
      "(a{1,2}){2,2}, a",
      sequence(times(2, 2, sequence(times(1, 2, one("a")))), one("a")),
      "a/a: a",
    ],
    [
      "(a, b?){1,2}, a",
      sequence(times(1, 2, sequence(one("a"), times(0, 1, one("b")))), one("a")),
      "a/a: a",
    ],
    ["(a?, b?, a)", sequence(times(0, 1, one("a")), times(0, 1, one("b")), one("a")), "a/a: a"],
    ["(a, b, a?)*", times(0, many, sequence(one("a"), one("b"), times(0, 1, one("a")))), "a/a: a"],
    [
      "(a?, b?)*, b",
      sequence(times(0, many, sequence(times(0, 1, one("a")), times(0, 1, one("b")))), one("b")),
      "b/b: b",
    ],
    ["a?, *", sequence(times(0, 1, one("a")), any()), "a/*: a"],
    ["*?, a", sequence(times(0, 1, any()), one("a")), "*/a: a"],
    ["##other | ##other", choice(any({ not: "x" }), any({ not: "y" })), "*/*: any"],
    ["all(a, a)", all(one("a"), one("a")), "a/a: a"],
  ])("%s", ([, content, rival]) => {
    expect(rivals(content)).toContain(rival);
  });
});

test("members of a substitution group compete in place of their head", () => {
  const head = declare("head", { scope: "global" });
  const member = declare("member", { scope: "global", substitutionGroupAffiliation: head });
  const groups = groupsOf(head, member);
  expect(rivals(choice(particle(head), particle(member)), groups)).toEqual(["head/member: member"]);
  const blocking = declare("head", {
    scope: "global",
    disallowedSubstitutions: new Set(["substitution"]),
  });
  const alone = declare("member", { scope: "global", substitutionGroupAffiliation: blocking });
  expect(rivals(choice(particle(blocking), particle(alone)), groupsOf(blocking, alone))).toEqual(
    [],
  );
});

test("the work does not grow with the bounds, nor fast with the number of particles", () => {
  const optional = Array.from({ length: 2000 }, (_, index) => times(0, 50000, one(`e${index}`)));
  const started = process.cpuUsage();
  expect(rivals(times(0, 50000, sequence(...optional)))).toEqual([]);
  // Of the processor, in microseconds: what hangs does not end at all.
  expect(process.cpuUsage(started).user).toBeLessThan(30_000_000);
});
