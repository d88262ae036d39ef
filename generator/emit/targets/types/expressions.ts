import type { Arranged, ArrangedGroup } from "../../../ir/ir.js";
import { isAnyType } from "../../../ir/passes/4-describe/descriptors.js";
import type { FieldSource } from "../../../ir/passes/5-lay-out/shape.js";
import type {
  ElementDeclaration,
  TypeDefinition,
  ValueConstraint,
} from "../../../schema/components.js";
import type { ModuleContext } from "../../context.js";
import { quote } from "../../text/foreign-text.js";
import { parenthesise, unionText } from "../../text/unions.js";
import { orDerivedHandle, substitutionHandle } from "./handles.js";
import { itemHandles, type ListedSource } from "./item-handles.js";
import { literalOf } from "./literals.js";
import { simpleTypeOf } from "./simple-type-expressions.js";

/** The TypeScript type of the values of a type definition, where the declared type itself is meant. */
export function typeOf(type: TypeDefinition, context: ModuleContext): string {
  if (type.kind === "simpleTypeDefinition") return simpleTypeOf(type, context);
  if (isAnyType(type)) return context.runtimeType("AnyType");
  const module = context.plan.types.get(type);
  return module === undefined ? "unknown" : context.name(module.handle);
}

/** The type of what may stand where a type is declared: itself or a type derived from it. */
function typeOrDerived(type: TypeDefinition, context: ModuleContext): string {
  const module = context.plan.types.get(type);
  const orDerived =
    module?.kind === "complexType" ? orDerivedHandle(module, context.plan) : undefined;
  return orDerived === undefined ? typeOf(type, context) : context.name(orDerived);
}

/** The type of the value of an element, with those that can be substituted for it and with nil. */
export function elementValue(declaration: ElementDeclaration, context: ModuleContext): string {
  const substitution = substitutionOf(declaration, context);
  if (substitution !== undefined) return substitution;
  return plainElementValue(declaration, context);
}

/** The name of the union of what can stand for an element, where something else can. */
function substitutionOf(element: ElementDeclaration, context: ModuleContext): string | undefined {
  const declaration = context.plan.elements.get(element);
  const handle = declaration && substitutionHandle(declaration, context.plan);
  return handle && context.name(handle);
}

/** The type of the value of an element, without those that can be substituted for it. */
export function plainElementValue(declaration: ElementDeclaration, context: ModuleContext): string {
  const type =
    fixedValue(declaration.typeDefinition, declaration.valueConstraint, context) ??
    typeOrDerived(declaration.typeDefinition, context);
  return declaration.nillable
    ? `${type} | ${nilType(declaration.typeDefinition, type, context)}`
    : type;
}

/** The only value that a declaration allows, where it is a literal. */
function fixedValue(
  type: TypeDefinition,
  value: ValueConstraint | undefined,
  context: ModuleContext,
): string | undefined {
  return type.kind === "simpleTypeDefinition" && value?.kind === "fixed"
    ? literalOf(type, value, context)
    : undefined;
}

/** `null`, unless an attribute must be there; and where the type has attributes, an object that keeps them. */
function nilType(type: TypeDefinition, text: string, context: ModuleContext): string {
  if (type.kind === "simpleTypeDefinition") return "null";
  if (isAnyType(type)) return `null | ${context.runtimeType("Nil")}<Omit<${text}, "content">>`;
  const { attributes, anyAttribute } = context.plan.mappings.of(type);
  const names = [...attributes, ...(anyAttribute ? [anyAttribute] : [])].map(({ property }) =>
    quote(property),
  );
  if (names.length === 0) return "null";
  const nil = `${context.runtimeType("Nil")}<Pick<${text}, ${unionText(names)}>>`;
  return attributes.some(({ use }) => use.required) ? nil : `null | ${nil}`;
}

/** The type of a property. */
export function fieldType(source: FieldSource, context: ModuleContext): string {
  switch (source.kind) {
    case "element":
      return repeated(elementValue(source.declaration, context), source.maxOccurs);
    case "any":
      return repeated(context.runtimeType("AnyElement"), source.maxOccurs);
    case "ordered":
    case "rows":
    case "mixed":
      return `readonly ${parenthesise(itemsOf(source, context))}[]`;
    case "text":
      return simpleTypeOf(source.type, context);
    case "attribute": {
      const { attributeDeclaration, valueConstraint } = source.use;
      const { typeDefinition, valueConstraint: declared } = attributeDeclaration;
      return (
        fixedValue(typeDefinition, valueConstraint ?? declared, context) ??
        simpleTypeOf(typeDefinition, context)
      );
    }
    case "anyAttribute":
      return `readonly ${context.runtimeType("AnyAttribute")}[]`;
  }
}

/** The named type of the items of a listed property. */
function itemsOf(source: ListedSource, context: ModuleContext): string {
  const handle = itemHandles(context.plan).handleOf(source);
  return handle === undefined ? unionText(itemUnion(source, context)) : context.name(handle);
}

/** The items of an ordered property or of mixed content, one by one. */
export function itemUnion(source: ListedSource, context: ModuleContext): readonly string[] {
  if (source.kind !== "mixed") return itemTypes([source.group], context);
  return ["string", ...(source.node === undefined ? [] : itemTypes([source.node], context))];
}

/** `{ kind, value }` for each element and wildcard of an ordered group. */
function itemTypes(nodes: readonly Arranged[], context: ModuleContext): readonly string[] {
  const types = new Set<string>();
  const seen = new Set<Arranged>();
  const visit = (node: Arranged): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.kind !== "element" && node.kind !== "any") node.nodes.forEach(visit);
    else for (const type of itemTypesOf(node, context)) types.add(type);
  };
  nodes.forEach(visit);
  return [...types];
}

function itemTypesOf(
  node: Exclude<Arranged, ArrangedGroup>,
  context: ModuleContext,
): readonly string[] {
  if (node.kind === "any") return [itemType(node.property, context.runtimeType("AnyElement"))];
  const substitution = substitutionOf(node.declaration, context);
  if (substitution !== undefined) return [substitution];
  return [itemType(node.property, plainElementValue(node.declaration, context))];
}

export function itemType(kind: string, value: string): string {
  return `{ readonly kind: ${quote(kind)}; readonly value: ${value} }`;
}

function repeated(type: string, maxOccurs: number): string {
  return maxOccurs > 1 ? `readonly ${parenthesise(type)}[]` : type;
}
