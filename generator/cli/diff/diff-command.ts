import { mkdir } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { version } from "../../version.js";
import { CommandFailure, type ExitCode, exitCodes } from "../failure.js";
import { expandInputs } from "../files/inputs.js";
import { writeReplacing } from "../files/replacement.js";
import { readConfigFile } from "../generate/config-file.js";
import type { Console } from "../terminal.js";
import { readAccepted, tellOfUnknown } from "./accepted.js";
import { compareVersions } from "./compare-versions.js";
import { printHtml } from "./html.js";
import { evolutionMessages } from "./messages.js";
import { printJson, printMarkdown, printSarif, printText } from "./print.js";
import { type DiffReport, type FailOn, failures } from "./report.js";
import { findVersion } from "./versions.js";
import { diffWords } from "./words.js";

export type DiffFormat = "text" | "json" | "markdown" | "sarif" | "html";

/** The options of `scrutin diff`. */
export interface DiffFlags {
  readonly versions: readonly string[];
  readonly against?: string;
  readonly namespace?: readonly string[];
  readonly format?: DiffFormat;
  readonly output?: string;
  readonly witness?: string;
  readonly failOn?: FailOn;
  readonly accept?: string;
  readonly documents?: readonly string[];
  readonly budget?: number;
  readonly source?: boolean;
}

/** `scrutin diff`: the exit code is 1 if something breaks for those named by `--fail-on`. */
export async function runDiff(flags: DiffFlags, terminal: Console): Promise<ExitCode> {
  const [older, newer] = await namesOf(flags, terminal);
  const accepted = await readAccepted(flags.accept, terminal);
  const report = await compareVersions(
    await findVersion(older, newer, terminal),
    await findVersion(newer, older, terminal),
    {
      namespaces: readNamespaces(flags.namespace ?? []),
      budget: flags.budget,
      source: flags.source !== false,
      documents: await documentsOf(flags.documents, terminal),
      accepted: new Set(accepted.keys()),
    },
    terminal,
  );
  tellOfUnknown(accepted, report, terminal);
  const text = printReport(report, flags.format ?? "text");
  const isText = (flags.format ?? "text") === "text";
  if (flags.output === undefined)
    terminal.out(isText ? painted(text.trimEnd(), terminal) : text.trimEnd());
  else await writeReplacing(resolve(terminal.cwd, flags.output), text);
  if (flags.witness !== undefined) await writeWitnesses(report, flags.witness, terminal);
  const failed = failures(report, flags.failOn === undefined ? [] : [flags.failOn]);
  if (failed.length === 0) return exitCodes.ok;
  const said = failed.map((one) => ({ fr: wordFor(one, "fr"), en: wordFor(one, "en") }));
  terminal.say(evolutionMessages.fails(said));
  return exitCodes.found;
}

const wordFor = (one: FailOn, locale: "fr" | "en"): string =>
  one === "source" || one === "any" ? diffWords[locale].source : diffWords[locale][one];

async function namesOf(
  { versions, against }: DiffFlags,
  terminal: Console,
): Promise<readonly [string, string]> {
  const [first, second, ...more] = versions;
  if (against !== undefined && second === undefined)
    return [against, first ?? (await configuredSchemas(terminal))];
  if (first === undefined || second === undefined || more.length > 0 || against !== undefined)
    throw new CommandFailure(evolutionMessages.oneVersion());
  return [first, second];
}

/** The schemas of the configuration, if none are named. */
async function configuredSchemas({ cwd }: Console): Promise<string> {
  const file = await readConfigFile(cwd);
  const schemas = file?.configs.flatMap((config) => config.schemas) ?? [];
  const [only] = schemas;
  if (file === undefined || only === undefined || schemas.length !== 1)
    throw new CommandFailure(evolutionMessages.oneVersion());
  return relative(cwd, resolve(file.folder, only)) || ".";
}

function painted(text: string, { paint }: Console): string {
  const [title = "", ...lines] = text.split("\n");
  return [paint.heading(title), ...lines.map(paint.message)].join("\n");
}

export function printReport(report: DiffReport, format: DiffFormat): string {
  switch (format) {
    case "text":
      return `${printText(report)}\n`;
    case "json":
      return `${printJson(report)}\n`;
    case "markdown":
      return printMarkdown(report);
    case "sarif":
      return `${printSarif(report, version)}\n`;
    case "html":
      return printHtml(report);
  }
}

function readNamespaces(pairs: readonly string[]): Readonly<Record<string, string>> {
  const namespaces = new Map<string, string>();
  for (const pair of pairs) {
    const at = pair.indexOf("=");
    const [old, now] = [pair.slice(0, at), pair.slice(at + 1)];
    if ((namespaces.get(old) ?? now) !== now)
      throw new CommandFailure(evolutionMessages.namespaceTwice(old));
    namespaces.set(old, now);
  }
  return Object.fromEntries(namespaces);
}

async function documentsOf(
  inputs: readonly string[] | undefined,
  { cwd, say }: Console,
): Promise<readonly string[] | undefined> {
  if (inputs === undefined) return undefined;
  const found = await expandInputs(inputs, { folder: cwd, extension: "xml", say });
  return found.map((file) => resolve(cwd, file));
}

async function writeWitnesses(
  { comparison }: DiffReport,
  folder: string,
  terminal: Console,
): Promise<void> {
  const place = resolve(terminal.cwd, folder);
  await mkdir(place, { recursive: true });
  const written = new Set<string>();
  const write = async (name: string, document: string): Promise<void> => {
    if (written.has(document)) return;
    written.add(document);
    await writeReplacing(join(place, name), document);
    terminal.say(evolutionMessages.witnessWritten(join(folder, name)));
  };
  for (const direction of ["writers", "readers"] as const) {
    const verdict = comparison[direction];
    if (verdict.verdict === "breaks") await write(`${direction}.xml`, verdict.witness.document);
    for (const entry of comparison.entries) {
      const own = entry[direction];
      if (own.verdict === "breaks")
        await write(`${direction}-${entry.fingerprint}.xml`, own.witness.document);
    }
  }
}
