import { memo } from "../../../../runtime/engine/memo.js";
import { clark } from "../../../../runtime/qname.js";
import type { ComplexTypeDeclaration } from "../../../ir/ir.js";
import { type Handle, toIdentifier, upperFirst } from "../../../ir/names.js";
import { push, remembering } from "../../../ir/passes/2-relate/shared-lists.js";
import { type Field, shapeOf } from "../../../ir/passes/5-lay-out/shape.js";
import type { Plan } from "../../../ir/plan.js";
import type { ComplexTypeDefinition, TypeDefinition } from "../../../schema/components.js";
import { saidOf } from "./field-docs.js";

/** Properties that several types of a namespace say in the same words: they stand in an interface which those extend. */
export interface SharedProperties {
  readonly handle: Handle;
  /** The first of the types, whose module has the interface. */
  readonly home: ComplexTypeDeclaration;
  readonly fields: readonly Field[];
}

const noneShared: readonly SharedProperties[] = [];

/** The interfaces of shared properties that a type extends. */
export function sharedBy(type: TypeDefinition, plan: Plan): readonly SharedProperties[] {
  return sharedProperties(plan).get(type) ?? noneShared;
}

/** Those of which a type is the home. */
export function sharedAt(
  declaration: ComplexTypeDeclaration,
  plan: Plan,
): readonly SharedProperties[] {
  return sharedBy(declaration.component, plan).filter(({ home }) => home === declaration);
}

/** As many characters as make an interface of its own worth to be looked up. */
const worthwhile = 300;

/** The properties that a restriction has as its base has them. */
export interface KeptProperties {
  readonly base: ComplexTypeDefinition;
  readonly fields: readonly Field[];
  /** Whether it keeps all of them. */
  readonly whole: boolean;
}

/** What the interface of a restriction takes from that of its base, where this is worth while. */
export function keptBy(type: TypeDefinition, plan: Plan): KeptProperties | undefined {
  return keptProperties(plan)(type);
}

const keptProperties = memo((plan: Plan) =>
  remembering((type: TypeDefinition): KeptProperties | undefined => {
    if (type.kind !== "complexTypeDefinition" || type.derivationMethod !== "restriction")
      return undefined;
    const base = type.baseTypeDefinition;
    if (base.kind !== "complexTypeDefinition" || !plan.types.has(base)) return undefined;
    const [own, inherited] = [type, base].map((one) => shapeOf(plan.mappings.of(one)));
    if (own === undefined || inherited === undefined) return undefined;
    if (own.choices.length > 0 || inherited.choices.length > 0) return undefined;
    const key = keysOf(plan);
    const known = new Set(inherited.fields.map(key));
    const fields = own.fields.filter((field) => {
      const said = key(field);
      return said !== undefined && known.has(said);
    });
    const size = fields.reduce((sum, field) => sum + sizeOf(field), 0);
    const whole = fields.length === inherited.fields.length;
    return size < worthwhile / 2 ? undefined : { base, fields, whole };
  }),
);

const sharedProperties = memo(
  (plan: Plan): ReadonlyMap<TypeDefinition, readonly SharedProperties[]> => {
    const shared = new Map<TypeDefinition, SharedProperties[]>();
    for (const { types, fields } of groupsOf(plan)) {
      const [home] = types;
      const size = fields.reduce((sum, field) => sum + sizeOf(field), 0);
      if (home === undefined || size * (types.length - 1) < worthwhile) continue;
      const handle: Handle = { space: "type", wanted: nameOf(fields) };
      for (const { component } of types) push(shared, component, { handle, home, fields });
    }
    return shared;
  },
);

interface Group {
  readonly types: readonly ComplexTypeDeclaration[];
  readonly fields: readonly Field[];
}

