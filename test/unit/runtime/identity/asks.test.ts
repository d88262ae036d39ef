import { describe, expect, test } from "vitest";
import type { IdentityConstraint, XPathPath } from "../../../../runtime/descriptors.js";
import { IdentityConstraints } from "../../../../runtime/identity/constraints.js";
import { keyed } from "../../../../runtime/identity/paths.js";
import type { QName } from "../../../../runtime/qname.js";

/* What identity constraints ask for, so that documents cost nothing where they ask for nothing. */

const child = (local: string): QName => ({ namespace: "", local });
const at = (local: string): XPathPath => ({ steps: [], attribute: child(local) });
const name = (local: string) => keyed({ namespace: "", local });

function key(selector: XPathPath, ...fields: readonly XPathPath[]): IdentityConstraint {
  return {
    category: "key",
    name: child("k"),
    selector: [selector],
    fields: fields.map((path) => [path]),
  };
}

/** What is asked for on the way down some elements: of each child it may have, of its attributes, of its value. */
function asked(constraint: IdentityConstraint, way: string, children: string): readonly string[] {
  const identity = new IdentityConstraints<undefined>({ place: () => undefined, report: () => {} });
  expect(identity.active).toBe(false);
  const found = [...way].map((local, depth) => {
    identity.open(name(local), depth === 0 ? { identityConstraints: [constraint] } : undefined);
    expect(identity.active).toBe(true);
    const below = [...children].filter((one) => identity.concerns(name(one))).join("");
    const attributes = identity.awaitsAttributes ? "@" : "";
    return `${local}${attributes}${identity.awaitsValue ? "=" : ""}>${below}`;
  });
  for (const _ of way) identity.close({ key: undefined, content: "unknown", nillable: false });
  expect(identity.active).toBe(false);
  return found;
}

describe("asks for no more than selectors and fields may find", () => {
  test.each<[string, IdentityConstraint, string, readonly string[]]>([
    ["a/@k", key({ steps: [child("a")] }, at("k")), "rab", ["r>a", "a@>", "b>"]],
    ["a/.", key({ steps: [child("a")] }, { steps: [] }), "rab", ["r>a", "a=>", "b>"]],
    ["a/b", key({ steps: [child("a")] }, { steps: [child("b")] }), "rab", ["r>a", "a>b", "b=>"]],
    [
      "a/b beside",
      key({ steps: [child("a")] }, { steps: [child("b")] }),
      "rac",
      ["r>a", "a>b", "c>"],
    ],
    [
      "a/b/c/@k",
      key({ steps: [child("a"), child("b")] }, { steps: [child("c")], attribute: child("k") }),
      "rabc",
      ["r>", "a>b", "b>", "c@>"],
    ],
    [
      ".//b, @k",
      key({ descendant: true, steps: [child("b")] }, at("k")),
      "rab",
      ["r>b", "a>b", "b@>b"],
    ],
    [
      "., @k and .//c",
      key({ steps: [] }, at("k"), { descendant: true, steps: [child("c")] }),
      "rab",
      ["r@>c", "a>c", "b>c"],
    ],
    [
      "a/(* and .)",
      key({ steps: [child("a")] }, { steps: ["*"] }, { steps: [] }),
      "rab",
      ["r>a", "a=>abc", "b=>"],
    ],
  ])("%s", (_, constraint, way, wanted) => {
    expect(asked(constraint, way, "abc")).toEqual(wanted);
  });
});

test("what is done is counted: elements that concern nothing cost nothing", () => {
  const identity = new IdentityConstraints<undefined>({ place: () => undefined, report: () => {} });
  const told = (local: string, inner: () => void, constraints?: readonly IdentityConstraint[]) => {
    const before = identity.steps;
    identity.open(name(local), { identityConstraints: constraints });
    const opened = identity.steps;
    identity.attribute(name("k"), "int 1");
    const attributes = identity.steps;
    inner();
    const inside = identity.steps;
    identity.close({ key: "int 1", content: "simple", nillable: false });
    // As it opens, at its attribute, as it closes.
    steps.push(`${local} ${opened - before} ${attributes - opened} ${identity.steps - inside}`);
  };
  const steps: string[] = [];
  expect(identity.steps).toBe(0);
  const constraint = key({ steps: [child("a")] }, at("k"), { steps: [child("b")] });
  const other = key({ steps: [child("a")] }, { steps: [] });
  told("r", () => {
    told("a", () => {
      told("b", () => told("c", () => {}));
      told("c", () => told("b", () => {}));
    });
    told("c", () => told("a", () => {}));
  }, [constraint, other]);
  told("a", () => {});
  expect(steps).toEqual([
    ...["c 0 0 0", "b 1 0 1", "b 0 0 0", "c 1 0 0", "a 3 1 1"],
    ...["a 0 0 0", "c 1 0 0", "r 0 0 0", "a 0 0 0"],
  ]);
});
