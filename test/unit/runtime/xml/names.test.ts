import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultLimits, isStackOverflow, tagAllowance } from "../../../../runtime/xml/limits.js";
import { NamespaceScope, rootScope } from "../../../../runtime/xml/names.js";

const declared = (parent: NamespaceScope, bindings: Readonly<Record<string, string>>) =>
  new NamespaceScope(parent, new Map(Object.entries(bindings)));

test("a scope has the bindings around it, but for what it binds otherwise or takes back", () => {
  const outer = declared(rootScope(), { "": "d", p: "u", q: "v" });
  const inner = declared(outer, { q: "w", r: "x", "": "" });
  expect([...rootScope().bindings()]).toEqual([]);
  expect([...outer.bindings()]).toEqual([
    ["", "d"],
    ["p", "u"],
    ["q", "v"],
  ]);
  expect([...inner.bindings()]).toEqual([
    ["p", "u"],
    ["q", "w"],
    ["r", "x"],
  ]);
  expect(["", "p", "q", "r", "s", "xml"].map(inner.resolver)).toEqual([
    "",
    "u",
    "w",
    "x",
    undefined,
    "http://www.w3.org/XML/1998/namespace",
  ]);
});

test("a scope keeps the names that it resolved", () => {
  const scope = declared(rootScope(), { "": "d", p: "u" });
  expect(scope.attributeName("a")).toEqual({ prefix: "", local: "a", namespace: "", key: "a" });
  expect(scope.attributeName("p:a")).toEqual({
    prefix: "p",
    local: "a",
    namespace: "u",
    key: "{u}a",
  });
  expect(scope.attributeName("a")).toBe(scope.attributeName("a"));
  const found = scope.elementName("a");
  expect(found).toMatchObject({ name: { prefix: "", local: "a", namespace: "d", key: "{d}a" } });
  expect(scope.elementName("a")).toBe(found);
  for (const wrong of [":a", "a:", "p:q:r", "p:1"])
    expect(scope.attributeName(wrong)).toEqual({ detail: "malformed-name", name: wrong });
  expect(scope.attributeName("q:a")).toEqual({ detail: "unbound-prefix", name: "q:a" });
  expect(scope.attributeName("q:a")).toEqual({ detail: "unbound-prefix", name: "q:a" });
});

test("the limits are those that are documented", () => {
  expect(defaultLimits).toEqual({
    depth: 256,
    attributes: 10_000,
    textLength: 16 * 1024 * 1024,
    documentLength: 512 * 1024 * 1024,
  });
  expect(tagAllowance).toBe(128 * 1024);
});

test("a stack overflow is known by its message", () => {
  const overflow = (): number => 1 + overflow();
  let thrown: unknown;
  try {
    overflow();
  } catch (error) {
    thrown = error;
  }
  expect(isStackOverflow(thrown)).toBe(true);
  expect(isStackOverflow(new Error("InternalError: too much recursion"))).toBe(true);
  expect(isStackOverflow(new Error("another"))).toBe(false);
  expect(isStackOverflow("call stack")).toBe(false);
  expect(isStackOverflow({ message: "call stack" })).toBe(false);
});

test("prefixes mean what is nearest, however many scopes are around, and however often they are asked", () => {
  const prefix = fc.constantFrom("", "p", "q");
  const declared = fc.dictionary(prefix, fc.constantFrom("u", "v", "w"), { maxKeys: 2 });
  fc.assert(
    fc.property(fc.array(declared, { maxLength: 60 }), fc.array(prefix), (declarations, asked) => {
      let scope = rootScope();
      const bindings = new Map<string, string>();
      for (const each of declarations) {
        scope = new NamespaceScope(scope, new Map(Object.entries(each)));
        for (const [name, namespace] of Object.entries(each)) bindings.set(name, namespace);
        for (const one of [...asked, ...asked]) {
          const otherwise = one === "" ? "" : undefined;
          expect(scope.resolve(one)).toBe(bindings.get(one) ?? otherwise);
        }
      }
      expect(new Map([...scope.bindings()].toSorted())).toEqual(new Map([...bindings].toSorted()));
    }),
  );
});
