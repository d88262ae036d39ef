import type {
  AnyElement,
  AnyType,
  BuilderOf,
  ChoiceBuilderOf,
  Finished,
  Missing,
  Nil,
  QNameOf,
  QNameValue,
  SettingOf,
} from "scrutin/runtime/v1";
import { describe, expectTypeOf, test } from "vitest";

/*
 * What the setters of builders take, worked out from the type of the values alone. `test/unit/runtime/v1/builder-lists.test.ts` shows that
 * builders do the same.
 */

interface Part {
  n: number;
  /** Names and trees are no complex types, whatever properties they have. */
  name?: QNameValue | undefined;
}
interface Named {
  namespace: string;
  local: string;
}
interface Coded {
  kind: "a" | "b";
  value: string;
}
interface One {
  kind: "a";
  value: string;
}
type Contact = { name: string } & (
  | { mail: string; phone?: never }
  | { phone: readonly Part[]; mail?: never }
);
type Item =
  | { readonly kind: "part"; readonly value: Part }
  | { readonly kind: "text"; readonly value: string };
type PartOrMore =
  | (Part & { readonly $type?: undefined })
  | (Part & { more: string } & { readonly $type: "More" });

type Of<V, Builder> = V | Finished<V> | ((builder: Builder) => Finished<V>);

describe("a setter takes", () => {
  test("a simple value as it is", () => {
    expectTypeOf<SettingOf<string>>().toEqualTypeOf<string>();
    expectTypeOf<SettingOf<"a" | "b" | null>>().toEqualTypeOf<"a" | "b" | null>();
    expectTypeOf<SettingOf<QNameOf<"urn:a", "b">>>().toEqualTypeOf<QNameOf<"urn:a", "b">>();
    expectTypeOf<SettingOf<QNameValue>>().toEqualTypeOf<QNameValue>();
    expectTypeOf<SettingOf<AnyElement>>().toEqualTypeOf<AnyElement>();
    expectTypeOf<SettingOf<AnyType>>().toEqualTypeOf<AnyType>();
  });

  test("a complex value, a finished builder or a function, whatever its properties are called", () => {
    expectTypeOf<SettingOf<Part>>().toEqualTypeOf<Of<Part, BuilderOf<Part>>>();
    expectTypeOf<SettingOf<Named>>().toEqualTypeOf<Of<Named, BuilderOf<Named>>>();
    expectTypeOf<SettingOf<Coded>>().toEqualTypeOf<Of<Coded, BuilderOf<Coded>>>();
    expectTypeOf<SettingOf<One>>().toEqualTypeOf<Of<One, BuilderOf<One>>>();
    expectTypeOf<SettingOf<Contact>>().toEqualTypeOf<Of<Contact, ChoiceBuilderOf<Contact>>>();
    expectTypeOf<(value: SettingOf<Part | null>) => void>().toBeCallableWith(null);
    expectTypeOf<(value: SettingOf<Part | Nil<Part>>) => void>().toBeCallableWith((p) => p.n(1));
  });

  test("of a list its items or one, and brackets where an item may be a list", () => {
    expectTypeOf<SettingOf<readonly string[]>>().toEqualTypeOf<string | readonly string[]>();
    expectTypeOf<SettingOf<readonly (string | null)[]>>().toEqualTypeOf<
      string | null | readonly (string | null)[]
    >();
    expectTypeOf<SettingOf<readonly (readonly string[])[]>>().toEqualTypeOf<
      readonly (readonly string[])[]
    >();
    expectTypeOf<SettingOf<string | readonly string[]>>().toEqualTypeOf<
      string | readonly string[]
    >();
    expectTypeOf<(value: SettingOf<readonly Part[]>) => void>().toBeCallableWith((p) => p.n(1));
    expectTypeOf<(value: SettingOf<readonly Part[]>) => void>().toBeCallableWith([
      { n: 1 },
      (p) => p.n(2),
    ]);
  });

  test("an item, whose value may be in a finished builder", () => {
    type Setting =
      | { readonly kind: "part"; readonly value: Part | Finished<Part> }
      | { readonly kind: "text"; readonly value: string | Finished<string> };
    expectTypeOf<SettingOf<readonly Item[]>>().toEqualTypeOf<Setting | readonly Setting[]>();
  });

  test("a builder of the declared type, or of one derived from it", () => {
    type Taken = Extract<SettingOf<PartOrMore>, (builder: never) => unknown>;
    expectTypeOf<keyof Parameters<Taken>[0]>().toEqualTypeOf<"n" | "name" | "build">();
  });
});

test("a builder says what is missing", () => {
  expectTypeOf<BuilderOf<Part>["build"]>().toEqualTypeOf<Missing<"n">>();
  expectTypeOf<ChoiceBuilderOf<Contact, "name">["build"]>().toEqualTypeOf<
    Missing<"mail" | "phone">
  >();
});
