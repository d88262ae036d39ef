import { clark, type QName } from "../../runtime/qname.js";
import type { SchemaDocument } from "../schema/components.js";
import { CommandFailure } from "./failure.js";
import { messages } from "./messages.js";

/** Whether a name is written with a prefix, as `sn:stages`, and not in Clark notation. */
function hasPrefix(name: string): boolean {
  return /^[^{}:]+:[^{}:]+$/.test(name);
}

/** Reads a name in Clark notation, or with a prefix that all schema documents bind to the same namespace. */
export function readName(name: string, documents: readonly SchemaDocument[]): QName {
  if (!hasPrefix(name)) {
    const [, namespace = "", local = ""] = /^(?:\{([^}]*)\})?([^{}:]+)$/.exec(name) ?? [];
    if (local === "") throw new CommandFailure(messages.noName(name));
    return { namespace, local };
  }
  const [prefix = "", local = ""] = name.split(":");
  const bound = new Set(documents.flatMap(({ prefixes }) => prefixes.get(prefix) ?? []));
  const [namespace] = bound;
  if (namespace === undefined) {
    throw new CommandFailure(messages.prefixUnbound(name, prefix, local));
  }
  if (bound.size > 1) {
    throw new CommandFailure(messages.prefixAmbiguous(name, prefix, local, [...bound]));
  }
  return { namespace, local };
}

/** A test whether a name is meant by one of the written ones: in Clark notation, with a prefix, or by the local name alone. */
export function nameFilter(
  wanted: readonly string[],
  documents: readonly SchemaDocument[],
): (name: QName) => boolean {
  const exact = new Set<string>();
  const local = new Set<string>();
  for (const name of wanted) {
    if (hasPrefix(name) || name.startsWith("{")) exact.add(clark(readName(name, documents)));
    else local.add(name);
  }
  return (name) => exact.has(clark(name)) || local.has(name.local);
}

/** A record with its keys replaced by Clark names. */
export function clarkKeys(
  record: Readonly<Record<string, string>>,
  documents: readonly SchemaDocument[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [clark(readName(name, documents)), value]),
  );
}
