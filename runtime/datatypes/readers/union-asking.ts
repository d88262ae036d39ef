import type { PrefixFor, ResolvePrefix } from "../../nouns/datatype.js";
import type { Finding, SimpleTypeReader, SimpleValue } from "../simple-value.js";

/*
 * Unions stand in each other, under facets, and the same one by several ways. A union of two restrictions of one union has two ways to
 * what is in that, and four with one more level: so what a member made of a text or value is kept as long as the outermost is asked.
 */

export type Outcome = SimpleValue | readonly Finding[];

/** What members made of one text, with one meaning of its prefixes. */
export type Readings = Map<SimpleTypeReader, Outcome>;

/** One TypeScript value, as long as a union is asked about it. */
export class Asking {
  readonly checks: Map<SimpleTypeReader, readonly Finding[]> = new Map();
  readonly forms: Map<SimpleTypeReader, Iterable<string>> = new Map();
  readonly #readings = new Map<string, Readings>();
  readonly #bound = new Map<string, string>();
  readonly #prefixFor: PrefixFor | undefined;

  /** Without a way to declare prefixes they are made up. */
  constructor(prefixFor?: PrefixFor) {
    this.#prefixFor = prefixFor;
  }

  /** Gives prefixes, and takes note of them. */
  readonly prefixFor: PrefixFor = (namespace, wanted) => {
    const prefix = this.#prefixFor?.(namespace, wanted) ?? this.#madeUp(namespace, wanted);
    this.#bound.set(prefix, namespace);
    return prefix;
  };

  readonly resolve: ResolvePrefix = (prefix) => this.#bound.get(prefix);

  readingsOf(form: string): Readings {
    let readings = this.#readings.get(form);
    if (readings === undefined) {
      readings = new Map();
      this.#readings.set(form, readings);
    }
    return readings;
  }

  #madeUp(namespace: string, wanted = "ns"): string {
    if (namespace === "") return "";
    let prefix = wanted;
    while ((this.#bound.get(prefix) ?? namespace) !== namespace) prefix += "_";
    return prefix;
  }
}

/** Texts that are made as they are asked for, once, and each text once, however often they are walked over. */
export class MadeOnce implements Iterable<string> {
  readonly #made: string[] = [];
  readonly #known = new Set<string>();
  readonly #source: Iterator<string>;

  constructor(source: Iterable<string>) {
    this.#source = source[Symbol.iterator]();
  }

  *[Symbol.iterator](): Generator<string, undefined> {
    for (let index = 0; index < this.#made.length || this.#makeAnother(); index++)
      yield this.#made[index] ?? "";
  }

  #makeAnother(): boolean {
    for (let next = this.#source.next(); next.done !== true; next = this.#source.next()) {
      if (this.#known.has(next.value)) continue;
      this.#known.add(next.value);
      this.#made.push(next.value);
      return true;
    }
    return false;
  }
}
