import type { z } from "zod";
import type {
  AttributeUse,
  ComplexType,
  Content,
  ElementDescriptor,
  Particle,
  TypeDescriptor,
} from "../../descriptors.js";
import { memo } from "../../engine/memo.js";
import { validate } from "../../validate.js";
import type { OfType } from "./in-parts.js";
import { part } from "./judge.js";
import { complexSchema } from "./schemas.js";

/* Drafts: values of which anything may be missing yet, to any depth. What is there is right. */

/** The schema of drafts of what a generated schema takes. */
export function draftSchema(schema: z.ZodType): z.ZodType {
  const definition = schema._zod.def as Partial<OfType>;
  if (definition.typeOf === undefined)
    throw new TypeError("only the schemas of complex types that scrutin has generated have drafts");
  const type = draftComplexType(definition.typeOf());
  return complexSchema(type, (value) =>
    validate(type, value, part).filter(({ path }) => partOf(value, path) !== undefined),
  );
}

/** What stands at a path; the content of a type cannot be said to be optional, but is left out all the same. */
function partOf(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === "object" && at !== null && Object.hasOwn(at, key)
        ? (at as Readonly<Record<string | number, unknown>>)[key]
        : undefined,
    value,
  );
}

function draftType(type: TypeDescriptor): TypeDescriptor {
  return type.kind === "simpleType" ? type : draftComplexType(type);
}

const draftComplexType: (type: ComplexType) => ComplexType = /*@__PURE__*/ memo((type) => {
  const content = type.content?.();
  const text = content?.kind === "text" ? content : undefined;
  // Text that need not be there is what an attribute is.
  const use: readonly AttributeUse[] =
    text === undefined
      ? []
      : [
          {
            kind: "attribute",
            property: text.property,
            name: { namespace: "", local: text.property },
            type: text.type,
          },
        ];
  return {
    ...type,
    base: undefined,
    attributes: () => [
      ...use,
      ...(type.attributes?.() ?? []).map((one) => ({ ...one, required: false })),
    ],
    content: content === undefined || text !== undefined ? undefined : () => draftContent(content),
    derived:
      type.derived &&
      (() => type.derived?.().map((one) => ({ ...one, type: draftType(one.type) })) ?? []),
  };
});

const draftContent: (content: Content) => Content = /*@__PURE__*/ memo((content) => {
  if (content.kind === "text") return content;
  if (content.kind !== "mixed") return draftParticle(content);
  return { ...content, particle: content.particle && draftParticle(content.particle) };
});

const draftParticle: (particle: Particle) => Particle = /*@__PURE__*/ memo((particle) => {
  if (particle.kind === "any") return { ...particle, minOccurs: 0 };
  if (particle.kind === "element")
    return { ...particle, minOccurs: 0, element: draftElement(particle.element) };
  return { ...particle, minOccurs: 0, particles: particle.particles.map(draftParticle) };
});

/** Keys need fields that may be missing yet. */
const draftElement: (element: ElementDescriptor) => ElementDescriptor = /*@__PURE__*/ memo(
  (element) => ({
    ...element,
    type: () => draftType(element.type()),
    identityConstraints: undefined,
    substitutions:
      element.substitutions &&
      (() =>
        element.substitutions?.().map((one) => ({ ...one, element: draftElement(one.element) })) ??
        []),
  }),
);
