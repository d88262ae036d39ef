import type { GlobalElement } from "../../../ir/ir.js";
import type { ModuleContext } from "../../context.js";
import type { Statement } from "../../text/statements.js";
import { unionOf } from "../../text/unions.js";
import { elementValue, itemType, plainElementValue } from "./expressions.js";
import { substitutionHandle } from "./handles.js";

/** The union of the elements that can stand in the place of a head. */
export function emitSubstitution(
  declaration: GlobalElement,
  context: ModuleContext,
): readonly Statement[] {
  const { component } = declaration;
  const substitution = substitutionHandle(declaration, context.plan);
  if (substitution === undefined) return [];
  const parts = context.plan.derivations.substitutionParts(component);
  const branches = parts.map(({ kind, of }) =>
    kind === "allOf"
      ? elementValue(of, context)
      : itemType(context.plan.kindOf(of), plainElementValue(of, context)),
  );
  return [
    {
      kind: "alias",
      name: context.name(substitution),
      docs: [context.wording.substitution(context.display(component.name))],
      type: unionOf(branches),
    },
  ];
}
