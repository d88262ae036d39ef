/** A list in a JSON text that is too long for memory: the number of its items, and the places where some of them begin. */
export interface LongList {
  readonly length: number;
  /** The place after the list. */
  readonly end: number;
  /** The last known place at or before an item: the index of the item that begins there, and that of the next known place. */
  markBefore(index: number): { readonly index: number; readonly at: number; readonly next: number };
}

/** Reads some items of a list. */
export interface ItemReader {
  itemsAt(place: number, count: number): readonly unknown[];
}

/** A run of neighbouring items. */
interface Block {
  readonly index: number;
  readonly items: readonly unknown[];
}

/**
 * A long list as an array whose items are read when they are asked for, and not kept. Checks and writers go
 * through it from the first item to the last, and so read each once.
 */
export function listView(list: LongList, reader: ItemReader): readonly unknown[] {
  const target: unknown[] = [];
  target.length = list.length;
  let block: Block = { index: 0, items: [] };
  const itemAt = (index: number): unknown => {
    if (index < block.index || index >= block.index + block.items.length) {
      const mark = list.markBefore(index);
      block = { index: mark.index, items: reader.itemsAt(mark.at, mark.next - mark.index) };
    }
    return block.items[index - block.index];
  };
  const indexOf = (key: string | symbol): number | undefined => {
    const index = typeof key === "string" && /^\d+$/.test(key) ? Number(key) : -1;
    return index >= 0 && index < list.length ? index : undefined;
  };
  return new Proxy(target, {
    get: (_, key, receiver) => {
      const index = indexOf(key);
      return index === undefined ? Reflect.get(target, key, receiver) : itemAt(index);
    },
    has: (_, key) => indexOf(key) !== undefined || Reflect.has(target, key),
    getOwnPropertyDescriptor: (_, key) => {
      const index = indexOf(key);
      if (index === undefined) return Reflect.getOwnPropertyDescriptor(target, key);
      return { value: itemAt(index), writable: true, enumerable: true, configurable: true };
    },
  });
}

/** A long list with some known places, in order of their indexes. */
export class MarkedList implements LongList {
  readonly length: number;
  readonly end: number;
  readonly #indexes: readonly number[];
  readonly #places: readonly number[];

  constructor(length: number, end: number, indexes: readonly number[], places: readonly number[]) {
    this.length = length;
    this.end = end;
    this.#indexes = indexes;
    this.#places = places;
  }

  markBefore(index: number): {
    readonly index: number;
    readonly at: number;
    readonly next: number;
  } {
    let low = 0;
    for (let high = this.#indexes.length; high - low > 1; ) {
      const middle = (low + high) >> 1;
      if ((this.#indexes[middle] ?? 0) <= index) low = middle;
      else high = middle;
    }
    const next = this.#indexes[low + 1] ?? this.length;
    return { index: this.#indexes[low] ?? 0, at: this.#places[low] ?? 0, next };
  }
}
