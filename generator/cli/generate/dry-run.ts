import { join, relative } from "node:path";
import { readFileIfThere } from "../files/files.js";
import { compareOutput, type OutputFile } from "../files/output.js";
import type { Console } from "../terminal.js";

/** Prints, as `diff -u` does, what writing the files would change in the folder. */
export async function showChanges(
  folder: string,
  files: readonly OutputFile[],
  terminal: Console,
): Promise<void> {
  const { createTwoFilesPatch } = await import("diff");
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  for (const { path, state } of await compareOutput(folder, files)) {
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
  }
}
