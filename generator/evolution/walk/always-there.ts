import { clark } from "../../../runtime/qname.js";
import type {
  ElementDeclaration,
  IdentityConstraintDefinition,
  Particle,
  Schema,
} from "../../schema/components.js";
import { isUrType } from "../../schema/constraints/derivation/type-derivation.js";
import { componentsOf } from "../../schema/constraints/walk.js";

/**
 * Whether all elements that a constraint selects have its fields: attributes that the schema requires of every element of that name. Then
 * a `unique` asks for what a `key` does. Undefined elements, which wildcards let in, may lack anything.
 */
export class AlwaysThere {
  readonly #elements: readonly ElementDeclaration[];
  readonly #isOpen: boolean;

  constructor(schema: Schema) {
    const { elements, complexTypes } = componentsOf(schema);
    this.#elements = [...elements];
    this.#isOpen =
      this.#elements.some(({ typeDefinition: type }) => isUrType(type)) ||
      [...complexTypes].some(
        ({ contentType }) => "particle" in contentType && letsUndeclaredIn(contentType.particle),
      );
  }

  has({ selector, fields }: IdentityConstraintDefinition): boolean {
    if (this.#isOpen) return false;
    const names = selector.paths.map(({ steps }) => steps.at(-1));
    return names.every(
      (test) =>
        test?.kind === "name" &&
        this.#elements
          .filter(({ name }) => clark(name) === clark(test.name))
          .every((element) =>
            fields.every(({ paths }) =>
              paths.some(
                ({ steps, descendant, attribute }) =>
                  steps.length === 0 &&
                  !descendant &&
                  attribute?.kind === "name" &&
                  requires(element, clark(attribute.name)),
              ),
            ),
          ),
    );
  }
}

function requires({ typeDefinition: type }: ElementDeclaration, name: string): boolean {
  return (
    type.kind === "complexTypeDefinition" &&
    type.attributeUses.some(
      ({ required, attributeDeclaration: own }) => required && clark(own.name) === name,
    )
  );
}

function letsUndeclaredIn({ term }: Particle): boolean {
  const open: Particle["term"][] = [term];
  const seen = new Set<Particle["term"]>();
  for (const at of open) {
    if (seen.has(at)) continue;
    seen.add(at);
    if (at.kind === "wildcard" && at.processContents !== "strict") return true;
    if (at.kind === "modelGroup") open.push(...at.particles.map((particle) => particle.term));
  }
  return false;
}
