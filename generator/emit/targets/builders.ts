import { memo } from "../../../runtime/engine/memo.js";
import { type SetterFacts, settersOf } from "../../../runtime/v1/setters.js";
import type { ComplexTypeDeclaration, GlobalElement } from "../../ir/ir.js";
import { type Handle, lowerFirst } from "../../ir/names.js";
import { allFields, type Field, shapeOf } from "../../ir/passes/5-lay-out/shape.js";
import type { Plan } from "../../ir/plan.js";
import type { TypeDefinition } from "../../schema/components.js";
import type { ModuleContext } from "../context.js";
import { handlePer, present } from "../handles.js";
import type { Target } from "../target.js";
import { quote } from "../text/foreign-text.js";
import { call, type Layout, propertyKey, width } from "../text/layout.js";
import type { PropertyStatement, Statement } from "../text/statements.js";
import { unionOf, unionText } from "../text/unions.js";
import { typeDescriptorHandle } from "./descriptors/handles.js";
import { fieldDocs } from "./types/complex-types.js";
import { elementValue, fieldTypes, itemsOf, substitutionOf } from "./types/expressions.js";

/**
 * Emits the builder of a complex type. Without choices, its parameter is what is still missing, which is also what one
 * reads on hover; with choices, it is what was given, from which the open branches follow.
 */
function emitBuilder(
  declaration: ComplexTypeDeclaration,
  context: ModuleContext,
): readonly Statement[] {
  const { component, handle } = declaration;
  if (!isBuilt(declaration)) return [];
  const type = context.name(handle);
  const name = context.name(builderHandle(declaration));
  const shape = shapeOf(context.plan.mappings.of(component));
  const fields = [...allFields(shape)];
  const emitSetter = shape.choices.length === 0 ? plainSetter : choiceSetter;
  const facts = settersOf(context.plan.descriptors.complexType(component));
  const setters = fields.map(([property, alternatives]) =>
    emitSetter(
      { name, type, property, value: setterType(alternatives, facts.get(property), context) },
      fieldDocs(firstOf(alternatives).source, context),
      context,
    ),
  );
  const missing = shape.fields
    .filter(({ required }) => required)
    .map(({ property }) => quote(property));
  const parameter =
    shape.choices.length === 0
      ? missingParameter(context.typeParameter("Missing"), missing, name)
      : `${context.typeParameter("Given")} extends string = never`;
  const build =
    shape.choices.length === 0
      ? `${context.runtimeType("Build")}<${type}, ${context.typeParameter("Missing")}>`
      : `${context.runtimeType("BuildChoice")}<${type}, ${context.typeParameter("Given")}>`;
  return [
    {
      kind: "interface",
      name,
      docs: [context.wording.builder(type)],
      typeParameters: [parameter],
      properties: [...setters, { name: "build", type: build, readonly: true }],
    },
    {
      kind: "constant",
      name: context.name(startHandle(declaration)),
      docs: [context.wording.start(type)],
      type: `() => ${name}`,
      initializer: startOf(declaration, context),
    },
  ];
}

/** What runs on import is marked, so that a bundler may leave it out. */
function startOf(declaration: ComplexTypeDeclaration, context: ModuleContext): Layout {
  const descriptor = context.name(typeDescriptorHandle(declaration));
  return call(`/*@__PURE__*/ ${context.runtime("builderOf")}`, `() => ${descriptor}`);
}

/** What a builder misses when it is new, on lines of their own where they are long. */
function missingParameter(parameter: string, missing: readonly string[], name: string): string {
  const head = `${parameter} extends string =`;
  const line = `${head} ${unionText(missing)}`;
  if (missing.length === 0 || `export interface ${name}<${line}> {`.length <= width) return line;
  return `\n  ${head}${unionOf(missing, "    ")},\n`;
}

interface Setter {
  readonly name: string;
  readonly type: string;
  readonly property: string;
  readonly value: string;
}

function plainSetter(
  { name, property, value }: Setter,
  docs: readonly string[],
  context: ModuleContext,
): PropertyStatement {
  const missing = context.typeParameter("Missing");
  return {
    name: propertyKey(property),
    parameter: { name: "value", type: value },
    type: `${name}<Exclude<${missing}, ${quote(property)}>>`,
    docs,
  };
}

function choiceSetter(
  { name, type, property, value }: Setter,
  docs: readonly string[],
  context: ModuleContext,
): PropertyStatement {
  const key = quote(property);
  const given = context.typeParameter("Given");
  const setter = `(value: ${value}) => ${name}<${given} | ${key}>`;
  return {
    name: propertyKey(property),
    type: `${context.runtimeType("Setter")}<${type}, ${given} | ${key}, ${setter}>`,
    readonly: true,
    docs,
  };
}

