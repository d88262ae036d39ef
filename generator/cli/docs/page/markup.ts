import { escaped } from "../../html-text.js";

/*
 * The only way into a page: everything but our own markup is escaped here, wherever it comes from.
 */

/** A piece of a page, made only by `html` and `trusted`. */
export class Markup {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** What a template may contain: texts and numbers are escaped, the items of lists follow each other, `undefined` and `false` give nothing. */
export type Content = string | number | Markup | undefined | false | readonly Content[];

/** Markup around contents. In attributes, contents stand in double quotes. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  const text = strings.reduce(
    (before, piece, index) => before + written(contents[index - 1]) + piece,
  );
  return new Markup(text);
}

function written(content: Content): string {
  if (content === undefined || content === false) return "";
  if (content instanceof Markup) return content.toString();
  if (typeof content === "object") return content.map(written).join("");
  return escaped(String(content));
}

/** The attribute of an element whose text is in a language of its own. */
export function lang(language: string | undefined): Content {
  return language !== undefined && html` lang="${language}"`;
}

/** Our own text that is not to be escaped: a style, a script. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

/** Data in an element `script`, whose text ends at `</script` and knows no escapes but those of JSON. */
export function data(value: unknown): Markup {
  return new Markup(JSON.stringify(value).replaceAll("<", "\\u003c"));
}

/** Contents with something between them. */
export function joined(contents: readonly Content[], separator: Content): readonly Content[] {
  return contents.flatMap((content, index) => (index === 0 ? [content] : [separator, content]));
}

/** A name that may go over two lines between its words, and before the ending of a file, so that none is broken in the middle. */
export function breakable(text: string): Content {
  const words = text.split(/(?<=\p{Ll}|\d)(?=\p{Lu})|(?<=[-_/])(?=.)|(?<=.)(?=\.\p{L}+$)/u);
  return joined(words, html`<wbr>`);
}
