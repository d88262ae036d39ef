import { join, resolve } from "node:path";
import type { Config } from "../../config.js";
import type { Step } from "../../evolution/comparison.js";
import { CommandFailure, type ExitCode, exitCodes } from "../failure.js";
import { Change, type FileChange } from "../files/change.js";
import { readFileIfThere } from "../files/files.js";
import { changesOf, compareOutput } from "../files/output.js";
import { recoverFolders } from "../files/recover.js";
import { defaultCache } from "../files/resources.js";
import { readConfigFile } from "../generate/config-file.js";
import { generateOutput, listOf } from "../generate/generate-command.js";
import { messages } from "../messages.js";
import type { Console } from "../terminal.js";
import { compareVersions } from "./compare-versions.js";
import { type DiffFormat, printReport } from "./diff-command.js";
import { evolutionMessages } from "./messages.js";
import { printChanges } from "./print.js";
import { type Project, readProject } from "./project.js";
import type { DiffReport } from "./report.js";
import { aligned, readTree } from "./source-tree.js";
import type { Version } from "./versions.js";

/** The options of `scrutin update`. */
export interface UpdateFlags {
  /** What the publisher sent. */
  readonly from: string;
  readonly config?: string;
  readonly schemas?: string;
  readonly format?: DiffFormat;
  readonly source?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
}

/**
 * `scrutin update`: compares what the publisher sent with the present schemas, generates again, and replaces both in one step.
 * Without `--yes` it only shows what would happen.
 */
export async function runUpdate(flags: UpdateFlags, terminal: Console): Promise<ExitCode> {
  const file = await readConfigFile(terminal.cwd, flags.config);
  if (file === undefined) throw new CommandFailure(messages.noConfig());
  const outputs = file.configs.map(({ output }) => resolve(file.folder, output));
  await recoverFolders([file.folder, ...outputs], terminal);
  const project = await readProject(file, flags.schemas, terminal);
  const tree = await readTree(flags.from, terminal.cwd);
  if (tree.leftOut.length > 0) terminal.say(evolutionMessages.leftOut(tree.leftOut));
  const files = aligned(tree.files, new Set(project.files.keys()));
  const report = await compareVersions(
    versionOf(`${project.schemas}/`, project.files, project.locations),
    versionOf(
      `${flags.from}!/`,
      files,
      project.locations.filter((one) => files.has(one)),
    ),
    { source: flags.source !== false, accepted: new Set() },
    terminal,
  );
  terminal.out(printReport(report, flags.format ?? "text").trimEnd());
  if ((flags.format ?? "text") === "text" && report.comparison.entries.length > 0)
    terminal.out(`\n${printChanges(report)}`);
  await proposeVersion(project.folder, report.comparison.step, terminal);
  if (await isInPlace(project, files)) {
    terminal.say(evolutionMessages.nothingNew());
    return exitCodes.ok;
  }
  const applies = flags.dryRun !== true && flags.yes === true;
  const change = await Change.begin(project.folder, { flush: true });
  await change.attempt(async () => {
    await prepare(change, project, files, report, terminal);
    if (applies) await change.commit();
    else await change.abandon();
  });
  if (!applies) {
    terminal.say(flags.dryRun === true ? evolutionMessages.dryRun() : evolutionMessages.confirm());
    return exitCodes.ok;
  }
  terminal.say(evolutionMessages.updated(project.schemas, files.size));
  return exitCodes.ok;
}

function versionOf(
  label: string,
  files: ReadonlyMap<string, Uint8Array>,
  locations: readonly string[],
): Version {
  const all = [...files.keys()].filter((path) => path.endsWith(".xsd"));
  return {
    name: label.replace(/!?\/$/, ""),
    label,
    // If none of the documents named by the configuration exists any more, all documents are compared.
    locations: locations.length > 0 ? locations : all,
    read: async (location) => files.get(location),
  };
}

/** Whether the folder already has exactly these files. */
async function isInPlace(
  { folder, schemas, files: present }: Project,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<boolean> {
  if ([...present.keys()].some((path) => !files.has(path))) return false;
  for (const [path, bytes] of files) {
    const there = await readFileIfThere(resolve(folder, schemas, path));
    if (there === undefined || Buffer.compare(there, bytes) !== 0) return false;
  }
  return true;
}

/** Prepares the new state: schemas, generated code, and the line in the history. */
async function prepare(
  change: Change,
  project: Project,
  files: ReadonlyMap<string, Uint8Array>,
  report: DiffReport,
  terminal: Console,
): Promise<void> {
  const place = (path: string): string => join(project.folder, project.schemas, path);
  for (const path of project.files.keys())
    if (!files.has(path)) await change.add({ place: place(path), content: undefined });
  for (const [path, content] of files) await change.add({ place: place(path), content });
  const generated = await generateFrom(change.tree, project, terminal);
  for (const one of generated) await change.add(one);
  await change.add({ place: place("HISTORY.md"), content: await historyWith(project, report) });
}

/** Generates from the prepared state of the project; paths that lead out of it are unchanged. */
async function generateFrom(
  tree: string,
  { folder, configs }: Project,
  terminal: Console,
): Promise<readonly FileChange[]> {
  const changes: FileChange[] = [];
  for (const config of configs) {
    const { header, catalogs, cache, rules } = config;
    const outward = (path: string): string =>
      path.startsWith("..") ? resolve(folder, path) : path;
    const moved: Config = {
      ...config,
      output: resolve(folder, config.output),
      ...(header !== undefined && { header: outward(header) }),
      ...(rules !== undefined && { rules: listOf(rules).map(outward) }),
      ...(catalogs !== undefined && { catalogs: listOf(catalogs).map(outward) }),
      cache: resolve(folder, cache ?? defaultCache),
    };
    const output = await generateOutput({ folder: tree, config: moved }, terminal, () => undefined);
    const stale = await compareOutput(output.folder, output.files);
    changes.push(...changesOf(output.folder, output.files, stale));
  }
  return changes;
}

const historyHead = `# Versions of these schemas

| date | step | SHA-256 of the schema documents |
| --- | --- | --- |
`;

async function historyWith({ folder, schemas }: Project, report: DiffReport): Promise<string> {
  const present = await readFileIfThere(resolve(folder, schemas, "HISTORY.md"));
  const before = present === undefined ? historyHead : new TextDecoder().decode(present);
  const date = new Date().toISOString().slice(0, 10);
  return `${before.trimEnd()}\n| ${date} | ${report.comparison.step} | ${report.new.hash} |\n`;
}

/** The next version of the package by https://semver.org, also before 1.0. */
export function nextVersion(version: string, step: Step): string {
  const [major = 0, minor = 0, patch = 0] = version.split(/[.+-]/).map(Number);
  if (step === "none") return version;
  if (step === "patch") return `${major}.${minor}.${patch + 1}`;
  // Before 1.0 a break raises the minor number.
  if (step === "minor") return major === 0 ? `0.${minor}.${patch + 1}` : `${major}.${minor + 1}.0`;
  return major === 0 ? `0.${minor + 1}.0` : `${major + 1}.0.0`;
}

async function proposeVersion(folder: string, step: Step, terminal: Console): Promise<void> {
  const bytes = await readFileIfThere(join(folder, "package.json"));
  if (bytes === undefined || step === "none") return;
  const { version } = JSON.parse(new TextDecoder().decode(bytes)) as { readonly version?: string };
  if (version === undefined) return;
  terminal.say(evolutionMessages.versionProposal(step, version, nextVersion(version, step)));
}
