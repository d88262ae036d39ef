import type { Position } from "../../../runtime/issues.js";
import { clark, xsNamespace } from "../../../runtime/qname.js";
import { splitList } from "../../reader/grammar/lexical.js";
import type { RawDocument } from "../../reader/sources/raw-document.js";
import { childElements, type XmlElement } from "../../reader/xml/tree.js";
import { type Construction, expandedName } from "./context.js";
import type { RawGlobal, SymbolSpace } from "./globals.js";

/** A top-level element of a document, or a child of `redefine`. A mistake in it makes the whole unit unsound. */
interface Unit {
  readonly element: XmlElement;
  readonly document: RawDocument;
  /** Units that refer to this one. */
  readonly users: Set<Unit>;
}

/** The units of each document in the order of the text, by file. */
type UnitsByFile = Map<string | undefined, readonly (readonly Unit[])[]>;

const typeAttributes: ReadonlySet<string> = new Set(["type", "base", "itemType", "memberTypes"]);
const referable: ReadonlySet<string> = new Set<SymbolSpace>([
  "element",
  "attribute",
  "group",
  "attributeGroup",
]);

/**
 * Tells of a place whether what stands there can be judged: whether nothing was found wrong with that top-level component, nor with any that it
 * refers to, at any distance. What is wrong has stand-ins, and of those there is nothing to say.
 */
export function soundnessOf(
  construction: Construction,
  documents: readonly RawDocument[],
  faults: readonly Position[],
): (position: Position | undefined) => boolean {
  const byFile: UnitsByFile = new Map();
  const byElement = new Map<XmlElement, Unit>();
  for (const document of documents) {
    const units: Unit[] = unitElements(document.root).map((element) => ({
      element,
      document,
      users: new Set(),
    }));
    for (const unit of units) byElement.set(unit.element, unit);
    const { file } = document.root.position;
    byFile.set(file, [...(byFile.get(file) ?? []), units]);
  }
  for (const unit of byElement.values()) addReferences(unit, construction, byElement);
  const unsound = new Set<Unit>();
  for (const fault of faults) for (const unit of unitsAt(byFile, fault)) unsound.add(unit);
  for (const unit of unsound) for (const user of unit.users) unsound.add(user);
  return (position) =>
    position === undefined || !unitsAt(byFile, position).some((unit) => unsound.has(unit));
}

function unitElements(root: XmlElement): readonly XmlElement[] {
  return childElements(root).flatMap((element) =>
    element.name.local === "redefine" ? [element, ...childElements(element)] : [element],
  );
}

/** The unit of each document of a file that begins last before a place; a file is several documents if it is read for several namespaces. */
function unitsAt(byFile: UnitsByFile, { file, line, column }: Position): readonly Unit[] {
  return (byFile.get(file) ?? []).flatMap((units) => {
    let low = 0;
    let high = units.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const start = units[middle]?.element.position;
      const after =
        start === undefined || start.line > line || (start.line === line && start.column > column);
      if (after) high = middle;
      else low = middle + 1;
    }
    return units[low - 1] ?? [];
  });
}

function addReferences(
  unit: Unit,
  { globals }: Construction,
  byElement: ReadonlyMap<XmlElement, Unit>,
): void {
  const refer = (global: RawGlobal | undefined): void => {
    for (let next = global; next !== undefined; next = next.redefined)
      byElement.get(next.element)?.users.add(unit);
  };
  const visit = (element: XmlElement): void => {
    for (const { name, value } of element.attributes.values()) {
      if (name.namespace !== "") continue;
      const space = spaceOf(element, name.local);
      if (space === undefined) continue;
      for (const item of splitList(value)) {
        const referred = expandedName(unit, element, item);
        if (referred !== undefined) refer(globals[space].get(clark(referred)));
      }
    }
    for (const child of childElements(element)) visit(child);
  };
  visit(unit.element);
}

/** Which symbol space an attribute refers to. */
function spaceOf({ name }: XmlElement, attribute: string): SymbolSpace | undefined {
  if (name.namespace !== xsNamespace) return undefined;
  if (typeAttributes.has(attribute)) return "type";
  if (attribute === "substitutionGroup") return "element";
  if (attribute !== "ref" || !referable.has(name.local)) return undefined;
  return name.local as SymbolSpace;
}
