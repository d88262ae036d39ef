import { expect, test } from "vitest";
import type { IdentityConstraint } from "../../../../runtime/descriptors.js";
import { IdentityConstraints } from "../../../../runtime/identity/constraints.js";
import { keyed } from "../../../../runtime/identity/paths.js";

/* A keyref whose key is that of an element around it, which is met again inside it: the tables of the inner ones come up to the keyref (3.11.5). */

const name = (local: string) => ({ namespace: "", local });
const all = (category: "key" | "keyref", own: string, selected: string, refer?: string) =>
  ({
    category,
    name: name(own),
    selector: [{ descendant: true, steps: [name(selected)] }],
    fields: [[{ steps: [], attribute: name("id") }]],
    ...(refer !== undefined && { refer: name(refer) }),
  }) satisfies IdentityConstraint;

const constraints: Readonly<Record<string, readonly IdentityConstraint[]>> = {
  house: [all("key", "rooms", "room")],
  street: [all("key", "lamps", "lamp")],
  letter: [all("keyref", "rooms-meant", "to", "rooms")],
};

type Tree = readonly [name: string, ...rest: (Tree | string)[]];

/** The codes of what is found; a text is the `id` of its element. */
function findings(root: Tree): readonly string[] {
  const found: string[] = [];
  const identity = new IdentityConstraints<string>({
    place: () => "",
    report: ({ code }) => found.push(code),
  });
  const walk = ([own, ...rest]: Tree): void => {
    identity.open(keyed(name(own)), { identityConstraints: constraints[own] });
    for (const part of rest)
      if (typeof part === "string") identity.attribute(keyed(name("id")), `string ${part}`);
      else walk(part);
    identity.close({ key: undefined, content: "none", nillable: false });
  };
  walk(root);
  return found;
}

const unresolved = ["cvc-identity-constraint.4.3"];

test.each<readonly [string, Tree, readonly string[]]>([
  ["inside", ["house", ["letter", ["to", "1"], ["house", ["room", "1"]]]], []],
  ["inside another", ["house", ["letter", ["to", "1"], ["b", ["house", ["room", "1"]]]]], []],
  ["missing", ["house", ["letter", ["to", "2"], ["house", ["room", "1"]]]], unresolved],
  ["around alone", ["house", ["letter", ["to", "1"], ["room", "1"]]], unresolved],
  ["around, before", ["house", ["room", "1"], ["letter", ["to", "1"]]], unresolved],
  ["inside alone", ["letter", ["to", "1"], ["house", ["room", "1"]]], []],
])("a key that is %s", (_, tree, expected) => {
  expect(findings(tree)).toEqual(expected);
  // Other declarations with keys, further out or between.
  expect(findings(["street", ["lamp", "1"], tree])).toEqual(expected);
  const [own, ...rest] = tree;
  expect(findings([own, ["street", ["lamp", "1"]], ...rest])).toEqual(expected);
});
