import type { Locale, Position } from "../../../runtime/issues.js";
import { faultMessage } from "../../../runtime/messages/xml-faults.js";
import type { TreeNode } from "../../../runtime/rules/tree/document-tree.js";
import type { Findings } from "../say/findings.js";
import { checkGrammar } from "./grammar.js";
import { grammar, isSchematron, nearNamespace } from "./names.js";
import { PlacedText } from "./placed-text.js";
import { placeOfElement, readSource, type SourceFile } from "./source.js";

/**
 * Finds a file that another one refers to: by the reference as written, and the name of the referring file. If there is something that
 * cannot be read, `reason` says why.
 */
export type ResolveFile = (
  href: string,
  from: string,
) => { readonly name: string; readonly text: string } | { readonly reason: string } | undefined;

/** A Schematron element in its effective place: included elements stand where they are included. */
export interface Item {
  readonly element: TreeNode;
  readonly file: SourceFile;
  /** What parameters of an abstract pattern stand for. */
  readonly parameters: Parameters;
  /** The files and fragments that were included on the way here. */
  readonly trail: readonly string[];
}

export interface Parameters {
  readonly values: ReadonlyMap<string, PlacedText>;
  readonly used: Set<string>;
}

export const noParameters: Parameters = { values: new Map(), used: new Set() };

/** Reads files, each once, and gives the elements in them with inclusions in their places. */
export class Items {
  readonly #findings: Findings;
  readonly #resolve: ResolveFile;
  readonly #locale: Locale;
  readonly #files = new Map<string, SourceFile | undefined>();

  constructor(findings: Findings, resolve: ResolveFile, locale: Locale) {
    this.#findings = findings;
    this.#resolve = resolve;
    this.#locale = locale;
  }

