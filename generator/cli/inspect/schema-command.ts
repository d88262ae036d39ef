import { nearest } from "../../../runtime/messages/suggestions.js";
import { visible } from "../../../runtime/nouns/visible-text.js";
import { clark } from "../../../runtime/qname.js";
import { inspectSchema } from "../../inspect.js";
import type { Schema } from "../../schema/components.js";
import { describe } from "../description/describe.js";
import { allNamed, findNamed, kindOf } from "../description/find.js";
import { type DescribedSchemaFlags, loadDescribed, shortNames } from "../description/load.js";
import { CommandFailure, type ExitCode, exitCodes } from "../failure.js";
import { showTable } from "../table.js";
import type { Console } from "../terminal.js";
import { townHallMessages as messages } from "../town-hall/town-hall-messages.js";
import { kindWords, printDescription, type Style } from "./schema-text.js";

/** The options of `scrutin schema`. */
export interface SchemaFlags extends DescribedSchemaFlags {
  readonly names: readonly string[];
  readonly json?: boolean;
}

/** `scrutin schema`: prints what the schemas say about a component; without a name, lists all components. */
export async function runSchema(flags: SchemaFlags, terminal: Console): Promise<ExitCode> {
  const schema = await loadDescribed(flags, terminal);
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
      for (const [at, line] of printDescription(description, style).entries()) {
        if (at === 0 && index > 0) terminal.out("");
        terminal.out(at === 0 ? terminal.paint.heading(visible(line)) : visible(line));
      }
  return exitCodes.ok;
}

function list(
  schema: Schema,
  { locale, name }: Style,
  { json }: SchemaFlags,
  terminal: Console,
): void {
  const all = allNamed(schema).map((component) => ({
    kind: kindOf(component),
    name: clark(component.name),
    documentation: component.documentation.join(" "),
  }));
  if (json === true) {
    terminal.out(JSON.stringify(all, undefined, 2));
    return;
  }
  const headings =
    locale === "fr" ? ["nom", "sorte", "documentation"] : ["name", "kind", "documentation"];
  const rows = all.map((each) => [
    name(each.name),
    kindWords[locale][each.kind],
    each.documentation,
  ]);
  showTable([headings, ...rows], terminal, widthOf(terminal));
}

const usualWidth = 100;

/** The width of lines: that of the console, but not wider than is comfortable to read. */
function widthOf({ env }: Console): number {
  const told = Number(env["COLUMNS"]);
  return Number.isInteger(told) && told >= 40 ? Math.min(told, 140) : usualWidth;
}
