import { readdir, readFile } from "node:fs/promises";
import { basename, join, relative, resolve } from "node:path";
import { withArchives } from "../../reader/sources/archive.js";
import { ArchiveError } from "../../reader/sources/archive-error.js";
import { readDirectory } from "../../reader/sources/zip.js";
import { CommandFailure } from "../failure.js";
import { kindOf } from "../files/files.js";
import { messages } from "../messages.js";
import { evolutionMessages } from "./messages.js";
import { archiveFailure } from "./versions.js";

/** The files that the publisher sent. */
export interface SourceTree {
  readonly name: string;
  /** Contents by path, with `/` as separator; only schemas and rules. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The other files, which are not taken over. */
  readonly leftOut: readonly string[];
}

const wanted = /\.(xsd|sch)$/i;

/** Reads an archive or a folder completely before anything is changed. An ambiguous archive is refused. */
export async function readTree(written: string, cwd: string): Promise<SourceTree> {
  const place = resolve(cwd, written);
  const kind = await kindOf(place);
  if (kind === "nothing") throw new CommandFailure(messages.notThere(written));
  const all = kind === "folder" ? await readFolder(place) : await unpack(written, place);
  const files = new Map([...all].filter(([path]) => wanted.test(path)));
  if (![...files.keys()].some((path) => /\.xsd$/i.test(path)))
    throw new CommandFailure(evolutionMessages.noSchemas(written));
  const odd = [...files.keys()].find(isUnportable);
  if (odd !== undefined) throw new CommandFailure(evolutionMessages.unportable(odd));
  const leftOut = [...all.keys()].filter((path) => !wanted.test(path));
  return { name: basename(written), files, leftOut };
}

/** Whether Windows reserves a name for a device, truncates it, or forbids it, so that the file would be a different one there, or none. */
function isUnportable(path: string): boolean {
  return path
    .split("/")
    .some((part) =>
      /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[\d¹²³]) *(?:\.|$)|[. ]$|[<>:"|?*\p{Cc}]/iu.test(
        part,
      ),
    );
}

async function readFolder(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path).replaceAll("\\", "/");
    if (name.split("/").includes("node_modules")) continue;
    if (entry.isSymbolicLink() && wanted.test(name))
      throw new CommandFailure(evolutionMessages.link(name));
    if (entry.isFile()) files.set(name, await readFile(path));
  }
  return files;
}

async function unpack(name: string, place: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const bytes = await readFile(place);
  const archive = withArchives(async () => bytes);
  const files = new Map<string, Uint8Array>();
  try {
    for (const entry of readDirectory(bytes)) {
      const content = await archive.read(`a.zip!/${entry.name}`);
      if (content !== undefined) files.set(entry.name, content);
    }
  } catch (error) {
    if (error instanceof ArchiveError) throw archiveFailure(error, name);
    throw error;
  }
  return files;
}

/**
 * The tree with its paths matched to those of the present schemas, since an archive may have a folder around everything. The prefix is dropped that gives
 * the most files the path of an existing one.
 */
export function aligned(
  files: ReadonlyMap<string, Uint8Array>,
  present: ReadonlySet<string>,
): ReadonlyMap<string, Uint8Array> {
  let best = { score: -1, prefix: "", added: "" };
  for (const prefix of prefixesOf([...files.keys()])) {
    for (const added of ["", ...prefixesOf([...present])]) {
      const paths = [...files.keys()].map((path) => added + path.slice(prefix.length));
      const score = paths.filter((path) => present.has(path)).length;
      if (score > best.score) best = { score, prefix, added };
    }
  }
  const { prefix, added } = best;
  return new Map([...files].map(([path, content]) => [added + path.slice(prefix.length), content]));
}

/** The folders that contain all paths, from none to the innermost. */
function prefixesOf(paths: readonly string[]): readonly string[] {
  const [first = ""] = paths;
  const folders = first.split("/").slice(0, -1);
  const prefixes = folders.map((_, index) => `${folders.slice(0, index + 1).join("/")}/`);
  return ["", ...prefixes].filter((prefix) => paths.every((path) => path.startsWith(prefix)));
}
