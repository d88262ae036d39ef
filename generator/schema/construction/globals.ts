import { clark, type QName, xsNamespace } from "../../../runtime/qname.js";
import type { Report } from "../../diagnostics.js";
import { bundledSchema } from "../../reader/bundled-schemas.js";
import type { RawDocument } from "../../reader/documents.js";
import { collapse, splitList } from "../../reader/lexical.js";
import { attributeOf, childElements, type XmlElement } from "../../reader/xml-tree.js";
import { builtInTypes } from "../built-ins.js";
import { named } from "../constraints/describe.js";
import { nearestNames } from "./near-names.js";

/** The symbol spaces of a schema (Part 1, 2.5), identity constraints aside. */
export type SymbolSpace =
  | "type"
  | "element"
  | "attribute"
  | "group"
  | "attributeGroup"
  | "notation";

/** A top-level component as it is written. */
export interface RawGlobal {
  readonly space: SymbolSpace;
  readonly name: QName;
  readonly element: XmlElement;
  readonly document: RawDocument;
  /** The component that this one redefines (Part 1, 4.2.2). */
  readonly redefined: RawGlobal | undefined;
}

/** All top-level components by symbol space and Clark name, in schema order. */
export type Globals = Readonly<Record<SymbolSpace, ReadonlyMap<string, RawGlobal>>>;

type OpenGlobals = Record<SymbolSpace, Map<string, RawGlobal>>;

const spaces: ReadonlyMap<string, SymbolSpace> = new Map([
  ["simpleType", "type"],
  ["complexType", "type"],
  ["element", "element"],
  ["attribute", "attribute"],
  ["group", "group"],
  ["attributeGroup", "attributeGroup"],
  ["notation", "notation"],
]);

/** What `redefine` may hold; the schema for schemas refuses the rest. */
const redefinable: ReadonlySet<SymbolSpace> = new Set(["type", "group", "attributeGroup"]);

/**
 * Collects the top-level components of all documents. Two of one name are an error (Part 1, 3.15.6, sch-props-correct, clause 2)
 * unless they say the same; redefinitions take the place of what they redefine.
 */
export function collectGlobals(documents: readonly RawDocument[], report: Report): Globals {
  const collector = new Collector(report);
  for (const document of documents) collector.declarations(document);
  for (const document of documents) collector.redefinitions(document);
  return collector.globals;
}

class Collector {
  readonly globals: OpenGlobals = {
    type: new Map(),
    element: new Map(),
    attribute: new Map(),
    group: new Map(),
    attributeGroup: new Map(),
    notation: new Map(),
  };
  readonly #report: Report;

  constructor(report: Report) {
    this.#report = report;
  }

  declarations(document: RawDocument): void {
    const own = new Set<string>();
    for (const element of childElements(document.root)) {
      const global = rawGlobal(element, document, undefined);
      if (global !== undefined) this.#declare(global, own);
    }
  }

