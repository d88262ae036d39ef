import { clark } from "../../../runtime/qname.js";
import type {
  AttributeUse,
  ComplexTypeDefinition,
  ContentType,
  Particle,
  Schema,
  TypeDefinition,
} from "../../schema/components.js";
import { compareAttributeSets, type Sources } from "./attribute-changes.js";
import { type Changes, inside, type Place } from "./change.js";
import { compareParticles } from "./content-changes.js";
import {
  type CompareTypes,
  compareBlocks,
  compareElementDeclarations,
  compareFinal,
} from "./declaration-changes.js";
import { compareSimpleTypes } from "./simple-changes.js";

/** Compares types, and all that stands inside them without a name. */
export class TypeChanges {
  readonly #changes: Changes;
  readonly #sources: readonly [Sources, Sources];
  readonly #open = new Set<TypeDefinition>();

  constructor(old: Schema, newer: Schema, changes: Changes) {
    this.#changes = changes;
    this.#sources = [sourcesIn(old), sourcesIn(newer)];
  }

  readonly compare: CompareTypes = (old, newer, place) => {
    if (this.#open.has(old)) return;
    this.#open.add(old);
    if (old.kind === "simpleTypeDefinition" && newer.kind === "simpleTypeDefinition")
      compareSimpleTypes(old, newer, place, this.#changes);
    else if (old.kind === "complexTypeDefinition" && newer.kind === "complexTypeDefinition")
      this.#complex(old, newer, place);
    else this.#changes.add("content-kind-changed", place, { old: kindOf(old), new: kindOf(newer) });
    this.#open.delete(old);
  };

  #complex(old: ComplexTypeDefinition, newer: ComplexTypeDefinition, outer: Place): void {
    // What is said of the type says so itself, not the declaration around it.
    const place: Place = { component: outer.component, old, new: newer };
    const changes = this.#changes;
    if (old.abstract !== newer.abstract)
      changes.add(newer.abstract ? "abstract-added" : "abstract-removed", place);
    compareBlocks(old.prohibitedSubstitutions, newer.prohibitedSubstitutions, place, changes);
    compareFinal(old.final, newer.final, place, changes);
    // Content of another kind has another base as well.
    const simple = [old, newer].filter(({ contentType }) => contentType.variety === "simple");
    if (simple.length !== 1) this.#bases(old, newer, place);
    compareAttributeSets(old, newer, place, changes, {
      compareTypes: this.compare,
      sources: [fromBase(old, this.#sources[0]), fromBase(newer, this.#sources[1])],
    });
    this.#content(old, newer, place);
  }

  #bases(old: ComplexTypeDefinition, newer: ComplexTypeDefinition, place: Place): void {
    const [base, itsBase] = [old, newer].map(({ baseTypeDefinition: { name } }) =>
      name === undefined ? "" : clark(name),
    );
    const [own, its] = [old, newer].map(({ name }) => name !== undefined && clark(name));
    // A type that redefines itself: what it adds is told.
    if (base !== itsBase && (own === base || its === itsBase)) return;
    if (base !== itsBase)
      this.#changes.add("base-changed", place, { old: base ?? "", new: itsBase ?? "" });
    if (old.derivationMethod !== newer.derivationMethod)
      this.#changes.add("derivation-changed", place, {
        old: old.derivationMethod,
        new: newer.derivationMethod,
      });
  }

  #content(old: ComplexTypeDefinition, newer: ComplexTypeDefinition, place: Place): void {
    const [own, its] = [old.contentType, newer.contentType];
    if (own.variety === "simple" || its.variety === "simple") {
      if (own.variety === "simple" && its.variety === "simple") {
        const [type, itsType] = [own.simpleTypeDefinition, its.simpleTypeDefinition];
        if (type.name === undefined && itsType.name === undefined && !isInherited(old, newer))
          this.compare(type, itsType, inside(place, "text()", type, itsType));
      } else
        this.#changes.add("content-kind-changed", place, { old: own.variety, new: its.variety });
      return;
    }
    const mixed = own.variety === "mixed";
    if (mixed !== (its.variety === "mixed"))
      this.#changes.add(mixed ? "mixed-removed" : "mixed-added", place);
    const sameBase = isInherited(old, newer);
    const before = sameBase ? old.extensionParticle : particleOf(own);
    const after = sameBase ? newer.extensionParticle : particleOf(its);
    if (before === undefined && after === undefined) return;
    compareParticles(
      before ?? emptyParticle,
      after ?? emptyParticle,
      place,
      this.#changes,
      (element, other, inner) =>
        compareElementDeclarations(element, other, inner, this.#changes, this.compare),
    );
  }
}

/** Whether both extend a type of one name: what that says is told there. */
function isInherited(old: ComplexTypeDefinition, newer: ComplexTypeDefinition): boolean {
  const [base, itsBase] = [old.baseTypeDefinition, newer.baseTypeDefinition];
  return (
    old.derivationMethod === "extension" &&
    newer.derivationMethod === "extension" &&
    base.name !== undefined &&
    itsBase.name !== undefined &&
    clark(base.name) === clark(itsBase.name)
  );
}

const emptyParticle: Particle = {
  kind: "particle",
  position: undefined,
  document: undefined,
  documentation: [],
  foreignAttributes: [],
  minOccurs: 1,
  maxOccurs: 1,
  term: {
    kind: "modelGroup",
    position: undefined,
    document: undefined,
    documentation: [],
    foreignAttributes: [],
    compositor: "sequence",
    particles: [],
    definition: undefined,
  },
};

function particleOf(content: ContentType): Particle | undefined {
  return "particle" in content ? content.particle : undefined;
}

function kindOf(type: TypeDefinition): string {
  return type.kind === "simpleTypeDefinition" ? "simple" : type.contentType.variety;
}

/** The attribute groups that uses are of. */
export function sourcesIn(schema: Schema): Sources {
  const groups = new Map<AttributeUse, string>();
  for (const [name, { attributeUses }] of schema.attributeGroupDefinitions)
    for (const use of attributeUses) if (!groups.has(use)) groups.set(use, `group ${name}`);
  return {
    of: (use) => groups.get(use) ?? "",
    has(source, name) {
      const label = source.slice(source.indexOf(" ") + 1);
      const type = schema.typeDefinitions.get(label);
      const holder = source.startsWith("group ")
        ? schema.attributeGroupDefinitions.get(label)
        : type?.kind === "complexTypeDefinition"
          ? type
          : undefined;
      const uses = holder?.attributeUses ?? [];
      return uses.some(({ attributeDeclaration: own }) => clark(own.name) === name);
    },
  };
}

function fromBase({ baseTypeDefinition: base }: ComplexTypeDefinition, other: Sources): Sources {
  if (base.kind === "simpleTypeDefinition" || base.name === undefined) return other;
  const inherited = new Set(base.attributeUses);
  const name = clark(base.name);
  return { ...other, of: (use) => (inherited.has(use) ? `base ${name}` : other.of(use)) };
}
