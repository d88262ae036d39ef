import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import { xsDate, xsID, xsInt, xsToken } from "../../../../../runtime/datatypes/built-ins.js";
import type { ComplexType, ElementDescriptor } from "../../../../../runtime/descriptors.js";
import { fastItemsOf } from "../../../../../runtime/serialize/compiled/items.js";
import { preparedRoot } from "../../../../../runtime/serialize/prepared-root.js";
import {
  attribute,
  choice,
  element,
  globalElement,
  occurs,
  optional,
  sequence,
  text,
} from "../../../../../runtime/v1/particles.js";

/*
 * The source that is made for one element, to be read: `npx vitest run test/unit/runtime/serialize/compiled/generated-writer.test.ts -u`
 * writes it anew. Only the indentation is added here.
 */
const golden = fileURLToPath(new URL("generated-writer.golden.txt", import.meta.url));
const at = (local: string) => ({ namespace: "urn:s", local });
const plain = (local: string) => ({ namespace: "", local });

const Amount: ComplexType = {
  kind: "complexType",
  attributes: () => [attribute("unit", plain("unit"), xsToken)],
  content: () => text("value", xsInt),
};
const Entry: ComplexType = {
  kind: "complexType",
  attributes: () => [attribute("id", plain("id"), xsID, { required: true })],
  content: () =>
    sequence(
      element("name", at("name"), xsToken),
      occurs(0, 3, element("line", at("line"), xsToken)),
      choice(element("day", at("day"), xsDate), element("amount", at("amount"), Amount)),
      optional(element("inner", at("inner"), () => Entry)),
    ),
};
const EntryElement: ElementDescriptor = globalElement(at("entry"), () => Entry);

const original = globalThis.Function;

afterEach(() => {
  globalThis.Function = original;
});

/** The bodies of the functions that are made from source meanwhile. */
function bodiesDuring(action: () => void): readonly string[] {
  const bodies: string[] = [];
  globalThis.Function = new Proxy(original, {
    construct(target, parameters: string[]) {
      bodies.push(parameters.at(-1) ?? "");
      return new target(...parameters);
    },
  });
  action();
  globalThis.Function = original;
  return bodies;
}

function indented(source: string): string {
  let depth = 0;
  const lines = source.split("\n").map((line) => {
    if (line.startsWith("}")) depth--;
    const shown = `${"  ".repeat(depth)}${line}`;
    if (line.endsWith("{")) depth++;
    return shown;
  });
  expect(depth).toBe(0);
  return `${lines.join("\n")}\n`;
}

/** The source of a writer, which is made at the first value. */
function sourceOf(prefix: string): string {
  const prepared = preparedRoot(EntryElement, { "urn:s": prefix }, false);
  const items = fastItemsOf(element("entry", at("entry"), Entry), prepared);
  let written: string | undefined;
  const identifiers: string[] = [];
  const value = { id: "a1", name: "x", line: ["1", "2"], amount: { value: 3, unit: "m" } };
  const bodies = bodiesDuring(() => {
    written = items?.write(value, identifiers);
  });
  expect(written?.replaceAll(`${prefix}:`, "")).toBe(
    '<entry id="a1"><name>x</name><line>1</line><line>2</line><amount unit="m">3</amount></entry>',
  );
  expect(identifiers).toEqual(["a1"]);
  // Another one comes for entries in entries, when there are some.
  expect(bodies).toHaveLength(1);
  return indented(bodies[0] ?? "").replaceAll(`${prefix}:`, "s:");
}

test("the source of a writer is as the golden file shows it", async () => {
  await expect(sourceOf("s")).toMatchFileSnapshot(golden);
});

test("the source differs in the names of a document alone", () => {
  expect(sourceOf("other")).toBe(readFileSync(golden, "utf8"));
});

test("a type that contains itself is compiled twice at most, for its first element and for those inside", () => {
  const prepared = preparedRoot(EntryElement, { "urn:s": "t" }, false);
  const items = fastItemsOf(element("entry", at("entry"), Entry), prepared);
  const nested = (levels: number): object => ({
    id: `a${levels}`,
    name: "x",
    day: "2026-11-28",
    ...(levels === 0 ? {} : { inner: nested(levels - 1) }),
  });
  const bodies = bodiesDuring(() => {
    expect(items?.write(nested(40), [])).toMatch(/^<t:entry id="a40">.*id="a0".*<\/t:entry>$/);
  });
  expect(bodies).toHaveLength(2);
  expect(Math.max(...bodies.map(({ length }) => length))).toBeLessThan(10_000);
});

describe("the prototype of a value is asked for in the way that there is", () => {
  const name = "__proto__";
  const usual = Object.getOwnPropertyDescriptor(Object.prototype, name);
  const refused: PropertyDescriptor = {
    configurable: true,
    get: () => {
      throw new TypeError("forbidden");
    },
  };

  test.for([
    ["by its name", usual, ".__proto__ !== Object.prototype"],
    ["where that was taken away", undefined, ""],
    ["where that gives something else", { configurable: true, value: {} }, ""],
    ["where that is forbidden", refused, ""],
  ] as const)("%s", ([how, descriptor, expected]) => {
    const prefix = how.replaceAll(" ", "-");
    const prepared = preparedRoot(EntryElement, { "urn:s": prefix }, false);
    const item = element("amount", at("amount"), Amount);
    let bodies: readonly string[] = [];
    try {
      Reflect.deleteProperty(Object.prototype, name);
      if (descriptor !== undefined) Object.defineProperty(Object.prototype, name, descriptor);
      bodies = bodiesDuring(() => {
        fastItemsOf(item, prepared)?.write({ value: 3 }, []);
      });
    } finally {
      Object.defineProperty(Object.prototype, name, usual ?? {});
    }
    const asked =
      expected === "" ? "if (Object.getPrototypeOf(value) !== Object.prototype) {" : expected;
    expect(bodies.join("")).toContain(asked);
  });
});
