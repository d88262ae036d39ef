import type { ElementDescriptor, TypeDescriptor } from "../../descriptors.js";
import { clark } from "../../qname.js";

/**
 * Something for each name and type of elements. Declarations that say no more are alike, and a type that contains itself may give a
 * new one each time it is asked what it contains.
 */
export class DeclaredAlike<T> {
  readonly #byType = new Map<TypeDescriptor, Map<string, T>>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has({ name, type }: ElementDescriptor): boolean {
    return this.#byType.get(type())?.has(clark(name)) === true;
  }

  get({ name, type }: ElementDescriptor): T | undefined {
    return this.#byType.get(type())?.get(clark(name));
  }

  set({ name, type }: ElementDescriptor, value: T): void {
    const key = clark(name);
    let byName = this.#byType.get(type());
    if (byName === undefined) {
      byName = new Map();
      this.#byType.set(type(), byName);
    }
    if (!byName.has(key)) this.#size++;
    byName.set(key, value);
  }
}
