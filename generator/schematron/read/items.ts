import type { Locale, Position } from "../../../runtime/issues.js";
import { faultMessage } from "../../../runtime/messages/xml-faults.js";
import type { TreeNode } from "../../../runtime/rules/tree/document-tree.js";
import type { Findings } from "../say/findings.js";
import { checkGrammar } from "./grammar.js";
import { isSchematron } from "./names.js";
import { PlacedText } from "./placed-text.js";
import { placeOfElement, readSource, type SourceFile } from "./source.js";

/** Finds a file that another one refers to: by the reference as written, and the name of the referring file. */
export type ResolveFile = (
  href: string,
  from: string,
) => { readonly name: string; readonly text: string } | undefined;

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
    const items: Item[] = [];
    for (const element of item.element.children) {
      if (element.kind !== "element") continue;
      const child = { ...item, element };
      const own = isSchematron(element.namespace) ? element.local : "";
      if (own === "include") {
        const included = this.included(child, "include");
        if (included?.element.local === "schema") items.push(...this.children(included));
        else if (included !== undefined) items.push(included);
      } else if (own === "extends" && item.element.local !== "rule") {
        const extended = this.extended(child, item);
        if (extended !== undefined) items.push(...this.children(extended));
      } else items.push(child);
    }
    return items;
  }

  /** The element of the same name whose content an item takes over by the `href` of its `extends`. */
  extended(extending: Item, { element: into }: Item): Item | undefined {
    if (this.attribute(extending, "href") === undefined) {
      const missing = { attribute: "href", element: "extends" };
      this.#findings.add("schematron-missing-attribute", missing, placeOf(extending));
      return undefined;
    }
    const target = this.included(extending, "extends");
    if (target === undefined || target.element.local === into.local) return target;
    const { local: element } = target.element;
    const parameters = { element, parent: into.local };
    this.#findings.add("schematron-misplaced-element", parameters, placeOf(extending));
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
    const href = this.attribute(item, "href");
    if (href === undefined) return undefined;
    const place = href.placeAt(0);
    if (href.text.trim() === "" && this.#findings.hasAt("schematron-empty-attribute", place))
      return undefined;
    const [address = "", id] = href.text.trim().split("#");
    const target = this.#fileAt(address, item.file, place);
    if (target === undefined) return undefined;
    const element = id === undefined ? rootElement(target) : elementById(target, id);
    if (element === undefined) {
      this.#findings.add("schematron-missing-fragment", { file: address, id: id ?? "" }, place);
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
      const { local, namespace } = element;
      const foreign = { element: local, namespace };
      this.#findings.add("schematron-no-schematron", foreign, placeOfElement(target, element));
      return undefined;
    }
    return { element, file: target, parameters: item.parameters, trail: [...item.trail, name] };
  }

  #fileAt(address: string, from: SourceFile, place: Position): SourceFile | undefined {
    if (address === "") return from;
    const found = this.#resolve(address, from.name);
    if (found !== undefined) return this.read(found.name, found.text);
    this.#findings.add("schematron-missing-file", { file: address }, place);
    return undefined;
  }
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
