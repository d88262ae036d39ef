import { createHash } from "node:crypto";
import { relative, resolve } from "node:path";
import { planSchema } from "../../generate.js";
import { shownPrefixes } from "../../ir/passes/5-lay-out/prefixes.js";
import type { Schema } from "../../schema/components.js";
import { type Concern, concernsOf } from "../../schematron/by-schema/concerns.js";
import { type DescribedSchemaFlags, loadDescribed, shortNames } from "../description/load.js";
import { CommandFailure, type ExitCode, exitCodes } from "../failure.js";
import { compareOutput, type OutputFile, type Production, writeOutput } from "../files/output.js";
import { recoverFolders } from "../files/recover.js";
import { chosenRules } from "../rules/chosen-rules.js";
import { readChosenRules } from "../rules/read-rules.js";
import { tellFindings } from "../rules/rule-findings.js";
import { ruleMessages } from "../rules/rule-messages.js";
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
  const read = new Map<string, Uint8Array>();
  const schema = await loadDescribed(flags, terminal, (location, bytes) =>
    read.set(location, bytes),
  );
  const site = siteOf(schema, {
    locale: terminal.locale,
    name: shortNames(shownPrefixes(schema)),
    sha256: (location) => sha256(read.get(location)),
    concerns: await rulesFor(schema, read, flags, terminal),
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

function sha256(bytes: Uint8Array | undefined): string | undefined {
  return bytes && createHash("sha256").update(bytes).digest("hex");
}

/** The rules that are named, or those that go with the schemas. */
async function rulesFor(
  schema: Schema,
  bytes: ReadonlyMap<string, Uint8Array>,
  flags: DocsFlags,
  terminal: Console,
): Promise<readonly Concern[]> {
  const chosen = chosenRules(flags);
  const { read } = await readChosenRules(chosen, bytes, terminal);
  tellFindings(read, terminal);
  if (read.length === 0) return [];
  // How integers are mapped makes no difference to what rules are about.
  const schemas = planSchema(schema, { integers: "exact" }).schemas();
  return read.flatMap(({ ruleSet }) => {
    if (ruleSet === undefined) throw new CommandFailure(ruleMessages.unusableRules(chosen.kind));
    return concernsOf(ruleSet, schemas);
  });
}
