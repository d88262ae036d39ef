import { clark } from "../../../runtime/qname.js";
import { anyType } from "../../schema/built-ins.js";
import type {
  ComplexTypeDefinition,
  ElementDeclaration,
  ModelGroupDefinition,
  Particle,
  Schema,
  TypeDefinition,
} from "../../schema/components.js";
import { substitutionGroupsOf } from "../../schema/constraints/content/substitution-groups.js";
import { elementSignature, groupSignature, typeSignature } from "../causes/signature.js";
import { keyOfConstraint } from "./keys.js";
import { abstractAnyType } from "./side.js";

/** What a component says itself, and the names of those that it refers to. */
interface Said {
  readonly text: string;
  readonly references: ReadonlySet<string>;
}

/** Stands for all global declarations: what a wildcard lets in is looked up among them. */
const anything = "*";

/**
 * Which declarations are equal in two versions with all that they lead to, so that nothing below them needs to be looked at: they say the
 * same, and so do those that they refer to by name.
 */
export class Equality {
  /** What differs, or refers to what differs, in whatever number of steps. */
  readonly #different: ReadonlySet<string>;
  readonly #known = new Map<ElementDeclaration, Map<ElementDeclaration, boolean>>();
  readonly #knownTypes = new Map<TypeDefinition, Map<TypeDefinition, boolean>>();

  constructor(old: Schema, newer: Schema) {
    const [before, after] = [saidIn(old), saidIn(newer)];
    const different = new Set<string>();
    for (const name of new Set([...before.keys(), ...after.keys()]))
      if (before.get(name)?.text !== after.get(name)?.text) different.add(name);
    if (different.size > 0) different.add(anything);
    const users = new Map<string, string[]>();
    for (const [name, { references }] of [...before, ...after])
      for (const reference of references) {
        const list = users.get(reference);
        if (list === undefined) users.set(reference, [name]);
        else list.push(name);
      }
    for (const name of different) for (const user of users.get(name) ?? []) different.add(user);
    this.#different = different;
  }

  equal(old: ElementDeclaration, newer: ElementDeclaration): boolean {
    const known = this.#known.get(old) ?? new Map<ElementDeclaration, boolean>();
    this.#known.set(old, known);
    let equal = known.get(newer);
    if (equal === undefined) {
      equal = this.#areEqual(old, newer);
      known.set(newer, equal);
    }
    return equal;
  }

