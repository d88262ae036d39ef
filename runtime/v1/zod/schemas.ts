import * as z from "zod";
import type {
  ComplexType,
  ElementDescriptor,
  SimpleType,
  TypeDescriptor,
} from "../../descriptors.js";
import { memo } from "../../engine/memo.js";
import { isUrType } from "../../model/ur-type.js";
import { type Branch, branchesOf, fieldsOf } from "./branches.js";
import { anyType } from "./generic.js";
import { type Judge, judgeOf } from "./judge.js";
import { choiceOf, copyOf, extended, strictObject } from "./objects.js";
import { checksOf } from "./outlines.js";
import { elementSchema, fieldSchema, kinds, literal, type Make } from "./parts.js";
import { keepProperties, loosenProperties } from "./remade-types.js";
import { simpleOutline } from "./simple.js";

/*
 * The schemas of types, one for each: where an exported constant is the schema of a type, that one. What another judge judges, a property
 * of a type, is a copy that zod knows the origin of.
 */

/** Exported constants whose descriptor nobody has asked for yet. */
const waiting = new Set<Exported>();
const exported = new WeakMap<TypeDescriptor, z.ZodType>();

interface Exported {
  readonly descriptor: () => TypeDescriptor;
  readonly schema: z.ZodType;
}

/** Makes an exported constant the schema of its type. */
export function expectSchema(constant: Exported): void {
  waiting.add(constant);
}

/** Modules may refer to each other in circles, so the descriptor of a constant may come after the constant. */
function settle(): void {
  for (const constant of waiting) {
    try {
      const type = constant.descriptor();
      if (!exported.has(type)) exported.set(type, constant.schema);
      waiting.delete(constant);
    } catch {
      // Its module is still being loaded.
    }
  }
}

export function schemaFor(type: TypeDescriptor): z.ZodType {
  if (waiting.size > 0) settle();
  return exported.get(type) ?? madeSchema(type);
}

/** Makes the schema of a type. */
export const madeSchema: (type: TypeDescriptor) => z.ZodType = /*@__PURE__*/ memo((type) =>
  type.kind === "simpleType" ? simpleSchema(type) : complexSchema(type),
);

function simpleSchema(type: SimpleType): z.ZodType {
  return simpleOutline(type, judgeOf(type), schemaFor);
}

export function complexSchema(type: ComplexType, judge: Judge = judgeAlone(type)): z.ZodType {
  const branches = branchesOf(type);
  return branches.length === 1
    ? objectSchema(type, branches, judge)
    : choiceSchema(type, branches, judge);
}

/** The schema of a type as one object: of its only branch, or of all of them. */
export function objectSchema(
  type: ComplexType,
  branches: readonly Branch[],
  judge: Judge = judgeAlone(type),
): z.ZodObject {
  if (isUrType(type)) return anyType(judge);
  return strictObject({ judge, typeOf: () => type }, () => sharedShape(type, branches));
}

export function choiceSchema(
  type: ComplexType,
  branches: readonly Branch[],
  judge: Judge = judgeAlone(type),
): z.ZodType {
  const options = branches.map((branch) => objectSchema(branchType(type, branch), [branch]));
  return choiceOf({ judge, typeOf: () => type }, options, () => sharedShape(type, branches), {
    keep: (names) => complexSchema(keepProperties(type, names)),
    loosen: () => complexSchema(loosenProperties(type)),
  });
}

/** A type by itself does not let in the types that are derived from it. */
function judgeAlone(type: ComplexType): Judge {
  return judgeOf({ ...type, derived: undefined });
}

/** The properties of all branches, optional but for those that every branch requires. */
function sharedShape(type: ComplexType, branches: readonly Branch[]): z.ZodRawShape {
  const shapes = [...fieldsOf(branches)].map(([property, fields]) => {
    const required = branches.every((branch) =>
      branch.some((field) => field.property === property && field.required),
    );
    const options = fields.map((field) => fieldSchema(field, type.prefixes, make));
    const [first = z.never(), ...others] = options;
    const schema = others.length === 0 ? first : z.union([first, ...others]);
    return [property, required ? schema : z.optional(schema)];
  });
  return Object.fromEntries(shapes);
}

/** A branch as a type of its own. */
function branchType({ prefixes }: ComplexType, branch: Branch): ComplexType {
  const sources = branch.map(({ source }) => source);
  const contents = sources.flatMap((source) => (source.kind === "content" ? [source.content] : []));
  const particles = contents.flatMap((one) =>
    one.kind === "text" || one.kind === "mixed" ? [] : [one],
  );
  const text = contents.find(({ kind }) => kind === "text" || kind === "mixed");
  const sequence = { kind: "sequence", minOccurs: 1, maxOccurs: 1, particles } as const;
  return {
    kind: "complexType",
    prefixes,
    attributes: () =>
      sources.flatMap((source) => (source.kind === "attribute" ? [source.use] : [])),
    anyAttribute: sources.flatMap((one) => (one.kind === "anyAttribute" ? [one.wildcard] : []))[0],
    content: () => text ?? sequence,
  };
}

/** A type and those that can stand for it, told apart by `$type`. */
export const derivedSchema: (type: ComplexType) => z.ZodType = /*@__PURE__*/ memo((type) => {
  const derived = (type.derived?.() ?? []).flatMap(({ $type, type: one }) =>
    one.kind === "complexType" ? [named($type, one)] : [],
  );
  const options = type.abstract ? derived : [schemaFor(type), ...derived];
  return kinds(options, "$type", judgeOf(type));
});

/** The schema of a type whose values say its name. */
function named($type: string, type: ComplexType): z.ZodType {
  return extended(schemaFor(type), { $type: literal($type) });
}

/** The same schema for values that another judge judges. */
function judgedBy(judge: Judge, schema: z.ZodType): z.ZodType {
  const { def } = schema._zod;
  const changes =
    "judge" in def
      ? { judge }
      : { checks: [...(def.checks ?? []).slice(0, -1), ...checksOf(judge)] };
  // zod does not ask where a schema comes from that has a JSON Schema of its own.
  const parent = schema._zod.toJSONSchema === undefined;
  return z.clone(schema, copyOf(def, changes), { parent });
}

const make: Make = {
  type: (type, judge) => (judge === undefined ? schemaFor(type) : judgedBy(judge, schemaFor(type))),
  derived: (type, judge) => judgedBy(judge, derivedSchema(type)),
};

/** The schema of an element as the root of a document. */
export function rootSchema(element: ElementDescriptor, judge: Judge): z.ZodType {
  return elementSchema({ ...element, substitutions: undefined }, make, judge);
}
