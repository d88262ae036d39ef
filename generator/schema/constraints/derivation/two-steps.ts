import { clark } from "../../../../runtime/qname.js";
import type { Thing } from "../../../messages/message.js";
import type {
  ComplexTypeDefinition,
  ElementDeclaration,
  TypeDefinition,
} from "../../components.js";
import { elementsOf } from "../content/element-consistency.js";
import type { Context } from "../context.js";
import { describeDeclaration, describeType } from "../describe.js";
import { isUrType, sameType } from "./type-derivation.js";

/**
 * Derivation Valid (Extension), clause 1.5 (Part 1, 3.4.6): the type could be had in two steps, an extension and then a restriction, so
 * that an extension brings nothing back that a restriction took away. What can be seen of a breach is that the one
 * extension would have two attributes of one name, or two types for one element name. A warning, since other
 * processors take such types.
 */
export function checkTwoSteps(type: ComplexTypeDefinition, { report }: Context): void {
  const removed = removedAbove(type);
  if (removed === undefined) return;
  const base = type.baseTypeDefinition;
  const warning = { severity: "warning", position: type.position } as const;
  const inherited = base.kind === "complexTypeDefinition" ? namesOf(base) : new Set<string>();
  for (const { attributeDeclaration: attribute } of type.attributeUses) {
    const name = clark(attribute.name);
    if (inherited.has(name) || !removed.attributes.has(name)) continue;
    const parameters = { name: attribute.name, base: removed.from };
    report({ ...warning, key: "cos-ct-extends.1.5", parameters });
  }
  for (const element of additionsOf(type)) {
    const before = removed.elements.get(clark(element.name));
    if (before === undefined || sameType(before, element.typeDefinition)) continue;
    const parameters = {
      element: describeDeclaration(element),
      type: describeType(element.typeDefinition),
      before: describeType(before),
      base: removed.from,
    };
    report({ ...warning, key: "cos-ct-extends.1.5/element", parameters });
  }
}

interface Removed {
  readonly from: Thing;
  readonly attributes: ReadonlySet<string>;
  readonly elements: ReadonlyMap<string, TypeDefinition>;
}

/** What the ancestors of a type had before one of them restricted another; undefined when none did. */
function removedAbove(type: ComplexTypeDefinition): Removed | undefined {
  const passed: TypeDefinition[] = [];
  let at = type.baseTypeDefinition;
  while (at.kind === "complexTypeDefinition" && !known.has(at)) {
    passed.push(at);
    known.set(at, removedBy(at));
    if (isUrType(at) || known.get(at) !== undefined) break;
    at = at.baseTypeDefinition;
  }
  const removed = known.get(at);
  for (const one of passed) known.set(one, removed);
  return removed;
}

/** Found out once for each type, since types may be derived from each other in long chains. */
const known = new WeakMap<TypeDefinition, Removed | undefined>();

/** What the base of a restriction has. */
function removedBy({
  derivationMethod,
  baseTypeDefinition: base,
}: ComplexTypeDefinition): Removed | undefined {
  if (derivationMethod !== "restriction" || base.kind !== "complexTypeDefinition") return undefined;
  if (isUrType(base)) return undefined;
  const elements = "particle" in base.contentType ? [...elementsOf(base.contentType.particle)] : [];
  return {
    from: describeType(base),
    attributes: namesOf(base),
    elements: new Map(elements.map((element) => [clark(element.name), element.typeDefinition])),
  };
}

function namesOf({ attributeUses }: ComplexTypeDefinition): ReadonlySet<string> {
  return new Set(attributeUses.map(({ attributeDeclaration }) => clark(attributeDeclaration.name)));
}

function additionsOf({ extensionParticle }: ComplexTypeDefinition): readonly ElementDeclaration[] {
  return extensionParticle === undefined ? [] : [...elementsOf(extensionParticle)];
}
