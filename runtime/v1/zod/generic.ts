import * as z from "zod";
import { once } from "../../model/once.js";
import type { Judge } from "./judge.js";
import { ArrayOutline, checksOf, ObjectOutline, UnionOutline } from "./outlines.js";

/* What values are that no type of the schema describes: names, generic trees, the attributes that a wildcard lets in. */

const optionalText = /*@__PURE__*/ once(() => z.string().optional());
const prefixes = /*@__PURE__*/ once(() => z.record(z.string(), z.string()).optional());

/** What has a namespace and a local name is a name, whatever else it has. */
function nameShape(): z.ZodRawShape {
  return { namespace: z.string(), local: z.string(), prefix: optionalText() };
}

function loose(shape: z.ZodRawShape, judge?: Judge): z.ZodObject {
  const checks = judge === undefined ? [] : checksOf(judge);
  return new ObjectOutline({ type: "object", shape, catchall: z.unknown(), checks });
}

export function qualifiedName(judge: Judge): z.ZodType {
  return loose(nameShape(), judge);
}

const attribute = /*@__PURE__*/ once(() =>
  z.looseObject({ ...nameShape(), value: z.string(), namespaces: prefixes() }),
);

/** The attributes that a wildcard lets in. */
export function anyAttributes(judge: Judge): z.ZodType {
  return new ArrayOutline({ type: "array", element: attribute(), checks: checksOf(judge) });
}

/** A generic tree. */
export const tree: () => z.ZodObject = /*@__PURE__*/ once(() => {
  const schema: z.ZodObject = z
    .looseObject({
      name: z.looseObject(nameShape()),
      attributes: z.array(attribute()).optional(),
      namespaces: prefixes(),
      get children() {
        return z.array(z.union([z.string(), schema])).optional();
      },
    })
    .meta({ id: "AnyElement" });
  return schema;
});

/** A generic tree where a judge says which. */
export function judgedTree(judge: Judge): z.ZodType {
  const { shape } = tree();
  const schema = loose(shape, judge);
  schema._zod.parent = tree();
  return schema;
}

/** The value of an element of type `xs:anyType`: with `$type` it may have any properties. */
export function anyType(judge: Judge): z.ZodObject {
  return loose({ $type: z.looseObject(nameShape()).optional(), namespaces: prefixes() }, judge);
}

/** Text, or one of some things. */
export function textOr(others: readonly z.ZodType[], judge?: Judge): z.ZodType {
  const checks = judge === undefined ? [] : checksOf(judge);
  return new UnionOutline({ type: "union", options: [z.string(), ...others], checks });
}
