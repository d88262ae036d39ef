import type {
  ModelGroupDefinition,
  Particle,
  Schema,
  TypeDefinition,
} from "../../schema/components.js";
import { substitutionGroupsOf } from "../../schema/constraints/content/substitution-groups.js";
import { componentsOf } from "../../schema/constraints/walk.js";
import type { Reach } from "../comparison.js";

/** Who refers to a component, in one version. */
export class Users {
  readonly #users = new Map<object, Set<object>>();
  readonly #roots = new Map<object, string>();
  /** The declarations of this version. */
  readonly #declarations: ReadonlySet<object>;

  constructor(schema: Schema) {
    const { elements, attributeUses, attributes, complexTypes, simpleTypes, modelGroups } =
      componentsOf(schema);
    const groups = substitutionGroupsOf(schema);
    this.#declarations = new Set<object>([...elements, ...attributes]);
    for (const [name, element] of schema.elementDeclarations) this.#roots.set(element, name);
    for (const element of elements) this.#add(element.typeDefinition, element);
    for (const use of attributeUses) this.#add(use.attributeDeclaration, use);
    for (const attribute of attributes) this.#add(attribute.typeDefinition, attribute);
    for (const type of complexTypes) {
      this.#add(type.baseTypeDefinition, type);
      for (const use of type.attributeUses) this.#add(use, type);
      if (type.attributeWildcard !== undefined) this.#add(type.attributeWildcard, type);
      const { contentType: content } = type;
      if (content.variety === "simple") this.#add(content.simpleTypeDefinition, type);
      if ("particle" in content) this.#particle(content.particle, type, groups);
    }
    for (const type of simpleTypes)
      for (const inner of [
        type.baseTypeDefinition,
        type.itemTypeDefinition,
        ...type.memberTypeDefinitions,
      ])
        if (inner !== undefined) this.#add(inner, type);
    for (const group of modelGroups)
      for (const particle of group.modelGroup.particles) this.#particle(particle, group, groups);
  }

  /** All global elements. */
  get roots(): readonly string[] {
    return [...this.#roots.values()];
  }

  #add(used: object, user: object): void {
    const users = this.#users.get(used);
    if (users === undefined) this.#users.set(used, new Set([user]));
    else users.add(user);
  }

  #particle(
    particle: Pick<Particle, "term">,
    owner: TypeDefinition | ModelGroupDefinition,
    groups: ReturnType<typeof substitutionGroupsOf>,
  ): void {
    const open = [particle];
    const seen = new Set<object>();
    for (const { term } of open) {
      if (seen.has(term)) continue;
      seen.add(term);
      if (term.kind !== "modelGroup") {
        this.#add(term, owner);
        if (term.kind === "elementDeclaration")
          for (const member of groups.membersOf(term)) this.#add(member, owner);
        continue;
      }
      if (term.definition !== undefined) this.#add(term.definition, owner);
      open.push(...term.particles);
    }
  }

  /** Everything that leads to some components: declarations that hold them, and the roots. */
  reachOf(objects: readonly object[]): {
    readonly places: ReadonlySet<object>;
    readonly roots: ReadonlySet<string>;
  } {
    const places = new Set<object>();
    const roots = new Set<string>();
    const seen = new Set<object>(objects);
    /** What is above a declaration leads to roots, and is no place itself. */
    const above = new Set<object>();
    for (const at of seen) {
      if (this.#declarations.has(at)) {
        places.add(at);
        above.add(at);
        continue;
      }
      for (const user of this.#users.get(at) ?? []) seen.add(user);
    }
    for (const at of above) {
      const root = this.#roots.get(at);
      if (root !== undefined) roots.add(root);
      for (const user of this.#users.get(at) ?? []) above.add(user);
    }
    return { places, roots };
  }
}

/** How far changes reach in the two versions: in the one in which they reach further. */
export class Reaches {
  readonly #versions: readonly Users[];
  /** The roots of both versions, in their order. */
  readonly #roots: ReadonlyMap<string, number>;

  constructor(versions: readonly Users[]) {
    this.#versions = versions;
    const labels = new Set(versions.flatMap(({ roots }) => roots));
    this.#roots = new Map([...labels].map((label, index) => [label, index]));
  }

  of(objects: readonly object[]): Reach {
    const all = this.#versions.map((users) => users.reachOf(objects));
    const places = Math.max(0, ...all.map((one) => one.places.size));
    const placeOf = (label: string): number => this.#roots.get(label) ?? 0;
    const roots = new Set(all.flatMap((one) => [...one.roots]));
    return { places, roots: [...roots].toSorted((a, b) => placeOf(a) - placeOf(b)) };
  }
}
