import { type SaxesOptions, SaxesParser } from "saxes";

/*
 * The only file that knows saxes. It stands alone so that the package can hold saxes in a file of its own (`rolldown.config.ts`),
 * which bundlers leave out where nothing is read.
 */

/**
 * What the tokenizer finds wrong; the reader lets none of them out.
 *
 * @internal
 */
export class TokenizerError extends Error {}

type Options = SaxesOptions & { xmlns: false };

/** What saxes keeps to itself and the short way needs, as it is in release 6.0.0. */
interface Inside {
  /** The chunk that is read. */
  chunk: string;
  /** The index in the chunk of the next character. */
  i: number;
  /** Text that was read and not reported yet. */
  text: string;
  line: number;
  /** The length of what was written before the chunk. */
  chunkPosition: number;
  /** Where the line began. */
  positionAtNewLine: number;
  /** The open elements. */
  readonly tags: { readonly name: string }[];
  write(chunk: string | null): unknown;
  /** Reads text up to a tag, a reference or the end of the chunk. */
  handleTextInRoot(): void;
}

type Public = Pick<
  SaxesParser<Options>,
  Exclude<keyof SaxesParser<Options>, "makeError" | "write">
>;

const Saxes = SaxesParser as unknown as new (options: Options) => Public & Inside;

/**
 * saxes, and in it the one place where something else may read on first: between the tags of the document element.
 *
 * @internal
 */
export class Tokenizer extends Saxes {
  readonly #first: () => void;
  // Properties that come later than these would make the object a dictionary for V8, and reading four times as slow.
  protected readonly openTagStartHandler: undefined;
  protected readonly attributeHandler: undefined;
  protected readonly openTagHandler: undefined;
  protected readonly closeTagHandler: undefined;
  protected readonly textHandler: undefined;
  protected readonly cdataHandler: undefined;
  protected readonly commentHandler: undefined;
  protected readonly doctypeHandler: undefined;
  protected readonly piHandler: undefined;

  /** `first` reads from {@link Inside.i} on as far as it likes, when text may come and none is pending. */
  constructor(first: () => void) {
    super({ defaultXMLVersion: "1.0", forceXMLVersion: true, position: false, xmlns: false });
    this.#first = first;
  }

  /** Without a listener for errors this is thrown: nothing is read after the first error. */
  makeError(message: string): Error {
    return new TokenizerError(message);
  }

  /** Leaves {@link Inside.i} where the position is told right between two chunks, too. */
  override write(chunk: string | null): void {
    super.write(chunk);
    this.i = 0;
  }

  override handleTextInRoot(): void {
    if (this.text === "") this.#first();
    super.handleTextInRoot();
  }
}
