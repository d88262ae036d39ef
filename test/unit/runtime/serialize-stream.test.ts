import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import { xsDecimal, xsID, xsIDREF, xsString } from "../../../runtime/datatypes/built-ins.js";
import type { ComplexType, ElementDescriptor } from "../../../runtime/descriptors.js";
import { XmlValidationError } from "../../../runtime/issues.js";
import { type SerializeOptions, serialize, serializeToBytes } from "../../../runtime/serialize.js";
import { serializeStream, serializeToReadable } from "../../../runtime/serialize-stream.js";
import { ordered } from "../../../runtime/v1/lending-particles.js";
import {
  attribute,
  choice,
  element,
  globalElement,
  occurs,
  optional,
  sequence,
} from "../../../runtime/v1/particles.js";
import { kitchen } from "../../support/kitchen.js";
import { awkwardText, kitchens } from "../../support/kitchen-values.js";

interface Entry {
  readonly name: string;
  readonly key?: string | undefined;
  readonly id?: string | undefined;
  readonly friend?: string | undefined;
}
type Item =
  | { readonly kind: "entry"; readonly value: Entry }
  | { readonly kind: "note"; readonly value: string };
interface Sending {
  readonly sender: string;
  readonly body: { readonly title?: string | undefined; readonly list: readonly Item[] };
  readonly total?: string | undefined;
}

const u = "urn:sending";
const at = (local: string) => ({ namespace: u, local });
const plain = (local: string) => ({ namespace: "", local });
const Entry: ComplexType<Entry> = {
  kind: "complexType",
  attributes: () => [
    attribute("key", plain("key"), xsDecimal),
    attribute("id", plain("id"), xsID),
    attribute("friend", plain("friend"), xsIDREF),
  ],
  content: () => element("name", at("name"), xsString),
};
const Body: ComplexType = {
  kind: "complexType",
  content: () =>
    sequence(
      optional(element("title", at("title"), xsString)),
      occurs(
        0,
        5,
        ordered(
          "list",
          choice(element("entry", at("entry"), Entry), element("note", at("note"), xsString)),
        ),
      ),
    ),
};
const sending: ElementDescriptor<Sending> = globalElement(
  at("sending"),
  {
    kind: "complexType",
    content: () =>
      sequence(
        element("sender", at("sender"), xsString),
        element("body", at("body"), Body, {
          identityConstraints: [
            {
              category: "unique",
              name: at("u"),
              selector: [{ steps: [at("entry")] }],
              fields: [[{ steps: [], attribute: plain("key") }]],
            },
          ],
        }),
        optional(element("total", at("total"), xsString)),
      ),
  },
  { prefixes: { [u]: "u" } },
);

const items = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("entry" as const), value: fc.record({ name: awkwardText }) }),
    fc.record({ kind: fc.constant("note" as const), value: awkwardText }),
  ),
  { maxLength: 5 },
);
const options: fc.Arbitrary<SerializeOptions> = fc.record({
  indent: fc.constantFrom(undefined, 2),
  encoding: fc.constantFrom("UTF-8" as const, "ISO-8859-1" as const),
  declaration: fc.boolean(),
});

async function textOf(chunks: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const chunk of chunks) text += chunk;
  return text;
}

async function issuesOf(chunks: AsyncIterable<string>): Promise<string[]> {
  try {
    await textOf(chunks);
    return [];
  } catch (error) {
    if (!(error instanceof XmlValidationError)) throw error;
    return error.issues.map(({ code, path }) => `${code} ${path.join(".")}`);
  }
}

const path = ["body", "list"] as const;
const head = { sender: "a", body: { title: "t" }, total: "2" };

