import type { SchemaSet } from "../descriptors.js";
import type { Locale } from "../issues.js";
import type { NamedType } from "../nouns/generic-values.js";
import type { RulesOption } from "../nouns/rule-checker.js";
import type { XmlLimits } from "../xml/events.js";

/** What `validate` can be told. */
export interface ValidateOptions extends RulesOption {
  /** The language of the messages. Default: that of the program (`setLocale`), French where it sets none. */
  readonly locale?: Locale | undefined;
  /** Declarations for what wildcards let in, where the descriptor brings none. */
  readonly schemas?: SchemaSet | undefined;
  /** For an element: what `xsi:type` says of it, where its value does not say it. */
  readonly type?: NamedType | undefined;
  /** What a document made of the value may cost; of these, a value by itself has a depth. Default that of `parse`. */
  readonly limits?: XmlLimits | undefined;
}
