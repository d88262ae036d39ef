import { describe, expect, test } from "vitest";
import { parseXPath } from "../../../../../generator/reader/grammar/xpath.js";

const prefixes = new Map([
  ["", "urn:default"],
  ["p", "urn:p"],
]);
const name = (local: string, namespace = "") => ({ kind: "name", name: { namespace, local } });

describe("parseXPath", () => {
  test("reads unions of paths; an unprefixed name is in no namespace", () => {
    expect(parseXPath(" .//a / p:b | child::p:* | . ", prefixes, "selector").paths).toEqual([
      { descendant: true, steps: [name("a"), name("b", "urn:p")], attribute: undefined },
      {
        descendant: false,
        steps: [{ kind: "namespace", namespace: "urn:p" }],
        attribute: undefined,
      },
      { descendant: false, steps: [], attribute: undefined },
    ]);
  });

  test("reads attributes as the last step of fields", () => {
    expect(parseXPath("./a/@p:id|attribute :: *", prefixes, "field").paths).toEqual([
      { descendant: false, steps: [name("a")], attribute: name("id", "urn:p") },
      { descendant: false, steps: [], attribute: { kind: "any" } },
    ]);
  });

  test.for(["a.b", "a-b/c_d", "child", "attribute/child::child", ".//.", "./.", "*", "./*/p:x"])(
    "takes %s",
    (path) => {
      expect(parseXPath(path, prefixes, "selector").fault).toBeUndefined();
    },
  );

  test.for([
    "",
    " ",
    "a|",
    "|a",
    "a//b",
    "//a",
    "/a",
    "a/",
    "..",
    "../a",
    "a[1]",
    "a[@b]",
    "text()",
    "q:a",
    "a b",
    "p: a",
    "p:",
    "self::a",
    "descendant::a",
    "@a/b",
    ".//|a",
    "1a",
    "a|b|",
    ". //a/..",
    "a/.//b",
    "id('x')",
    "'a'",
    "a=b",
    "@",
  ])("refuses %s", (path) => {
    expect(parseXPath(path, prefixes, "field").fault).toBeDefined();
  });

  test("refuses attributes in selectors", () => {
    expect(parseXPath("a/@b", prefixes, "selector").fault?.fault).toBe("selector-attribute");
  });
});
