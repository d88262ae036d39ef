import { representationOf } from "../../../../runtime/datatypes/representation.js";
import type { SimpleType } from "../../../../runtime/descriptors.js";
import type { Arranged } from "../../../ir/ir.js";
import { isAnyType } from "../../../ir/passes/describe.js";
import type { Field, FieldSource } from "../../../ir/passes/shape.js";
import type {
  ElementDeclaration,
  SimpleTypeDefinition,
  TypeDefinition,
} from "../../../schema/components.js";
import { someMember } from "../../../schema/members.js";
import type { ModuleContext } from "../../context.js";
import { quote } from "../../text/foreign-text.js";

/** The TypeScript type of the values of a type definition, where the declared type itself is meant. */
export function typeOf(type: TypeDefinition, context: ModuleContext): string {
  if (type.kind === "simpleTypeDefinition") return simpleTypeOf(type, context);
  if (isAnyType(type)) return context.runtimeType("AnyType");
  const module = context.plan.types.get(type);
  return module === undefined ? "unknown" : context.type(module.handles.type);
}

/** The type of what may stand where a type is declared: itself or a type derived from it. */
function typeOrDerived(type: TypeDefinition, context: ModuleContext): string {
  const module = context.plan.types.get(type);
  const orDerived = module?.kind === "complexType" ? module.orDerived : undefined;
  return orDerived === undefined ? typeOf(type, context) : context.type(orDerived);
}

/** The name of a declared simple type, or the expression of one that is not. */
export function simpleTypeOf(type: SimpleTypeDefinition, context: ModuleContext): string {
  const module = context.plan.types.get(type);
  return module === undefined
    ? simpleTypeExpression(type, context)
    : context.type(module.handles.type);
}

/** What a simple type is in TypeScript, written out. */
export function simpleTypeExpression(type: SimpleTypeDefinition, context: ModuleContext): string {
  const literals = literalsOf(type, context);
  if (literals !== undefined) return unionText(literals);
  const base = type.baseTypeDefinition;
  const part = keepsForms(type) ? lexicalTypeOf : simpleTypeOf;
  if (type.variety === "list") return listOf(type, part, context);
  if (type.variety === "union") return unionOfMembers(type, part, context);
  if (base !== undefined && !base.builtIn && hasLiterals(base, context))
    return simpleTypeOf(base, context);
  return representationText(context.plan.descriptors.simpleType(type), context);
}

/** Gives the TypeScript type of the items or members of a simple type. */
type PartType = (type: SimpleTypeDefinition, context: ModuleContext) => string;

function listOf(
  { itemTypeDefinition: item }: SimpleTypeDefinition,
  part: PartType,
  context: ModuleContext,
): string {
  return `readonly ${parenthesise(item ? part(item, context) : "string")}[]`;
}

function unionOfMembers(
  { memberTypeDefinitions }: SimpleTypeDefinition,
  part: PartType,
  context: ModuleContext,
): string {
  return unionText(unique(memberTypeDefinitions.map((member) => part(member, context))));
}

/** Whether the parts of a list or union are kept as they are written, because it has a pattern of its own. */
function keepsForms(type: SimpleTypeDefinition): boolean {
  for (
    let at: SimpleTypeDefinition | undefined = type;
    at !== undefined;
    at = at.baseTypeDefinition
  ) {
    if (at.facets.some(({ kind }) => kind === "pattern")) return true;
  }
  return false;
}

/** The type of a part that is kept as it is written: numbers and booleans are strings. */
function lexicalTypeOf(type: SimpleTypeDefinition, context: ModuleContext): string {
  if (!holdsOtherThanText(type, context)) return simpleTypeOf(type, context);
  if (type.variety === "list") return listOf(type, lexicalTypeOf, context);
  if (type.variety === "union") return lexicalUnionOf(type, context);
  return "string";
}

/** The same for a union, whose members are asked once each, however often unions in each other repeat them. */
function lexicalUnionOf(type: SimpleTypeDefinition, context: ModuleContext): string {
  const texts = new Set<string>();
  const met = new Set<SimpleTypeDefinition>();
  // The next one is at the end.
  const waiting = type.memberTypeDefinitions.toReversed();
  for (let member = waiting.pop(); member !== undefined; member = waiting.pop()) {
    if (met.has(member)) continue;
    met.add(member);
    if (member.variety === "union" && holdsOtherThanText(member, context))
      waiting.push(...member.memberTypeDefinitions.toReversed());
    else texts.add(lexicalTypeOf(member, context));
  }
  return [...texts].join(" | ");
}

function holdsOtherThanText(type: SimpleTypeDefinition, context: ModuleContext): boolean {
  return someMember(type, (member) => {
    const { variety, itemTypeDefinition: item } = member;
    if (variety === "list") return item !== undefined && holdsOtherThanText(item, context);
    const representation = representationOf(context.plan.descriptors.simpleType(member));
    return representation !== "string" && representation !== "QName";
  });
}

function representationText(type: SimpleType, context: ModuleContext): string {
  const representation = representationOf(type);
  if (representation === "QName") return context.runtimeType("QNameValue");
  return representation === "integer" ? "number | bigint" : representation;
}

/** Whether the values of a type are known one by one in TypeScript. */
function hasLiterals(type: SimpleTypeDefinition, context: ModuleContext): boolean {
  for (
    let at: SimpleTypeDefinition | undefined = type;
    at !== undefined;
    at = at.baseTypeDefinition
  ) {
    if (literalsOf(at, context) !== undefined) return true;
  }
  return false;
}

