import type { TreeNode } from "../../../runtime/rules/tree/document-tree.js";
import { xpathOf } from "../../../runtime/rules/tree/place.js";
import { qualifiedName, stringValue } from "../../../runtime/xpath/index.js";
import { electoralNamespace } from "../rules/electoral-rules.js";
import type { Counted } from "./model.js";

/*
 * The units of an electoral sending. A unit has an identifier; a unit of Insee embedded in an answer, a refusal or a registration by
 * right, is part of that answer and not counted itself.
 */

/** The names of the elements in a report. Insee's terms are French in both languages. */
const names: Readonly<Record<string, string>> = {
  AvisDInscription: "Avis d’inscription",
  AvisDInscriptionDOffice: "Avis d’inscription d’office",
  AvisDeRadiation: "Avis de radiation",
  DemandeDAppositionDUneMention: "Demande d’apposition d’une mention",
  DemandeDeRadiation: "Demande de radiation",
  ModificationDuTypeDeListe: "Modification du type de liste",
  PropositionDInscriptionDOffice: "Proposition d’inscription d’office",
  ReactivationDInscription: "Réactivation d’inscription",
  RefusDAppositionDUneMention: "Refus d’apposition d’une mention",
  RefusDeRadiation: "Refus de radiation",
  SuppressionDeMention: "Suppression de mention",
};

/** A unit of a sending. */
export interface Unit {
  readonly node: TreeNode;
  readonly name: string;
  readonly identifier: string | undefined;
}

/** The units of a document, in order. */
export function unitsOf(root: TreeNode): readonly Unit[] {
  const found: Unit[] = [];
  const visit = (node: TreeNode): void => {
    if (node.kind !== "element") return;
    const name = nameOf(node);
    if (name === undefined) node.children.forEach(visit);
    else found.push({ node, name, identifier: identifierOf(node) });
  };
  root.children.forEach(visit);
  return found;
}

function nameOf({ namespace, local }: TreeNode): string | undefined {
  return namespace === electoralNamespace && Object.hasOwn(names, local) ? names[local] : undefined;
}

function identifierOf({ attributes }: TreeNode): string | undefined {
  return attributes.find((each) => qualifiedName(each) === "xml:id")?.value.trim();
}

/** Finds the unit that a node or a place is in. */
export class UnitFinder {
  readonly #byNode: ReadonlyMap<TreeNode, Unit>;
  readonly #units: readonly Unit[];
  #byXPath: ReadonlyMap<string, Unit> | undefined;

  constructor(units: readonly Unit[]) {
    this.#units = units;
    this.#byNode = new Map(units.map((unit) => [unit.node, unit]));
  }

  ofNode(node: TreeNode): Unit | undefined {
    for (let at: TreeNode | undefined = node; at !== undefined; at = at.parent) {
      const unit = this.#byNode.get(at);
      if (unit !== undefined) return unit;
    }
    return undefined;
  }

  /** The unit of a place, given as the XPath of an issue. */
  ofXPath(xpath: string): Unit | undefined {
    this.#byXPath ??= new Map(this.#units.map((unit) => [xpathOf(unit.node), unit]));
    for (let end = xpath.length; end > 0; end = xpath.lastIndexOf("/", end - 1)) {
      const unit = this.#byXPath.get(xpath.slice(0, end));
      if (unit !== undefined) return unit;
    }
    return undefined;
  }
}

export function byKind(units: readonly Unit[]): readonly Counted[] {
  return counted(units.map(({ node, name }) => ({ code: node.local, name })));
}

/** Units by the commune of the list that they are about; those that name none have no code. */
export function byCommune(units: readonly Unit[]): readonly Counted[] {
  return counted(units.map(({ node }) => communeOf(node)));
}

function communeOf(unit: TreeNode): { readonly code: string; readonly name: string } {
  const commune = first(unit, "CommuneDInscription");
  const place = commune && first(commune, "Localite");
  const code = place?.attributes.find(({ local }) => local === "code")?.value.trim() ?? "";
  return { code, name: place === undefined ? "" : stringValue(place).replace(/\s+/g, " ").trim() };
}

/** The first element of a name in another, in the order of the document. */
function first(node: TreeNode, local: string): TreeNode | undefined {
  for (const child of node.children) {
    if (child.kind !== "element") continue;
    if (child.local === local) return child;
    const found = first(child, local);
    if (found !== undefined) return found;
  }
  return undefined;
}

function counted(
  all: readonly { readonly code: string; readonly name: string }[],
): readonly Counted[] {
  const found = new Map<string, { code: string; name: string; count: number }>();
  for (const { code, name } of all) {
    const key = code === "" ? `name ${name}` : code;
    const known = found.get(key);
    if (known === undefined) found.set(key, { code, name, count: 1 });
    else {
      known.count++;
      if (known.name === "") known.name = name;
    }
  }
  return [...found.values()].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
}
