import * as z from "zod";
import { once } from "../../model/once.js";
import { divide, type OfType, parseInParts } from "./in-parts.js";
import { remember, report } from "./judge.js";

/* Objects and choices between objects, as classes of zod's. A value of the type is judged as a whole. */

interface ObjectDef extends z.core.$ZodObjectDef, OfType {
  /** The shape that the type gives, made once. */
  readonly original: () => z.core.$ZodShape;
}

/** What no generated schema lets in: properties that its type does not have. */
const closed: () => z.ZodNever = /*@__PURE__*/ once(() => z.never());

const StrictObject: z.core.$constructor<z.ZodObject, ObjectDef> = /*@__PURE__*/ z.core.$constructor<
  z.ZodObject,
  ObjectDef
>("OutlineZodStrictObject", (schema, definition) => {
  const { judge, typeOf, original, catchall } = definition;
  const isOriginal = Object.getOwnPropertyDescriptor(definition, "shape")?.get === original;
  if (!isOriginal) hideShape(definition);
  const Base: z.core.$constructor<z.ZodObject> = z.ZodObject;
  Base.init(schema, definition);
  const isPristine = isOriginal && catchall === closed();
  const division = once(() => divide(definition.shape, original(), catchall));
  schema._zod.parse = (payload, context) => {
    remember(payload, context);
    if (!isPristine) return parseInParts({ ...division(), judge, typeOf }, payload, context);
    report(payload, judge(payload.value));
    return payload;
  };
});

/** `z.compile` makes code from a shape that it can see, and would leave out the judge. */
function hideShape(definition: ObjectDef): void {
  const { get, value } = Object.getOwnPropertyDescriptor(definition, "shape") ?? {};
  const shape = get ?? (() => value);
  Object.defineProperty(definition, "shape", { ...accessor, get: () => shape.call(definition) });
}

const accessor = { enumerable: true, configurable: true };

/** A strict object. zod asks for the shape when it first needs it, which is not to parse. */
export function strictObject(of: OfType, makeShape: () => z.core.$ZodShape): z.ZodObject {
  const original = once(makeShape);
  const definition = {
    type: "object",
    catchall: closed(),
    original,
    ...of,
    get shape(): z.core.$ZodShape {
      return original();
    },
  } as const;
  Object.defineProperty(definition, "shape", { ...accessor, get: original });
  return new StrictObject(definition);
}

/** How a choice makes others of itself. */
export interface Remake {
  /** The schema of the same type with some of its properties alone. */
  readonly keep: (names: ReadonlySet<string>) => z.ZodType;
  /** The schema of the same type with everything optional. */
  readonly loosen: () => z.ZodType;
}

interface ChoiceDef extends z.core.$ZodUnionDef, OfType {
  readonly original: () => z.core.$ZodShape;
  readonly added?: z.core.$ZodShape | undefined;
  readonly options: readonly z.ZodObject[];
  readonly remake: Remake;
}

/** A choice, as it is at run time: `ChoiceSchemaOf` says more of it. */
export interface Choice extends z.ZodUnion<readonly z.ZodObject[]> {
  readonly shape: z.core.$ZodShape;
  readonly extend: (shape: z.core.$ZodShape) => Choice;
  readonly pick: (mask: object) => z.ZodType;
  readonly omit: (mask: object) => z.ZodType;
  readonly partial: () => z.ZodType;
}

const ChoiceOutline: z.core.$constructor<Choice, ChoiceDef> = /*@__PURE__*/ z.core.$constructor<
  Choice,
  ChoiceDef