/**
 * The literals of an enumeration, where equal values have one representation: strings of the `xs:string` family, numbers
 * and booleans. A date or a decimal can be written in several ways, so its enumeration stays a string.
 */
export function literalsOf(
  type: SimpleTypeDefinition,
  context: ModuleContext,
): readonly string[] | undefined {
  const values = type.facets.filter(({ kind }) => kind === "enumeration").map(({ value }) => value);
  if (values.length === 0 || type.variety !== "atomic") return undefined;
  const representation = representationOf(context.plan.descriptors.simpleType(type));
  if (representation === "string") {
    return type.primitive === "string"
      ? unique(values.map((value) => quote(normalise(value, type))))
      : undefined;
  }
  if (representation === "boolean")
    return unique(values.map((value) => String(/^\s*(true|1)\s*$/.test(value))));
  if (representation === "number" && type.primitive === "decimal") {
    const numbers = values.map((value) => Number(value.trim()));
    return numbers.every(Number.isSafeInteger)
      ? unique(numbers.map((number) => String(number + 0)))
      : undefined;
  }
  return undefined;
}

/** White space as the type's `whiteSpace` facet says (Part 2, 4.3.6). */
export function normalise(value: string, type: SimpleTypeDefinition): string {
  const whiteSpace = whiteSpaceOf(type);
  if (whiteSpace === "preserve") return value;
  const replaced = value.replace(/[\t\n\r]/g, " ");
  return whiteSpace === "replace" ? replaced : replaced.replace(/ +/g, " ").replace(/^ | $/g, "");
}

function whiteSpaceOf(type: SimpleTypeDefinition): string {
  for (
    let at: SimpleTypeDefinition | undefined = type;
    at !== undefined;
    at = at.baseTypeDefinition
  ) {
    const facet = at.facets.find(({ kind }) => kind === "whiteSpace");
    if (facet !== undefined) return facet.value;
  }
  return "preserve";
}

/** The type of the value of an element: its type, a substitution, nil. */
export function elementValue(declaration: ElementDeclaration, context: ModuleContext): string {
  const module = context.plan.elements.get(declaration);
  if (module?.substitution !== undefined) return context.type(module.substitution);
  return plainElementValue(declaration, context);
}

/** The same, without regard to substitution. */
export function plainElementValue(declaration: ElementDeclaration, context: ModuleContext): string {
  const type = typeOrDerived(declaration.typeDefinition, context);
  return declaration.nillable
    ? `${type} | ${nilType(declaration.typeDefinition, type, context)}`
    : type;
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
    case "mixed":
      return `readonly ${parenthesise(itemsOf(source, context))}[]`;
    case "text":
      return simpleTypeOf(source.type, context);
    case "attribute":
      return simpleTypeOf(source.use.attributeDeclaration.typeDefinition, context);
    case "anyAttribute":
      return `readonly ${context.runtimeType("AnyAttribute")}[]`;
  }
}

type OrderedSource = Extract<FieldSource, { kind: "ordered" | "mixed" }>;

/** The named union of the items of an ordered property. */
export function itemsOf(source: OrderedSource, context: ModuleContext): string {
  const module = context.plan.types.get(source.owner);
  const handle = module?.kind === "complexType" ? module.items.get(source.property) : undefined;
  return handle === undefined ? unionText(itemUnion(source, context)) : context.type(handle);
}

/** The items of an ordered property or of mixed content, one by one. */
export function itemUnion(source: OrderedSource, context: ModuleContext): readonly string[] {
  if (source.kind === "ordered") return itemTypes([source.group], context);
  return ["string", ...(source.node === undefined ? [] : itemTypes([source.node], context))];
}

/** A union on one line; of nothing, the type that has no value. */
export function unionText(branches: readonly string[]): string {
  return branches.length === 0 ? "never" : branches.join(" | ");
}

/** The same with each branch on a line of its own, as the whole of an alias. */
export function unionOf(branches: readonly string[], indent = "  "): string {
  return branches.length === 0
    ? unionText(branches)
    : branches.map((branch) => `\n${indent}| ${branch}`).join("");
}

/** The types that one property has in the branches of a choice. */
export function fieldTypes(fields: readonly Field[], context: ModuleContext): string {
  return unionText(unique(fields.map(({ source }) => fieldType(source, context))));
}

/** `{ kind, value }` for each element and wildcard of an ordered group. */
function itemTypes(nodes: readonly Arranged[], context: ModuleContext): readonly string[] {
  return unique(nodes.flatMap((node) => itemTypesOf(node, context)));
}

function itemTypesOf(node: Arranged, context: ModuleContext): readonly string[] {
  if (node.kind === "any") return [itemType(node.property, context.runtimeType("AnyElement"))];
  if (node.kind !== "element") return itemTypes(node.nodes, context);
  const module = context.plan.elements.get(node.declaration);
  if (module?.substitution !== undefined) return [context.type(module.substitution)];
  return [itemType(node.property, plainElementValue(node.declaration, context))];
}

export function itemType(kind: string, value: string): string {
  return `{ readonly kind: ${quote(kind)}; readonly value: ${value} }`;
}

function repeated(type: string, maxOccurs: number): string {
  return maxOccurs > 1 ? `readonly ${parenthesise(type)}[]` : type;
}

function parenthesise(type: string): string {
  return /^[\p{ID_Continue}$]+$/v.test(type) || (type.startsWith("{") && !type.includes("} | "))
    ? type
    : `(${type})`;
}

export function unique(items: readonly string[]): readonly string[] {
  return [...new Set(items)];
}
