import { clark, type QName } from "../../runtime/qname.js";
import type { SchemaDocument } from "../schema/components.js";
import { CommandFailure } from "./failure.js";

/** Whether a name was written with a prefix: `sn:stages`, and not in Clark notation. */
export function hasPrefix(name: string): boolean {
  return /^[^{}:]+:[^{}:]+$/.test(name);
}

/** Reads a name in Clark notation, or with a prefix that the schema documents bind: to one namespace only, all of them. */
export function readName(name: string, documents: readonly SchemaDocument[]): QName {
  if (!hasPrefix(name)) {
    const [, namespace = "", local = ""] = /^(?:\{([^}]*)\})?([^{}:]+)$/.exec(name) ?? [];
    if (local === "")
      throw new CommandFailure(`"${name}" is no name: write {namespace}name, or prefix:name`);
    return { namespace, local };
  }
  const [prefix = "", local = ""] = name.split(":");
  const bound = new Set(documents.flatMap(({ prefixes }) => prefixes.get(prefix) ?? []));
  const [namespace] = bound;
  if (namespace === undefined) {
    throw new CommandFailure(
      `"${name}": no schema document binds the prefix "${prefix}"; write {namespace}${local}`,
    );
  }
  if (bound.size > 1) {
    const all = [...bound].map((one) => `"${one}"`).join(" and ");
    throw new CommandFailure(
      `"${name}": the schema documents bind "${prefix}" to ${all}; write {namespace}${local}`,
    );
  }
  return { namespace, local };
}

/** The same record under Clark names. */
export function clarkKeys(
  record: Readonly<Record<string, string>>,
  documents: readonly SchemaDocument[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [clark(readName(name, documents)), value]),
  );
}
