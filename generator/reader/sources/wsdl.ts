import { xsNamespace } from "../../../runtime/qname.js";
import { attributeOf, childElements, type XmlElement } from "../xml/tree.js";

/** What a WSDL document says of schemas (WSDL 1.1, 2.2; WSDL 2.0 part 1, 3). */
export interface WsdlContents {
  /** The `xs:schema` elements in its `types`. */
  readonly schemas: readonly XmlElement[];
  /** Elements that lead to other WSDL documents or schemas, with the location that they give. */
  readonly references: readonly WsdlReference[];
}

export interface WsdlReference {
  readonly element: XmlElement;
  readonly location: string;
}

const wsdlNamespaces: ReadonlySet<string> = new Set([
  "http://schemas.xmlsoap.org/wsdl/",
  "http://www.w3.org/ns/wsdl",
]);

/** Whether an element is the root of a WSDL document, 1.1 or 2.0. */
export function isWsdl({ name }: XmlElement): boolean {
  return wsdlNamespaces.has(name.namespace);
}

/** The schemas in a WSDL document and what it refers to; its messages and operations are no business of a schema. */
export function wsdlContents(root: XmlElement): WsdlContents {
  const children = childElements(root);
  const inTypes = children.filter((child) => isOf(child, "types")).flatMap(childElements);
  const references = [
    // 1.1 has the attribute `location` on imports; 2.0 on imports, where it may be missing, and includes.
    ...children.filter((child) => isOf(child, "import") || isOf(child, "include")),
    ...inTypes.filter(({ name }) => name.namespace === xsNamespace && name.local === "import"),
  ].flatMap((element): readonly WsdlReference[] => {
    const location = attributeOf(element, "location") ?? attributeOf(element, "schemaLocation");
    return location === undefined ? [] : [{ element, location }];
  });
  return { schemas: inTypes.filter(isSchema), references };
}

const isOf = (element: XmlElement, local: string): boolean =>
  isWsdl(element) && element.name.local === local;

const isSchema = ({ name }: XmlElement): boolean =>
  name.namespace === xsNamespace && name.local === "schema";
