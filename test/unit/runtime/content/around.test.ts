import { expect, test } from "vitest";
import { contentModelOf } from "../../../../runtime/content/content-model.js";
import type { Rows } from "../../../../runtime/content/nodes.js";
import type { Particle, SimpleType } from "../../../../runtime/descriptors.js";
import { ordered, rows } from "../../../../runtime/v1/lending-particles.js";
import { choice, element, occurs, sequence } from "../../../../runtime/v1/particles.js";

const type: SimpleType = { kind: "simpleType", variety: "atomic" };
const e = (name: string): Particle => element(name, { namespace: "", local: name }, type);

/** Where a row is among the rows around it: `outer1/inner2`. */
function shown(all: Rows | undefined): string {
  if (all === undefined) return "";
  expect(all.group.property).toBe(all.property);
  return `${all.outer === undefined ? "" : `${shown(all.outer)}/`}${all.property}${all.depth}`;
}

/** In which listed property and rows each of some elements is. */
function around(particle: Particle, names: string): readonly string[] {
  const model = contentModelOf(particle);
  let state = model.start;
  return [...names].map((name) => {
    const next = model.step(state, name, "");
    if (next?.match === undefined) throw new Error(`${name} cannot come`);
    state = next;
    return `${name}:${next.match.ordered ?? ""}:${shown(next.match.rows)}`;
  });
}

test.each<[string, Particle, string, readonly string[]]>([
  ["none", sequence(e("a"), choice(e("b"))), "ab", ["a::", "b::"]],
  [
    "a list inside a group, a group inside the list",
    sequence(e("a"), ordered("p", occurs(0, 9, choice(e("b"), sequence(e("c"), e("d"))))), e("f")),
    "abcdf",
    ["a::", "b:p:", "c:p:", "d:p:", "f::"],
  ],
  [
    "a list in a list: the outer one",
    ordered("p", sequence(e("a"), ordered("q", choice(e("b"))), rows("s", sequence(e("c"))))),
    "abc",
    ["a:p:", "b:p:", "c:p:"],
  ],
  [
    "rows in rows",
    rows(
      "p",
      occurs(0, 9, sequence(e("a"), sequence(rows("q", occurs(1, 9, sequence(e("b"), e("c"))))))),
    ),
    "abcbcabc",
    ["a::p1", "b::p1/q2", "c::p1/q2", "b::p1/q2", "c::p1/q2", "a::p1", "b::p1/q2", "c::p1/q2"],
  ],
  [
    "a list in rows",
    rows("p", occurs(0, 9, sequence(e("a"), ordered("q", occurs(0, 9, choice(e("b"), e("c"))))))),
    "abc",
    ["a::p1", "b:q:p1", "c:q:p1"],
  ],
])("elements know the list and the rows that they are in: %s", (_, particle, names, wanted) => {
  expect(around(particle, names)).toEqual(wanted);
});
