import type { Dirent } from "node:fs";
import { readdir, realpath } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { isAddress, normalizeLocation } from "../../reader/sources/resource.js";
import { CommandFailure, type Text } from "../failure.js";
import { messages } from "../messages.js";
import { asFailure, kindOf } from "./files.js";

/** Which files to find, and which of them to leave out. */
export interface Wanted {
  /** The folder of relative paths. */
  readonly folder: string;
  readonly extension: string;
  /** A folder of ours that is no input, such as the cache. */
  readonly without?: string | undefined;
  /** Called with a text about what was left out. */
  readonly say: (text: Text) => void;
}

/**
 * Turns inputs from the command line or the configuration into locations of files, relative to `folder` where the inputs were:
 * a folder stands for the files in it with the extension, at any depth; a pattern for what it matches. The order is
 * that of the inputs, and by name within one. An input that does not exist is an error.
 */
export async function expandInputs(
  inputs: readonly string[],
  wanted: Wanted,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const input of inputs) found.push(...(await expandInput(input, wanted)));
  return [...new Set(found)];
}

/** The files of one input. */
export async function expandInput(input: string, wanted: Wanted): Promise<readonly string[]> {
  if (input.trim() === "") throw new CommandFailure(messages.emptyName());
  if (isAddress(input)) return [normalizeLocation(input)];
  const location = normalizeLocation(input);
  const place = resolve(wanted.folder, location);
  const kind = await kindOf(place);
  if (kind === "file" || kind === "stream") return [location];
  if (kind === "folder") {
    const walk = new Walk(wanted);
    await walk.enter(place);
    const files = await walk.files();
    const names = files.map((file) => shownFrom(wanted.folder, location, place, file));
    tellLeftOut(input, walk.leftOut, wanted);
    if (names.length > 0) return names.sort();
    throw new CommandFailure(messages.emptyFolder(input, wanted.extension));
  }
  const { isDynamicPattern } = await import("tinyglobby");
  if (!isDynamicPattern(input)) throw new CommandFailure(messages.notThere(input));
  const files = await match(input, wanted);
  if (files.length > 0) return files;
  throw new CommandFailure(messages.noMatch(input));
}

/** The path of a file, starting with its folder as the user named it. */
function shownFrom(folder: string, location: string, place: string, file: string): string {
  const inside = relative(place, file);
  return normalizeLocation(location === "" ? relative(folder, file) : join(location, inside));
}

function tellLeftOut(input: string, leftOut: readonly string[], { folder, say }: Wanted): void {
  if (leftOut.length === 0) return;
  const shown = leftOut.map((path) => relative(folder, path).replaceAll("\\", "/") || path);
  say(messages.leftOut(input, shown.sort()));
}

/** A walk through a folder. A file reached in two ways is found once, under its own path rather than through a link. */
class Walk {
  readonly leftOut: string[] = [];
  readonly #wanted: Wanted;
  readonly #seen = new Set<string>();
  readonly #files: string[] = [];
  readonly #links: string[] = [];

  constructor(wanted: Wanted) {
    this.#wanted = wanted;
  }

  async enter(folder: string): Promise<void> {
    await this.#folder(folder);
    // Links come last, since what they lead to may be found without them.
    for (let link = this.#links.shift(); link !== undefined; link = this.#links.shift()) {
      const kind = await kindOf(link);
      if (kind === "folder") await this.#folder(link);
      else if (kind === "file") this.#file(link);
    }
  }

  /** The files found, each once. */
  async files(): Promise<readonly string[]> {
    return distinct(this.#files);
  }

  async #folder(folder: string): Promise<void> {
    const real = await realpath(folder);
    if (this.#seen.has(real) || real === this.#wanted.without) return;
    this.#seen.add(real);
    for (const entry of await entriesOf(folder)) {
      const path = join(folder, entry.name);
      if (entry.name === "node_modules" && !entry.isFile()) this.leftOut.push(path);
      else if (entry.isSymbolicLink()) this.#links.push(path);
      else if (entry.isDirectory()) await this.#folder(path);
      else if (entry.isFile()) this.#file(path);
    }
  }

  #file(path: string): void {
    if (path.toLowerCase().endsWith(`.${this.#wanted.extension}`)) this.#files.push(path);
  }
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw asFailure(error, folder);
  }
}

/** Drops further names of the same file; its own path is kept rather than that of a link. */
async function distinct(files: readonly string[]): Promise<readonly string[]> {
  const byReal = new Map<string, string>();
  for (const file of files) {
    const real = await realpath(file);
    if (!byReal.has(real) || real === file) byReal.set(real, file);
  }
  return [...byReal.values()];
}

async function match(input: string, wanted: Wanted): Promise<readonly string[]> {
  const { glob } = await import("tinyglobby");
  const pattern = input.replaceAll("\\", "/");
  const named = pattern.slice(0, pattern.search(/[*?[\]{}()!+@]/));
  const start = named.slice(0, named.lastIndexOf("/") + 1);
  // Only a pattern that names node_modules itself searches it.
  const means = pattern.slice(start.length).includes("node_modules");
  const ignore = means ? [] : [`${start}**/node_modules/**/*`];
  const options = { cwd: wanted.folder, absolute: true, ignore };
  const files = await glob(pattern, { ...options, onlyFiles: true });
  if (!means && pattern.includes("**")) {
    const leftOut = await glob(`${start}**/node_modules`, { ...options, onlyDirectories: true });
    tellLeftOut(input, leftOut, wanted);
  }
  const absolute = pattern.startsWith("/") || /^[A-Za-z]:/.test(pattern);
  const names = (await distinct(files.map((file) => resolve(file)))).map((file) =>
    normalizeLocation(absolute ? file : relative(wanted.folder, file)),
  );
  return names.sort();
}