describe("serializeStream", () => {
  test("gives the bytes that serialize gives", async () => {
    await fc.assert(
      fc.asyncProperty(items, options, fc.boolean(), async (list, how, closed) => {
        const rest = closed ? { total: "z" } : {};
        const whole = serialize(sending, { sender: "a", body: { list }, ...rest }, how);
        const stream = serializeStream(sending, { sender: "a", body: {}, ...rest }, list, {
          ...how,
          at: path,
        });
        expect(await textOf(stream)).toBe(whole);
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  test("gives the bytes that serialize gives, for elements and wildcards", async () => {
    await fc.assert(
      fc.asyncProperty(kitchens, options, async (value, how) => {
        const whole = serialize(kitchen, value, how);
        const { any = [], ...withoutAny } = value;
        const { dish = [], ...withoutDish } = value;
        expect(
          await textOf(serializeStream(kitchen, withoutAny, any, { ...how, at: ["any"] })),
        ).toBe(whole);
        expect(
          await textOf(serializeStream(kitchen, withoutDish, dish, { ...how, at: ["dish"] })),
        ).toBe(whole);
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  test("takes items as they come", async () => {
    async function* come(): AsyncGenerator<Item> {
      yield { kind: "note", value: "1" };
      await Promise.resolve();
      yield { kind: "entry", value: { name: "2" } };
    }
    const list: Item[] = [];
    for await (const item of come()) list.push(item);
    const whole = serialize(sending, { ...head, body: { ...head.body, list } });
    expect(await textOf(serializeStream(sending, head, come(), { at: path }))).toBe(whole);
    let piped = "";
    const file = new Writable({
      write: (chunk: Buffer, _, done) => {
        piped += chunk.toString();
        done();
      },
    });
    await pipeline(serializeStream(sending, head, come(), { at: path }), file);
    expect(piped).toBe(whole);
  });

  test("is a Web stream of bytes", async () => {
    const list: Item[] = [{ kind: "note", value: "é€" }];
    const encoding = "ISO-8859-1";
    const stream = serializeToReadable(sending, head, list, { at: path, encoding });
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    const whole = { ...head, body: { ...head.body, list } };
    expect(bytes).toEqual(serializeToBytes(sending, whole, { encoding }));
  });

  test("refuses a wrong head before anything is written", () => {
    const write = () => serializeStream(sending, { ...head, sender: "\u0001" }, [], { at: path });
    expect(write).toThrow(XmlValidationError);
  });

  test("says which item is wrong", async () => {
    const list: Item[] = [
      { kind: "note", value: "" },
      { kind: "entry", value: { name: "", key: "x" } },
    ];
    expect(await issuesOf(serializeStream(sending, head, list, { at: path }))).toEqual([
      "cvc-datatype-valid.1.2.1 body.list.1.value.key",
    ]);
  });

  test("says which item has a name that the encoding does not have", async () => {
    const odd = ordered(
      "list",
      choice(element("a", at("a"), xsString), element("łan", at("łan"), xsString)),
    );
    const Odd: ComplexType = { kind: "complexType", content: () => occurs(0, 9, odd) };
    const within: ComplexType = {
      kind: "complexType",
      content: () => element("body", at("body"), Odd),
    };
    const items = ["a", "a", "łan"].map((kind) => ({ kind, value: "" }));
    const root: ElementDescriptor<{ body: { list: typeof items } }> = globalElement(
      at("root"),
      within,
    );
    const encoding = "ISO-8859-1";
    expect(
      await issuesOf(serializeStream(root, { body: {} }, items, { at: path, encoding })),
    ).toEqual(["value-encoding body.list.2.value"]);
  });

  test("keeps identifiers and identity constraints over all items", async () => {
    const entry = (value: Omit<Entry, "name">): Item => ({
      kind: "entry",
      value: { name: "", ...value },
    });
    const found = (...list: Item[]) => issuesOf(serializeStream(sending, head, list, { at: path }));
    expect(await found(entry({ id: "a", friend: "b" }), entry({ id: "b", friend: "a" }))).toEqual(
      [],
    );
    expect(await found(entry({ id: "a" }), entry({ id: "a" }))).toEqual([
      "cvc-id.2 body.list.1.value.id",
    ]);
    expect(await found(entry({ friend: "c" }), entry({ id: "a" }))).toEqual([
      "cvc-id.1 body.list.0.value.friend",
    ]);
    expect(await found(entry({ key: "1" }), entry({}), entry({ key: "1.0" }))).toEqual([
      "cvc-identity-constraint.4.1 body.list.2.value",
    ]);
  });

  test("counts the items", async () => {
    const list = Array.from({ length: 6 }, (): Item => ({ kind: "note", value: "" }));
    expect(await issuesOf(serializeStream(sending, head, list, { at: path }))).toEqual([
      "cvc-complex-type.2.4.d body.list.5",
    ]);
    const amounts = Array.from({ length: 4 }, () => ({ value: "1", unit: "k" }));
    const chunks = serializeStream(kitchen, { code: "AB1", box: 1 }, amounts, { at: ["amount"] });
    expect(await issuesOf(chunks)).toEqual(["cvc-complex-type.2.4.d amount.3"]);
  });

  test("is typed by the place of the items", () => {
    type Parameters = typeof serializeStream<Sending, readonly ["body", "list"]>;
    expectTypeOf<globalThis.Parameters<Parameters>[1]["body"]>().toEqualTypeOf<
      Omit<Sending["body"], "list">
    >();
    const whole: Sending = { sender: "a", body: { list: [] } };
    // @ts-expect-error there is nothing repeated at this place
    const misplaced = () => serializeStream(sending, whole, [""], { at: ["sender"] });
    expect(misplaced).toThrow(TypeError);
    // @ts-expect-error items are of another type
    serializeStream(sending, head, [{ kind: "other", value: "" }], { at: path });
  });

  test("holds little in memory", async () => {
    let longest = 0;
    const many = occurs(0, Number.POSITIVE_INFINITY, element("a", plain("a"), xsString));
    const root = globalElement<{ readonly a: readonly string[] }>(plain("r"), {
      kind: "complexType",
      content: () => many,
    });
    function* texts(): Generator<string> {
      for (let index = 0; index < 100_000; index++) yield `text number ${index}`;
    }
    for await (const chunk of serializeStream(root, {}, texts(), { at: ["a"] }))
      longest = Math.max(longest, chunk.length);
    expect(longest).toBeLessThan(66_000);
  });
});
