import { illegalCharacterAt } from "../characters.js";
import type { Context } from "./context.js";
import { nameEnd, nmtokenEnd, spaceEnd } from "./names.js";

/** Those of public identifiers (XML 1.0, production 13). */
const publicId = /^[\n !#-%'-;=?-Z_a-z]*$/;

/** Where a text begins in the input, or where all of it is taken to be. */
export type Origin = { readonly start: number } | { readonly fixed: number };

/** Reads a text from its beginning, and reports what does not follow the grammar. */
export class Cursor {
  readonly text: string;
  at = 0;
  readonly #context: Context;
  readonly #origin: Origin;

  constructor(context: Context, text: string, origin: Origin) {
    this.#context = context;
    this.text = text;
    this.#origin = origin;
  }

  /** The index in the input. */
  indexOf(at: number): number {
    return "start" in this.#origin ? this.#origin.start + at : this.#origin.fixed;
  }

  /** Whether all of the text is at one place of the input. */
  get isFixed(): boolean {
    return "fixed" in this.#origin;
  }

  get atEnd(): boolean {
    return this.at >= this.text.length;
  }

  fail(detail = "malformed DOCTYPE", at: number = this.at): never {
    return this.#context.fail(detail, this.indexOf(at));
  }

  is(expected: string): boolean {
    return this.text.startsWith(expected, this.at);
  }

  take(expected: string): boolean {
    if (!this.is(expected)) return false;
    this.at += expected.length;
    return true;
  }

  expect(expected: string): void {
    if (!this.take(expected)) this.fail();
  }

  /** Passes white space; whether there is any. */
  space(): boolean {
    const { at } = this;
    this.at = spaceEnd(this.text, at);
    return this.at > at;
  }

  needSpace(): void {
    if (!this.space()) this.fail();
  }

  name(): string {
    const { at } = this;
    this.at = nameEnd(this.text, at);
    return this.at > at ? this.text.slice(at, this.at) : this.fail();
  }

  /** A name without a colon, as those of entities, notations and the like are (Namespaces in XML 1.0, section 7). */
  ncName(): string {
    const { at } = this;
    const name = this.name();
    return name.includes(":") ? this.fail(`malformed-name: ${name}`, at) : name;
  }

  nmtoken(): void {
    const { at } = this;
    this.at = nmtokenEnd(this.text, at);
    if (this.at === at) this.fail();
  }

  /** What stands between quotation marks. */
  quoted(): string {
    const quote = this.text.charAt(this.at);
    if (quote !== '"' && quote !== "'") this.fail();
    const begin = this.at + 1;
    const end = this.text.indexOf(quote, begin);
    if (end === -1) this.fail();
    this.at = end + 1;
    const text = this.text.slice(begin, end);
    const illegal = illegalCharacterAt(text);
    return illegal < 0 ? text : this.fail("disallowed character", begin + illegal);
  }

  publicId(): void {
    const { at } = this;
    if (!publicId.test(this.quoted())) this.fail(undefined, at);
  }

  /** Reads an external identifier (XML 1.0, production 75), if there is one; whether there was. */
  externalId(): boolean {
    const isPublic = this.take("PUBLIC");
    if (!isPublic && !this.take("SYSTEM")) return false;
    this.needSpace();
    if (isPublic) {
      this.publicId();
      this.needSpace();
    }
    this.quoted();
    return true;
  }
}
