import { expect, test } from "vitest";
import { memo } from "../../../../runtime/engine/memo.js";

test("memo() makes of each object one thing, undefined among them", () => {
  const asked: object[] = [];
  const made = memo((key: { readonly name?: string }) => {
    asked.push(key);
    return key.name;
  });
  const named: { readonly name?: string } = { name: "a" };
  const nameless: { readonly name?: string } = {};
  const alike = { ...named };
  for (const key of [named, nameless, named, nameless, alike]) expect(made(key)).toBe(key.name);
  expect(asked).toEqual([named, nameless, alike]);
});