>("OutlineZodChoice", (schema, definition) => {
  const Base: z.core.$constructor<z.ZodUnion> = z.ZodUnion;
  Base.init(schema, definition);
  const { judge, typeOf, original, added, options, remake } = definition;
  // No branch is left of a choice of none.
  if (options.length === 0) schema._zod.toJSONSchema = () => ({ not: {} });
  const shape = once(() => ({ ...original(), ...added }));
  const division = once(() => divide(shape(), original(), closed()));
  schema._zod.parse = (payload, context) => {
    remember(payload, context);
    if (added !== undefined)
      return parseInParts({ ...division(), judge, typeOf }, payload, context);
    report(payload, judge(payload.value));
    return payload;
  };
  const extend = (more: z.core.$ZodShape): Choice => {
    const taken = Object.keys(more).find((name) => Object.hasOwn(shape(), name));
    if (taken !== undefined) throw new Error(`the choice has a property "${taken}" already`);
    return extended(schema, more) as Choice;
  };
  const keep = (names: readonly string[]): z.ZodType => {
    const kept = new Set(names);
    const telling = tellingOf(options, Object.keys(original()));
    if (telling.some((name) => kept.has(name)) && !telling.every((name) => kept.has(name)))
      throw new Error(
        `the choice between ${telling.join(", ")} can be kept or left out as a whole`,
      );
    const remade = remake.keep(kept);
    const more = Object.entries(added ?? {}).filter(([name]) => kept.has(name));
    return more.length === 0
      ? remade
      : (remade as Choice).extend(Object.fromEntries(more) as z.core.$ZodShape);
  };
  Object.defineProperties(schema, {
    shape: { get: shape },
    extend: { value: extend },
    pick: { value: (mask: object) => keep(chosen(mask)) },
    omit: {
      value: (mask: object) => {
        const left = new Set(chosen(mask));
        return keep(Object.keys(shape()).filter((name) => !left.has(name)));
      },
    },
    partial: {
      value: () =>
        added === undefined
          ? remake.loosen()
          : (remake.loosen() as Choice).extend(z.object(added).partial().shape),
    },
  });
});

/** An object or choice with further properties, made as late as its own: zod's `.extend()` asks for them at once. */
export function extended(schema: z.ZodType, more: z.core.$ZodShape): z.ZodType {
  const definition = schema._zod.def as unknown as ObjectDef | ChoiceDef;
  if (definition.type === "object") {
    const shape = once(() => ({ ...definition.shape, ...more }));
    const changed = Object.defineProperty({}, "shape", { ...accessor, get: shape });
    return new StrictObject(copyOf(definition, changed));
  }
  const { added, options } = definition;
  return new ChoiceOutline(
    copyOf(definition, {
      added: { ...added, ...more },
      options: options.map((option) => extended(option, more) as z.ZodObject),
    }),
  );
}

/** A copy, with other parts, of what is made of parts that may not have been made yet. */
export function copyOf<T extends object>(definition: T, changes: object): T {
  const parts = Object.getOwnPropertyDescriptors(definition);
  return Object.defineProperties({} as T, {
    ...parts,
    ...Object.getOwnPropertyDescriptors(changes),
  });
}

function chosen(mask: object): readonly string[] {
  return Object.entries(mask).flatMap(([name, isChosen]) => (isChosen ? [name] : []));
}

/** The properties that not all branches have: those that tell them apart. */
function tellingOf(options: readonly z.ZodObject[], names: readonly string[]): readonly string[] {
  return names.filter((name) => options.some(({ shape }) => !Object.hasOwn(shape, name)));
}

/** A choice between objects. That they exclude each other is the judge's to say, in one sentence. */
export function choiceOf(
  of: OfType,
  options: readonly z.ZodObject[],
  makeShape: () => z.core.$ZodShape,
  remake: Remake,
): Choice {
  const isExclusive = once(() => areExclusive(options));
  return new ChoiceOutline({
    type: "union",
    options,
    original: once(makeShape),
    remake,
    ...of,
    // JSON Schema then has `oneOf`.
    get inclusive() {
      return !isExclusive();
    },
  });
}

/** Whether no value can be of two of some strict objects: each requires what the other does not know. */
function areExclusive(options: readonly z.ZodObject[]): boolean {
  const requires = ({ shape: a }: z.ZodObject, { shape: b }: z.ZodObject): boolean =>
    Object.entries(a).some(
      ([name, part]) => part._zod.optin === undefined && !Object.hasOwn(b, name),
    );
  return options.every((one, index) =>
    options.slice(index + 1).every((other) => requires(one, other) || requires(other, one)),
  );
}
