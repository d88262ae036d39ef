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
  const seen = new Set<ComplexTypeDefinition>();
  for (let at = type.baseTypeDefinition; at.kind === "complexTypeDefinition" && !seen.has(at); ) {
    seen.add(at);
    const base = at.baseTypeDefinition;
    if (base.kind !== "complexTypeDefinition" || isUrType(at) || isUrType(base)) return undefined;
    if (at.derivationMethod === "restriction") {
      const elements =
        "particle" in base.contentType ? [...elementsOf(base.contentType.particle)] : [];
      return {
        from: describeType(base),
        attributes: namesOf(base),
        elements: new Map(elements.map((element) => [clark(element.name), element.typeDefinition])),
      };
    }
    at = base;
  }
  return undefined;
}

function namesOf({ attributeUses }: ComplexTypeDefinition): ReadonlySet<string> {
  return new Set(attributeUses.map(({ attributeDeclaration }) => clark(attributeDeclaration.name)));
}

function additionsOf({ extensionParticle }: ComplexTypeDefinition): readonly ElementDeclaration[] {
  return extensionParticle === undefined ? [] : [...elementsOf(extensionParticle)];
}
