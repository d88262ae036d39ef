import type { XmlIssue } from "../issues.js";
import type { At } from "../model/streamed-property.js";
import type { RulesOption } from "../nouns/rule-checker.js";
import type { SerializeOptions } from "./options.js";

/** Where items come from. */
export type Items<Item> = Iterable<Item> | AsyncIterable<Item>;

/** How a stream is written, and where in the document its items belong. */
export interface StreamOptions<Where extends At>
  extends Omit<SerializeOptions, "type">,
    RulesOption {
  /** The repeated property whose values are streamed, or the names of the properties that lead to it: as for `parseStream`. */
  readonly at: Where;
  /**
   * Never makes functions out of source, which is several times as fast. Where a content security policy forbids that, it is found
   * out by trying once; this is for pages whose policy reports attempts. The same as zod's option. Default false.
   */
  readonly jitless?: boolean | undefined;
  /**
   * Told of what rules say that is no error, and which of them could not be asked because they need the whole document. Without it, a
   * rule of level error that cannot be asked ends the stream as an error does.
   */
  readonly onIssue?: ((issue: XmlIssue) => void) | undefined;
}