  /** `own` are the components of the same document so far: of those, even one that says the same is a double. */
  #declare(global: RawGlobal, own: Set<string>): void {
    const { space, name, element } = global;
    // The schema for schemas declares the built-in types again.
    const key = clark(name);
    if (space === "type" && builtInTypes.has(key)) return;
    const isFirstHere = !own.has(`${space} ${key}`);
    own.add(`${space} ${key}`);
    const table = this.globals[space];
    const first = table.get(key);
    if (first === undefined) {
      table.set(key, global);
      return;
    }
    if (isFirstHere && sameText(first, global)) return;
    if (bundledSchema(first.document.location) !== undefined) return;
    const parameters = { thing: named(space, name), place: first.element.position };
    this.#report({ key: "sch-props-correct.2", parameters, position: element.position });
  }

  /** Part 1, 4.2.2: what is in a `redefine` replaces the component of that name in the redefined document. */
  redefinitions(document: RawDocument): void {
    for (const { element: redefine, document: target } of document.redefines) {
      const reachable = target === undefined ? undefined : reach(target);
      for (const element of childElements(redefine)) {
        const global = rawGlobal(element, document, undefined);
        if (global === undefined || !redefinable.has(global.space)) continue;
        if (target === undefined || reachable === undefined) this.#standIn(global);
        else this.#redefine(global, target, reachable);
      }
    }
  }

  #redefine(global: RawGlobal, target: RawDocument, reachable: ReadonlySet<RawDocument>): void {
    const { space, name, element } = global;
    const key = clark(name);
    const redefined = this.globals[space].get(key);
    const isOfKind = redefined?.element.name.local === element.name.local;
    if (redefined !== undefined && reachable.has(redefined.document) && !isOfKind) {
      const parameters = {
        name,
        found: redefined.element.name.local,
        written: element.name.local,
        place: redefined.element.position,
      };
      this.#report({ key: "src-redefine/other-kind", parameters, position: element.position });
      return;
    }
    if (redefined === undefined || !reachable.has(redefined.document)) {
      const names = [...this.globals[space].values()].filter(({ document }) =>
        reachable.has(document),
      );
      const near = nearestNames(
        name.local,
        names.map((other) => other.name),
      );
      const parameters = { thing: named(space, name), near, location: target.location };
      this.#report({ key: "src-redefine", parameters, position: element.position });
      if (redefined === undefined) this.#standIn(global);
      return;
    }
    this.globals[space].set(key, { ...global, redefined });
  }

  /** Of what should be redefined and is not there, something empty stands in, so that nothing else comes out wrong for that. */
  #standIn(global: RawGlobal): void {
    const { element, name, space } = global;
    const key = clark(name);
    if (this.globals[space].has(key)) return;
    const redefined = { ...global, element: { ...element, children: [] } };
    this.globals[space].set(key, { ...global, redefined });
  }
}

/** A document and those it includes or redefines, at any depth. */
function reach(document: RawDocument): ReadonlySet<RawDocument> {
  const reached = new Set([document]);
  for (const next of reached) for (const included of next.includes) reached.add(included);
  return reached;
}

function rawGlobal(
  element: XmlElement,
  document: RawDocument,
  redefined: RawGlobal | undefined,
): RawGlobal | undefined {
  const space = element.name.namespace === xsNamespace ? spaces.get(element.name.local) : undefined;
  const local = collapse(attributeOf(element, "name") ?? "");
  if (space === undefined || local === "") return undefined;
  return {
    space,
    name: { namespace: document.targetNamespace, local },
    element,
    document,
    redefined,
  };
}

const defaults = ["elementFormDefault", "attributeFormDefault", "blockDefault", "finalDefault"];

/** Whether two declarations of different documents say the same in the same words, annotations and place aside. */
function sameText(a: RawGlobal, b: RawGlobal): boolean {
  const same = (name: string): boolean =>
    attributeOf(a.document.root, name) === attributeOf(b.document.root, name);
  return defaults.every(same) && sameElement(a.element, b.element);
}

function sameElement(a: XmlElement, b: XmlElement): boolean {
  if (a === b) return true;
  if (a.name.local !== b.name.local || a.name.namespace !== b.name.namespace) return false;
  const attributes = [...a.attributes].filter(([, { name }]) => name.namespace === "");
  if (
    attributes.length !==
    [...b.attributes.values()].filter(({ name }) => name.namespace === "").length
  )
    return false;
  if (attributes.some(([key, { value }]) => b.attributes.get(key)?.value !== value)) return false;
  if (attributes.some(([, { value }]) => !sameBinding(value, a, b))) return false;
  const [ours, theirs] = [a, b].map((element) =>
    childElements(element).filter(({ name }) => name.local !== "annotation"),
  );
  if (ours === undefined || theirs === undefined || ours.length !== theirs.length) return false;
  return ours.every((child, index) => {
    const other = theirs[index];
    return other !== undefined && sameElement(child, other);
  });
}

/** Whether a value, if it is made of qualified names, means the same at both places. */
function sameBinding(value: string, a: XmlElement, b: XmlElement): boolean {
  return splitList(value).every((item) => {
    const prefix = item.slice(0, Math.max(0, item.indexOf(":")));
    return a.namespaces.get(prefix) === b.namespaces.get(prefix);
  });
}
