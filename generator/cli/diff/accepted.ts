import { resolve } from "node:path";
import { CommandFailure } from "../failure.js";
import { readFileIfThere } from "../files/files.js";
import type { Console } from "../terminal.js";
import { evolutionMessages } from "./messages.js";
import type { DiffReport } from "./report.js";

/** The fingerprints that a user accepts, with their places in the file. */
export type Accepted = ReadonlyMap<string, string>;

/** The fingerprints in a file, one a line; anything after it, or after `#`, is a comment. */
export async function readAccepted(
  path: string | undefined,
  { cwd, say }: Console,
): Promise<Accepted> {
  if (path === undefined) return new Map();
  const bytes = await readFileIfThere(resolve(cwd, path));
  if (bytes === undefined) throw new CommandFailure(evolutionMessages.noAcceptFile(path));
  const accepted = new Map<string, string>();
  for (const [index, line] of new TextDecoder().decode(bytes).split(/\r?\n/).entries()) {
    const said = line.trim();
    if (said === "" || said.startsWith("#")) continue;
    const place = `${path}:${index + 1}`;
    const [fingerprint] = /^[0-9a-f]{12}\b/i.exec(said) ?? [];
    if (fingerprint === undefined) say(evolutionMessages.noFingerprint(place));
    else accepted.set(fingerprint.toLowerCase(), place);
  }
  return accepted;
}

/** Tells of fingerprints that no change has, or has any more. */
export function tellOfUnknown(
  accepted: Accepted,
  { comparison }: DiffReport,
  { say }: Console,
): void {
  const known = new Set(comparison.entries.map(({ fingerprint }) => fingerprint));
  for (const [fingerprint, place] of accepted)
    if (!known.has(fingerprint)) say(evolutionMessages.unknownFingerprint(place, fingerprint));
}
