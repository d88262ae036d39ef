import { exec } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import type { Config } from "../../config.js";
import { CommandFailure } from "../failure.js";
import { readFileIfThere } from "../files/files.js";
import { isOurs, type OutputFile } from "../files/output.js";
import { generateMessages } from "./generate-messages.js";

/** The output folder, and the folder in which a command runs. */
interface Places {
  readonly output: string;
  readonly folder: string;
}

/**
 * Runs the user's formatter over the files before anything is compared or written, so that a file that is already right is left
 * alone.
 */
export async function formatted(
  files: readonly OutputFile[],
  format: Config["format"],
  places: Places,
): Promise<readonly OutputFile[]> {
  if (format === undefined) return files;
  const result =
    typeof format === "string"
      ? await byCommand(files, format, places)
      : await Promise.all(files.map((file) => byFunction(file, format)));
  for (const { path, text } of result)
    if (!isOurs(text)) throw new CommandFailure(generateMessages.formatTookMarker(path));
  return result;
}

async function byFunction(
  { path, text }: OutputFile,
  format: (text: string, path: string) => string | Promise<string>,
): Promise<OutputFile> {
  let result: unknown;
  try {
    result = await format(text, path);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(generateMessages.formatFailed(`format(${path})`, said));
  }
  if (typeof result !== "string") throw new CommandFailure(generateMessages.formatNoText(path));
  return { path, text: result };
}

/** Runs a command over files in a temporary folder beside the output folder, since formatters look for their configuration upwards from the files. */
async function byCommand(
  files: readonly OutputFile[],
  command: string,
  { output, folder }: Places,
): Promise<readonly OutputFile[]> {
  const made = await mkdir(dirname(output), { recursive: true });
  const temporary = await mkdtemp(join(dirname(output), `${basename(output)}-format-`));
  try {
    for (const { path, text } of files) {
      await mkdir(dirname(join(temporary, path)), { recursive: true });
      await writeFile(join(temporary, path), text);
    }
    await run(`${command} ${JSON.stringify(temporary)}`, folder, command);
    return await Promise.all(
      files.map(async ({ path }) => {
        const bytes = await readFileIfThere(join(temporary, path));
        if (bytes === undefined)
          throw new CommandFailure(generateMessages.formatRemoved(command, path));
        return { path, text: new TextDecoder().decode(bytes) };
      }),
    );
  } finally {
    await rm(temporary, { recursive: true, force: true });
    if (made !== undefined) await rm(made, { recursive: true, force: true });
  }
}

/** The most bytes that a formatter may print, such as a line for each file. */
const mostSaid = 1 << 26;

async function run(line: string, cwd: string, command: string): Promise<void> {
  try {
    await promisify(exec)(line, { cwd, maxBuffer: mostSaid });
  } catch (error) {
    const { stderr = "", message = "" } = error as { stderr?: string; message?: string };
    throw new CommandFailure(
      generateMessages.formatFailed(command, stderr.trim() || message.trim()),
    );
  }
}
