import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { FormApi } from "@tanstack/form-core";
import { initTRPC } from "@trpc/server";
import { Hono } from "hono";
import { validator } from "hono/validator";
import { AvisDInscriptionTypeSchema as Schema } from "scrutin";
import { draftOf } from "scrutin/runtime/v1/zod";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { avisDInscriptionMinimal as avis } from "../../../../electoral/documents/unites.js";
import { validatorOf } from "../../../../support/json-agreement.js";

/* Generated schemas in the hands of the libraries that people give zod schemas to. */

const wrong = { ...avis, dateDInscription: "hier" };

test("react-hook-form: the resolver for Standard Schema places each message at its field", async () => {
  const resolve = standardSchemaResolver(Schema);
  const options = { fields: {}, shouldUseNativeValidation: false };
  expect(await resolve(avis, undefined, options)).toEqual({ values: avis, errors: {} });
  const { errors } = await resolve(wrong, undefined, options);
  expect(errors).toMatchObject({ dateDInscription: { message: expect.stringMatching(/date/) } });
});

test("TanStack Form: a draft while typing, the whole when it is sent", async () => {
  const form = new FormApi({
    defaultValues: { dateDInscription: "hier" } as z.infer<ReturnType<typeof draft>>,
    validators: { onChange: draft() },
  });
  form.mount();
  await form.validate("change");
  expect(JSON.stringify(form.state.errors)).toMatch(/date/);
  form.setFieldValue("dateDInscription", "2008-11-04");
  await form.validate("change");
  expect(form.state.errors).toEqual([]);

  function draft() {
    return draftOf(Schema);
  }
});

test("tRPC: the input of a procedure", async () => {
  const t = initTRPC.create();
  const router = t.router({ send: t.procedure.input(Schema).mutation(({ input }) => input.id) });
  const caller = t.createCallerFactory(router)({});
  expect(await caller.send(avis)).toBe(avis.id);
  await expect(caller.send(wrong)).rejects.toThrow(/dateDInscription/);
});

test("Hono: a validator of JSON bodies", async () => {
  const app = new Hono().post(
    "/",
    validator("json", (body, context) => {
      const result = Schema.safeParse(body);
      return result.success ? result.data : context.json(result.error.issues, 400);
    }),
    (context) => context.text(context.req.valid("json").id),
  );
  const post = (body: unknown) =>
    app.request("/", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  expect(await (await post(avis)).text()).toBe(avis.id);
  const refused = await post(wrong);
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject([{ path: ["dateDInscription"], code: "custom" }]);
});

describe("a tool of a language model gets JSON Schema", () => {
  const parameters = z.toJSONSchema(Schema, { io: "input" });

  test("closed objects all the way down, which providers ask for", () => {
    const open: unknown[] = [];
    JSON.stringify(parameters, (_, part: unknown) => {
      if (typeof part !== "object" || part === null || !("properties" in part)) return part;
      if (!("additionalProperties" in part) || part.additionalProperties !== false) open.push(part);
      return part;
    });
    expect(open).toEqual([]);
  });

  test("and what it answers is checked by it, then by zod", () => {
    const accepts = validatorOf(parameters);
    expect(accepts(avis)).toBe(true);
    expect(accepts({ ...avis, surprise: 1 })).toBe(false);
    expect(Schema.safeParse(JSON.parse(JSON.stringify(avis))).success).toBe(true);
  });
});
