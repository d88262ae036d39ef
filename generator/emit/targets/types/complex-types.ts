import type { ComplexTypeDeclaration } from "../../../ir/ir.js";
import {
  allFields,
  type Choice,
  type Field,
  rowShapeOf,
  type Shape,
  shapeOf,
} from "../../../ir/passes/5-lay-out/shape.js";
import type { ComplexTypeDefinition } from "../../../schema/components.js";
import type { ModuleContext } from "../../context.js";
import { comment, docLines, spokenFor, typeTitle } from "../../text/docs.js";
import { quote } from "../../text/foreign-text.js";
import { propertyKey } from "../../text/layout.js";
import type { PropertyStatement, Statement } from "../../text/statements.js";
import { unionOf, unionText } from "../../text/unions.js";
import { fieldType, itemUnion, typeOf } from "./expressions.js";
import { fieldDocs } from "./field-docs.js";
import { itemHandles } from "./item-handles.js";
import { choicesSaid } from "./said.js";
import { type KeptProperties, keptBy, sharedAt, sharedBy } from "./shared-properties.js";

/** Emits the interface of a complex type; an alias where it has choices. */
export function emitComplexType(
  declaration: ComplexTypeDeclaration,
  context: ModuleContext,
): readonly Statement[] {
  const { component } = declaration;
  const shape = shapeOf(context.plan.mappings.of(component));
  const { base, open, fields, choices } = withoutInherited(declaration, shape, context);
  const name = context.name(declaration.handle);
  const loose = shape.loose ? [context.wording.loose] : [];
  const title = `${component.abstract ? "abstract " : ""}${typeTitle(component, context)}`;
  const said = [...loose, ...choicesSaid(choices, context)];
  const docs = docLines(spokenFor(component), title, context, said);
  const shared = sharedBy(component, context.plan);
  const kept = keptBy(component, context.plan);
  const taken = [...shared, ...(kept === undefined ? [] : [kept])];
  const elsewhere = new Set(taken.flatMap((one) => one.fields.map(({ property }) => property)));
  const properties = fields
    .filter(({ property }) => !elsewhere.has(property))
    .map((field) => emitProperty(field, context));
  const items = [...emitItems(declaration, context), ...emitShared(declaration, context)];
  const head = { name, docs, isPrivate: declaration.replacedBy && (true as const) };
  const bases = [
    ...(base === undefined ? [] : [base]),
    ...(kept === undefined ? [] : [keptText(kept, context)]),
    ...shared.map(({ handle }) => context.name(handle)),
  ];
  if (choices.length === 0 && !open && bases.length > 0)
    return [{ kind: "interface", ...head, extends: bases, properties }, ...items];
  return [objectStatement(head, properties, choices, context, base), ...items];
}

function keptText({ base, fields, whole }: KeptProperties, context: ModuleContext): string {
  const type = typeOf(base, context);
  if (whole) return type;
  return `Pick<${type}, ${unionText(fields.map(({ property }) => quote(property)))}>`;
}

/** Emits the interfaces of properties that this type is the first to have. */
function emitShared(
  declaration: ComplexTypeDeclaration,
  context: ModuleContext,
): readonly Statement[] {
  return sharedAt(declaration, context.plan).map(({ handle, fields }) => ({
    kind: "interface",
    name: context.name(handle),
    docs: [context.wording.shared],
    properties: fields.map((field) => emitProperty(field, context)),
  }));
}

/** An object without properties; `{}` would take numbers. */
const nothing = "Record<string, never>";

/** Whether values of a type have no properties. */
export function isEmpty(component: ComplexTypeDefinition, { plan }: ModuleContext): boolean {
  const { fields, choices } = shapeOf(plan.mappings.of(component));
  return fields.length + choices.length === 0;
}

/** Emits the types of items that are the type's own. */
function emitItems(
  { component, handle: type }: ComplexTypeDeclaration,
  context: ModuleContext,
): readonly Statement[] {
  const items = itemHandles(context.plan);
  return items.ownOf(component).map(([source, handle]): Statement => {
    const name = context.name(handle);
    const property = source.path.join(".");
    const docs = [context.wording.item(property, context.name(type))];
    const same = items.sameBefore(component, source);
    if (same !== undefined) return { kind: "alias", name, docs, type: context.name(same) };
    if (source.kind !== "rows")
      return { kind: "alias", name, docs, type: unionOf(itemUnion(source, context)) };
    const shape = rowShapeOf(source);
    const said = [
      ...(shape.loose ? [context.wording.loose] : []),
      ...choicesSaid(shape.choices, context),
    ];
    const properties = shape.fields.map((field) => emitProperty(field, context));
    return objectStatement({ name, docs: [...docs, ...said] }, properties, shape.choices, context);
  });
}

