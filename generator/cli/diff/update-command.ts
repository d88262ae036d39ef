import { dirname, join, relative, resolve } from "node:path";
import type { Config } from "../../config.js";
import type { Step } from "../../evolution/comparison.js";
import { loadVersion } from "../../evolution/load-version.js";
import { CommandFailure, type ExitCode, exitCodes } from "../failure.js";
import { readFileIfThere } from "../files/files.js";
import { expandInputs } from "../files/inputs.js";
import { compareOutput } from "../files/output.js";
import { reporting } from "../files/schemas.js";
import { readConfigFile } from "../generate/config-file.js";
import { generateOutput, listOf } from "../generate/generate-command.js";
import { messages } from "../messages.js";
import type { Console } from "../terminal.js";
import { compareVersions } from "./compare-versions.js";
import { type DiffFormat, printReport } from "./diff-command.js";
import { abandon, commit, type Move, stage, stagingFolder } from "./journal.js";
import { evolutionMessages } from "./messages.js";
import { printChanges } from "./print.js";
import { recoverUpdate } from "./recover.js";
import type { DiffReport } from "./report.js";
import { aligned, readTree } from "./source-tree.js";
import type { Version } from "./versions.js";

/** What stands on the command line of `scrutin update`. */
export interface UpdateFlags {
  readonly source: string;
  readonly config?: string;
  readonly schemas?: string;
  readonly format?: DiffFormat;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
}

/** The project: where its schemas are, and what is generated from them. */
interface Project {
  readonly folder: string;
  readonly configs: readonly Config[];
  /** The folder of the schemas, relative to that of the project. */
  readonly schemas: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Where documents begin, relative to the folder of the schemas. */
  readonly locations: readonly string[];
}

/**
 * `scrutin update`: compares what the publisher sent with the schemas that are there, generates again, and puts both in place as one step.
 * Without `--yes` it only shows what would happen.
 */
export async function runUpdate(flags: UpdateFlags, terminal: Console): Promise<ExitCode> {
  const file = await readConfigFile(terminal.cwd, flags.config);
  if (file === undefined) throw new CommandFailure(messages.noConfig());
  await recoverUpdate(file.folder, terminal);
  const project = await readProject(file, flags, terminal);
  const tree = await readTree(flags.source, terminal.cwd);
  if (tree.leftOut.length > 0) terminal.say(evolutionMessages.leftOut(tree.leftOut));
  const files = aligned(tree.files, new Set(project.files.keys()));
  const report = await compareVersions(
    versionOf(`${project.schemas}/`, project.files, project.locations),
    versionOf(
      `${flags.source}!/`,
      files,
      project.locations.filter((one) => files.has(one)),
    ),
    { source: true, accepted: new Set() },
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
  const moves = await prepareOrNothing(project, files, report, terminal);
  if (flags.dryRun === true || flags.yes !== true) {
    await abandon(project.folder);
    terminal.say(flags.dryRun === true ? evolutionMessages.dryRun() : evolutionMessages.confirm());
    return exitCodes.ok;
  }
  // From here on only forward: a run that fails now is finished by the next.
  await commit(project.folder, moves);
  terminal.say(evolutionMessages.updated(project.schemas, files.size));
  return exitCodes.ok;
}

async function readProject(
  { folder, configs }: { readonly folder: string; readonly configs: readonly Config[] },
  flags: UpdateFlags,
  terminal: Console,
): Promise<Project> {
  const inputs = configs.flatMap(({ schemas }) => listOf(schemas));
  const begins = await expandInputs(inputs, { folder, extension: "xsd", say: terminal.say });
  const seen = new Map<string, Uint8Array>();
  const read = async (location: string): Promise<Uint8Array | undefined> => {
    const bytes = await readFileIfThere(resolve(folder, location));
    if (bytes !== undefined) seen.set(location, bytes);
    return bytes;
  };
  const load = async () => {
    await loadVersion({ locations: begins, read, locale: terminal.locale });
    return { diagnostics: [] };
  };
  const none = { read, fetch: async () => undefined, refused: new Set<string>() };
  await reporting(load, none, folder, terminal);
  const given = flags.schemas && relative(folder, resolve(terminal.cwd, flags.schemas));
  const schemas = (given ?? commonFolder([...seen.keys()])).replaceAll("\\", "/");
  if (schemas === "" || schemas.startsWith(".."))
    throw new CommandFailure(evolutionMessages.noFolder(schemas || "."));
  const below = (path: string): string => relative(schemas, path).replaceAll("\\", "/");
  return {
    folder,
    configs,
    schemas,
    files: new Map([...seen].map(([path, bytes]) => [below(path), bytes])),
    locations: begins.map(below),
  };
}

/** The innermost folder around all paths. */
function commonFolder(paths: readonly string[]): string {
  const folders = paths.map((path) => dirname(path).split("/"));
  const [first = []] = folders;
  const shared = first.findIndex((part, index) => folders.some((other) => other[index] !== part));
  return (shared < 0 ? first : first.slice(0, shared)).filter((part) => part !== ".").join("/");
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
    // Where a document with which the configuration begins is gone, everything is looked at.
    locations: locations.length > 0 ? locations : all,
    read: async (location) => files.get(location),
  };
}

