import { describe, expect, test } from "vitest";
import * as electoral from "../../../../generated/electoral/index.js";
import { schemas } from "../../../../generated/electoral/schema-set.js";
import { xsInt } from "../../../../runtime/datatypes/built-ins.js";
import type { ComplexType } from "../../../../runtime/descriptors.js";
import { validate, XmlValidationError } from "../../../../runtime/index.js";
import { builderOf } from "../../../../runtime/v1/builders.js";
import { element, occurs, sequence } from "../../../../runtime/v1/particles.js";
import { schemaOf } from "../../../../runtime/v1/zod.js";

const types = [...schemas().types.values()].filter(
  (type): type is ComplexType => type.kind === "complexType",
);

/** Values that are wrong in many ways. */
function wrongValues(type: ComplexType): readonly unknown[] {
  const names = [...JSON.stringify(type.content?.() ?? {}).matchAll(/"property":"([^"]+)"/g)];
  const properties = [...new Set(names.map(([, name]) => name ?? ""))];
  const each = (value: unknown) => Object.fromEntries(properties.map((name) => [name, value]));
  return [{}, each([]), each("?"), each([{ kind: "?" }]), each({ "?": 1 })];
}

describe("a name that a message about a value of a type says", () => {
  test.for(types.map((type) => ({ name: type.name?.local, type })))(
    "in $name has the prefix of the schema",
    ({ type }) => {
      for (const value of wrongValues(type))
        for (const locale of ["fr", "en"] as const)
          for (const { message, parameters } of validate(type, value, { locale })) {
            expect(message).not.toMatch(/\{http|espace de noms|namespace/);
            for (const named of Object.values(parameters ?? {}).flat())
              if (isName(named)) expect(named).toMatchObject({ prefix: expect.any(String) });
          }
    },
  );

  test("is said so by build(), and by zod", () => {
    const builder = electoral.avisDInscription() as unknown as { build(): unknown };
    const message = messageOf(() => builder.build());
    expect(message).toContain("« dateDInscription » (élément « el:DateDInscription »)");
    const { error } = electoral.LotNumeroteTypeSchema.safeParse({ numero: 1, uniteElectorale: [] });
    for (const issue of error?.issues ?? []) expect(issue.message).not.toContain("{http");
  });

  test("of a repeated element has it in zod too", () => {
    const type: ComplexType = {
      kind: "complexType",
      content: () =>
        sequence(
          occurs(2, 3, element("a", { namespace: "urn:t", local: "A" }, xsInt)),
          occurs(1, 2, element("b", { namespace: "constructor", local: "B" }, xsInt)),
        ),
      prefixes: { "urn:t": "q" },
    };
    const schema = schemaOf<{ a: number[]; b: number[] }>(() => type as never);
    const messages = (value: unknown) =>
      schema.safeParse(value).error?.issues.map(({ message }) => message);
    expect(messages({ a: [1], b: [1] })?.join()).toContain("q:A");
    expect(messages({ a: [1, 2, 3, 4], b: [1] })?.join()).toContain("q:A");
    expect(messages({ a: [1, 2], b: [] })?.join()).not.toMatch(/native code|\{/);
  });
});

test("a type that has no prefixes says its elements by their local names", () => {
  const type: ComplexType = {
    kind: "complexType",
    content: () => sequence(element("a", { namespace: "urn:t", local: "A" }, xsInt)),
  };
  const start = builderOf(() => type as never) as unknown as () => { build(): unknown };
  expect(messageOf(() => start().build())).toContain("« a » (élément « A »)");
});

/** The message of what is thrown, spaces of all kinds as one. */
function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof XmlValidationError) return error.message.replaceAll(/\s/g, " ");
    throw error;
  }
  return "";
}

function isName(value: unknown): boolean {
  return (
    typeof value === "object" && value !== null && "namespace" in value && value.namespace !== ""
  );
}
