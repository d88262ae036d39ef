import type * as v1 from "../../../runtime/descriptors.js";
import type {
  IdentityConstraintDefinition,
  NameTest,
  XPathExpression,
} from "../../schema/components.js";

/** The descriptor of a key, keyref or unique. */
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
