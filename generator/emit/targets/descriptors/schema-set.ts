import type { ModuleContext } from "../../context.js";
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

/** The prefixes that the schema documents use. */
export const prefixesFile: TargetFile = {
  path: "prefixes.ts",
  isPublic: false,
  handles: [prefixesHandle],
  statements: (context) => {
    const entries = Object.entries(context.plan.prefixes).map(
      ([namespace, prefix]) => [propertyKey(namespace), quote(prefix)] as const,
    );
    return [
      {
        kind: "constant",
        name: context.name(prefixesHandle),
        docs: [context.wording.prefixes],
        type: "Readonly<Record<string, string>>",
        initializer: print(objectOf(entries), "", width),
      },
    ];
  },
};

/** All global declarations, for documents of any root element. */
export const schemaSetFile: TargetFile = {
  path: "schema-set.ts",
  isPublic: true,
  handles: [schemasHandle],
  statements: emitSchemaSet,
};

function emitSchemaSet(context: ModuleContext): readonly Statement[] {
  const printer = new DescriptorPrinter(context);
  const { schema, types, typeNames, schemas } = context.plan;
  const set = schemas();
  const entries = object({
    elements: listOf(
      [...set.elements.values()].map((element) => printer.elementReference(element)),
    ),
    types: listOf(
      [...set.types].map(([key, type]) => {
        const component = schema.typeDefinitions.get(key);
        const handle = component && types.get(component)?.handle;
        const $type = type.kind === "complexType" && handle ? typeNames.get(handle) : undefined;
        return object({ $type: $type && quote($type), type: printer.reference(type) });
      }),
    ),
    attributes: listOf([...set.attributes.values()].map((one) => printer.globalAttribute(one))),
    notations: listOf(
      [...schema.notationDeclarations]
        .filter(([key]) => set.notations.has(key))
        .map(([, { name }]) => printer.name(name)),
    ),
  });
  const body = call(context.runtime("schemaSet"), entries);
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

/** The type argument of the schema set: the types of values by the Clark names of the elements that can be roots. */
function rootTypes(context: ModuleContext): string {
  const { schema, schemas } = context.plan;
  const roots = [...schemas().elements.keys()].flatMap((key) => {
    const element = schema.elementDeclarations.get(key);
    if (element === undefined || element.abstract) return [];
    return [`  readonly ${propertyKey(key)}: ${plainElementValue(element, context)};\n`];
  });
  return roots.length === 0 ? "" : `<{\n${roots.join("")}}>`;
}

function listOf(items: readonly Layout[]): Layout | undefined {
  return items.length === 0 ? undefined : array(items);
}
