import type {
  AttributeDeclaration,
  AttributeGroupDefinition,
  AttributeUse,
  ComplexTypeDefinition,
  ElementDeclaration,
  ModelGroup,
  ModelGroupDefinition,
  Particle,
  Schema,
  SimpleTypeDefinition,
  TypeDefinition,
} from "../components.js";
import { isUrType } from "./derivation/type-derivation.js";

/** All components of a schema, anonymous and local ones too, each once, built-in ones left out. */
export interface Components {
  readonly elements: ReadonlySet<ElementDeclaration>;
  readonly attributes: ReadonlySet<AttributeDeclaration>;
  readonly attributeUses: ReadonlySet<AttributeUse>;
  readonly complexTypes: ReadonlySet<ComplexTypeDefinition>;
  readonly simpleTypes: ReadonlySet<SimpleTypeDefinition>;
  readonly attributeGroups: ReadonlySet<AttributeGroupDefinition>;
  readonly modelGroups: ReadonlySet<ModelGroupDefinition>;
  readonly particles: ReadonlySet<Particle>;
}

type Visited =
  | ElementDeclaration
  | AttributeDeclaration
  | AttributeUse
  | TypeDefinition
  | AttributeGroupDefinition
  | ModelGroupDefinition
  | Particle;

/** Finds the components of a schema from its global ones. Works from a list, so that no depth is too much. */
export function componentsOf(schema: Schema): Components {
  const found = {
    elementDeclaration: new Set<ElementDeclaration>(),
    attributeDeclaration: new Set<AttributeDeclaration>(),
    attributeUse: new Set<AttributeUse>(),
    complexTypeDefinition: new Set<ComplexTypeDefinition>(),
    simpleTypeDefinition: new Set<SimpleTypeDefinition>(),
    attributeGroupDefinition: new Set<AttributeGroupDefinition>(),
    modelGroupDefinition: new Set<ModelGroupDefinition>(),
    particle: new Set<Particle>(),
  };
  const open: Visited[] = [
    ...schema.typeDefinitions.values(),
    ...schema.elementDeclarations.values(),
    ...schema.attributeDeclarations.values(),
    ...schema.attributeGroupDefinitions.values(),
    ...schema.modelGroupDefinitions.values(),
  ];
  for (let index = 0; index < open.length; index++) {
    const component = open[index];
    if (component === undefined || isBuiltIn(component)) continue;
    const known: Set<Visited> = found[component.kind] as Set<Visited>;
    const { size } = known;
    if (known.add(component).size > size) openInner(component, open);
  }
  return {
    elements: found.elementDeclaration,
    attributes: found.attributeDeclaration,
    attributeUses: found.attributeUse,
    complexTypes: found.complexTypeDefinition,
    simpleTypes: found.simpleTypeDefinition,
    attributeGroups: found.attributeGroupDefinition,
    modelGroups: found.modelGroupDefinition,
    particles: found.particle,
  };
}

function isBuiltIn(component: Visited): boolean {
  if (component.kind === "simpleTypeDefinition") return component.builtIn;
  return component.kind === "complexTypeDefinition" && isUrType(component);
}

/** Adds what a component is made of to a list. */
function openInner(component: Visited, open: Visited[]): void {
  switch (component.kind) {
    case "elementDeclaration":
    case "attributeDeclaration":
      open.push(component.typeDefinition);
      return;
    case "attributeUse":
      open.push(component.attributeDeclaration);
      return;
    case "complexTypeDefinition": {
      const { baseTypeDefinition, attributeUses, contentType } = component;
      open.push(baseTypeDefinition);
      openAll(attributeUses, open);
      if (contentType.variety === "simple") open.push(contentType.simpleTypeDefinition);
      else if (contentType.variety !== "empty") open.push(contentType.particle);
      return;
    }
    case "simpleTypeDefinition": {
      const { baseTypeDefinition, itemTypeDefinition, memberTypeDefinitions } = component;
      if (baseTypeDefinition !== undefined) open.push(baseTypeDefinition);
      if (itemTypeDefinition !== undefined) open.push(itemTypeDefinition);
      openAll(memberTypeDefinitions, open);
      return;
    }
    case "attributeGroupDefinition":
      openAll(component.attributeUses, open);
      return;
    case "modelGroupDefinition":
      openAll(component.modelGroup.particles, open);
      return;
    case "particle":
      if (component.term.kind === "elementDeclaration") open.push(component.term);
      else if (component.term.kind === "modelGroup") openAll(component.term.particles, open);
  }
}

function openAll(some: readonly Visited[], open: Visited[]): void {
  for (let index = 0; index < some.length; index++) {
    const one = some[index];
    if (one !== undefined) open.push(one);
  }
}

/** Model groups in an order in which each stands before those that are part of it. */
export function outermostFirst(groups: Iterable<ModelGroup>): readonly ModelGroup[] {
  const met = new Set<ModelGroup>();
  const done: ModelGroup[] = [];
  for (const start of groups) {
    const open = [start];
    for (let group = open.at(-1); group !== undefined; group = open.at(-1)) {
      const isNew = !met.has(group);
      met.add(group);
      const inner = isNew ? innerGroups(group).filter((one) => !met.has(one)) : [];
      for (const one of inner) open.push(one);
      if (inner.length > 0) continue;
      open.pop();
      done.push(group);
    }
  }
  return [...new Set(done)].reverse();
}

function innerGroups({ particles }: ModelGroup): readonly ModelGroup[] {
  return particles.flatMap(({ term }) => (term.kind === "modelGroup" ? [term] : []));
}
