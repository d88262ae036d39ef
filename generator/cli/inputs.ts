import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { isAddress, normalizeLocation } from "../reader/sources/resource.js";
import { CommandFailure, isSystemError, systemMessage } from "./failure.js";

/**
 * Turns what was written at the console or in the configuration into locations of files, relative to `folder` where they were:
 * a folder stands for the files in it with one of the extensions, at any depth; a pattern for what it matches. The order is
 * that of the inputs, and by name within one. What is not there is an error.
 */
export async function expandInputs(
  inputs: readonly string[],
  folder: string,
  extensions: readonly string[],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const input of inputs) found.push(...(await expand(input, folder, extensions)));
  return [...new Set(found)];
}

async function expand(
  input: string,
  folder: string,
  extensions: readonly string[],
): Promise<readonly string[]> {
  if (isAddress(input)) return [normalizeLocation(input)];
  const location = normalizeLocation(input);
  const kind = await kindOf(resolve(folder, location));
  if (kind === "file") return [location];
  const { escapePath, isDynamicPattern } = await import("tinyglobby");
  const wanted = extensions.length === 1 ? extensions[0] : `{${extensions.join(",")}}`;
  if (kind === "folder") {
    const inside = location === "" ? "" : `${escapePath(location)}/`;
    const files = await match(`${inside}**/*.${wanted}`, folder);
    if (files.length > 0) return files;
    throw new CommandFailure(`${input}: no .${extensions.join(" or .")} file in this folder`);
  }
  if (!isDynamicPattern(input)) throw new CommandFailure(`${input}: no such file or folder`);
  const files = await match(input.replaceAll("\\", "/"), folder);
  if (files.length > 0) return files;
  throw new CommandFailure(`${input}: no file matches this pattern`);
}

async function match(pattern: string, cwd: string): Promise<readonly string[]> {
  const { glob } = await import("tinyglobby");
  const files = await glob(pattern, { cwd, onlyFiles: true, ignore: ["**/node_modules/**"] });
  return files.map(normalizeLocation).sort();
}

async function kindOf(path: string): Promise<"file" | "folder" | "nothing"> {
  try {
    return (await stat(path)).isDirectory() ? "folder" : "file";
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return "nothing";
    throw new CommandFailure(systemMessage(error));
  }
}
