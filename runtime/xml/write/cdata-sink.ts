import { clark, type QName } from "../../qname.js";
import { type Encoding, referencesBeyondLatin1, type SinkName } from "./sink.js";
import { StringSink } from "./string-sink.js";

/** Writes the text of some elements in CDATA sections (XML 1.0, 2.7), and all else as {@link StringSink} does. */
export class CdataSink extends StringSink {
  readonly #chosen: ReadonlySet<string>;
  readonly #open: boolean[] = [];
  readonly #fallsOut: RegExp;

  constructor(elements: readonly QName[], encoding: Encoding = "UTF-8") {
    super(encoding);
    this.#chosen = new Set(elements.map(clark));
    this.#fallsOut = encoding === "ISO-8859-1" ? carriageReturnOrBeyondLatin1 : carriageReturn;
  }

  override open(name: SinkName): void {
    this.#open.push(this.#isChosen(name));
    super.open(name);
  }

  override close(): void {
    this.#open.pop();
    super.close();
  }

  override text(value: string): void {
    // White space alone may be the layout, and where elements alone may stand a section is none (XML 1.0, 3.2.1).
    if (this.#open.at(-1) !== true || !notWhite.test(value)) super.text(value);
    else this.content(sectionsOf(value, this.#fallsOut));
  }

  override leaf(name: SinkName, value: string): void {
    if (!this.#isChosen(name)) {
      super.leaf(name, value);
      return;
    }
    this.open(name);
    this.text(value);
    this.close();
  }

  #isChosen(name: QName): boolean {
    return this.#chosen.has(clark(name));
  }
}

const notWhite = /[^\t\n\r ]/;

/** What a section cannot hold: a carriage return, which readers make a line feed (XML 1.0, 2.11), and what the encoding does not have. */
const carriageReturn = /(\r)/;
const carriageReturnOrBeyondLatin1 = /((?:\r|[\u0080-\u009f]|[\u{100}-\u{10ffff}])+)/u;

/** Sections, and references between them; the end of a section that the text has itself falls on two. */
function sectionsOf(value: string, fallsOut: RegExp): string {
  return value
    .split(fallsOut)
    .map((piece, index) => {
      if (index % 2 === 1) return referencesBeyondLatin1(piece).replaceAll("\r", "&#13;");
      return piece === "" ? "" : `<![CDATA[${piece.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
    })
    .join("");
}
