import type { Context } from "./context.js";
import type { Entity } from "./declared.js";

/**
 * What entities may cost: how deep in each other, how many references in the text of others, and how much text. The document pays for the
 * references that stand in itself, so that there may be any number of them: `growth` characters come with each of theirs, as libxml2
 * limits by how much entities amplify a document.
 */
const limits = { depth: 20, count: 100_000, length: 1 << 22, growth: 10 };

/** The entities of a document as they are referred to, within bounds (XML 1.0, 4.4). */
export class Entities {
  readonly #context: Context;
  readonly #open: string[] = [];
  #count = 0;
  #length = 0;
  /** How many characters of the document are references. */
  #paid = 0;

  constructor(context: Context) {
    this.#context = context;
  }

  /** Does something with the replacement text of an entity, while it counts as open. */
  expand(name: string, index: number, use: (text: string) => void): void {
    const { fail } = this.#context;
    const text = this.#textOf(name, index);
    if (this.#open.includes(name)) fail(`recursive entity: ${name}`, index);
    if (this.#open.length > 0) this.#count++;
    else this.#paid += name.length + 2;
    if (this.#open.length >= limits.depth || this.#count > limits.count)
      fail(`entity expands too far: ${name}`, index);
    this.charge(text.length, `entity expands too far: ${name}`, index);
    this.#open.push(name);
    use(text);
    this.#open.pop();
  }

  /** Counts text that declarations bring into the document. */
  charge(length: number, detail: string, index: number): void {
    this.#length += length;
    if (this.#length > limits.length + limits.growth * this.#paid)
      this.#context.fail(detail, index);
  }

  #textOf(name: string, index: number): string {
    const { doctype, fail } = this.#context;
    if (doctype === undefined) return fail("undefined entity", index);
    const entity: Entity | undefined = doctype.entities.get(name);
    if (entity === undefined) return fail(`undeclared entity: ${name}`, index);
    if (entity.kind === "internal") return entity.text;
    return fail(`${entity.kind} entity: ${name}`, index);
  }
}
