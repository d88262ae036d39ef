import { describe, expect, test } from "vitest";
import * as z from "zod";
import { xsDecimal, xsInt, xsString } from "../../../../runtime/datatypes/built-ins.js";
import type { ComplexType } from "../../../../runtime/descriptors.js";
import { choice, element, optional, sequence } from "../../../../runtime/v1/particles.js";
import { choiceSchemaOf, schemaOf } from "../../../../runtime/v1/zod.js";

const inX = (local: string) => ({ namespace: "urn:x", local });
const built = (local: string) => ({ namespace: "http://www.w3.org/2001/XMLSchema", local });

interface Releve {
  montant: string;
  note?: string | undefined;
  rang: number;
}
const montant = element("montant", inX("montant"), xsDecimal);
const note = element("note", inX("note"), xsString);
const ReleveType: ComplexType<Releve> = {
  kind: "complexType",
  content: () => sequence(montant, optional(note), element("rang", inX("rang"), xsInt)),
};
const Releve = schemaOf(() => ReleveType);
const ChoixType: ComplexType<
  { montant: string; note?: never } | { montant?: never; note: string }
> = { kind: "complexType", content: () => choice(montant, note) };
const Choix = choiceSchemaOf(() => ChoixType);

const releve = { montant: "5", rang: 1 };
const said = { $types: { montant: built("integer") } };

/** What zod finds: the paths. */
function wrong(schema: z.ZodType, value: unknown): string[] {
  return (schema.safeParse(value).error?.issues ?? []).map(({ path }) => path.join("."));
}

describe("a schema of which a user has made another takes what the type takes with `$types`", () => {
  const more = { de: z.string() };
  test.for<readonly [string, z.ZodType, object]>([
    [".extend()", Releve.extend(more), { ...releve, de: "x" }],
    [".safeExtend()", Releve.safeExtend(more), { ...releve, de: "x" }],
    [".merge()", Releve.merge(z.object(more)), { ...releve, de: "x" }],
    [".pick()", Releve.pick({ montant: true }), { montant: "5" }],
    [".omit()", Releve.omit({ rang: true }), { montant: "5", note: "x" }],
    [".partial()", Releve.partial(), { montant: "5" }],
    [".required()", Releve.required(), { ...releve, note: "x" }],
    [".refine()", Releve.refine(({ rang }) => rang < 9), releve],
    [".pick().extend()", Releve.pick({ montant: true }).extend(more), { montant: "5", de: "x" }],
    [".loose()", Releve.loose(), { ...releve, de: "x" }],
    [".catchall()", Releve.catchall(z.string()), { ...releve, de: "x" }],
    [".extend() with choices", Choix.extend(more), { montant: "5", de: "x" }],
  ])("%s", ([, schema, value]) => {
    expect(schema.parse(value)).toEqual(value);
    expect(schema.parse({ ...value, ...said })).toEqual({ ...value, ...said });
    expect(wrong(schema, { ...value, montant: "5.5", ...said })).toEqual(["montant"]);
    expect(wrong(schema, { ...value, $types: { montant: built("date") } })).toEqual(["montant"]);
    expect(wrong(schema, { ...value, $types: { absent: built("date") } })).toEqual([
      "$types.absent",
    ]);
    expect(wrong(schema, { ...value, $types: 1 })).toEqual(["$types"]);
    expect(schema.parse({ ...value, $types: {} })).toEqual({ ...value, $types: {} });
  });

  test("once its own checks are done, which may take time", async () => {
    const schema = Releve.extend({ de: z.string().refine(async (text) => text === "x") });
    const value = { ...releve, ...said, de: "x" };
    expect(await schema.parseAsync(value)).toEqual(value);
    expect((await schema.safeParseAsync({ ...value, montant: "5.5" })).success).toBe(false);
  });

  test("and loses what is said of parts that it takes away", () => {
    const types = { ...said.$types, rang: built("byte") };
    const rang = Releve.pick({ rang: true });
    expect(rang.strip().parse({ ...releve, $types: types })).toEqual({
      rang: 1,
      $types: { rang: built("byte") },
    });
    expect(rang.strip().parse({ ...releve, ...said })).toEqual({ rang: 1 });
    expect(wrong(rang, { rang: 1, ...said })).toEqual(["$types.montant"]);
  });

  test("and judges by the type what is said of a part that has another schema", () => {
    const schema = Releve.extend({ montant: z.string().transform(Number) });
    expect(schema.parse({ ...releve, ...said })).toEqual({ ...releve, ...said, montant: 5 });
    expect(wrong(schema, { ...releve, ...said, montant: "5.5" })).toEqual(["montant"]);
  });
});
