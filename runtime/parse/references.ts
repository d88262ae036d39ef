import type { SimpleValue } from "../datatypes/simple-type.js";
import type { RuleCode } from "../issues.js";
import { ownString } from "../own-string.js";
import { datatypesOf, partsOf } from "../simple-values.js";

/** What is wrong with an ID, IDREF or ENTITY. */
export interface ReferenceFinding<Place> {
  readonly code: RuleCode;
  readonly value: string;
  /** Undefined: where the document stands now. */
  readonly place: Place | undefined;
}

/**
 * The ID/IDREF table of a document (Part 1, 3.15.5): each identifier belongs to one element, and every reference finds one.
 */
export class References<Place> {
  readonly #taken = new Set<string>();
  readonly #wanted: { readonly key: string; readonly place: Place }[] = [];
  readonly #entities: ReadonlySet<string>;

  constructor(entities: ReadonlySet<string>) {
    this.#entities = entities;
  }

  /** Takes note of a value that may hold identifiers or references. */
  note(read: SimpleValue, place: () => Place): ReferenceFinding<Place> | undefined {
    for (const { type, value } of partsOf(read.type, read.value)) {
      const names = datatypesOf(type);
      const id = String(value);
      const key = ownString("#", id);
      if (names.has("ID")) {
        if (this.#taken.has(key)) return { code: "cvc-id.2", value: id, place: undefined };
        this.#taken.add(key);
      } else if (names.has("IDREF")) {
        if (!this.#taken.has(key)) this.#wanted.push({ key, place: place() });
      } else if (names.has("ENTITY") && !this.#entities.has(id)) {
        return { code: "cvc-simple-type.2", value: id, place: undefined };
      }
    }
    return undefined;
  }

  /** The references that found nothing, when the document has ended. */
  unresolved(): readonly ReferenceFinding<Place>[] {
    return this.#wanted
      .filter(({ key }) => !this.#taken.has(key))
      .map(({ key, place }) => ({ code: "cvc-id.1", value: key.slice(1), place }));
  }
}
