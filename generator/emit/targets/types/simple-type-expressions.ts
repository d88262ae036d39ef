import { representationOf } from "../../../../runtime/datatypes/representation.js";
import type { SimpleType } from "../../../../runtime/descriptors.js";
import { memo } from "../../../../runtime/engine/memo.js";
import type { SimpleTypeDefinition } from "../../../schema/components.js";
import { someMember, someStep } from "../../../schema/members.js";
import type { ModuleContext } from "../../context.js";
import { parenthesise, unionText, unique } from "../../text/unions.js";
import { knownLiterals, literalsOf, swallowedBy } from "./literals.js";

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
  if (base !== undefined && sharesLiterals(type, base, context)) return simpleTypeOf(base, context);
  if (type.variety === "list") return listOf(type, part, context);
  if (type.variety === "union") return unionOfMembers(type, part, context);
  return representationText(context.plan.descriptors.simpleType(type), context);
}

/** Whether a base knows its values one by one, and those of the type are written alike: a pattern may want their forms. */
function sharesLiterals(
  type: SimpleTypeDefinition,
  base: SimpleTypeDefinition,
  context: ModuleContext,
): boolean {
  if (base.builtIn || knownLiterals(base, context) === undefined) return false;
  if (type.variety !== "atomic") return keepsForms(type) === keepsForms(base);
  const [own, its] = [type, base].map((one) =>
    representationOf(context.plan.descriptors.simpleType(one)),
  );
  return own === its;
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

/** A member that takes any string would swallow the literals of the others, which documentation and completion show. */
function unionOfMembers(
  type: SimpleTypeDefinition,
  part: PartType,
  context: ModuleContext,
): string {
  const swallowed = swallowedBy(type, context);
  const texts = type.memberTypeDefinitions.map((member) =>
    swallowed(member) ? `(${part(member, context)} & {})` : part(member, context),
  );
  return unionText(unique(texts));
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

function holdsOtherThanText(type: SimpleTypeDefinition, { plan }: ModuleContext): boolean {
  return otherThanText(plan.descriptors)(type);
}

const otherThanText = memo((descriptors: ModuleContext["plan"]["descriptors"]) => {
  const holdsOther = someMember((member) => {
    const { variety, itemTypeDefinition: item } = member;
    if (variety === "list") return item !== undefined && holdsOther(item);
    const representation = representationOf(descriptors.simpleType(member));
    return representation !== "string" && representation !== "QName";
  });
  return holdsOther;
});

function representationText(type: SimpleType, context: ModuleContext): string {
  const representation = representationOf(type);
  if (representation === "QName") return context.runtimeType("QNameValue");
  return representation === "integer" ? "number | bigint" : representation;
}