  /** Reads a file; if it is not well-formed, reports that once. */
  read(name: string, text: string): SourceFile | undefined {
    if (this.#files.has(name)) return this.#files.get(name);
    const read = readSource(name, text);
    const file = "file" in read ? read.file : undefined;
    this.#files.set(name, file);
    if ("fault" in read) {
      const detail = faultMessage(read.fault, this.#locale);
      this.#findings.add("xml-not-well-formed", { detail }, read.fault.position);
    }
    return file;
  }

  /** The Schematron children of an element, inclusions resolved in their places. */
  children(item: Item): readonly Item[] {
    return item.element.children.flatMap((element) =>
      element.kind === "element" ? this.effective({ ...item, element }, item.element.local) : [],
    );
  }

  /** What stands in the place of an element inside one of the name `parent`: itself, or what it includes or extends. */
  effective(child: Item, parent: string): readonly Item[] {
    const own = isSchematron(child.element.namespace) ? child.element.local : "";
    const isAllowed = grammar.get(parent)?.children.includes(own) !== false;
    if (own === "extends" && parent !== "rule" && isAllowed) {
      const extended = this.extended(child, parent);
      return extended === undefined ? [] : this.children(extended);
    }
    if (own !== "include") return [child];
    const included = this.included(child, "include");
    if (included === undefined) return [];
    const { local: element } = included.element;
    if (element === "schema" && parent === "schema") return this.children(included);
    if (grammar.get(parent)?.children.includes(element) !== false) return [included];
    const place = this.attribute(child, "href")?.placeAt(0) ?? placeOf(child);
    this.#findings.add("schematron-misplaced-element", { element, parent }, place);
    this.#findings.tellIncomplete();
    return [];
  }

  /** The element of the same name whose content an item takes over by the `href` of its `extends`. */
  extended(extending: Item, parent: string): Item | undefined {
    if (this.attribute(extending, "href") === undefined) {
      const missing = { attribute: "href", element: "extends" };
      this.#findings.add("schematron-missing-attribute", missing, placeOf(extending));
      return undefined;
    }
    const target = this.included(extending, "extends");
    if (target === undefined || target.element.local === parent) return target;
    const { local: element } = target.element;
    const place = this.attribute(extending, "href")?.placeAt(0) ?? placeOf(extending);
    this.#findings.add("schematron-misplaced-element", { element, parent }, place);
    this.#findings.tellIncomplete();
    return undefined;
  }

  /** The value of an attribute in no namespace. */
  attribute({ element, file, parameters }: Item, name: string): PlacedText | undefined {
    const found = element.attributes.find(
      ({ local, namespace }) => local === name && namespace === "",
    );
    if (found === undefined) return undefined;
    const { values, used } = parameters;
    return PlacedText.of(file, element, found).substitute(values, (each) => used.add(each));
  }

  /** The element that `href` leads to. */
  included(item: Item, kind: "include" | "extends"): Item | undefined {
    const included = this.#included(item, kind);
    if (included === undefined) this.#findings.tellIncomplete();
    return included;
  }

  #included(item: Item, kind: "include" | "extends"): Item | undefined {
    const href = this.attribute(item, "href");
    if (href === undefined) return undefined;
    const place = href.placeAt(0);
    const written = href.text.trim();
    if (written === "" && this.#findings.hasAt("schematron-empty-attribute", place))
      return undefined;
    const hash = written.indexOf("#");
    const address = hash < 0 ? written : written.slice(0, hash);
    const id = hash < 0 ? undefined : written.slice(hash + 1);
    const target = this.#fileAt(address, item.file, place);
    if (target === undefined) return undefined;
    const element = id === undefined ? rootElement(target) : elementById(target, id);
    if (element === undefined) {
      const parameters = { file: target.name, id: id ?? "" };
      this.#findings.add("schematron-missing-fragment", parameters, place);
      return undefined;
    }
    const name = id === undefined ? target.name : `${target.name}#${id}`;
    const self = item.trail.includes(name) || (id === undefined && target === item.file);
    if (self) {
      const names = [...item.trail.slice(Math.max(0, item.trail.indexOf(name))), name];
      this.#findings.add("schematron-cycle", { kind, names }, place);
      return undefined;
    }
    if (isSchematron(element.namespace)) checkGrammar(target, element, this.#findings);
    else {
      tellForeignRoot(target, element, this.#findings);
      return undefined;
    }
    return { element, file: target, parameters: item.parameters, trail: [...item.trail, name] };
  }

  #fileAt(address: string, from: SourceFile, place: Position): SourceFile | undefined {
    if (address === "") return from;
    const found = this.#resolve(address, from.name);
    if (found === undefined)
      this.#findings.add("schematron-missing-file", { file: address }, place);
    else if ("text" in found) return this.read(found.name, found.text);
    else {
      const parameters = { file: address, detail: found.reason };
      this.#findings.add("schematron-unreadable-file", parameters, place);
    }
    return undefined;
  }
}

/** Reports an element of another vocabulary where a schema, or a part of one, has to be. */
export function tellForeignRoot(file: SourceFile, element: TreeNode, findings: Findings): void {
  const { local, namespace } = element;
  const place = placeOfElement(file, element);
  const near = nearNamespace(namespace);
  if (near === undefined)
    findings.add("schematron-no-schematron", { element: local, namespace }, place);
  else findings.add("schematron-namespace", { found: namespace, near }, place);
}

/** The document element of a file. */
export function rootElement({ tree }: SourceFile): TreeNode | undefined {
  return tree.root.children.find(({ kind }) => kind === "element");
}

function elementById(file: SourceFile, id: string): TreeNode | undefined {
  const byType = file.tree.ids.get(id);
  if (byType !== undefined) return byType;
  const search = (node: TreeNode): TreeNode | undefined => {
    const isMeant = node.attributes.some(
      ({ local, namespace, value }) => local === "id" && namespace === "" && value.trim() === id,
    );
    if (isMeant) return node;
    for (const child of node.children) {
      const found = search(child);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return search(file.tree.root);
}

/** Where an item begins. */
export function placeOf({ file, element }: Item): Position {
  return placeOfElement(file, element);
}
