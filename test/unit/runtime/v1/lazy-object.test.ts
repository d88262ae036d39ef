import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { xsString } from "../../../../runtime/datatypes/built-ins.js";
import type { ComplexType } from "../../../../runtime/descriptors.js";
import { lazyObject } from "../../../../runtime/v1/lazy-object.js";
import { element, globalElement, occurs, sequence } from "../../../../runtime/v1/particles.js";
import {
  checkedSchemaOf,
  choiceSchemaOf,
  elementSchemaOf,
  schemaOf,
  simpleSchemaOf,
} from "../../../../runtime/v1/zod.js";

const inX = (local: string) => ({ namespace: "urn:x", local });

class Counter {
  #count = 0;
  step = 1;
  get count(): number {
    return this.#count;
  }
  self(): this {
    return this;
  }
}

test("nothing is made before something is asked, and then once", () => {
  let made = 0;
  const lazy = lazyObject(() => {
    made++;
    return { a: 1 };
  });
  expect(made).toBe(0);
  expect([lazy.a, "a" in lazy, Object.keys(lazy)]).toEqual([1, true, ["a"]]);
  expect(made).toBe(1);
});

test("it is what was made: read, written, listed, described, deleted from, printed", () => {
  const lazy = lazyObject<Record<string, number>>(() => Object.freeze({ a: 1 }));
  expect({ ...lazy }).toEqual({ a: 1 });
  expect(Object.getOwnPropertyDescriptor(lazy, "a")).toMatchObject({ value: 1, writable: false });
  expect(Object.getOwnPropertyDescriptor(lazy, "b")).toBeUndefined();
  expect(inspect(lazy)).toBe("{ a: 1 }");
  expect(() => {
    lazy["a"] = 2;
  }).toThrow(TypeError);
  const open = lazyObject<Record<string, number>>(() => ({ a: 1 }));
  open["b"] = 2;
  Object.defineProperty(open, "c", { value: 3, enumerable: true });
  delete open["a"];
  expect({ ...open }).toEqual({ b: 2, c: 3 });
});

test("it is of the class of what was made, and has one identity", () => {
  const lazy = lazyObject(() => new Counter());
  expect(lazy).toBeInstanceOf(Counter);
  expect(lazy.self()).toBe(lazy);
  expect(lazy.step).toBe(1);
});

describe("schemas that generated code exports", () => {
  const type: ComplexType<{ a: string; b?: readonly string[] }> = {
    kind: "complexType",
    content: () =>
      sequence(
        element("a", inX("a"), () => xsString),
        occurs(
          0,
          2,
          element("b", inX("b"), () => xsString),
        ),
      ),
  };
  const unasked = (): never => {
    throw new Error("asked for");
  };

  test("importing makes none", () => {
    const makers = [
      () => schemaOf(unasked),
      () => checkedSchemaOf(unasked),
      () => choiceSchemaOf(unasked),
      () => simpleSchemaOf(unasked),
      () => elementSchemaOf(unasked),
    ];
    for (const make of makers) expect(make).not.toThrow();
    expect(() => simpleSchemaOf(unasked).parse("a")).toThrow("asked for");
  });

  const schema = schemaOf(() => type);
  const valid = { a: "é", b: ["x"] };

  test("zod takes them for its own, alone and within its own", () => {
    expect(schema).toBeInstanceOf(z.ZodObject);
    expect(simpleSchemaOf(() => xsString)).toBeInstanceOf(z.ZodString);
    expect(schema.parse(valid)).toEqual(valid);
    expect(
      z.object({ one: schema, many: z.array(schema).optional() }).parse({ one: valid }),
    ).toEqual({ one: valid });
    expect(z.union([z.string(), schema]).safeParse(1).success).toBe(false);
    expect(z.compile(schema).safeParse({ a: 1 }).success).toBe(false);
    expect(schema.extend({ c: z.number() }).parse({ ...valid, c: 1 })).toEqual({ ...valid, c: 1 });
    expect(Object.keys(schema.pick({ a: true }).shape)).toEqual(["a"]);
    expect(z.toJSONSchema(schema)).toMatchObject({ type: "object", required: ["a"] });
  });

  test("a registry finds them", () => {
    const registry = z.registry<{ readonly title: string }>();
    expect(schema.register(registry, { title: "t" })).toBe(schema);
    expect(registry.get(schema)).toEqual({ title: "t" });
  });

  test("so does an element", () => {
    const document = elementSchemaOf(() =>
      globalElement<{ a: string; b?: readonly string[] }>(inX("r"), () => type),
    );
    expect(document.safeParse(valid).success).toBe(true);
    expect(document.safeParse({ a: "a", b: ["", "", ""] }).success).toBe(false);
  });
});
