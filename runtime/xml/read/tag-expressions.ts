import { inValue, literal } from "./expressions.js";
import { Outlines } from "./outlines.js";

/** Characters that stand for themselves and end no line, as a class: without `<` and `&`, and `]`, which may begin `]]>`. */
const inLeaf = "[\\t -%'-;=-\\\\^-\\ufffd]*";
/** Those of text, with line ends. */
const literalText = /[\t\n -%'-;=-\\^-\ufffd]*/y;

/** A start tag with attributes, as it looks most often. */
export interface AttributedTag<Name> {
  /** Captures the values, in order. */
  readonly start: RegExp;
  /** The attributes, and how much is written for each beside its value: ` name=""`. */
  readonly attributes: readonly { readonly name: Name; readonly length: number }[];
}

/**
 * What the tags of an element look like most often, as expressions: engines run them over a text three times as fast as any loop
 * over its characters. What they do not match may be just as right and is left to the tokenizer.
 */
export class TagExpressions<Name extends { readonly key: string }> {
  /** A start tag without attributes; with all of the element when there is nothing in it but characters that stand for themselves. */
  readonly start: RegExp;
  readonly end: RegExp;
  /** The start tag with the attributes that it had twice in a row. */
  attributed: AttributedTag<Name> | undefined;
  /** What whole elements look like; for those who take them. */
  readonly outlines: Outlines<Name> = new Outlines();
  readonly #name: string;
  #lastAttributes: string | undefined;
  #chances = 8;

  constructor(written: string) {
    this.#name = literal(written);
    this.start = new RegExp(`<${this.#name}>(?:${inLeaf}</${this.#name}>)?`, "y");
    this.end = new RegExp(`</${this.#name}>`, "y");
  }

  /** Takes note of attributes as they were written: the first that come twice in a row are expected to come again. */
  noteAttributes(
    written: readonly { readonly name: string }[],
    attributes: readonly { readonly name: Name }[],
  ): void {
    if (this.attributed !== undefined || this.#chances-- <= 0) return;
    const pattern = written.map(({ name }) => ` ${literal(name)}=${inValue}`).join("");
    if (pattern === this.#lastAttributes) {
      const start = new RegExp(`<${this.#name}${pattern}>`, "y");
      const expected = attributes.map(({ name }, index) => ({
        name,
        length: (written[index]?.name.length ?? 0) + 4,
      }));
      this.attributed = { start, attributes: expected };
    }
    this.#lastAttributes = pattern;
  }
}

/** Where characters end that stand for themselves, from an index on. */
export function literalTextEnd(text: string, start: number): number {
  literalText.lastIndex = start;
  literalText.test(text);
  return literalText.lastIndex;
}
