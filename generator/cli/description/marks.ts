import { clark } from "../../../runtime/qname.js";
import type { Annotated, ValueConstraint } from "../../schema/components.js";
import type { FixedValue, Marked } from "./model.js";

/** The default or fixed value of something. */
export function valueConstraintOf(constraint: ValueConstraint | undefined): {
  readonly value?: FixedValue | undefined;
} {
  if (constraint === undefined) return {};
  return { value: { kind: constraint.kind, text: constraint.lexical } };
}

/** The marks of a component: attributes of foreign namespaces in the schema documents. */
export function marksOf({ foreignAttributes }: Pick<Annotated, "foreignAttributes">): Marked {
  const isProvenance = ({ name }: { readonly name: { readonly local: string } }): boolean =>
    name.local === "provenance";
  const provenance = foreignAttributes.find(isProvenance)?.value;
  const marks = foreignAttributes
    .filter((each) => !isProvenance(each))
    .map(({ name, value }) => ({ name: clark(name), value }));
  return {
    ...(provenance !== undefined && { provenance }),
    ...(marks.length > 0 && { marks }),
  };
}
