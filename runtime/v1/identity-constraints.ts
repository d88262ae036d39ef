import type { IdentityConstraint, NameTest, XPathPath } from "../descriptors.js";
import { type Name, named } from "./names.js";

/** A step of a path: a name test, or a name as its namespace and local name. */
type Step = NameTest | readonly [namespace: string, local: string];

/** A path; its steps alone where it is of children and ends in an element. */
type Path =
  | readonly Step[]
  | (Pick<XPathPath, "descendant"> & {
      readonly steps: readonly Step[];
      readonly attribute?: Step;
    });

/** An identity constraint (Part 1, 3.11). */
export function identity(
  category: IdentityConstraint["category"],
  name: Name,
  selector: readonly Path[],
  fields: readonly (readonly Path[])[],
  refer?: Name,
): IdentityConstraint {
  return {
    category,
    name: named(name),
    selector: selector.map(pathFor),
    fields: fields.map((paths) => paths.map(pathFor)),
    ...(refer && { refer: named(refer) }),
  };
}

function pathFor(path: Path): XPathPath {
  if (!("steps" in path)) return { steps: path.map(stepFor) };
  const { steps, attribute, ...rest } = path;
  return {
    ...rest,
    steps: steps.map(stepFor),
    ...(attribute && { attribute: stepFor(attribute) }),
  };
}

function stepFor(step: Step): NameTest {
  return typeof step === "string" || !("length" in step) ? step : named(step);
}
