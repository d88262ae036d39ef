import { expect, expectTypeOf, test } from "vitest";
import { standardSchema } from "../../../runtime/standard-schema.js";
import { type Tree, Tree as TreeType } from "../../support/kitchen.js";

const schema = standardSchema(TreeType, { locale: "en" });

test("a valid value is given back as it is", () => {
  const value: Tree = { label: "a", tree: [{ label: "b" }] };
  const result = schema["~standard"].validate(value);
  expect(result).toEqual({ value });
  if (result.issues === undefined) expectTypeOf(result.value).toEqualTypeOf<Tree>();
});

test("issues have the shape that form libraries read", () => {
  const { issues } = schema["~standard"].validate({ tree: [{ label: 1 }] });
  expect(issues?.map(({ message, path }) => ({ message, path }))).toEqual([
    { message: 'missing: "label"', path: ["label"] },
    { message: "expected string, got number", path: ["tree", 0, "label"] },
  ]);
});
