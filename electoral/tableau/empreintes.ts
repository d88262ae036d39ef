/** Each key is three words of 32 bits and its number: two keys of a million have the same words once in 10^17 tables. */
const perKey = 4;
const parts = 64;
const fewest = 16;
const fullest = 0.8;

/**
 * A map from texts to numbers, for millions of texts: it holds a 96-bit hash of each text, so that a key takes about 24 bytes however long its text is.
 * Numbers are from 1 to 2^32 - 1.
 */
export class Empreintes {
  /** Divided by the first bits of the key, so that growing copies only a small part at a time. */
  readonly #parts: Part[] = Array.from({ length: parts }, () => new Part());

  /** The number of a text; 0 if it has none. */
  get(text: string): number {
    mix(text);
    return this.#partOf().get();
  }

  /** Sets the number of a text, replacing any earlier one. */
  set(text: string, number: number): void {
    mix(text);
    this.#partOf().set(number);
  }

  /** How many texts have a number. */
  get size(): number {
    return this.#parts.reduce((sum, { size }) => sum + size, 0);
  }

  #partOf(): Part {
    // There is one for each value of the first six bits.
    return this.#parts[first >>> 26] as Part;
  }
}

let first = 0;
let second = 0;
let third = 0;

/** Mixes a text into three words, each in its own way (the steps of MurmurHash3, whose constants these are). */
function mix(text: string): void {
  let [one, two, three] = [text.length, 0x9747b28c, 0x2545f491];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    one = turned(Math.imul(one ^ unit, 0xcc9e2d51), 15);
    two = turned(Math.imul(two ^ unit, 0x1b873593), 13);
    three = turned(Math.imul(three ^ unit, 0xe6546b65), 17);
  }
  first = spread(one ^ turned(two, 7));
  second = spread(two ^ turned(three, 11));
  third = spread(three ^ first);
}

function turned(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

/** Mixes a word, so that each of its bits influences all others. */
function spread(word: number): number {
  const once = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
}

/** A hash table with open addressing for keys that begin with the same bits: each is at the first free place from the one that its second word selects. */
class Part {
  #words = new Uint32Array(fewest * perKey);
  #places = fewest;
  size = 0;

  get(): number {
    return this.#words[this.#find() + 3] ?? 0;
  }

  set(number: number): void {
    if (this.size >= this.#places * fullest) this.#grow();
    const at = this.#find();
    if (this.#words[at + 3] === 0) this.size++;
    this.#words[at] = first;
    this.#words[at + 1] = second;
    this.#words[at + 2] = third;
    this.#words[at + 3] = number;
  }

  /** The place of the key of the last text, or the free place where it would go. */
  #find(): number {
    const words = this.#words;
    const end = words.length;
    let at = Math.floor((second / 2 ** 32) * this.#places) * perKey;
    while (words[at + 3] !== 0) {
      if (words[at] === first && words[at + 1] === second && words[at + 2] === third) return at;
      at += perKey;
      if (at === end) at = 0;
    }
    return at;
  }

  #grow(): void {
    const before = this.#words;
    const kept = [first, second, third] as const;
    this.#places = Math.ceil(this.#places * 1.5);
    this.#words = new Uint32Array(this.#places * perKey);
    for (let from = 0; from < before.length; from += perKey) {
      if (before[from + 3] === 0) continue;
      [first = 0, second = 0, third = 0] = before.subarray(from, from + 3);
      this.#words.set(before.subarray(from, from + perKey), this.#find());
    }
    [first, second, third] = kept;
  }
}
