import type * as v1 from "../../../../runtime/descriptors.js";
import type {
  IdentityConstraintDefinition,
  NameTest,
  TypeDefinition,
  ValueConstraint,
  Wildcard,
  XPathExpression,
} from "../../../schema/components.js";
import { holdsNames } from "../../../schema/members.js";

/** The namespaces of a wildcard. */
export function describeNamespaces(
  constraint: Wildcard["namespaceConstraint"],
): v1.NamespaceConstraint {
  switch (constraint.kind) {
    case "any":
      return "any";
    case "not":
      return { not: constraint.namespace };
    case "enumeration":
      return constraint.namespaces;
  }
}

export interface DescribedValue {
  readonly default?: string;
  readonly fixed?: string;
  readonly namespaces?: Readonly<Record<string, string>>;
}

/** Prefixes are kept only where the value may be a qualified name. */
export function describeValue(
  value: ValueConstraint | undefined,
  type: TypeDefinition,
): DescribedValue {
  if (value === undefined) return {};
  const described = value.kind === "fixed" ? { fixed: value.lexical } : { default: value.lexical };
  const qualified = mayBeQName(type) && value.namespaces.size > 0;
  return qualified ? { ...described, namespaces: Object.fromEntries(value.namespaces) } : described;
}

function mayBeQName(type: TypeDefinition): boolean {
  if (type.kind === "complexTypeDefinition") {
    const { contentType } = type;
    return contentType.variety === "simple" && mayBeQName(contentType.simpleTypeDefinition);
  }
  return holdsNames(type);
}

export function describeIdentityConstraint(
  constraint: IdentityConstraintDefinition,
): v1.IdentityConstraint {
  const { category, name, selector, fields, referencedKey } = constraint;
  return {
    category,
    name,
    selector: describePaths(selector),
    fields: fields.map(describePaths),
    ...(referencedKey && { refer: referencedKey.name }),
  };
}

function describePaths({ paths }: XPathExpression): readonly v1.XPathPath[] {
  return paths.map(({ descendant, steps, attribute }) => ({
    ...(descendant && { descendant }),
    steps: steps.map(describeNameTest),
    ...(attribute && { attribute: describeNameTest(attribute) }),
  }));
}

function describeNameTest(test: NameTest): v1.NameTest {
  switch (test.kind) {
    case "any":
      return "*";
    case "namespace":
      return { namespace: test.namespace };
    case "name":
      return test.name;
  }
}
