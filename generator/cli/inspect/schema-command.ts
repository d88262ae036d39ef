import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { nearest } from "../../../runtime/messages/suggestions.js";
import { visible } from "../../../runtime/nouns/visible-text.js";
import { clark } from "../../../runtime/qname.js";
import { loadValidSchema } from "../../generate.js";
import { inspectSchema } from "../../inspect.js";
import type { Schema } from "../../schema/components.js";
import { CommandFailure, type ExitCode, exitCodes } from "../failure.js";
import { findSchemas, reporting } from "../files/schemas.js";
import { table } from "../table.js";
import type { Console } from "../terminal.js";
import { townHallMessages as messages } from "../town-hall/town-hall-messages.js";
import { allNamed, describe, findNamed } from "./schema-description.js";
import { printDescription, type Style } from "./schema-text.js";

/** What stands on the command line of `scrutin schema`. */
export interface SchemaFlags {
  readonly names: readonly string[];
  readonly schema?: readonly string[];
  readonly catalog?: readonly string[];
  readonly allowNetwork?: boolean;
  readonly cache?: string;
  readonly maxParticles?: number;
  readonly json?: boolean;
}

/** `scrutin schema`: what the schemas say of a type or an element; without a name, what there is. */
export async function runSchema(flags: SchemaFlags, terminal: Console): Promise<ExitCode> {
  const schema = await load(flags, terminal);
  const { prefixes } = inspectSchema(schema, () => false);
  const style: Style = {
    locale: terminal.locale,
    width: widthOf(terminal),
    name: shortNames(prefixes),
  };
  if (flags.names.length === 0) {
    list(schema, style, flags, terminal);
    return exitCodes.ok;
  }
  const byPrefix = new Map(
    Object.entries(prefixes).map(([namespace, prefix]) => [prefix, namespace]),
  );
  const found = flags.names.flatMap((name) => {
    const components = findNamed(schema, name, byPrefix);
    if (components.length > 0) return components;
    const known = allNamed(schema).map(({ name: { local } }) => local);
    throw new CommandFailure(messages.noComponent(name, nearest(name, known)));
  });
  const descriptions = found.map((component) => describe(schema, component));
  if (flags.json === true) terminal.out(JSON.stringify(descriptions, undefined, 2));
  else
    for (const [index, description] of descriptions.entries())
      for (const line of [...(index > 0 ? [""] : []), ...printDescription(description, style)])
        terminal.out(visible(line));
  return exitCodes.ok;
}

async function load(flags: SchemaFlags, terminal: Console): Promise<Schema> {
  const { schema: inputs = electoralSchemas(), allowNetwork, cache, catalog, maxParticles } = flags;
  const folder = terminal.cwd;
  const schemas = await findSchemas(inputs, { folder, allowNetwork, cache }, terminal);
  const { locations, read, fetch } = schemas;
  const options = {
    locations,
    read,
    fetch,
    catalogs: catalog,
    maxParticles,
    locale: terminal.locale,
  };
  const { schema } = await reporting(() => loadValidSchema(options), schemas, folder, terminal);
  return schema;
}

/** The electoral schemas of both stages, in the package. */
export function electoralSchemas(): readonly string[] {
  const root = dirname(createRequire(import.meta.url).resolve("scrutin/package.json"));
  const stages = ["unite-electorale", "gestion"];
  return stages.map((stage) => join(root, `schemas/electoral/echanges-mairies-insee-${stage}.xsd`));
}

function list(
  schema: Schema,
  { locale, name }: Style,
  { json }: SchemaFlags,
  terminal: Console,
): void {
  const all = allNamed(schema).map((component) => ({
    kind: component.kind === "elementDeclaration" ? "element" : "type",
    name: clark(component.name),
    documentation: component.documentation.join(" "),
  }));
  if (json === true) {
    terminal.out(JSON.stringify(all, undefined, 2));
    return;
  }
  const words =
    locale === "fr" ? { element: "élément", type: "type" } : { element: "element", type: "type" };
  const headings =
    locale === "fr" ? ["nom", "sorte", "documentation"] : ["name", "kind", "documentation"];
  const rows = all.map((each) => [
    name(each.name),
    words[each.kind as "element" | "type"],
    each.documentation,
  ]);
  const width = widthOf(terminal);
  for (const line of table([headings, ...rows]))
    terminal.out(visible(line.length > width ? `${line.slice(0, width - 1)}…` : line));
}

const usualWidth = 100;

/** How wide lines may be: as wide as the console says, and not so wide that nobody likes to read them. */
function widthOf({ env }: Console): number {
  const told = Number(env["COLUMNS"]);
  return Number.isInteger(told) && told >= 40 ? Math.min(told, 140) : usualWidth;
}

function shortNames(prefixes: Readonly<Record<string, string>>): (name: string) => string {
  return (name) => {
    const [, namespace = "", local = name] = /^\{(.*)\}(.*)$/.exec(name) ?? [];
    if (namespace === "http://www.w3.org/2001/XMLSchema") return `xs:${local}`;
    if (namespace === "http://www.w3.org/XML/1998/namespace") return `xml:${local}`;
    const prefix = prefixes[namespace];
    return prefix === undefined || prefix === "" ? local : `${prefix}:${local}`;
  };
}
