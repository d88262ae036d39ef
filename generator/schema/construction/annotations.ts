import { clark, xmlNamespace, xsNamespace } from "../../../runtime/qname.js";
import { collapse } from "../../reader/grammar/lexical.js";
import type { RawDocument } from "../../reader/sources/raw-document.js";
import { childElements, textOf, type XmlElement } from "../../reader/xml/tree.js";
import type { Annotated, ForeignAttribute } from "../components.js";

const languageAttribute = clark({ namespace: xmlNamespace, local: "lang" });
const noTexts: readonly string[] = [];
const noForeignAttributes: readonly ForeignAttribute[] = [];

/** What every component has: its place, documentation (Part 1, 3.13) and the attributes from other namespaces. */
export function annotated(element: XmlElement, document: RawDocument): Annotated {
  return {
    position: element.position,
    document: document.id,
    documentation: documentationOf(element),
    foreignAttributes: foreignAttributesOf(element),
  };
}

/** The documentation in the annotations among the children. */
export function documentationOf(element: XmlElement): readonly string[] {
  const texts: string[] = [];
  for (const annotation of element.children) {
    if (typeof annotation === "string" || !isXsd(annotation, "annotation")) continue;
    for (const child of childElements(annotation)) {
      const text = isXsd(child, "documentation") ? paragraphs(textOf(child)) : "";
      if (text !== "") texts.push(text);
    }
  }
  return texts.length === 0 ? noTexts : texts;
}

/** The language that most of a document's documentation says it is in (`xml:lang`), if any does. */
export function languageOf(root: XmlElement): string | undefined {
  const counts = new Map<string, number>();
  const count = (element: XmlElement, inherited: string | undefined): void => {
    const said = element.attributes.get(languageAttribute)?.value.toLowerCase() ?? inherited;
    if (said !== undefined && said !== "" && isXsd(element, "documentation"))
      counts.set(said, (counts.get(said) ?? 0) + 1);
    for (const child of element.children) if (typeof child !== "string") count(child, said);
  };
  count(root, undefined);
  const [most] = [...counts].toSorted(([, one], [, other]) => other - one);
  return most?.[0];
}

/** Attributes from other namespaces than XML Schema's and none. */
export function foreignAttributesOf(element: XmlElement): readonly ForeignAttribute[] {
  let foreign = noForeignAttributes;
  element.attributes.forEach(({ name, value }) => {
    if (name.namespace !== "" && name.namespace !== xsNamespace)
      foreign = [...foreign, { name, value }];
  });
  return foreign;
}

function paragraphs(text: string): string {
  const parts = text.split(/\r?\n[ \t]*\r?\n/).map(collapse);
  return parts.filter((part) => part !== "").join("\n\n");
}

function isXsd({ name }: XmlElement, local: string): boolean {
  return name.local === local && name.namespace === xsNamespace;
}
