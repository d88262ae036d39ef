import { clark, xsiNamespace, xsNamespace } from "../../../runtime/qname.js";
import { anySimpleType, builtInTypes } from "../built-ins.js";
import type { AttributeDeclaration, SimpleTypeDefinition } from "../components.js";

function builtIn(local: string): SimpleTypeDefinition {
  const type = builtInTypes.get(clark({ namespace: xsNamespace, local }));
  return type?.kind === "simpleTypeDefinition" ? type : anySimpleType;
}

function declare(local: string, typeDefinition: SimpleTypeDefinition): AttributeDeclaration {
  return {
    kind: "attributeDeclaration",
    position: undefined,
    document: undefined,
    documentation: [],
    foreignAttributes: [],
    name: { namespace: xsiNamespace, local },
    scope: "global",
    typeDefinition,
    valueConstraint: undefined,
  };
}

/** The attribute declarations that every schema has (Part 1, 3.2.7): `xsi:type`, `xsi:nil` and the two locations. */
export function xsiAttribute(local: string): AttributeDeclaration | undefined {
  switch (local) {
    case "type":
      return declare(local, builtIn("QName"));
    case "nil":
      return declare(local, builtIn("boolean"));
    case "noNamespaceSchemaLocation":
      return declare(local, builtIn("anyURI"));
    case "schemaLocation":
      return declare(local, {
        ...anySimpleType,
        name: undefined,
        baseTypeDefinition: anySimpleType,
        variety: "list",
        itemTypeDefinition: builtIn("anyURI"),
        builtIn: false,
      });
    default:
      return undefined;
  }
}
