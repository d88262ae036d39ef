import type { FieldSource } from "../../../ir/passes/5-lay-out/shape.js";
import type { Annotated } from "../../../schema/components.js";
import type { ModuleContext } from "../../context.js";
import { docLines, occursText, typeText, unnamed, usual } from "../../text/docs.js";
import { quote } from "../../text/foreign-text.js";
import { orderSaid } from "./said.js";

/** The comment of a property: of what it is in the schema, what TypeScript does not say beside it. */
export function fieldDocs(
  source: FieldSource,
  required: boolean,
  context: ModuleContext,
): readonly string[] {
  switch (source.kind) {
    case "element": {
      const { name, typeDefinition, nillable, valueConstraint } = source.declaration;
      const parts = [
        usual("element", name, context),
        ...unnamed(typeDefinition, context),
        ...(isOnce(source, required) ? [] : [occursText(source)]),
        ...(nillable ? ["nillable"] : []),
        ...(valueConstraint ? [`${valueConstraint.kind} ${quote(valueConstraint.lexical)}`] : []),
      ];
      return docLines(saidOf(source), parts.join(", "), context);
    }
    case "any":
      return docLines(saidOf(source), `any, ${occursText(source)}`, context);
    case "ordered":
    case "rows":
      return docLines(
        saidOf(source),
        `${source.group.kind}, ${occursText(source.group)}, in document order`,
        context,
        orderSaid(source.group, context),
      );
    case "mixed":
      return docLines(
        noAnnotation,
        "mixed content, in document order",
        context,
        source.node === undefined ? [] : orderSaid(source.node, context),
      );
    case "text":
      return docLines(noAnnotation, `text, ${typeText(source.type, context)}`, context);
    case "attribute": {
      const { attributeDeclaration, valueConstraint } = source.use;
      const value = valueConstraint ?? attributeDeclaration.valueConstraint;
      const parts = [
        `attribute ${context.display(attributeDeclaration.name)}`,
        ...unnamed(attributeDeclaration.typeDefinition, context),
        ...(value ? [`${value.kind} ${quote(value.lexical)}`] : []),
      ];
      return docLines(saidOf(source), parts.join(", "), context);
    }
    case "anyAttribute":
      return docLines(noAnnotation, "anyAttribute", context);
  }
}

/** Whether a property's `?` says how often its element occurs. */
function isOnce(
  { minOccurs, maxOccurs }: { readonly minOccurs: number; readonly maxOccurs: number },
  required: boolean,
): boolean {
  return maxOccurs === 1 && minOccurs === (required ? 1 : 0);
}

/** What the schema says of a property in its own words. */
export function saidOf(source: FieldSource): Annotated {
  switch (source.kind) {
    case "element": {
      const { declaration, particle } = source;
      return particle.documentation.length + particle.foreignAttributes.length > 0
        ? joined(particle, declaration)
        : declaration;
    }
    case "any":
      return source.wildcard;
    case "ordered":
    case "rows":
      return source.group.definition ?? noAnnotation;
    case "attribute":
      return joined(source.use, source.use.attributeDeclaration);
    case "mixed":
    case "text":
    case "anyAttribute":
      return noAnnotation;
  }
}

const noAnnotation: Annotated = {
  position: undefined,
  document: undefined,
  documentation: [],
  foreignAttributes: [],
};

/** The documentation of the use, or that of the declaration where the use has none; the same for foreign attributes. */
function joined(use: Annotated, declaration: Annotated): Annotated {
  return {
    ...use,
    documentation: use.documentation.length > 0 ? use.documentation : declaration.documentation,
    foreignAttributes:
      use.foreignAttributes.length > 0 ? use.foreignAttributes : declaration.foreignAttributes,
  };
}
