import { clark } from "../../../../runtime/qname.js";
import type { ComplexTypeDefinition, TypeDefinition } from "../../../schema/components.js";
import type {
  Arranged,
  ArrangedGroup,
  ContentNode,
  GroupNode,
  Keep,
  MappedContent,
  Mapping,
} from "../../ir.js";
import { type PropertyNaming, reservedProperties, takeName, toPropertyName } from "../../names.js";
import { findOrderedGroups } from "./ordered-groups.js";
import { Simplifier } from "./simplify.js";

/** Element-only content in which no element can occur: unlike empty content, it accepts white space. */
const noElements: ArrangedGroup = {
  kind: "sequence",
  minOccurs: 1,
  maxOccurs: 1,
  property: undefined,
  definition: undefined,
  nodes: [],
};

export interface MappingOptions {
  readonly naming: PropertyNaming;
  /** Which components the output is about: see `only` in `GenerateOptions`. */
  readonly keep: Keep;
  /** The kinds that members of substitution groups bring into an ordered group. */
  readonly substitutionKinds: (node: ContentNode) => readonly string[];
}

/** Gives the mapping of every complex type, computed once: a derived type keeps the names of its base. */
export class Mappings {
  readonly #mappings = new Map<ComplexTypeDefinition, Mapping>();
  readonly #options: MappingOptions;
  readonly #simplifier: Simplifier;

  constructor(options: MappingOptions) {
    this.#options = options;
    this.#simplifier = new Simplifier(options.keep);
  }

  of(type: ComplexTypeDefinition): Mapping {
    const known = this.#mappings.get(type);
    if (known !== undefined) return known;
    const mapping = this.#map(type, this.#inheritedNames(type.baseTypeDefinition));
    this.#mappings.set(type, mapping);
    return mapping;
  }

