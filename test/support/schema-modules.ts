import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { type Document, type Element, parseXmlDocument } from "slimdom";
import { globSync } from "tinyglobby";
import { schemasFolder } from "./exemples.js";

/** The namespaces of the schemas, by their usual prefixes. */
export const namespaces = {
  xs: "http://www.w3.org/2001/XMLSchema",
  ie: "http://xml.insee.fr/schema",
  io: "http://xml.insee.fr/schema/outils",
  el: "http://xml.insee.fr/schema/electoral",
  sn: "http://xml.insee.fr/schema/stages",
  dc: "http://purl.org/dc/elements/1.1/",
  pv: "urn:scrutin:provenance",
  xml: "http://www.w3.org/XML/1998/namespace",
} as const;

/** Every XSD file under `schemas/`, relative to it, sorted. */
export function moduleFiles(): string[] {
  return globSync("**/*.xsd", { cwd: schemasFolder }).sort();
}

/** Reads one module with slimdom, a parser that is not ours. */
export function readModule(file: string): Element {
  const document: Document = parseXmlDocument(readFileSync(join(schemasFolder, file), "utf8"));
  if (document.documentElement === null) throw new Error(`${file} is empty`);
  return document.documentElement;
}

/** The element children, of one XSD name or of any. */
export function children(parent: Element, name?: string): Element[] {
  return parent.children.filter(
    (child) =>
      name === undefined || (child.namespaceURI === namespaces.xs && child.localName === name),
  );
}

/** All descendants with one of these XSD names, in document order. */
export function descendants(parent: Element, names: readonly string[]): Element[] {
  return children(parent).flatMap((child) => [
    ...(child.namespaceURI === namespaces.xs && names.includes(child.localName) ? [child] : []),
    ...descendants(child, names),
  ]);
}

/** The files that a module includes or imports, as it names them, relative to `schemas/`. */
export function references(file: string, kind: "include" | "import"): string[] {
  return children(readModule(file), kind).map((reference) =>
    relative(
      schemasFolder,
      join(schemasFolder, dirname(file), reference.getAttribute("schemaLocation") ?? ""),
    ),
  );
}

/** A module and all that it includes, directly or not. */
export function withIncludes(file: string, seen: Set<string> = new Set()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const included of references(file, "include")) withIncludes(included, seen);
  return seen;
}

/** What a developer reads when hovering over the component. */
export function documentationOf(component: Element): string {
  const [annotation] = children(component, "annotation");
  if (annotation === undefined) return "";
  return children(annotation, "documentation")
    .filter((text) => text.getAttributeNS(namespaces.xml, "lang") === "fr")
    .map((text) => text.textContent ?? "")
    .join(" ");
}
