import type { SchemaSet, TypeDescriptor } from "../../../../runtime/descriptors.js";
import { NamedTypes } from "../../../../runtime/model/named-types.js";
import { typeNameOf } from "../../../../runtime/v1/schema-sets.js";
import { push } from "../../../ir/passes/2-relate/shared-lists.js";
import type { Plan } from "../../../ir/plan.js";
import type { ModuleContext } from "../../context.js";
import { namespaceHandles } from "../../handles.js";
import type { TargetFile } from "../../target.js";
import { quote } from "../../text/foreign-text.js";
import {
  array,
  call,
  type Layout,
  object,
  objectOf,
  print,
  propertyKey,
  width,
} from "../../text/layout.js";
import type { Statement } from "../../text/statements.js";
import { plainElementValue } from "../types/expressions.js";
import { prefixesHandle, schemasHandle } from "./handles.js";
import { DescriptorPrinter } from "./printer.js";

/** The namespaces of the schema documents, and the prefixes that they use. */
export const prefixesFile = (plan: Plan): TargetFile => ({
  path: "prefixes.ts",
  isPublic: false,
  handles: [prefixesHandle],
  lastHandles: [...namespaceHandles(plan).values()],
  statements: (context) => {
    const shared = namespaceHandles(plan);
    const entries = Object.entries(plan.prefixes).map(([namespace, prefix]) => {
      const key = shared.has(namespace)
        ? `[${context.namespace(namespace)}]`
        : propertyKey(namespace);
      return [key, quote(prefix)] as const;
    });
    return [
      ...[...shared].map(
        ([namespace, handle]): Statement => ({
          kind: "constant",
          name: context.name(handle),
          docs: [],
          initializer: quote(namespace),
        }),
      ),
      {
        kind: "constant",
        name: context.name(prefixesHandle),
        docs: [context.wording.prefixes],
        type: "Readonly<Record<string, string>>",
        initializer: print(objectOf(entries), "", width),
      },
    ];
  },
});

/** All global declarations, for documents of any root element. */
export const schemaSetFile: TargetFile = {
  path: "schema-set.ts",
  isPublic: true,
  handles: [schemasHandle],
  statements: emitSchemaSet,
};

function emitSchemaSet(context: ModuleContext): readonly Statement[] {
  const printer = new DescriptorPrinter(context);
  const { schema, schemas } = context.plan;
  const set = schemas();
  const entries = object({
    elements: listOf(
      [...set.elements.values()].map((element) => printer.elementReference(element)),
    ),
    types: listOf(
      typesToName(set).map(([key, type]) => printer.namedType(type, set.typeNames.get(key))),
    ),
    attributes: listOf([...set.attributes.values()].map((one) => printer.globalAttribute(one))),
    notations: listOf(
      [...schema.notationDeclarations]
        .filter(([key]) => set.notations.has(key))
        .map(([, { name }]) => printer.name(name)),
    ),
  });
  const body = call(context.runtime("schemasFrom"), entries);
  return [
    {
      kind: "constant",
      name: context.name(schemasHandle),
      docs: [context.wording.schemas],
      type: `() => ${context.runtimeType("SchemaSet")}${rootTypes(context)}`,
      initializer: `/*@__PURE__*/ ${context.runtime("once")}(() =>\n  ${print(body, "  ", 3)},\n)`,
    },
  ];
}

/** The types to which nothing leads, and those that values call by another name than their own. */
function typesToName(set: SchemaSet): readonly (readonly [key: string, type: TypeDescriptor])[] {
  const met = new NamedTypes();
  for (const declarations of [set.elements, set.attributes])
    for (const declaration of declarations.values()) met.follow(declaration);
  return [...set.types].filter(([key, type]) => {
    const isMet = met.found.get(key) === type;
    if (!isMet) met.follow(type);
    return !isMet || typeNameOf(type) !== set.typeNames.get(key);
  });
}

/** The type argument of the schema set: the types of values by the names of the elements that can be roots. */
function rootTypes(context: ModuleContext): string {
  const { schema, schemas } = context.plan;
  const lines = new Map<string, string[]>();
  for (const key of schemas().elements.keys()) {
    const element = schema.elementDeclarations.get(key);
    if (element === undefined || element.abstract) continue;
    const { namespace, local } = element.name;
    push(lines, namespace, `  ${propertyKey(local)}: ${plainElementValue(element, context)};\n`);
  }
  const types = [...lines].map(([namespace, properties]) => {
    const known = `{\n${properties.join("")}}`;
    if (namespace === "") return known;
    return `${context.runtimeType("RootsIn")}<typeof ${context.namespace(namespace)}, ${known}>`;
  });
  return types.length === 0 ? "" : `<${types.join(" & ")}>`;
}

function listOf(items: readonly Layout[]): Layout | undefined {
  return items.length === 0 ? undefined : array(items);
}
