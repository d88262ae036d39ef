import type { SimpleValue } from "../datatypes/simple-type.js";
import { identifierKindOf, partsOf } from "../datatypes/simple-type-facts.js";
import { ownString } from "../engine/own-string.js";
import { IdentifierSet } from "./identifier-set.js";

/** What is wrong with an ID, IDREF or ENTITY. */
export interface ReferenceFinding<Place> {
  readonly code: "cvc-id.1" | "cvc-id.2" | "cvc-simple-type.2";
  readonly value: string;
  /** Undefined: where the document stands now. */
  readonly place: Place | undefined;
}

/**
 * The ID/IDREF table of a document (Part 1, 3.15.5): each identifier belongs to one element, and every reference finds one.
 */
export class References<Place> {
  readonly #taken = new IdentifierSet();
  readonly #wanted: { readonly key: string; readonly place: Place }[] = [];
  readonly #entities: ReadonlySet<string>;

  constructor(entities: ReadonlySet<string>) {
    this.#entities = entities;
  }

  /** Takes note of a value that may hold identifiers or references. */
  note(read: SimpleValue, place: () => Place): ReferenceFinding<Place> | undefined {
    for (const { type, value } of partsOf(read.type, read.value)) {
      const kind = identifierKindOf(type);
      const id = String(value);
      if (kind === "ID") {
        if (!this.#taken.add(id)) return { code: "cvc-id.2", value: id, place: undefined };
      } else if (kind === "IDREF") {
        if (!this.#taken.has(id)) this.#wanted.push({ key: ownString("#", id), place: place() });
      } else if (kind === "ENTITY" && !this.#entities.has(id)) {
        return { code: "cvc-simple-type.2", value: id, place: undefined };
      }
    }
    return undefined;
  }

  /** Takes an identifier, unless another element has it. */
  take(id: string): boolean {
    return this.#taken.add(id);
  }

  /** The references that found nothing, when the document has ended. */
  unresolved(): readonly ReferenceFinding<Place>[] {
    return this.#wanted
      .map(({ key, place }) => ({ code: "cvc-id.1" as const, value: key.slice(1), place }))
      .filter(({ value }) => !this.#taken.has(value));
  }
}
