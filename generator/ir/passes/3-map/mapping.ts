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
import { findListedGroups, type Listing } from "./ordered-groups.js";
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
    return this.#withProperties([root], findListedGroups(root), names)[0] ?? noElements;
  }

  /** Gives properties to what stands side by side in an object. */
  #withProperties(
    nodes: readonly ContentNode[],
    listed: ReadonlyMap<GroupNode, Listing>,
    names: PropertyNames,
  ): readonly Arranged[] {
    const properties = this.#groupProperties(nodes, listed, names);
    const arrange = (node: ContentNode): Arranged => {
      if (node.kind === "element" || node.kind === "any") return this.#leaf(node, names);
      const listing = listed.get(node);
      if (listing === undefined) return withNodes(node, node.nodes.map(arrange));
      const { key, property } = properties.shift() ?? { key: "", property: "" };
      if (listing === "items") return { ...(this.#ordered(node) as ArrangedGroup), property };
      const parts = this.#withProperties(node.nodes, listed, names.within(key));
      return { ...withNodes(node, parts), property, rows: true };
    };
    return nodes.map(arrange);
  }

  /** The names of the ordered groups in document order; they take them before the elements do. */
  #groupProperties(
    nodes: readonly ContentNode[],
    listed: ReadonlyMap<GroupNode, Listing>,
    names: PropertyNames,
  ): { readonly key: string; readonly property: string }[] {
    const groups = nodes.flatMap((node) => [...groupsOf(node, listed)]);
    return groups.map(({ definition }, index) => {
      const wanted = definition && toPropertyName(definition.name.local, this.#options.naming);
      const key = `group:${index}`;
      return { key, property: names.take(key, wanted ?? "content") };
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
function* groupsOf(
  node: ContentNode,
  listed: ReadonlyMap<GroupNode, Listing>,
): Generator<GroupNode> {
  if (node.kind === "element" || node.kind === "any") return;
  if (listed.has(node)) yield node;
  else for (const child of node.nodes) yield* groupsOf(child, listed);
}

function withNodes(group: GroupNode, nodes: readonly Arranged[]): ArrangedGroup {
  return { ...group, property: undefined, nodes };
}

/** Stands in a key between a group and what is in its rows; no name and no namespace has it. */
const rowMark = "\0";

/** The property names of one type, or the kinds of one ordered group: the same thing has the same name everywhere in it. */
class PropertyNames {
  readonly all: Map<string, string>;
  /** The keys of the names that are given. */
  readonly #keys: Map<string, string>;
  readonly #taken: Set<string>;
  readonly #reserved: ReadonlySet<string>;
  readonly #within: string;
  #wildcards = 0;

  /** The names of rows are kept among those of the type, under keys that begin with that of the group. */
  constructor(
    reserved: ReadonlySet<string>,
    all: ReadonlyMap<string, string>,
    own: { readonly within: string; readonly all: Map<string, string> } = {
      within: "",
      all: new Map(all),
    },
  ) {
    this.all = own.all;
    this.#reserved = reserved;
    this.#within = own.within;
    const inherited = [...all].flatMap(([key, name]) => {
      const rest = key.startsWith(own.within) ? key.slice(own.within.length) : rowMark;
      return rest.includes(rowMark) ? [] : [[rest, name] as const];
    });
    this.#keys = new Map(inherited.map(([key, name]) => [name, key]));
    this.#taken = new Set([...reserved, ...this.#keys.keys()]);
  }

  /** The names in the rows of a group. */
  within(group: string): PropertyNames {
    const within = `${this.#within}${group}${rowMark}`;
    return new PropertyNames(this.#reserved, this.all, { within, all: this.all });
  }

  take(key: string, wanted: string): string {
    const known = this.all.get(this.#within + key);
    if (known !== undefined) return known;
    const name = takeName(this.#toldApart(key, wanted), this.#taken);
    this.all.set(this.#within + key, name);
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