  #inheritedNames(base: TypeDefinition): ReadonlyMap<string, string> {
    const inherits = base.kind === "complexTypeDefinition" && base.baseTypeDefinition !== base;
    return inherits ? this.of(base).names : new Map();
  }

  #map(type: ComplexTypeDefinition, inherited: ReadonlyMap<string, string>): Mapping {
    const { naming, keep } = this.#options;
    const names = new PropertyNames(reservedProperties, inherited);
    const content = this.#content(type, names);
    const attributes = type.attributeUses.filter(keep).map((use) => {
      const { name } = use.attributeDeclaration;
      const wanted = toPropertyName(name.local, naming);
      return { property: names.take(`attribute:${clark(name)}`, wanted), use };
    });
    const wildcard = type.attributeWildcard;
    const anyAttribute = wildcard && {
      property: names.take("anyAttributes", "anyAttributes"),
      wildcard,
    };
    return { component: type, content, attributes, anyAttribute, names: names.all };
  }

  #content({ contentType }: ComplexTypeDefinition, names: PropertyNames): MappedContent {
    switch (contentType.variety) {
      case "empty":
        return { kind: "empty" };
      case "simple": {
        const property = names.take("text", "value");
        return { kind: "text", property, type: contentType.simpleTypeDefinition };
      }
      case "mixed": {
        const property = names.take("content", "content");
        const node = this.#simplifier.simplify(contentType.particle);
        return { kind: "mixed", property, node: node && this.#ordered(node) };
      }
      case "elementOnly": {
        const node = this.#simplifier.simplify(contentType.particle);
        return { kind: "elementOnly", node: node ? this.#arrange(node, names) : noElements };
      }
    }
  }

  #arrange(root: ContentNode, names: PropertyNames): Arranged {
    const ordered = findOrderedGroups(root);
    const properties = this.#groupProperties(root, ordered, names);
    const arrange = (node: ContentNode): Arranged => {
      if (node.kind === "element" || node.kind === "any") return this.#leaf(node, names);
      if (ordered.has(node)) {
        const property = properties.shift();
        return { ...(this.#ordered(node) as ArrangedGroup), property };
      }
      return withNodes(node, node.nodes.map(arrange));
    };
    return arrange(root);
  }

  /** The names of the ordered groups in document order; they take them before the elements do. */
  #groupProperties(
    root: ContentNode,
    ordered: ReadonlySet<GroupNode>,
    names: PropertyNames,
  ): string[] {
    return [...groupsOf(root, ordered)].map(({ definition }, index) => {
      const wanted = definition && toPropertyName(definition.name.local, this.#options.naming);
      return names.take(`group:${index}`, wanted ?? "content");
    });
  }

  /**
   * Inside an ordered group, names are the kinds of items; those of substitution groups are fixed and come first. What a
   * shared group holds has the same kinds at each of its uses, so that it is one group here as well.
   */
  #ordered(root: ContentNode): Arranged {
    const kinds = new PropertyNames(new Set(this.#options.substitutionKinds(root)), new Map());
    const known = new Map<GroupNode, ArrangedGroup>();
    const arrange = (node: ContentNode): Arranged => {
      if (node.kind === "element" || node.kind === "any") return this.#leaf(node, kinds);
      const group = known.get(node) ?? withNodes(node, node.nodes.map(arrange));
      known.set(node, group);
      return group;
    };
    return arrange(root);
  }

  #leaf(node: Exclude<ContentNode, GroupNode>, names: PropertyNames): Arranged {
    if (node.kind === "any") return { ...node, property: names.takeAny() };
    const { name } = node.declaration;
    const wanted = toPropertyName(name.local, this.#options.naming);
    return { ...node, property: names.take(`element:${clark(name)}`, wanted) };
  }
}

/** The ordered groups in document order; what is inside them is theirs. */
function* groupsOf(node: ContentNode, ordered: ReadonlySet<GroupNode>): Generator<GroupNode> {
  if (node.kind === "element" || node.kind === "any") return;
  if (ordered.has(node)) yield node;
  else for (const child of node.nodes) yield* groupsOf(child, ordered);
}

function withNodes(group: GroupNode, nodes: readonly Arranged[]): ArrangedGroup {
  return { ...group, property: undefined, nodes };
}

/** The property names of one type, or the kinds of one ordered group: the same thing has the same name everywhere in it. */
class PropertyNames {
  readonly all: Map<string, string>;
  /** The keys of the names that are given. */
  readonly #keys: Map<string, string>;
  readonly #taken: Set<string>;
  #wildcards = 0;

  constructor(reserved: ReadonlySet<string>, inherited: ReadonlyMap<string, string>) {
    this.all = new Map(inherited);
    this.#keys = new Map([...inherited].map(([key, name]) => [name, key]));
    this.#taken = new Set([...reserved, ...inherited.values()]);
  }

  take(key: string, wanted: string): string {
    const known = this.all.get(key);
    if (known !== undefined) return known;
    const name = takeName(this.#toldApart(key, wanted), this.#taken);
    this.all.set(key, name);
    this.#keys.set(name, key);
    return name;
  }

  /** `titleAttribute` beside an element `title`; where a base has the attribute, the element is `titleElement`. */
  #toldApart(key: string, wanted: string): string {
    const holder = this.#keys.get(wanted);
    if (holder === undefined) return wanted;
    const held = holder.startsWith("attribute:");
    if (key.startsWith("attribute:")) return held ? wanted : `${wanted}Attribute`;
    return held && key.startsWith("element:") ? `${wanted}Element` : wanted;
  }

  takeAny(): string {
    return this.take(`any:${this.#wildcards++}`, "any");
  }
}

/** Whether two arranged models have the same properties, declarations and counts. Shared groups are compared once. */
export function sameArranged(
  a: Arranged,
  b: Arranged,
  same: Map<Arranged, Arranged> = new Map(),
): boolean {
  if (a === b || same.get(a) === b) return true;
  if (a.minOccurs !== b.minOccurs || a.maxOccurs !== b.maxOccurs || a.property !== b.property)
    return false;
  if (a.kind === "element") return b.kind === "element" && a.declaration === b.declaration;
  if (a.kind === "any") return b.kind === "any" && a.wildcard === b.wildcard;
  if (b.kind !== a.kind || a.nodes.length !== b.nodes.length) return false;
  const equal = a.nodes.every((node, index) => {
    const other = b.nodes[index];
    return other !== undefined && sameArranged(node, other, same);
  });
  if (equal) same.set(a, b);
  return equal;
}
