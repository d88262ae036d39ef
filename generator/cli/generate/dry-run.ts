import { join, relative } from "node:path";
import { readFileIfThere } from "../files/files.js";
import { compareOutput, type OutputFile, type StaleFile } from "../files/output.js";
import type { Console } from "../terminal.js";
import { generateMessages } from "./generate-messages.js";

/** Prints, as `diff -u` does, what writing the files would change in the folder, and beside it the list of these files. Returns the changes. */
export async function showChanges(
  folder: string,
  files: readonly OutputFile[],
  terminal: Console,
): Promise<readonly StaleFile[]> {
  const { createTwoFilesPatch } = await import("diff");
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const changes = await compareOutput(folder, files);
  if (changes.length === 0) terminal.say(generateMessages.wouldChangeNothing(files.length));
  for (const { path, state } of changes) {
    const place = join(folder, path);
    const shown = relative(terminal.cwd, place).replaceAll("\\", "/");
    const present = state === "missing" ? undefined : await readFileIfThere(place);
    const before = present === undefined ? "" : new TextDecoder().decode(present);
    const after = state === "superfluous" ? "" : (texts.get(path) ?? "");
    const names = [
      state === "missing" ? "/dev/null" : `a/${shown}`,
      state === "superfluous" ? "/dev/null" : `b/${shown}`,
    ] as const;
    const patch = createTwoFilesPatch(...names, before, after, undefined, undefined, {
      headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
    });
    terminal.out(terminal.paint.patch(patch.trimEnd()));
    terminal.say(generateMessages.wouldChange(shown, state));
  }
  return changes;
}
