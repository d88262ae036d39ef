import { memo } from "../../../runtime/engine/memo.js";
import { push } from "../../ir/passes/2-relate/shared-lists.js";
import type {
  AttributeUse,
  ComplexTypeDefinition,
  Particle,
  Schema,
  SimpleTypeDefinition,
  TypeDefinition,
} from "../../schema/components.js";
import { allNamed, type Found, type Named } from "./find.js";

/** The components that contain another one, derive from it, or have it as their type. */
export function usersOf(schema: Schema, found: Found): readonly Named[] {
  return usersIn(schema).get(found) ?? [];
}

const usersIn = memo((schema: Schema): ReadonlyMap<Found, readonly Named[]> => {
  const users = new Map<Found, Named[]>();
  for (const user of allNamed(schema)) {
    const walk = new Walk();
    walk.component(user);
    walk.used.delete(user);
    for (const used of walk.used) push(users, used, user);
  }
  return users;
});

/** Collects what a component uses, looking through anonymous types and through groups. */
class Walk {
  readonly used = new Set<Found>();
  readonly #seen = new Set<unknown>();

  component(component: Found): void {
    switch (component.kind) {
      case "elementDeclaration":
      case "attributeDeclaration":
        this.#type(component.typeDefinition);
        return;
      case "complexTypeDefinition":
        this.#complex(component);
        return;
      case "simpleTypeDefinition":
        this.#simple(component);
        return;
      case "modelGroupDefinition":
        for (const particle of component.modelGroup.particles) this.#particle(particle);
        return;
      case "attributeGroupDefinition":
        this.#attributes(component.attributeUses);
        return;
      case "notationDeclaration":
        return;
    }
  }

  #type(type: TypeDefinition): void {
    this.used.add(type);
    if (type.name !== undefined || this.#seen.has(type)) return;
    this.#seen.add(type);
    if (type.kind === "simpleTypeDefinition") this.#simple(type);
    else this.#complex(type);
  }

  #simple({ baseTypeDefinition, itemTypeDefinition, memberTypeDefinitions }: SimpleTypeDefinition) {
    for (const type of [baseTypeDefinition, itemTypeDefinition, ...memberTypeDefinitions])
      if (type !== undefined) this.#type(type);
  }

  #complex({ baseTypeDefinition, contentType, attributeUses }: ComplexTypeDefinition): void {
    this.#type(baseTypeDefinition);
    this.#attributes(attributeUses);
    if (contentType.variety === "simple") this.#type(contentType.simpleTypeDefinition);
    else if (contentType.variety !== "empty") this.#particle(contentType.particle);
  }

  #attributes(uses: readonly AttributeUse[]): void {
    for (const { attributeDeclaration } of uses) {
      this.used.add(attributeDeclaration);
      this.#type(attributeDeclaration.typeDefinition);
    }
  }

  #particle({ term }: Particle): void {
    if (term.kind === "wildcard" || this.#seen.has(term)) return;
    this.#seen.add(term);
    if (term.kind === "elementDeclaration") {
      this.used.add(term);
      this.#type(term.typeDefinition);
      return;
    }
    if (term.definition !== undefined) this.used.add(term.definition);
    for (const particle of term.particles) this.#particle(particle);
  }
}
