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

/**
 * Without a listener for errors the tokenizer throws what it makes here: nothing is read after the first error.
 *
 * @internal
 */
export class Tokenizer extends SaxesParser<SaxesOptions & { xmlns: false }> {
  override makeError(message: string): Error {
    return new TokenizerError(message);
  }
}
