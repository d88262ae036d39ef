import { representationOf } from "../../../../runtime/datatypes/representation.js";
import type { SimpleType } from "../../../../runtime/descriptors.js";
import { memo } from "../../../../runtime/engine/memo.js";
import type { Descriptors } from "../../../ir/passes/4-describe/descriptors.js";
import type { SimpleTypeDefinition } from "../../../schema/components.js";
import { someMember, someStep } from "../../../schema/members.js";
import type { ModuleContext } from "../../context.js";
import { quote } from "../../text/foreign-text.js";
import { parenthesise, unionText, unique } from "../../text/unions.js";

/** The name of a declared simple type, or the expression of one that is not. */
export function simpleTypeOf(type: SimpleTypeDefinition, context: ModuleContext): string {
  const module = context.plan.types.get(type);
  return module === undefined ? simpleTypeExpression(type, context) : context.name(module.handle);
}

/** What a simple type is in TypeScript, written out. */
export function simpleTypeExpression(type: SimpleTypeDefinition, context: ModuleContext): string {
  const literals = literalsOf(type, context);
  if (literals !== undefined) return unionText(literals);
  const base = type.baseTypeDefinition;
  const part = keepsForms(type) ? lexicalTypeOf : simpleTypeOf;
  if (type.variety === "list") return listOf(type, part, context);
  if (type.variety === "union") return unionOfMembers(type, part, context);
  if (base !== undefined && !base.builtIn && hasLiterals(context.plan.descriptors)(base))
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

/** Whether the items or members of a type keep their lexical form: a pattern of the list or union applies to the text. */
const keepsForms = someStep(({ facets }) => facets.some(({ kind }) => kind === "pattern"));

/** The type of an item or member that keeps its lexical form: numbers and booleans are strings. */
function lexicalTypeOf(type: SimpleTypeDefinition, context: ModuleContext): string {
  if (!holdsOtherThanText(type, context)) return simpleTypeOf(type, context);
  if (type.variety === "list") return listOf(type, lexicalTypeOf, context);
  if (type.variety === "union") return lexicalUnionOf(type, context);
  return "string";
}

/** The lexical type of a union. Each member is visited once, however often nested unions repeat it. */
function lexicalUnionOf(type: SimpleTypeDefinition, context: ModuleContext): string {
  const texts = new Set<string>();
  const met = new Set<SimpleTypeDefinition>();
  // A stack: the next member is the last.
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
const hasLiterals: (descriptors: Descriptors) => (type: SimpleTypeDefinition) => boolean = memo(
  (descriptors) => someStep((type) => literalsIn(type, descriptors) !== undefined),
);

/**
 * The literals of an enumeration, where equal values have one representation: strings of the `xs:string` family, numbers
 * and booleans. A date or a decimal can be written in several ways, so its enumeration stays a string.
 */
export function literalsOf(
  type: SimpleTypeDefinition,
  context: ModuleContext,
): readonly string[] | undefined {
  return literalsIn(type, context.plan.descriptors);
}

function literalsIn(
  type: SimpleTypeDefinition,
  descriptors: Descriptors,
): readonly string[] | undefined {
  const values = type.facets.filter(({ kind }) => kind === "enumeration").map(({ value }) => value);
  if (values.length === 0 || type.variety !== "atomic") return undefined;
  const representation = representationOf(descriptors.simpleType(type));
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

const whiteSpaceOf: (type: SimpleTypeDefinition) => string = memo((type) => {
  for (
    let at: SimpleTypeDefinition | undefined = type;
    at !== undefined;
    at = at.baseTypeDefinition
  ) {
    const facet = at.facets.find(({ kind }) => kind === "whiteSpace");
    if (facet !== undefined) return facet.value;
  }
  return "preserve";
});
