import type { ElementModule } from "../ir/ir.js";
import type { ModuleContext } from "./context.js";
import type { DescriptorPrinter } from "./descriptors.js";
import { docLines, typeText } from "./docs.js";
import type { Statement } from "./statements.js";
import { itemType, plainElementValue, unionOf } from "./types.js";

/** The union of the elements that can stand in the place of a head. */
export function emitSubstitution(
  declaration: ElementModule,
  context: ModuleContext,
): readonly Statement[] {
  const { component, substitution } = declaration;
  if (substitution === undefined) return [];
  const members = context.plan.derivations.substitutionsFor(component);
  const branches = members.map((member) =>
    itemType(context.plan.kindOf(member), plainElementValue(member, context)),
  );
  return [
    {
      kind: "alias",
      name: context.type(substitution),
      docs: [
        `What can stand where the element \`${context.display(component.name)}\` is declared.`,
      ],
      type: unionOf(branches),
    },
  ];
}

/** The descriptor of a global element. */
export function emitElement(
  declaration: ElementModule,
  printer: DescriptorPrinter,
  context: ModuleContext,
): readonly Statement[] {
  const { component, descriptor } = declaration;
  const name = context.value(descriptor);
  const value = plainElementValue(component, context);
  const type = `${context.runtimeType("ElementDescriptor")}<${value}>`;
  const kind = component.abstract ? "abstract element" : "element";
  const initializer = printer.globalElement(context.plan.descriptors.element(component));
  return [
    {
      kind: "constant",
      name,
      docs: docLines(
        component,
        `${kind} ${context.display(component.name)}, ${typeText(component.typeDefinition, context)}`,
        context,
      ),
      type,
      initializer,
    },
  ];
}
