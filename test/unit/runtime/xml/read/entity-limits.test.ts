import { describe, expect, test } from "vitest";
import type { Context } from "../../../../../runtime/xml/read/context.js";
import { Entities } from "../../../../../runtime/xml/read/entities.js";
import { readEvents } from "../../../../support/read-events.js";

/*
 * What entities may cost, on both sides of each limit.
 */
function entitiesOf(texts: Readonly<Record<string, string>>): Entities {
  const entities = new Map(
    Object.entries(texts).map(([name, text]) => [name, { kind: "internal", text } as const]),
  );
  const context: Pick<Context, "doctype" | "fail"> = {
    doctype: { entities, attributes: new Map(), usesParameterEntities: false },
    fail: (detail) => {
      throw new Error(detail);
    },
  };
  return new Entities(context as Context);
}

const nothing = (): void => undefined;

describe("entities", () => {
  test("are in each other up to a depth", () => {
    const names = Array.from({ length: 21 }, (_, index) => `e${index}`);
    const open = (count: number): void => {
      const entities = entitiesOf(Object.fromEntries(names.map((name) => [name, ""])));
      const next = (index: number): void => {
        if (index < count) entities.expand(names[index] ?? "", 0, () => next(index + 1));
      };
      next(0);
    };
    expect(() => open(20)).not.toThrow();
    expect(() => open(21)).toThrow("entity expands too far: e20");
  });

  test("are referred to from others so many times, from the document any number of times", () => {
    const refer = (count: number): void => {
      const entities = entitiesOf({ outer: "", inner: "" });
      for (let index = 0; index < 100_001; index++) entities.expand("inner", 0, nothing);
      entities.expand("outer", 0, () => {
        for (let index = 0; index < count; index++) entities.expand("inner", 0, nothing);
      });
    };
    expect(() => refer(100_000)).not.toThrow();
    expect(() => refer(100_001)).toThrow("entity expands too far: inner");
  });

  test("bring so much text, and more the more of the document refers to them", () => {
    const room = (1 << 22) + 10 * "&abc;".length;
    const bring = (length: number, times: number): void => {
      const entities = entitiesOf({ abc: "x".repeat(length) });
      for (let index = 0; index < times; index++) entities.expand("abc", 0, nothing);
    };
    expect(() => bring(room, 1)).not.toThrow();
    expect(() => bring(room + 1, 1)).toThrow("entity expands too far: abc");
    const half = (1 << 21) + 50;
    expect(() => bring(half, 2)).not.toThrow();
    expect(() => bring(half + 1, 2)).toThrow("entity expands too far: abc");
    const entities = entitiesOf({});
    expect(() => entities.charge(1 << 22, "defaults", 0)).not.toThrow();
    expect(() => entities.charge(1, "defaults", 0)).toThrow("defaults");
    const withinOthers = entitiesOf({ a: "x".repeat((1 << 22) + 30), bc: "y" });
    withinOthers.expand("a", 0, () => {
      expect(() => withinOthers.expand("bc", 0, nothing)).toThrow("entity expands too far: bc");
    });
  });

  test("say that they are in themselves before that they are too deep", () => {
    const entities = entitiesOf({ a: "", b: "" });
    entities.expand("a", 0, () =>
      entities.expand("b", 0, () => {
        expect(() => entities.expand("a", 0, nothing)).toThrow("recursive entity: a");
      }),
    );
    entities.expand("a", 0, nothing);
  });
});

test("defaults of attributes bring so much text", () => {
  const value = "x".repeat((1 << 20) - "name".length);
  const document = (count: number): string =>
    `<!DOCTYPE a [<!ATTLIST b name CDATA '${value}'>]><a>${"<b/>".repeat(count)}</a>`;
  const faultOf = (count: number): string | undefined =>
    readEvents(document(count), { doctype: "apply" }).fault?.replace(/ @.*/, "");
  expect(faultOf(4)).toBeUndefined();
  expect(faultOf(5)).toBe("attribute defaults expand too far");
});

describe("parameter entities", () => {
  const faultOf = (subset: string): string | undefined =>
    readEvents(`<!DOCTYPE a [${subset}]><a/>`, { doctype: "apply" }).fault?.replace(/ @.*/, "");

  test("are in each other up to a depth", () => {
    const chain = (count: number): string =>
      Array.from({ length: count }, (_, index) =>
        index === 0 ? "<!ENTITY % p0 ''>" : `<!ENTITY % p${index} '&#37;p${index - 1};'>`,
      ).join("");
    expect(faultOf(`${chain(20)}%p19;`)).toBeUndefined();
    expect(faultOf(`${chain(21)}%p20;`)).toBe("entity expands too far: p0");
  });

  test("are referred to so many times", () => {
    const refer = (count: number): string => `<!ENTITY % p ''>${"%p;".repeat(count)}`;
    expect(faultOf(refer(10_000))).toBeUndefined();
    expect(faultOf(refer(10_001))).toBe("entity expands too far: p");
  });

  test("bring so much text", () => {
    const quarter = " ".repeat(1 << 20);
    const bring = (rest: string): string =>
      `<!ENTITY % p '${quarter}'><!ENTITY % q '${rest}'>%p;%p;%p;%p;%q;`;
    expect(faultOf(bring(""))).toBeUndefined();
    expect(faultOf(bring(" "))).toBe("entity expands too far: q");
  });
});
