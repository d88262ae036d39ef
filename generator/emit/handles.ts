import { memo } from "../../runtime/engine/memo.js";
import { xmlNamespace } from "../../runtime/qname.js";
import type { Declaration } from "../ir/ir.js";
import type { Handle } from "../ir/names.js";
import type { Plan } from "../ir/plan.js";

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

/** The constants that hold the namespaces of several modules, by namespace. A module that is alone has them itself. */
export const namespaceHandles: (plan: Plan) => ReadonlyMap<string, Handle> = memo(
  ({ modules, prefixes }: Plan) => {
    const declaring = modules.filter(({ declarations }) => declarations.length > 0);
    if (declaring.length < 2) return new Map();
    const namespaces = new Set(modules.map(({ document }) => document.targetNamespace));
    namespaces.delete("");
    return new Map(
      [...namespaces].map((namespace) => [namespace, namespaceHandle(namespace, prefixes)]),
    );
  },
);

function namespaceHandle(namespace: string, prefixes: Plan["prefixes"]): Handle {
  const prefix = namespace === xmlNamespace ? "xml" : prefixes[namespace];
  return { space: "value", wanted: prefix || "ns" };
}