/** An interface, or an alias where there are choices. */
function objectStatement(
  head: Pick<Statement, "name" | "docs" | "isPrivate">,
  properties: readonly PropertyStatement[],
  choices: readonly Choice[],
  context: ModuleContext,
  base?: string,
): Statement {
  if (choices.length === 0 && base === undefined && properties.length === 0)
    return { kind: "alias", ...head, type: nothing };
  const own = properties.length === 0 ? [] : [objectText(properties, "")];
  const parts = [
    ...(base === undefined ? [] : [base]),
    ...own,
    ...choices.map((choice) => choiceText(choice, context)),
  ];
  return choices.length === 0 && base === undefined
    ? { kind: "interface", ...head, properties }
    : { kind: "alias", ...head, type: parts.join(" & ") };
}

interface Inheritance {
  readonly base: string | undefined;
  /** Whether the base is a union, which no interface can extend. */
  readonly open: boolean;
  readonly fields: readonly Field[];
  readonly choices: readonly Choice[];
}

/** Where an extension keeps all properties of its base, its interface extends that of the base and has only the new ones. */
function withoutInherited(
  { component }: ComplexTypeDeclaration,
  shape: Shape,
  context: ModuleContext,
): Inheritance {
  const whole = { base: undefined, open: false, ...shape };
  const base = component.baseTypeDefinition;
  if (component.derivationMethod !== "extension" || base.kind !== "complexTypeDefinition")
    return whole;
  if (!context.plan.types.has(base)) return whole;
  const inherited = shapeOf(context.plan.mappings.of(base));
  const signature = (field: Field): string =>
    `${field.property}${field.required}${fieldType(field.source, context)}`;
  const own = new Set(shape.fields.map(signature));
  const choice = (one: Choice): string => choiceText(one, context);
  const keeps =
    inherited.fields.every((field) => own.has(signature(field))) &&
    inherited.choices.every(
      (one, index) =>
        shape.choices[index] !== undefined && choice(one) === choice(shape.choices[index]),
    );
  if (!keeps || inherited.fields.length + inherited.choices.length === 0) return whole;
  const known = new Set(inherited.fields.map(({ property }) => property));
  return {
    base: typeOf(base, context),
    open: inherited.choices.length > 0,
    fields: shape.fields.filter(({ property }) => !known.has(property)),
    choices: shape.choices.slice(inherited.choices.length),
  };
}

function emitProperty(
  { property, required, source }: Field,
  context: ModuleContext,
): PropertyStatement {
  const type = fieldType(source, context);
  return {
    name: propertyKey(property),
    type: required ? type : `${type} | undefined`,
    optional: !required,
    docs: fieldDocs(source, required, context),
  };
}

/** `( | { a: A; b?: never } | { a?: never; b: B } )`. */
function choiceText(choice: Choice, context: ModuleContext): string {
  if (choice.branches.length === 0) return "never";
  const properties = [...allFields({ fields: [], choices: [choice] }).keys()];
  const single = singleFields(choice);
  if (single !== undefined && single.length === properties.length) {
    const word = single.length < choice.branches.length ? "OneOrNoneOf" : "OneOf";
    const object = objectText(
      single.map((field) => emitProperty(field, context)),
      "",
    );
    return `${context.runtimeType(word)}<${object}>`;
  }
  const branches = choice.branches.map((branch) => branchText(branch, properties, context));
  return `(\n${branches.map((branch) => `  | ${branch.replaceAll("\n", "\n    ")}`).join("\n")}\n)`;
}

/** So many branches are said by their properties alone: written out, each would name all others. */
const manyBranches = 4;

/** The properties of a choice of which each has one of its own, but for one branch that may be empty. */
function singleFields({ branches }: Choice): readonly Field[] | undefined {
  if (branches.length < manyBranches) return undefined;
  const isSingle = branches.every(
    ({ fields, choices }) => fields.length < 2 && choices.length === 0,
  );
  const fields = branches.flatMap((branch) => branch.fields);
  const isEnough = fields.length >= branches.length - 1 && fields.every(({ required }) => required);
  return isSingle && isEnough ? fields : undefined;
}

function branchText(branch: Shape, properties: readonly string[], context: ModuleContext): string {
  const own = allFields(branch);
  const closed = properties
    .filter((property) => !own.has(property))
    .map(
      (property): PropertyStatement => ({
        name: propertyKey(property),
        type: "never",
        optional: true,
      }),
    );
  const fields = branch.fields.map((field) => emitProperty(field, context));
  const listed = [...fields, ...closed];
  const object = listed.length === 0 ? [] : [objectText(listed, "")];
  return [...object, ...branch.choices.map((choice) => choiceText(choice, context))].join(" & ");
}

function objectText(properties: readonly PropertyStatement[], indent: string): string {
  const inner = `${indent}  `;
  const lines = properties.map(({ name, type, optional, docs = [] }) => {
    const text = docs.length === 0 ? "" : comment(docs, inner);
    return `${text}${inner}${name}${optional ? "?" : ""}: ${type};\n`;
  });
  return `{\n${lines.join("")}${indent}}`;
}
