import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { basename, dirname, posix, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { withArchives } from "../../reader/sources/archive.js";
import { ArchiveError } from "../../reader/sources/archive-error.js";
import type { ReadResource } from "../../reader/sources/resource.js";
import { readDirectory } from "../../reader/sources/zip.js";
import { CommandFailure } from "../failure.js";
import { kindOf, readFileIfThere } from "../files/files.js";
import { expandInputs } from "../files/inputs.js";
import { messages } from "../messages.js";
import type { Console } from "../terminal.js";
import { evolutionMessages } from "./messages.js";

/** One version of schemas, from any source. Locations are relative to its own root, so that they can be matched between versions. */
export interface Version {
  /** The version as the user named it. */
  readonly name: string;
  /** The prefix of locations in messages: `schemas/`, `new.zip!/`, `git:main:schemas/`. */
  readonly label: string;
  readonly locations: readonly string[];
  readonly read: ReadResource;
}

/** Finds a version by its name: a file, a folder, a zip archive, or `git:REVISION[:PATH]`. */
export async function findVersion(
  written: string,
  otherPath: string | undefined,
  terminal: Console,
): Promise<Version> {
  if (written === "") throw new CommandFailure(messages.emptyName());
  if (written.startsWith("git:")) return gitVersion(written, otherPath, terminal);
  const place = resolve(terminal.cwd, written);
  const kind = await kindOf(place);
  if (kind === "nothing") throw new CommandFailure(messages.notThere(written));
  if (kind === "folder") {
    const wanted = { folder: place, extension: "xsd", say: terminal.say };
    const locations = await expandInputs(["."], wanted);
    return {
      name: written,
      label: `${written.replace(/\/+$/, "")}/`,
      locations,
      read: readBelow(place),
    };
  }
  if (/\.(zip|jar)$/i.test(written)) return zipVersion(written, await readFile(place));
  const folder = dirname(place);
  const label = dirname(written) === "." ? "" : `${dirname(written)}/`;
  return { name: written, label, locations: [basename(place)], read: readBelow(folder) };
}

const readBelow =
  (folder: string): ReadResource =>
  (location) =>
    readFileIfThere(resolve(folder, location));

/** The schemas of an archive. */
function zipVersion(name: string, bytes: Uint8Array): Version {
  const archive = withArchives(async () => bytes);
  try {
    const names = readDirectory(bytes).map((entry) => entry.name);
    const locations = names.filter((one) => one.toLowerCase().endsWith(".xsd")).sort();
    if (locations.length === 0) throw new CommandFailure(evolutionMessages.noSchemas(name));
    return {
      name,
      label: `${name}!/`,
      locations,
      read: (location) => archive.read(`a.zip!/${location}`),
    };
  } catch (error) {
    if (error instanceof ArchiveError) throw archiveFailure(error, name);
    throw error;
  }
}

/** The failure for an archive that cannot be used. */
export function archiveFailure(error: ArchiveError, name: string): CommandFailure {
  const { entry, reason } = error;
  const inside = entry === undefined ? "" : `!/${entry}`;
  return new CommandFailure({
    fr: `${name}${inside}\u00a0: ${reason.fr}`,
    en: `${name}${inside}: ${reason.en}`,
  });
}

const run = promisify(execFile);

const gitName = /^git:([^:]+)(?::(.*))?$/s;

/** The path in the name of a version, which may itself be one in git. */
const pathIn = (written: string): string => {
  const [git, , path] = gitName.exec(written) ?? [];
  return git === undefined ? written : (path ?? "");
};

/** A version in git. Without a path, it has the path of the other version. */
async function gitVersion(
  written: string,
  otherPath: string | undefined,
  { cwd }: Console,
): Promise<Version> {
  const [, revision = "", given] = gitName.exec(written) ?? [];
  if (revision === "" || revision.startsWith("-"))
    throw new CommandFailure(evolutionMessages.noRevision(written));
  const git = async (...args: string[]): Promise<Buffer> => {
    const options = { cwd, encoding: "buffer", maxBuffer: 1 << 28 } as const;
    return (await run("git", args, options)).stdout;
  };
  const inWork = (path: string): string => relative(cwd, resolve(cwd, path)).replaceAll("\\", "/");
  const path = inWork(given ?? pathIn(otherPath ?? ""));
  let files: readonly string[];
  try {
    const listed = await git("ls-tree", "-r", "-z", "--name-only", revision, "--", path || ".");
    files = listed.toString().split("\0").filter(Boolean);
  } catch (error) {
    const { stderr } = error as { readonly stderr?: Buffer };
    throw new CommandFailure(
      evolutionMessages.gitFailed(written, stderr?.toString().trim() ?? String(error)),
    );
  }
  const schemas = files.map(inWork).filter((file) => file.toLowerCase().endsWith(".xsd"));
  if (schemas.length === 0) throw new CommandFailure(evolutionMessages.noSchemas(written));
  const isFile = schemas.length === 1 && schemas[0] === path;
  const base = isFile ? dirname(path) : path;
  const root = base === "" || base === "." ? "" : `${base}/`;
  return {
    name: written,
    label: `git:${revision}:${root}`,
    locations: schemas.map((file) => posix.relative(base, file)),
    read: async (location) => {
      try {
        return new Uint8Array(await git("show", `${revision}:./${root}${location}`));
      } catch {
        // A document that the revision does not contain counts as a missing file.
        return undefined;
      }
    },
  };
}
