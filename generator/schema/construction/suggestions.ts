import type { QName } from "../../../runtime/qname.js";
import { builtInTypes } from "../built-ins.js";
import type { Globals, SymbolSpace } from "./globals.js";
import { nearestNames } from "./near-names.js";

/** Unresolved references for which a suggestion is searched. More of them have another cause than spelling. */
const mostSearches = 200;

/** Finds the names that were probably meant by references to nothing. */
export class Suggestions {
  readonly #globals: Globals;
  readonly #names = new Map<SymbolSpace, readonly QName[]>();
  #searches = 0;

  constructor(globals: Globals) {
    this.#globals = globals;
  }

  /**
   * The names that were likely meant, among those of namespaces that may be referred to: the same local name in another namespace, or
   * else nearly the same one, in its own namespace first.
   */
  near(
    space: SymbolSpace,
    name: QName,
    isReachable: (namespace: string) => boolean,
  ): readonly QName[] {
    this.#searches += 1;
    if (this.#searches > mostSearches) return [];
    const names = this.#namesOf(space).filter(({ namespace }) => isReachable(namespace));
    const same = names.filter(({ local }) => local === name.local);
    if (same.length > 0) return same.slice(0, 1);
    const own = nearestNames(
      name.local,
      names.filter(({ namespace }) => namespace === name.namespace),
    );
    return own.length > 0 ? own : nearestNames(name.local, names);
  }

  #namesOf(space: SymbolSpace): readonly QName[] {
    const known = this.#names.get(space);
    if (known !== undefined) return known;
    const own = [...this.#globals[space].values()].map(({ name }) => name);
    const builtIn = space === "type" ? [...builtInTypes.values()] : [];
    const names = [...own, ...builtIn.flatMap(({ name }) => name ?? [])];
    this.#names.set(space, names);
    return names;
  }
}
