import { type ParseResult, parse } from "scrutin";
import { globalElement, xsInt } from "scrutin/runtime/v1";
import { expect, expectTypeOf, test } from "vitest";

const element = globalElement<number>({ namespace: "", local: "age" }, xsInt);

test("what parse gives is told apart by ok", () => {
  const good = parse(element, "<age>3</age>");
  const bad = parse(element, "<age>x</age>");
  expectTypeOf(good).toEqualTypeOf<ParseResult<number>>();
  expect([good.ok, bad.ok]).toEqual([true, false]);
  if (!good.ok || bad.ok) return;
  expectTypeOf(good.value).toEqualTypeOf<number>();
  expectTypeOf(bad.value).toEqualTypeOf<undefined>();
  expect(good).toEqual({ ok: true, value: 3, issues: [] });
  expect(bad.issues).toHaveLength(1);
});

test("and by its value, as before", () => {
  const { value, issues } = parse(element, "<age>3</age>");
  expectTypeOf(value).toEqualTypeOf<number | undefined>();
  expect(issues).toEqual([]);
  const result = parse(element, "<age>3</age>");
  if (result.value !== undefined) expectTypeOf(result.value).toEqualTypeOf<number>();
});
