import { memo } from "../../runtime/engine/memo.js";
import type { Declaration } from "../ir/ir.js";
import type { Handle } from "../ir/names.js";

/** The name that a declaration's code is built from. */
function baseName(declaration: Declaration): string {
  return declaration.kind === "element" ? declaration.name : declaration.handle.wanted;
}

/** Makes one handle for each declaration, of a type or a constant that is called after it. */
export function handlePer<D extends Declaration>(
  space: Handle["space"],
  wanted: (name: string) => string,
): (declaration: D) => Handle {
  return memo((declaration: D) => ({ space, wanted: wanted(baseName(declaration)) }));
}

/** Leaves out what is undefined. */
export function present(handles: readonly (Handle | undefined)[]): readonly Handle[] {
  return handles.filter((handle) => handle !== undefined);
}
