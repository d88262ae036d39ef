import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Schema } from "../../schema/components.js";
import { loadNamed, type NamedSchemaFlags } from "../files/load-named.js";
import type { Console } from "../terminal.js";

/** Options that select the schemas to describe. */
export interface DescribedSchemaFlags extends NamedSchemaFlags {
  readonly schema?: readonly string[];
}

/** The named schemas, or the electoral ones of both stages. */
export async function loadDescribed(
  flags: DescribedSchemaFlags,
  terminal: Console,
  /** Called with each file and address that was read. */
  onRead?: (location: string, bytes: Uint8Array) => void,
): Promise<Schema> {
  return await loadNamed(flags.schema ?? electoralSchemas(), flags, terminal, onRead);
}

/** The electoral schemas of both stages, in the package. */
function electoralSchemas(): readonly string[] {
  const root = dirname(createRequire(import.meta.url).resolve("scrutin/package.json"));
  const stages = ["unite-electorale", "gestion"];
  return stages.map((stage) => join(root, `schemas/electoral/echanges-mairies-insee-${stage}.xsd`));
}

/** Shortens names in Clark notation to prefixed ones, where the schemas bind a prefix. */
export function shortNames(prefixes: Readonly<Record<string, string>>): (name: string) => string {
  return (name) => {
    const [, namespace = "", local = name] = /^\{(.*)\}(.*)$/s.exec(name) ?? [];
    if (namespace === "http://www.w3.org/2001/XMLSchema") return `xs:${local}`;
    if (namespace === "http://www.w3.org/XML/1998/namespace") return `xml:${local}`;
    const prefix = prefixes[namespace];
    return prefix === undefined || prefix === "" ? local : `${prefix}:${local}`;
  };
}
