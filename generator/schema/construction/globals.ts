import { clark, type QName, xsNamespace } from "../../../runtime/qname.js";
import type { Report } from "../../diagnostics.js";
import { collapse } from "../../reader/grammar/lexical.js";
import { bundledSchema } from "../../reader/sources/bundled-schemas.js";
import type { RawDocument } from "../../reader/sources/raw-document.js";
import { attributeOf, childElements, type XmlElement } from "../../reader/xml/tree.js";
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

/** A second component of one name. Both are one if they are equal, which shows when they are made. */
export interface Double {
  readonly first: RawGlobal;
  readonly second: RawGlobal;
}

export interface Collected {
  readonly globals: Globals;
  readonly doubles: readonly Double[];
}

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
 * Collects the top-level components of all documents. Two of one name are an error (Part 1, 3.15.6, sch-props-correct, clause 2) where one
 * document holds both, by itself or by what it includes; those of documents that are imported from two places may be equal, and are one
 * then. Redefinitions take the place of what they redefine.
 */
export function collectGlobals(documents: readonly RawDocument[], report: Report): Collected {
  const collector = new Collector(documents, report);
  for (const document of documents) collector.declarations(document);
  for (const document of documents) collector.redefinitions(document);
  return collector;
}

/** Reports the second of two components of one name. */
export function reportDouble({ first, second }: Double, report: Report): void {
  const parameters = { thing: named(second.space, second.name), place: first.element.position };
  report({ key: "sch-props-correct.2", parameters, position: second.element.position });
}

class Collector implements Collected {
  readonly doubles: Double[] = [];
  readonly globals: OpenGlobals = {
    type: new Map(),
    element: new Map(),
    attribute: new Map(),
    group: new Map(),
    attributeGroup: new Map(),
    notation: new Map(),
  };
  readonly #holders: Holders;
  readonly #report: Report;

  constructor(documents: readonly RawDocument[], report: Report) {
    this.#holders = new Holders(documents);
    this.#report = report;
  }

  declarations(document: RawDocument): void {
    for (const element of childElements(document.root)) {
      const global = rawGlobal(element, document, undefined);
      if (global !== undefined) this.#declare(global);
    }
  }

  #declare(global: RawGlobal): void {
    const { space, name, document } = global;
    // The schema for schemas declares the built-in types again.
    const key = clark(name);
    if (space === "type" && builtInTypes.has(key)) return;
    const table = this.globals[space];
    const first = table.get(key);
    if (first === undefined) {
      table.set(key, global);
      return;
    }
    if (bundledSchema(first.document.location) !== undefined) return;
    const double: Double = { first, second: global };
    if (this.#holders.share(first.document, document)) reportDouble(double, this.#report);
    else this.doubles.push(double);
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

/** Tells which documents hold a document: it itself, and those that include or redefine it, at any depth. */
class Holders {
  readonly #includers = new Map<RawDocument, RawDocument[]>();
  readonly #known = new Map<RawDocument, ReadonlySet<RawDocument>>();

  constructor(documents: readonly RawDocument[]) {
    for (const document of documents) {
      for (const included of document.includes) {
        const includers = this.#includers.get(included);
        if (includers === undefined) this.#includers.set(included, [document]);
        else includers.push(document);
      }
    }
  }

  /** Whether some document holds both. */
  share(a: RawDocument, b: RawDocument): boolean {
    const holders = this.#holdersOf(a);
    for (const holder of this.#holdersOf(b)) if (holders.has(holder)) return true;
    return false;
  }

  #holdersOf(document: RawDocument): ReadonlySet<RawDocument> {
    const known = this.#known.get(document);
    if (known !== undefined) return known;
    const holders = new Set([document]);
    for (const holder of holders)
      for (const includer of this.#includers.get(holder) ?? []) holders.add(includer);
    this.#known.set(document, holders);
    return holders;
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
