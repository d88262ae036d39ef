import { stepsOf } from "../../../../runtime/datatypes/facets/facets.js";
import { datatypeOf, representationOf } from "../../../../runtime/datatypes/representation.js";
import { isFindings, readerOf } from "../../../../runtime/datatypes/simple-type.js";
import { memo } from "../../../../runtime/engine/memo.js";
import type { QName } from "../../../../runtime/qname.js";
import type { SimpleTypeDefinition, ValueConstraint } from "../../../schema/components.js";
import { someStep } from "../../../schema/members.js";
import type { ModuleContext } from "../../context.js";
import { quote } from "../../text/foreign-text.js";
import { unique } from "../../text/unions.js";

/** The literals of a type or of the one that it restricts; undefined where its values are not known one by one. */
export function knownLiterals(
  type: SimpleTypeDefinition,
  context: ModuleContext,
): readonly string[] | undefined {
  if (!isEnumerated(type)) return undefined;
  for (
    let at: SimpleTypeDefinition | undefined = type;
    at !== undefined;
    at = at.baseTypeDefinition
  ) {
    const literals = literalsOf(at, context);
    if (literals !== undefined) return literals;
  }
  return undefined;
}

const isEnumerated = someStep(({ facets }) => facets.some(({ kind }) => kind === "enumeration"));

/** The values of an enumeration, one by one, where TypeScript can name each of them. */
export function literalsOf(
  type: SimpleTypeDefinition,
  context: ModuleContext,
): readonly string[] | undefined {
  const values = type.facets.filter(({ kind }) => kind === "enumeration");
  if (values.length === 0) return undefined;
  const literals: string[] = [];
  for (const { value, namespaces } of values) {
    const literal = literalOf(type, { lexical: value, namespaces }, context);
    if (literal === undefined) return undefined;
    literals.push(literal);
  }
  return unique(literals);
}

/**
 * A value as a literal type, where equal values have one representation: strings of the `xs:string` family, finite numbers but
 * those of `xs:float`, booleans, names. A date or a decimal can be written in several ways, so it stays a string.
 */
export function literalOf(
  type: SimpleTypeDefinition,
  { lexical, namespaces }: Pick<ValueConstraint, "lexical" | "namespaces">,
  context: ModuleContext,
): string | undefined {
  if (type.variety === "list") return undefined;
  const descriptor = context.plan.descriptors.simpleType(type);
  const outcome = readerOf(descriptor).read(lexical, (prefix) => namespaces.get(prefix));
  if (isFindings(outcome) || outcome.type.variety !== "atomic") return undefined;
  const { primitive } = datatypeOf(stepsOf(outcome.type));
  const severalForms =
    primitive === "float" ||
    (typeof outcome.value === "string" && (primitive !== "string" || outcome.type.lexical));
  return severalForms ? undefined : literalText(outcome.value, context);
}

function literalText(value: unknown, context: ModuleContext): string | undefined {
  switch (typeof value) {
    case "string":
      return quote(value);
    case "boolean":
      return String(value);
    case "bigint":
      return `${value}n`;
    case "number":
      // Zero has one literal.
      return Number.isFinite(value) ? String(value + 0) : undefined;
    default: {
      const { namespace, local } = value as QName;
      return `${context.runtimeType("QNameOf")}<${quote(namespace)}, ${quote(local)}>`;
    }
  }
}

/** Says of a member of a union whether it takes all of what literals of other members are some of. */
export function swallowedBy(
  union: SimpleTypeDefinition,
  context: ModuleContext,
): (member: SimpleTypeDefinition) => boolean {
  const parts = new Map(
    union.memberTypeDefinitions.map((member) => [member, leafKinds(member, context)]),
  );
  const literal = new Set([...parts.values()].flatMap((kinds) => [...kinds.literal]));
  return (member) => {
    const { literal: own, open } = parts.get(member) ?? nothing;
    // A union that has both says it itself.
    return own.size === 0 && [...open].some((kind) => literal.has(kind));
  };
}

/** What `typeof` says of the values of a type: of those that are known one by one, and of the others. */
interface LeafKinds {
  readonly literal: ReadonlySet<string>;
  readonly open: ReadonlySet<string>;
}

const nothing: LeafKinds = { literal: new Set(), open: new Set() };

function leafKinds(type: SimpleTypeDefinition, context: ModuleContext): LeafKinds {
  const literal = new Set<string>();
  const open = new Set<string>();
  const met = new Set([type]);
  // What is added on the way is walked over as well.
  for (const leaf of met) {
    const literals = knownLiterals(leaf, context);
    for (const text of literals ?? []) literal.add(kindOfLiteral(text));
    if (literals !== undefined || leaf.variety === "list") continue;
    if (leaf.variety === "union") for (const member of leaf.memberTypeDefinitions) met.add(member);
    else open.add(representationOf(context.plan.descriptors.simpleType(leaf)));
  }
  return { literal, open };
}

function kindOfLiteral(text: string): string {
  if (text.startsWith('"')) return "string";
  if (text === "true" || text === "false") return "boolean";
  return text.endsWith("n") ? "bigint" : "number";
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
