import type { Declaration } from "../ir/ir.js";
import type { Handle } from "../ir/names.js";
import type { Plan } from "../ir/plan.js";
import type { ModuleContext } from "./context.js";
import type { Statement } from "./text/statements.js";

/**
 * One kind of generated code, such as the builders. `emit` walks the modules and asks every target of `targets/index.ts`; what
 * a target refers to in another's code it names by the other's handle, and the import follows.
 */
export interface Target {
  /** The names that the code for a declaration needs in the module. A handle is one object, however often one asks. */
  readonly handles: (declaration: Declaration, plan: Plan) => readonly Handle[];
  /** The code for a declaration. */
  readonly statements: (declaration: Declaration, context: ModuleContext) => readonly Statement[];
  /** Files that belong to the whole schema and to no declaration. */
  readonly files: (plan: Plan) => readonly TargetFile[];
  /** Files that are no modules, with their text. */
  readonly texts?: (
    plan: Plan,
    options: { readonly version: string },
  ) => readonly { readonly path: string; readonly text: string }[];
}

export interface TargetFile {
  /** Relative to the output folder, with `/` and the ending `.ts`. */
  readonly path: string;
  /** Whether the index passes its exports on. */
  readonly isPublic: boolean;
  readonly handles: readonly Handle[];
  /** Those that get their names after all others have theirs. */
  readonly lastHandles?: readonly Handle[];
  readonly statements: (context: ModuleContext) => readonly Statement[];
}
