import { memo } from "../../../runtime/engine/memo.js";
import type { ComplexTypeDeclaration, GlobalElement } from "../../ir/ir.js";
import { type Handle, lowerFirst } from "../../ir/names.js";
import { push } from "../../ir/passes/2-relate/shared-lists.js";
import { shapeOf } from "../../ir/passes/5-lay-out/shape.js";
import type { Plan } from "../../ir/plan.js";
import type { TypeDefinition } from "../../schema/components.js";
import type { ModuleContext } from "../context.js";
import { handlePer, present } from "../handles.js";
import type { Target } from "../target.js";
import { call } from "../text/layout.js";
import type { Statement } from "../text/statements.js";
import { typeDescriptorHandle } from "./descriptors/handles.js";

/**
 * Emits the function that starts a builder of a type. The builder's own type follows from that of its values
 * (`runtime/v1/builder-types.ts`).
 */
function emitStart(
  start: Handle,
  type: ComplexTypeDeclaration,
  context: ModuleContext,
): readonly Statement[] {
  const descriptor = context.name(typeDescriptorHandle(type));
  return [
    {
      kind: "function",
      name: context.name(start),
      docs: [],
      type: builderType(type, context),
      result: call(context.runtime("start"), descriptor),
    },
  ];
}

function builderType(
  { component, handle }: ComplexTypeDeclaration,
  context: ModuleContext,
): string {
  const { fields, choices } = shapeOf(context.plan.mappings.of(component));
  const empty = fields.length + choices.length === 0;
  const builder = choices.length > 0 ? "ChoiceBuilderOf" : empty ? "Finished" : "BuilderOf";
  return `${context.runtimeType(builder)}<${context.name(handle)}>`;
}

/** The declaration of a type that has a builder. */
function builtType(type: TypeDefinition, plan: Plan): ComplexTypeDeclaration | undefined {
  const declaration = plan.types.get(type);
  return declaration?.kind === "complexType" && isBuilt(declaration, plan)
    ? declaration
    : undefined;
}

/** An abstract type has no builder, nor has one that no element is of and that others are derived from. */
function isBuilt(
  { component, replacedBy }: ComplexTypeDeclaration,
  { elementTypes, derivations }: Plan,
): boolean {
  if (component.abstract || replacedBy !== undefined) return false;
  return elementTypes.has(component) || derivations.derivationParts(component).length === 0;
}

/** The function that starts the builder of a type, called like it where its name begins with a small letter. */
const typeStartHandle = memo(
  ({ handle }: ComplexTypeDeclaration): Handle => ({
    space: "value",
    wanted: lowerFirst(handle.wanted),
    namesake: handle,
  }),
);

const elementStartHandle = handlePer<GlobalElement>("value", lowerFirst);

/** Where global elements are of a type, a builder of it is started under their names. */
const elementsOf = memo(({ elements }: Plan): ReadonlyMap<TypeDefinition, GlobalElement[]> => {
  const byType = new Map<TypeDefinition, GlobalElement[]>();
  for (const element of elements.values()) push(byType, element.component.typeDefinition, element);
  return byType;
});

/** The function that starts a builder under the name of a type: where no global element is of it, or one has the same name. */
function typeStart(type: ComplexTypeDeclaration, plan: Plan): Handle | undefined {
  if (!isBuilt(type, plan)) return undefined;
  const own = typeStartHandle(type);
  const elements = elementsOf(plan).get(type.component) ?? [];
  const isWanted =
    elements.length === 0 ||
    elements.some((element) => elementStartHandle(element).wanted === own.wanted);
  return isWanted ? own : undefined;
}

/** The function that starts a builder under the name of a global element, unless the type's own has that name. */
function elementStart(element: GlobalElement, plan: Plan): Handle | undefined {
  const type = builtType(element.component.typeDefinition, plan);
  const own = elementStartHandle(element);
  return type === undefined || typeStartHandle(type).wanted === own.wanted ? undefined : own;
}

/** The function with which the builder of a document begins; undefined where its type has no builder. */
export function documentStart(element: GlobalElement, plan: Plan): Handle | undefined {
  const type = builtType(element.component.typeDefinition, plan);
  return type && (elementStart(element, plan) ?? typeStart(type, plan));
}

export const builders: Target = {
  handles: (declaration, plan) => {
    if (declaration.kind === "simpleType") return [];
    return present([
      declaration.kind === "element"
        ? elementStart(declaration, plan)
        : typeStart(declaration, plan),
    ]);
  },
  statements: (declaration, context) => {
    if (declaration.kind === "simpleType") return [];
    const { plan } = context;
    if (declaration.kind === "complexType") {
      const start = typeStart(declaration, plan);
      return start ? emitStart(start, declaration, context) : [];
    }
    const start = elementStart(declaration, plan);
    const type = builtType(declaration.component.typeDefinition, plan);
    return start && type ? emitStart(start, type, context) : [];
  },
  files: () => [],
};
