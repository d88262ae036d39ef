import { expect, test } from "vitest";
import { allowsNamespace } from "../../../../runtime/content/wildcards.js";
import type { NamespaceConstraint } from "../../../../runtime/descriptors.js";

test.each<[NamespaceConstraint, readonly string[]]>([
  ["any", ["", "u", "v"]],
  [{ not: "u" }, ["v"]],
  [{ not: "" }, ["u", "v"]],
  [["u"], ["u"]],
  [
    ["", "v"],
    ["", "v"],
  ],
  [[], []],
])("a wildcard lets in namespaces: %j", (constraint, wanted) => {
  expect(["", "u", "v"].filter((one) => allowsNamespace(constraint, one))).toEqual(wanted);
});
