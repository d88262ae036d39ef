import { createHash } from "node:crypto";
import { relative, resolve } from "node:path";
import { planSchema } from "../../generate.js";
import { shownPrefixes } from "../../ir/passes/5-lay-out/prefixes.js";
import type { Schema } from "../../schema/components.js";
import { type Concern, concernsOf } from "../../schematron/by-schema/concerns.js";
import { type DescribedSchemaFlags, loadDescribed, shortNames } from "../description/load.js";
import { type ExitCode, exitCodes } from "../failure.js";
import { compareOutput, type OutputFile, type Production, writeOutput } from "../files/output.js";
import { recoverFolders } from "../files/recover.js";
import { electoral, findXPath2, readRuleFiles } from "../rules/rule-files.js";
import type { Console } from "../terminal.js";
import { printIndexPage } from "./page/index-page.js";
import { printModulePage } from "./page/module-page.js";
import { pageMarker } from "./page/shell.js";
import { indexFile, siteOf } from "./site.js";
import { docsMessages } from "./words/docs-messages.js";

/** The options of `scrutin docs`. */
export interface DocsFlags extends DescribedSchemaFlags {
  readonly output?: string;
  readonly rules?: readonly string[];
  readonly check?: boolean;
  readonly json?: boolean;
}

/** The default folder of the pages. */
const docsFolder = "schema-docs";

/** How pages of earlier runs are recognised: by their beginning. */
const pages: Production = {
  markers: [pageMarker],
  mayHaveWritten: (name) => name.endsWith(".html"),
};

/** `scrutin docs`: writes a page for each schema document, and one that leads to them. */
export async function runDocs(flags: DocsFlags, terminal: Console): Promise<ExitCode> {
  const hashes = new Map<string, string>();
  const schema = await loadDescribed(flags, terminal, (location, bytes) =>
    hashes.set(location, createHash("sha256").update(bytes).digest("hex")),
  );
  const site = siteOf(schema, {
    locale: terminal.locale,
    name: shortNames(shownPrefixes(schema)),
    sha256: (location) => hashes.get(location),
    concerns: await rulesFor(schema, flags, terminal),
  });
  const files: readonly OutputFile[] = [
    { path: indexFile, text: printIndexPage(site) },
    ...site.modules.map((module) => ({ path: module.page, text: printModulePage(module, site) })),
  ];
  const folder = resolve(terminal.cwd, flags.output ?? docsFolder);
  await recoverFolders([folder], terminal);
  const changes = flags.check
    ? await compareOutput(folder, files, pages)
    : await writeOutput(folder, files, pages);
  const shown = relative(terminal.cwd, folder).replaceAll("\\", "/") || ".";
  const deleted = changes.filter(({ state }) => state === "superfluous").length;
  const result = { folder: shown, pages: files.length, changed: changes.length - deleted, deleted };
  if (flags.json) terminal.out(JSON.stringify({ ...result, files: changes }, undefined, 2));
  else {
    const text = flags.check ? docsMessages.compared(result) : docsMessages.written(result);
    terminal.out(text[terminal.locale]);
  }
  return flags.check && changes.length > 0 ? exitCodes.found : exitCodes.ok;
}

/** The named rules; if there are none, those of the electoral exchange for its own schemas. */
async function rulesFor(
  schema: Schema,
  { rules, schema: named }: DocsFlags,
  terminal: Console,
): Promise<readonly Concern[]> {
  const inputs = rules ?? (named === undefined ? [electoral] : []);
  if (inputs.length === 0) return [];
  const read = await readRuleFiles(inputs, await findXPath2(), terminal);
  // How integers are mapped makes no difference to what rules are about.
  const schemas = planSchema(schema, { integers: "exact" }).schemas();
  return read.flatMap(({ ruleSet }) => concernsOf(ruleSet, schemas));
}
