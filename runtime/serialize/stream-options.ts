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
   * Never compile functions from source, which makes writing several times faster. Where a content security policy forbids it, one attempt
   * finds that out; this option is for pages whose policy reports attempts. It means the same as zod's option. Default false.
   */
  readonly jitless?: boolean | undefined;
  /**
   * Called with warnings and informations of rules, and for each rule that could not be asked because it needs the whole document. Without it, a
   * rule of level error that cannot be asked ends the stream as an error does.
   */
  readonly onIssue?: ((issue: XmlIssue) => void) | undefined;
}
