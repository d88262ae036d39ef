import type { SchemaSet } from "../../../runtime/descriptors.js";
import type { Locale } from "../../../runtime/issues.js";
import type { XPath2 } from "../../../runtime/rules/run/queries.js";
import type { ResolveFile } from "./items.js";

export interface ReadSchematronOptions {
  /** The name of the file, for positions and for what is found beside it. */
  readonly file: string;
  /** Finds included files. Default: none are found. */
  readonly resolve?: ResolveFile | undefined;
  readonly locale?: Locale | undefined;
  /** What `scrutin/xpath2` exports, for rules that are written in XPath 2.0 or later. */
  readonly xpath2?: XPath2 | undefined;
  /** The schemas of the documents that the rules are for: warns of what no valid document can contain. */
  readonly schemas?: SchemaSet | undefined;
}
