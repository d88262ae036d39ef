import type { ElementModule } from "../../../ir/ir.js";
import type { ModuleContext } from "../../context.js";
import { docLines, typeText } from "../../text/docs.js";
import { propertyKey } from "../../text/layout.js";
import type { Statement } from "../../text/statements.js";
import type { DescriptorPrinter } from "../descriptors.js";
import { elementValue, itemType, plainElementValue, unionOf } from "./expressions.js";

/** The union of the elements that can stand in the place of a head. */
export function emitSubstitution(
  declaration: ElementModule,
  context: ModuleContext,
): readonly Statement[] {
  const { component, substitution } = declaration;
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
  const { descriptors, derivations } = context.plan;
  const parts = derivations
    .substitutionParts(component)
    .map(({ kind, of }) => ({ kind, of: descriptors.element(of) }));
  const initializer = printer.globalElement(descriptors.element(component), parts);
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

/** The type argument of the schema set: the types of values by the Clark names of the elements that can be roots. */
export function rootTypes(context: ModuleContext): string {
  const { schema, schemas } = context.plan;
  const roots = [...schemas().elements.keys()].flatMap((key) => {
    const element = schema.elementDeclarations.get(key);
    if (element === undefined || element.abstract) return [];
    return [`  readonly ${propertyKey(key)}: ${plainElementValue(element, context)};\n`];
  });
  return roots.length === 0 ? "" : `<{\n${roots.join("")}}>`;
}
