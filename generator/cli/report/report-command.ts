import { extname, resolve } from "node:path";
import { version } from "../../version.js";
import { CommandFailure, type ExitCode, exitCodes } from "../failure.js";
import { type DocumentFlags, limitsOf, readPieces, standardInput } from "../files/documents.js";
import { expandInput } from "../files/inputs.js";
import { writeReplacing } from "../files/replacement.js";
import { type JudgeFile, readJudges } from "../many/judges.js";
import type { MergeFormat } from "../many/merge/merge-command.js";
import { manyMessages } from "../many/print/messages.js";
import { isResults } from "../many/results/results.js";
import type { RuleFlags } from "../rules/rule-files.js";
import { ruleMessages } from "../rules/rule-messages.js";
import type { Console } from "../terminal.js";
import { type GatherOptions, gatherSending, type Judges } from "./gather.js";
import type { ControlReport, Sending, Source } from "./model.js";
import { sourceOf } from "./sources.js";

/** The options of `scrutin report`. */
export interface ReportFlags extends DocumentFlags, RuleFlags {
  readonly files: readonly string[];
  readonly output?: string;
  readonly format?: ReportFormat;
  readonly maxIssues?: number;
  readonly redact?: boolean;
}

/** `jsonl` is for merged results. */
export type ReportFormat = MergeFormat;

const formats: ReadonlyMap<string, ReportFormat> = new Map([
  [".html", "html"],
  [".htm", "html"],
  [".md", "md"],
  [".markdown", "md"],
  [".json", "json"],
  [".jsonl", "jsonl"],
]);

/** `scrutin report`: reports for each sending what was checked, by which schemas and rules, and what was found. */
export async function runReport(flags: ReportFlags, terminal: Console): Promise<ExitCode> {
  const format = formatOf(flags);
  const files = await filesOf(flags.files, terminal);
  if (files.every(isResults)) {
    const { runMerge } = await import("../many/merge/merge-command.js");
    return runMerge(files, format, flags, terminal);
  }
  if (files.some(isResults)) throw new CommandFailure(manyMessages.onlyResults());
  if (format === "jsonl") throw new CommandFailure(manyMessages.linesOfResults());
  const judges = await readJudges(flags, terminal);
  const sendings: Sending[] = [];
  for (const file of files) sendings.push(await sendingOf(file, judges, flags, terminal));
  const report: ControlReport = {
    kind: "control-report",
    locale: terminal.locale,
    version,
    made: madeAt(terminal).toISOString(),
    redacted: flags.redact === true,
    schemas: judges.files.schemas.map(asSource),
    rules: judges.files.rules.map(asSource),
    sendings,
  };
  const text = await print(report, format);
  if (flags.output === undefined) await terminal.write(Buffer.from(text));
  else {
    await writeReplacing(resolve(terminal.cwd, flags.output), text);
    terminal.say(ruleMessages.reportWritten(flags.output));
  }
  if (sendings.some(({ result }) => result === "unread")) return exitCodes.failed;
  return sendings.some(({ result }) => result === "errors") ? exitCodes.found : exitCodes.ok;
}

function formatOf({ format, output }: ReportFlags): ReportFormat {
  if (format !== undefined) return format;
  if (output === undefined) return "html";
  const found = formats.get(extname(output).toLowerCase());
  if (found === undefined) throw new CommandFailure(ruleMessages.reportFormat(output));
  return found;
}

async function print(
  report: ControlReport,
  format: Exclude<ReportFormat, "jsonl">,
): Promise<string> {
  switch (format) {
    case "html":
      return (await import("./html.js")).printHtml(report);
    case "md":
      return (await import("./markdown.js")).printMarkdown(report);
    case "json":
      return `${JSON.stringify(report, undefined, 2)}\n`;
  }
}

/** The time of the report; reproducible builds set SOURCE_DATE_EPOCH. */
function madeAt({ env }: Console): Date {
  const epoch = env["SOURCE_DATE_EPOCH"];
  return epoch !== undefined && /^\d{1,11}$/.test(epoch)
    ? new Date(Number(epoch) * 1000)
    : new Date();
}

/** A file of schemas or rules, with the version that it states. */
function asSource(file: JudgeFile): Source {
  return "bytes" in file ? sourceOf(file.file, file.bytes) : file;
}

/** The files of the inputs, each once; a missing one becomes a sending that cannot be read. */
async function filesOf(inputs: readonly string[], terminal: Console): Promise<readonly string[]> {
  const files = new Set<string>();
  for (const input of inputs.length === 0 ? [standardInput] : inputs) {
    const wanted = { folder: terminal.cwd, extension: "xml", say: terminal.say };
    if (input === standardInput) files.add(input);
    else for (const file of await expandOrKeep(input, wanted)) files.add(file);
  }
  return [...files];
}

async function expandOrKeep(
  input: string,
  wanted: Parameters<typeof expandInput>[1],
): Promise<readonly string[]> {
  try {
    return await expandInput(input, wanted);
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    return [input];
  }
}

async function sendingOf(
  file: string,
  judges: Judges,
  flags: ReportFlags,
  terminal: Console,
): Promise<Sending> {
  const { phase, level, maxIssues, allowDoctype, redact = false } = flags;
  const { locale } = terminal;
  const limits = limitsOf(flags);
  const options: GatherOptions = { locale, redact, phase, level, maxIssues, allowDoctype, limits };
  try {
    const pieces: Uint8Array[] = [];
    for await (const piece of readPieces(file, terminal)) pieces.push(piece);
    return await gatherSending(file, Buffer.concat(pieces), judges, options);
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    for (const text of error.texts) terminal.say(text);
    return unread(file, error.texts.map((text) => text[locale]).join(" "));
  }
}

function unread(file: string, failure: string): Sending {
  return {
    file,
    result: "unread",
    failure,
    units: [],
    communes: [],
    issues: [],
    rules: [],
    notChecked: [],
  };
}
