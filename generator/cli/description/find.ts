import { clark, type QName, xsNamespace } from "../../../runtime/qname.js";
import type {
  AttributeDeclaration,
  AttributeGroupDefinition,
  ElementDeclaration,
  ModelGroupDefinition,
  NotationDeclaration,
  Schema,
  TypeDefinition,
} from "../../schema/components.js";
import type { DescribedKind } from "./model.js";

/** A component that can be looked up. */
export type Found =
  | ElementDeclaration
  | TypeDefinition
  | AttributeDeclaration
  | AttributeGroupDefinition
  | ModelGroupDefinition
  | NotationDeclaration;

/** A component with a name. */
export type Named = Found & { readonly name: QName };

/** All components of a name, given as a local name, with a prefix of the schemas, or in Clark notation. Case is ignored. */
export function findNamed(
  schema: Schema,
  text: string,
  prefixes: ReadonlyMap<string, string>,
): readonly Named[] {
  const [, prefix, afterPrefix] = /^([^:{}]+):([^:{}]+)$/.exec(text) ?? [];
  const namespace = prefix === undefined ? undefined : prefixes.get(prefix);
  const wanted = (
    afterPrefix !== undefined && namespace !== undefined
      ? clark({ namespace, local: afterPrefix })
      : text
  ).toLowerCase();
  return allNamed(schema).filter(
    ({ name }) => clark(name).toLowerCase() === wanted || name.local.toLowerCase() === wanted,
  );
}

/** All global components except built-in ones: elements, types, then groups and the rest. */
export function allNamed(schema: Schema): readonly Named[] {
  const isOwn = (type: TypeDefinition): type is TypeDefinition & { readonly name: QName } =>
    type.name !== undefined && type.name.namespace !== xsNamespace;
  return [
    ...schema.elementDeclarations.values(),
    ...[...schema.typeDefinitions.values()].filter(isOwn),
    ...schema.attributeDeclarations.values(),
    ...schema.modelGroupDefinitions.values(),
    ...schema.attributeGroupDefinitions.values(),
    ...schema.notationDeclarations.values(),
  ];
}

const kinds: Readonly<Record<Found["kind"], DescribedKind>> = {
  elementDeclaration: "element",
  complexTypeDefinition: "complexType",
  simpleTypeDefinition: "simpleType",
  attributeDeclaration: "attribute",
  modelGroupDefinition: "group",
  attributeGroupDefinition: "attributeGroup",
  notationDeclaration: "notation",
};

export function kindOf({ kind }: Found): DescribedKind {
  return kinds[kind];
}
