import * as scrutin from "scrutin";
import * as electoral from "scrutin/electoral";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { validatorOf } from "../../../../support/json-agreement.js";

const schemas = Object.entries({ ...scrutin, ...electoral }).flatMap(([name, value]) =>
  name.endsWith("Schema") && value instanceof z.ZodType ? [[name, value] as const] : [],
);

describe("every electoral schema", () => {
  test("there are many", () => {
    expect(schemas.length).toBeGreaterThan(40);
  });

  test.for(schemas)("%s says what it is, and is valid JSON Schema", ([name, schema]) => {
    expect(schema.meta()).toMatchObject({
      id: name.replace(/Schema$/, ""),
      title: expect.any(String),
    });
    expect(z.globalRegistry.has(schema)).toBe(true);
    for (const io of ["input", "output"] as const) {
      const json = z.toJSONSchema(schema, { io });
      expect(() => validatorOf(json)).not.toThrow();
    }
  });

  test("they convert together, each told once", () => {
    const all = z.object(Object.fromEntries(schemas));
    const { $defs = {} } = z.toJSONSchema(all);
    for (const [name] of schemas) expect($defs).toHaveProperty(name.replace(/Schema$/, ""));
  });
});

test("codes have their titles, and types their documentation", () => {
  const { TypeDeListeTypeSchema } = Object.fromEntries(schemas);
  const meta = TypeDeListeTypeSchema?.meta();
  expect(meta?.description).toMatch(/\w/);
  expect(meta?.["oneOf"]).toContainEqual({
    const: "p",
    title: expect.stringMatching(/principale/),
  });
});
