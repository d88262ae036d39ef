import { memo } from "../../../runtime/engine/memo.js";
import type { Declaration, TypeDeclaration } from "../../ir/ir.js";
import { push } from "../../ir/passes/2-relate/shared-lists.js";
import { shapeOf } from "../../ir/passes/5-lay-out/shape.js";
import type { Plan } from "../../ir/plan.js";
import type { ComplexTypeDefinition, TypeDefinition } from "../../schema/components.js";
import type { ModuleContext } from "../context.js";
import { handlePer } from "../handles.js";
import type { Target } from "../target.js";
import { spokenFor } from "../text/docs.js";
import { quote } from "../text/foreign-text.js";
import { array, call, type Layout, object } from "../text/layout.js";
import { typeDescriptorHandle } from "./descriptors/handles.js";
import { addsNothing } from "./descriptors/inheritance.js";
import { examplesOf } from "./types/examples.js";
import { titlesHandle } from "./types/handles.js";

const schemaHandle = handlePer<TypeDeclaration>("value", (name) => `${name}Schema`);

/** The zod schemas of types. */
export const zod: Target = {
  handles: (declaration, plan) => (hasSchema(declaration, plan) ? [schemaHandle(declaration)] : []),
  statements: (declaration, context) => {
    if (!hasSchema(declaration, context.plan)) return [];
    const type = context.name(declaration.handle);
    const { name, make } = schemaKind(declaration, context);
    const descriptor = context.name(typeDescriptorHandle(declaration));
    return [
      {
        kind: "constant",
        name: context.name(schemaHandle(declaration)),
        docs: [],
        type: `${context.zodRuntimeType(name)}<${type}>`,
        initializer: call(
          `/*@__PURE__*/ ${context.zodRuntime(make)}`,
          descriptor,
          ...about(declaration, type, context),
        ),
      },
    ];
  },
  files: () => [],
};

/** What stands in zod's registry of a schema, as far as its descriptor does not say it: often the documentation alone. */
function about(
  declaration: TypeDeclaration,
  type: string,
  context: ModuleContext,
): readonly Layout[] {
  const { documentation } = spokenFor(declaration.component);
  const titles = declaration.kind === "simpleType" ? titlesHandle(declaration) : undefined;
  const description = documentation.length === 0 ? undefined : quote(documentation.join("\n\n"));
  const id = declaration.component.name?.local === type ? undefined : quote(type);
  const examples = exampleTexts(declaration, context);
  if (titles !== undefined || examples !== undefined)
    return [object({ id, description, titles: titles && context.name(titles), examples })];
  if (id !== undefined) return [description ?? "undefined", id];
  return description === undefined ? [] : [description];
}

function exampleTexts(declaration: TypeDeclaration, { plan }: ModuleContext): Layout | undefined {
  if (declaration.kind !== "simpleType") return undefined;
  const { component } = declaration;
  const examples = examplesOf(component, plan.descriptors.simpleType(component));
  return examples.length === 0
    ? undefined
    : array(examples.map((one) => (typeof one === "string" ? quote(one) : String(one))));
}

function hasSchema(declaration: Declaration, plan: Plan): declaration is TypeDeclaration {
  if (declaration.kind === "simpleType") return true;
  if (declaration.kind === "element") return false;
  return declaration.replacedBy === undefined && !isSaidByExtension(declaration.component, plan);
}

/** Whether a type that no element has is there for one that extends it by nothing, whose schema is the same. */
function isSaidByExtension(type: ComplexTypeDefinition, plan: Plan): boolean {
  const { descriptors, elementTypes } = plan;
  const extensions = extensionsOf(plan).get(type) ?? [];
  return (
    !elementTypes.has(type) &&
    extensions.some((one) =>
      addsNothing(descriptors.complexType(one), descriptors.complexType(type)),
    )
  );
}

/** The types that extend a type directly. */
const extensionsOf = memo(
  ({ types }: Plan): ReadonlyMap<TypeDefinition, readonly ComplexTypeDefinition[]> => {
    const extensions = new Map<TypeDefinition, ComplexTypeDefinition[]>();
    for (const type of types.keys()) {
      if (type.kind === "complexTypeDefinition" && type.derivationMethod === "extension")
        push(extensions, type.baseTypeDefinition, type);
    }
    return extensions;
  },
);

/** The runtime's name for the kind of schema that a type needs, and for the function that makes one. */
function schemaKind(
  { component }: TypeDeclaration,
  { plan: { mappings } }: ModuleContext,
): { readonly name: string; readonly make: string } {
  if (component.kind === "simpleTypeDefinition") return { name: "SchemaFor", make: "schemaOf" };
  if (shapeOf(mappings.of(component)).choices.length > 0)
    return { name: "ChoiceSchemaOf", make: "choiceSchemaOf" };
  return { name: "SchemaOf", make: "schemaOf" };
}