  /** Whether two complex types ask for equal things of elements that are of them, whatever is derived from them. */
  equalTypes(old: TypeDefinition, newer: TypeDefinition): boolean {
    if (old.kind !== "complexTypeDefinition" || newer.kind !== "complexTypeDefinition")
      return false;
    let equal = this.#knownTypes.get(old)?.get(newer);
    if (equal !== undefined) return equal;
    equal =
      typeSignature(old) === typeSignature(newer) &&
      [old, newer].every((type) =>
        [...referencesIn(type)].every((name) => !this.#different.has(name)),
      );
    const known = this.#knownTypes.get(old) ?? new Map<TypeDefinition, boolean>();
    this.#knownTypes.set(old, known.set(newer, equal));
    return equal;
  }

  #areEqual(old: ElementDeclaration, newer: ElementDeclaration): boolean {
    // Where one is declared and the other only let in, what they say is not all.
    if ((old.position === undefined) !== (newer.position === undefined)) return false;
    if (elementSignature(old) !== elementSignature(newer)) return false;
    return [old, newer].every((element) =>
      [...referencesOf(element)].every((name) => !this.#different.has(name)),
    );
  }
}

/** What all global components of a schema say, by kind and name. */
function saidIn(schema: Schema): ReadonlyMap<string, Said> {
  const said = new Map<string, Said>();
  const groups = substitutionGroupsOf(schema);
  const derived = directlyDerived(schema);
  for (const [name, type] of schema.typeDefinitions) {
    const below = derived.get(name) ?? [];
    said.set(`type ${name}`, {
      text: `${typeSignature(type)} ${below.toSorted().join()}`,
      references: new Set([...referencesOf(type), ...below.map((one) => `type ${one}`)]),
    });
  }
  // Types that are built in are there for what is derived from them.
  for (const [name, below] of derived)
    if (!schema.typeDefinitions.has(name))
      said.set(`type ${name}`, {
        text: below.toSorted().join(),
        references: new Set(below.map((one) => `type ${one}`)),
      });
  for (const [name, element] of schema.elementDeclarations) {
    const members = groups.membersOf(element).map((one) => clark(one.name));
    said.set(`element ${name}`, {
      text: `${elementSignature(element)} ${members.toSorted().join()}`,
      references: new Set([...referencesOf(element), ...members.map((one) => `element ${one}`)]),
    });
  }
  for (const [name, group] of schema.modelGroupDefinitions)
    said.set(`group ${name}`, {
      text: groupSignature(group.modelGroup),
      references: referencesOf(group),
    });
  for (const [name, { typeDefinition: type, valueConstraint }] of schema.attributeDeclarations)
    said.set(`attribute ${name}`, {
      text: `${type.name === undefined ? typeSignature(type) : clark(type.name)} ${keyOfConstraint(valueConstraint, type)}`,
      references: referencesOf(type),
    });
  for (const [name, { publicIdentifier, systemIdentifier }] of schema.notationDeclarations)
    said.set(`notation ${name}`, {
      text: JSON.stringify([publicIdentifier, systemIdentifier]),
      references: new Set(),
    });
  return said;
}

/** The named types that each named type is the base of, a member of a union or not: what `xsi:type` may say of elements of it. */
function directlyDerived(schema: Schema): ReadonlyMap<string, string[]> {
  const derived = new Map<string, string[]>();
  for (const [name, type] of schema.typeDefinitions)
    for (let base = type.baseTypeDefinition; base !== undefined; base = base.baseTypeDefinition) {
      if (base.name === undefined) continue;
      const list = derived.get(clark(base.name));
      if (list === undefined) derived.set(clark(base.name), [name]);
      else list.push(name);
      // Built-in types are not among those that refer to each other.
      if (base === anyType || schema.typeDefinitions.has(clark(base.name))) break;
    }
  return derived;
}

type Part = TypeDefinition | ElementDeclaration | ModelGroupDefinition | Particle;

/** The names of the components that one refers to, through all that has no name of its own. */
function referencesOf(of: Part): ReadonlySet<string> {
  return references(of, true);
}

/** The same without the base of a complex type, from which the type has its content already. */
function referencesIn(of: ComplexTypeDefinition): ReadonlySet<string> {
  return references(of, false);
}

function references(of: Part, withBase: boolean): ReadonlySet<string> {
  const found = new Set<string>();
  const open: Part[] = [of];
  const seen = new Set<Part>();
  const type = (one: TypeDefinition | undefined): void => {
    // What is let in undeclared may name any type.
    if (one === anyType || one === abstractAnyType) found.add(anything);
    if (one === undefined || one === of) return;
    if (one.name === undefined) open.push(one);
    else found.add(`type ${clark(one.name)}`);
  };
  if (isType(of) && of.name !== undefined) inner(of);
  function inner(at: Part): void {
    switch (at.kind) {
      case "simpleTypeDefinition":
        type(at.baseTypeDefinition);
        type(at.itemTypeDefinition);
        at.memberTypeDefinitions.forEach(type);
        return;
      case "complexTypeDefinition":
        if (withBase || at !== of) type(at.baseTypeDefinition);
        for (const { attributeDeclaration } of at.attributeUses)
          type(attributeDeclaration.typeDefinition);
        if (at.attributeWildcard !== undefined) found.add(anything);
        if (at.contentType.variety === "simple") type(at.contentType.simpleTypeDefinition);
        if ("particle" in at.contentType) open.push(at.contentType.particle);
        return;
      case "elementDeclaration":
        type(at.typeDefinition);
        return;
      case "modelGroupDefinition":
        open.push(...at.modelGroup.particles);
        return;
      case "particle": {
        const { term } = at;
        if (term.kind === "wildcard") found.add(anything);
        else if (term.kind === "elementDeclaration") {
          if (term.scope === "global") found.add(`element ${clark(term.name)}`);
          else open.push(term);
        } else if (term.definition === undefined) open.push(...term.particles);
        else found.add(`group ${clark(term.definition.name)}`);
      }
    }
  }
  for (const at of open) {
    if (seen.has(at)) continue;
    seen.add(at);
    inner(at);
  }
  return found;
}

function isType(of: Part): of is TypeDefinition {
  return of.kind === "simpleTypeDefinition" || of.kind === "complexTypeDefinition";
}
