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
    if (known.has(component)) continue;
    known.add(component);
    for (const inner of innerOf(component)) open.push(inner);
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

function innerOf(component: Visited): readonly Visited[] {
  switch (component.kind) {
    case "elementDeclaration":
      return [component.typeDefinition];
    case "attributeDeclaration":
      return [component.typeDefinition];
    case "attributeUse":
      return [component.attributeDeclaration];
    case "complexTypeDefinition":
      return [component.baseTypeDefinition, ...component.attributeUses, ...contentOf(component)];
    case "simpleTypeDefinition": {
      const { baseTypeDefinition, itemTypeDefinition, memberTypeDefinitions } = component;
      const types = [baseTypeDefinition, itemTypeDefinition, ...memberTypeDefinitions];
      return types.filter((type) => type !== undefined);
    }
    case "attributeGroupDefinition":
      return component.attributeUses;
    case "modelGroupDefinition":
      return component.modelGroup.particles;
    case "particle":
      if (component.term.kind === "elementDeclaration") return [component.term];
      return component.term.kind === "modelGroup" ? component.term.particles : [];
  }
}

function contentOf({ contentType }: ComplexTypeDefinition): readonly Visited[] {
  if (contentType.variety === "empty") return [];
  return contentType.variety === "simple"
    ? [contentType.simpleTypeDefinition]
    : [contentType.particle];
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
