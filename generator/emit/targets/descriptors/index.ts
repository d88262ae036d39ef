import type { GlobalElement, TypeDeclaration } from "../../../ir/ir.js";
import type { ModuleContext } from "../../context.js";
import type { Target } from "../../target.js";
import { docLines, unnamed, usual } from "../../text/docs.js";
import type { Layout } from "../../text/layout.js";
import type { Statement } from "../../text/statements.js";
import { sharedValues } from "../types/enumerations.js";
import { plainElementValue } from "../types/expressions.js";
import { elementDescriptorHandle, typeDescriptorHandle } from "./handles.js";
import { DescriptorPrinter } from "./printer.js";
import { prefixesFile, schemaSetFile } from "./schema-set.js";

/** The descriptors of types and global elements, and the set of all of them. */
export const descriptors: Target = {
  handles: (declaration) => [
    declaration.kind === "element"
      ? elementDescriptorHandle(declaration)
      : typeDescriptorHandle(declaration),
  ],
  statements: (declaration, context) => [
    declaration.kind === "element"
      ? elementDescriptor(declaration, context)
      : typeDescriptor(declaration, context),
  ],
  files: (plan) => [prefixesFile(plan), schemaSetFile],
};

function typeDescriptor(declaration: TypeDeclaration, context: ModuleContext): Statement {
  const type = context.name(declaration.handle);
  const runtimeType = declaration.kind === "complexType" ? "ComplexType" : "SimpleType";
  return {
    kind: "constant",
    name: context.name(typeDescriptorHandle(declaration)),
    docs: [],
    type: `${context.runtimeType(runtimeType)}<${type}>`,
    initializer: typeInitializer(declaration, context),
    isPrivate: declaration.kind === "complexType" && declaration.replacedBy ? true : undefined,
  };
}

function typeInitializer(declaration: TypeDeclaration, context: ModuleContext): Layout {
  const { descriptors, derivations, typeName } = context.plan;
  const printer = new DescriptorPrinter(context);
  if (declaration.kind === "simpleType")
    return printer.simpleType(
      descriptors.simpleType(declaration.component),
      sharedValues(declaration, context),
    );
  const { component } = declaration;
  const derived = derivations
    .derivationParts(component)
    .map(({ kind, of }) => ({ kind, of: descriptors.complexType(of), name: typeName(of) }));
  return printer.type(descriptors.complexType(component), derived);
}

/** Whether the type of an element is its own: then its documentation stands there. */
function hasOwnType(element: GlobalElement["component"]): boolean {
  return element.typeDefinition.context === element;
}

function elementDescriptor(declaration: GlobalElement, context: ModuleContext): Statement {
  const { component } = declaration;
  const { descriptors, derivations, kindOf } = context.plan;
  const substitutions = derivations
    .substitutionParts(component)
    .map(({ kind, of }) => ({ kind, of: descriptors.element(of), name: kindOf(of) }));
  const title = [
    ...(component.abstract ? ["abstract"] : []),
    usual("element", component.name, context),
  ].join(" ");
  const said = [title, ...unnamed(component.typeDefinition, context)].join(", ");
  return {
    kind: "constant",
    name: context.name(elementDescriptorHandle(declaration)),
    docs: hasOwnType(component) ? [] : docLines(component, said, context),
    type: `${context.runtimeType("ElementDescriptor")}<${plainElementValue(component, context)}>`,
    initializer: new DescriptorPrinter(context).globalElement(
      descriptors.element(component),
      substitutions,
    ),
  };
}
