import { clark, type QName } from "../../../runtime/qname.js";
import { builtInTypes } from "../../schema/built-ins.js";
import type { Schema, TypeDefinition } from "../../schema/components.js";
import { isSimpleUrType, isUrType } from "../../schema/constraints/derivation/type-derivation.js";

export type NamedType = TypeDefinition & { readonly name: QName };

/** The named types of a schema by the types that they are derived from, so that few are asked whether they are. */
export class DerivedTypes {
  readonly #all: readonly NamedType[];
  readonly #places: ReadonlyMap<NamedType, number>;
  readonly #derived = new Map<TypeDefinition | string, NamedType[]>();

  constructor(schema: Schema) {
    const all = new Set([...schema.typeDefinitions.values(), ...builtInTypes.values()]);
    this.#all = [...all].filter((type): type is NamedType => type.name !== undefined);
    this.#places = new Map(this.#all.map((type, index) => [type, index]));
    // A base without a name leads on to its own.
    for (const type of this.#all)
      for (let base = type.baseTypeDefinition; base !== undefined; ) {
        const list = this.#derived.get(keyOf(base));
        if (list === undefined) this.#derived.set(keyOf(base), [type]);
        else list.push(type);
        base = base.name === undefined ? base.baseTypeDefinition : undefined;
      }
  }

  /** All types that can be derived from a type or from what it has as members, in the order of the schema; itself among them. */
  below(type: TypeDefinition): readonly NamedType[] {
    if (isUrType(type) || isSimpleUrType(type)) return this.#all;
    const found = new Set<TypeDefinition>([type]);
    // What is added on the way is walked over as well.
    for (const at of found) {
      if (at.kind === "simpleTypeDefinition" && isSimpleUrType(at)) return this.#all;
      if (at.kind === "simpleTypeDefinition")
        for (const member of at.memberTypeDefinitions) found.add(member);
      for (const one of this.#derived.get(keyOf(at)) ?? []) found.add(one);
    }
    const placeOf = (one: TypeDefinition): number => this.#places.get(one as NamedType) ?? -1;
    return [...found]
      .filter((one): one is NamedType => placeOf(one) >= 0)
      .toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

function keyOf(type: TypeDefinition): TypeDefinition | string {
  return type.name === undefined ? type : clark(type.name);
}