/** A list takes one item as well, except where an item may be an array itself: then brackets say what is meant. */
function setterType(
  alternatives: readonly Field[],
  facts: SetterFacts | undefined,
  context: ModuleContext,
): string {
  const type = settingType(alternatives, context);
  const one = facts?.list === true && !facts.nested;
  return one ? `${context.runtimeType("ListOrItem")}<${type}>` : type;
}

/** What a setter takes: the value; for a complex type also a finished builder, or a function that finishes one. */
function settingType(fields: readonly Field[], context: ModuleContext): string {
  const type = fieldTypes(fields, context);
  const { source } = firstOf(fields);
  const item = (of: string): string => `${context.runtimeType("SettingItem")}<${of}>`;
  if (source.kind === "rows")
    return fields.length === 1
      ? `readonly ${context.runtimeType("Setting")}<${itemsOf(source, context)}, unknown>[]`
      : type;
  if (source.kind === "ordered" || source.kind === "mixed")
    return fields.length === 1 ? `readonly ${item(itemsOf(source, context))}[]` : type;
  if (source.kind !== "element") return type;
  const { declaration } = source;
  if (substitutionOf(declaration, context) !== undefined) {
    if (fields.length > 1) return type;
    const setting = item(elementValue(declaration, context));
    return source.maxOccurs > 1 ? `readonly ${setting}[]` : setting;
  }
  const builder = builderOf(declaration.typeDefinition, context);
  if (builder === undefined) return type;
  const setting = `${context.runtimeType("Setting")}<${elementValue(declaration, context)}, ${builder}>`;
  return source.maxOccurs > 1 ? `readonly ${setting}[]` : setting;
}

function builderOf(type: TypeDefinition, context: ModuleContext): string | undefined {
  const declaration = builtType(type, context.plan);
  return declaration && context.name(builderHandle(declaration));
}

function firstOf(fields: readonly Field[]): Field {
  const [first] = fields;
  if (first === undefined) throw new Error("a property without a field");
  return first;
}

/** Emits the function that starts a builder under the name of a global element. */
function emitStart(element: GlobalElement, context: ModuleContext): readonly Statement[] {
  const start = elementStart(element, context.plan);
  const type = builtType(element.component.typeDefinition, context.plan);
  if (start === undefined || type === undefined) return [];
  return [
    {
      kind: "constant",
      name: context.name(start),
      docs: [
        context.wording.startElement(
          context.display(element.component.name),
          context.name(type.handle),
        ),
      ],
      type: `() => ${context.name(builderHandle(type))}`,
      initializer: startOf(type, context),
    },
  ];
}

/** The declaration of a type that has a builder: an abstract one has none. */
function builtType(type: TypeDefinition, { types }: Plan): ComplexTypeDeclaration | undefined {
  const declaration = types.get(type);
  return declaration?.kind === "complexType" && isBuilt(declaration) ? declaration : undefined;
}

function isBuilt({ component, replacedBy }: ComplexTypeDeclaration): boolean {
  return !component.abstract && replacedBy === undefined;
}

/** The interface of the builder of a type. */
const builderHandle = handlePer<ComplexTypeDeclaration>("type", (name) => `${name}Builder`);

/** The function that starts the builder of a type, called like it where its name begins with a small letter. */
const startHandle = memo(
  ({ handle }: ComplexTypeDeclaration): Handle => ({
    space: "value",
    wanted: lowerFirst(handle.wanted),
    namesake: handle,
  }),
);

const elementStartHandle = handlePer<GlobalElement>("value", lowerFirst);

/** The function that starts a builder under the name of a global element, unless the type's own has that name. */
function elementStart(element: GlobalElement, plan: Plan): Handle | undefined {
  const type = builtType(element.component.typeDefinition, plan);
  const own = elementStartHandle(element);
  return type === undefined || startHandle(type).wanted === own.wanted ? undefined : own;
}

export const builders: Target = {
  handles: (declaration, plan) => {
    if (declaration.kind === "simpleType") return [];
    if (declaration.kind === "element") return present([elementStart(declaration, plan)]);
    return isBuilt(declaration) ? [builderHandle(declaration), startHandle(declaration)] : [];
  },
  statements: (declaration, context) => {
    if (declaration.kind === "simpleType") return [];
    return declaration.kind === "element"
      ? emitStart(declaration, context)
      : emitBuilder(declaration, context);
  },
  files: () => [],
};
