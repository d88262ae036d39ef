import type { XmlStartTag } from "../events.js";
import { tagAllowance } from "../limits.js";
import { tokenized } from "./attribute-lists.js";
import { isLiteralValue, normalizeValue, valueEnd } from "./attribute-values.js";
import { type Context, unfinished } from "./context.js";
import type { Doctype } from "./declared.js";
import type { Entities } from "./entities.js";

import { isDeclaration, nameEnd, spaceEnd } from "./names.js";
import type { WrittenAttribute } from "./open-elements.js";
import { leastLength } from "./references.js";

const equals = 0x3d;
const lessThan = 0x3c;
const greaterThan = 0x3e;
const slash = 0x2f;
/** From so many attributes on, a set finds those that are there twice. */
const many = 12;

/** Reads start tags (XML 1.0, 3.1), one after the other. */
export class StartTags {
  name = "";
  attributes: WrittenAttribute[] = [];
  /** Whether namespaces are declared. */
  declares = false;
  /** Whether it was an empty-element tag. */
  empty = false;
  readonly #context: Context;
  readonly #entities: Entities;
  #names: Set<string> | undefined;

  constructor(context: Context, entities: Entities) {
    this.#context = context;
    this.#entities = entities;
  }

  /** Reads the tag whose `<` stands at an index of the input: the index behind it; -1 when it does not end there. */
  read(start: number): number {
    const context = this.#context;
    const { text } = context.input;
    if (this.attributes.length > 0) this.attributes = [];
    this.#names = undefined;
    this.declares = false;
    const end = nameEnd(text, start + 1);
    const open = (): -1 =>
      unfinished(context, `unterminated tag: ${text.slice(start + 1, end)}`, start);
    if (end === text.length) return open();
    if (end === start + 1) return context.fail("disallowed character in tag name", start);
    this.name = text.slice(start + 1, end);
    for (let at = end; ; ) {
      const next = spaceEnd(text, at);
      if (next === text.length) return open();
      const code = text.charCodeAt(next);
      if (code === slash && next + 1 === text.length) return open();
      if (code === greaterThan || (code === slash && text.charCodeAt(next + 1) === greaterThan)) {
        this.empty = code === slash;
        return this.#bounded(start, this.empty ? next + 2 : next + 1);
      }
      if (code === lessThan) return context.fail(`unterminated tag: ${this.name}`, start);
      if (next === at) return this.#noSpace(next, at === end);
      at = this.#attribute(next, open);
      if (at === -1) return at;
    }
  }

  #noSpace(at: number, afterName: boolean): never {
    const { fail, input } = this.#context;
    if (afterName) return fail("disallowed character in tag name", at);
    const isName = nameEnd(input.text, at) > at;
    return fail(
      isName ? "no whitespace between attributes" : "disallowed character in attribute name",
      at,
    );
  }

  /** Reads the attribute at an index; gives the index behind it, -1 when it does not end. */
  #attribute(start: number, open: () => -1): number {
    const context = this.#context;
    const { text } = context.input;
    const end = nameEnd(text, start);
    if (end === start) return context.fail("disallowed character in attribute name", start);
    const sign = spaceEnd(text, end);
    if (sign === text.length) return open();
    if (text.charCodeAt(sign) !== equals) return context.fail("attribute without value", start);
    const quote = spaceEnd(text, sign + 1);
    if (quote === text.length) return open();
    const code = text.charCodeAt(quote);
    if (code !== 0x22 && code !== 0x27) return context.fail("unquoted attribute value", quote);
    const name = text.slice(start, end);
    return this.#value(name, start, quote);
  }

  #value(name: string, start: number, quote: number): number {
    const context = this.#context;
    const { text } = context.input;
    const end = valueEnd(text, quote);
    if (end === -1) return unfinished(context, `unterminated attribute value: ${name}`, quote);
    const raw = text.slice(quote + 1, end - 1);
    if (isLiteralValue(raw)) {
      this.#add(name, raw, start, quote);
      return end;
    }
    if (raw.includes("<")) {
      // Where a quotation mark closes a value that has a tag in it, is it this value's, or does it open the next one?
      if (end === text.length && !context.final) return -1;
      if (!/[\s/>]/.test(text.charAt(end)))
        return context.fail(`unterminated attribute value: ${name}`, quote);
    }
    const value = normalizeValue(context, this.#entities, raw, quote + 1, false);
    this.#add(name, value, start, quote);
    return end;
  }

  #add(name: string, value: string, start: number, quote: number): void {
    const { limits, exceed, fail, input } = this.#context;
    const { attributes } = this;
    if (attributes.length >= limits.attributes) exceed("attributes", input.placeOf(start));
    if (value.length > limits.textLength) exceed("textLength", input.placeOf(quote));
    if (this.#isThere(name)) fail(`duplicate attribute: ${name}`, start);
    if (isDeclaration(name)) this.declares = true;
    attributes.push({ name, value, at: start });
  }

  #isThere(name: string): boolean {
    const { attributes } = this;
    if (attributes.length < many) return attributes.some((attribute) => attribute.name === name);
    this.#names ??= new Set(attributes.map((attribute) => attribute.name));
    if (this.#names.has(name)) return true;
    this.#names.add(name);
    return false;
  }

  /** Applies what the document type declaration says of the attributes of the element. */
  applyDeclarations(doctype: Doctype): void {
    const declared = doctype.attributes.get(this.name);
    if (declared === undefined) return;
    for (const [index, attribute] of this.attributes.entries()) {
      if (declared.get(attribute.name)?.isTokenized === true)
        this.attributes[index] = { ...attribute, value: tokenized(attribute.value) };
    }
    for (const [name, { value }] of declared) {
      if (value === undefined || this.#isThere(name)) continue;
      const { length } = name + value;
      this.#entities.charge(length, "attribute defaults expand too far", this.#context.input.at);
      if (isDeclaration(name)) this.declares = true;
      this.attributes.push({ name, value, at: undefined });
    }
  }

  /** A value that is short as it is written need not be counted. */
  #bounded(start: number, end: number): number {
    const { limits, exceed, input } = this.#context;
    const most = limits.textLength + tagAllowance;
    if (end - start > most && leastLength(input.text, start, end) > most)
      exceed("textLength", input.placeOf(start));
    return end;
  }
}

/** Reads the end tag at an index of the input, which has to have a name: the index behind it; -1 when it does not end there. */
export function endTagEnd(
  context: Context,
  start: number,
  name: string | undefined,
  open: Pick<XmlStartTag, "line" | "column"> | undefined,
): number {
  const { text } = context.input;
  const end = nameEnd(text, start + 2);
  const written = text.slice(start + 2, end);
  const at = spaceEnd(text, end);
  if (at === text.length || text.charCodeAt(at) === lessThan)
    return at === text.length
      ? unfinished(context, `unterminated tag: /${written}`, start)
      : context.fail(`unterminated tag: /${written}`, start);
  if (end === start + 2 || text.charCodeAt(at) !== greaterThan)
    return context.fail("disallowed character in closing tag", at);
  if (name === undefined || open === undefined)
    return context.fail(`unmatched closing tag: ${written}`, start);
  if (written === name) return at + 1;
  const place = `${open.line}:${open.column}`;
  return context.fail(`unexpected close tag: ${written} ${name} ${place}`, start);
}
