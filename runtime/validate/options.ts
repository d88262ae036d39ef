import type { SchemaSet } from "../descriptors.js";
import type { Locale } from "../issues.js";
import type { NamedType } from "../nouns/generic-values.js";
import type { RulesOption } from "../nouns/rule-checker.js";
import type { XmlLimits } from "../xml/events.js";

/** The options of `validate`. */
export interface ValidateOptions extends RulesOption {
  /** The language of the messages. Default: that of the program (`setLocale`), French where it sets none. */
  readonly locale?: Locale | undefined;
  /** Declarations for what wildcards let in, where the descriptor brings none. */
  readonly schemas?: SchemaSet | undefined;
  /** For an element: the type that `xsi:type` names, when the value does not name it. */
  readonly type?: NamedType | undefined;
  /** The limits of a document made from the value. Only the limit of depth concerns the value by itself. Default: those of `parse`. */
  readonly limits?: XmlLimits | undefined;
}