/** The fields that the same types have alike. */
function groupsOf(plan: Plan): Iterable<Group> {
  const users = new Map<string, { field: Field; types: ComplexTypeDeclaration[] }>();
  const order = new Map<ComplexTypeDeclaration, number>();
  const keys = keysOf(plan);
  for (const { declarations } of plan.modules) {
    for (const declaration of declarations) {
      if (declaration.kind !== "complexType" || declaration.replacedBy) continue;
      order.set(declaration, order.size);
      for (const field of ownFields(declaration, plan)) {
        const key = keys(field);
        if (key === undefined) continue;
        const whole = `${declaration.component.name?.namespace ?? ""} ${key}`;
        const known = users.get(whole);
        if (known === undefined) users.set(whole, { field, types: [declaration] });
        else known.types.push(declaration);
      }
    }
  }
  const groups = new Map<string, { types: ComplexTypeDeclaration[]; fields: Field[] }>();
  for (const { field, types } of users.values()) {
    if (types.length < 2) continue;
    const key = types.map((type) => order.get(type)).join(" ");
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { types, fields: [field] });
    else known.fields.push(field);
  }
  return groups.values();
}

/** What an interface says itself: nothing where it is an alias with choices, and no property of its base. */
function ownFields({ component }: ComplexTypeDeclaration, plan: Plan): readonly Field[] {
  const { fields, choices } = shapeOf(plan.mappings.of(component));
  if (choices.length > 0) return [];
  const kept = new Set(keptBy(component, plan)?.fields.map(({ property }) => property));
  if (kept.size > 0) return fields.filter(({ property }) => !kept.has(property));
  const base = component.baseTypeDefinition;
  if (component.derivationMethod !== "extension" || base.kind !== "complexTypeDefinition")
    return fields;
  if (!plan.types.has(base)) return fields;
  const inherited = new Set(shapeOf(plan.mappings.of(base)).fields.map(({ property }) => property));
  return fields.filter(({ property }) => !inherited.has(property));
}

/** Says a property as a text; two with the same text are the same in TypeScript, words included. Undefined for what is never shared. */
const keysOf = memo((plan: Plan): ((field: Field) => string | undefined) => {
  const numbers = new Map<object, number>();
  const numberOf = (one: object): number => {
    const known = numbers.get(one) ?? numbers.size;
    numbers.set(one, known);
    return known;
  };
  return ({ property, required, source }) => {
    const { documentation, foreignAttributes } = saidOf(source);
    const words = [documentation, foreignAttributes.map(({ name, value }) => [clark(name), value])];
    switch (source.kind) {
      case "element": {
        const { declaration, minOccurs, maxOccurs } = source;
        const { name, typeDefinition, nillable, valueConstraint } = declaration;
        const global = plan.elements.has(declaration) ? numberOf(declaration) : undefined;
        const said = [clark(name), numberOf(typeDefinition), nillable, valueConstraint, global];
        return JSON.stringify([property, required, said, minOccurs, `${maxOccurs}`, words]);
      }
      case "attribute": {
        const { attributeDeclaration, valueConstraint } = source.use;
        const { name, typeDefinition, valueConstraint: declared } = attributeDeclaration;
        const said = [clark(name), numberOf(typeDefinition), valueConstraint ?? declared];
        return JSON.stringify([property, required, said, words]);
      }
      default:
        return undefined;
    }
  };
});

/** About as many characters as a property has in print. */
function sizeOf({ property, source }: Field): number {
  const { documentation, foreignAttributes } = saidOf(source);
  const words = documentation.reduce((sum, { length }) => sum + length, 0);
  return 2 * property.length + words + 24 * foreignAttributes.length + 40;
}

/** `WithId`, `WithIdAndRefname`, `WithIdAndMore`. */
function nameOf(fields: readonly Field[]): string {
  const [first = "", second] = fields.map(({ property }) => upperFirst(toIdentifier(property)));
  if (second === undefined) return `With${first}`;
  return `With${first}And${fields.length === 2 ? second : "More"}`;
}