/** Whether the folder has the files already, and no schema that is not among them. */
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

async function prepareOrNothing(...args: Parameters<typeof prepare>): Promise<readonly Move[]> {
  try {
    return await prepare(...args);
  } catch (error) {
    await abandon(args[0].folder);
    throw error;
  }
}

/** Puts all that is to come into the staging folder: schemas, generated code, and the line in the history. */
async function prepare(
  project: Project,
  files: ReadonlyMap<string, Uint8Array>,
  report: DiffReport,
  terminal: Console,
): Promise<readonly Move[]> {
  const moves: Move[] = [];
  for (const [path, bytes] of files) {
    const target = `${project.schemas}/${path}`;
    await stage(project.folder, `tree/${target}`, bytes);
    moves.push({ target, staged: `tree/${target}` });
  }
  for (const path of project.files.keys())
    if (!files.has(path)) moves.push({ target: `${project.schemas}/${path}`, staged: undefined });
  moves.push(...(await generateStaged(project, terminal)));
  const history = `${project.schemas}/HISTORY.md`;
  await stage(project.folder, "history", await historyWith(project, report));
  moves.push({ target: history, staged: "history" });
  return moves;
}

/** Generates from the staged schemas, with paths of the configuration that are not theirs as they are. */
async function generateStaged(
  { folder, configs }: Project,
  terminal: Console,
): Promise<readonly Move[]> {
  const moves: Move[] = [];
  const staged = join(folder, stagingFolder, "tree");
  for (const [index, config] of configs.entries()) {
    const { header, catalogs, cache } = config;
    const moved: Config = {
      ...config,
      output: resolve(folder, config.output),
      ...(header !== undefined && { header: resolve(folder, header) }),
      ...(catalogs !== undefined && {
        catalogs: listOf(catalogs).map((one) => resolve(folder, one)),
      }),
      cache: resolve(folder, cache ?? ".cache/scrutin"),
    };
    const output = await generateOutput(
      { folder: staged, config: moved },
      terminal,
      () => undefined,
    );
    const texts = new Map(output.files.map(({ path, text }) => [path, text]));
    for (const { path, state } of await compareOutput(output.folder, output.files)) {
      const target = relative(folder, join(output.folder, path)).replaceAll("\\", "/");
      const place = `generated/${index}/${path}`;
      if (state !== "superfluous") await stage(folder, place, texts.get(path) ?? "");
      moves.push({ target, staged: state === "superfluous" ? undefined : place });
    }
  }
  return moves;
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

/** What the package's next version would be by https://semver.org, before 1.0 too. */
export function nextVersion(version: string, step: Step): string {
  const [major = 0, minor = 0, patch = 0] = version.split(/[.+-]/).map(Number);
  if (step === "none") return version;
  if (step === "patch") return `${major}.${minor}.${patch + 1}`;
  // Before 1.0 the minor number is the one that may break.
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
