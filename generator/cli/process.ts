import { choosePainters } from "./colors.js";
import { exitCodes } from "./failure.js";
import { chooseLocale } from "./locale.js";
import { messages } from "./messages.js";
import { run } from "./program.js";
import { reportError } from "./report-error.js";
import { systemReason } from "./system-texts.js";
import { type Console, type ProcessTerminal, speaking } from "./terminal.js";

/** Runs the command of this process and sets its exit code. Whatever happens, the user gets a message and a code. */
export async function runProcess(
  args: readonly string[],
  terminal: ProcessTerminal,
): Promise<void> {
  // Errors of promises that nobody awaits, for instance in a configuration, end here.
  process.on("uncaughtException", (error) => {
    reportError(error, inLanguageOf(args, terminal));
    process.exit(exitCodes.failed);
  });
  process.exitCode = await run(args, terminal);
  const failure = await terminal.finish();
  if (failure === undefined) return;
  if (process.exitCode === exitCodes.ok) process.exitCode = exitCodes.failed;
  // The reader has closed the output on purpose, as in `scrutin inspect | head`.
  if (failure.code === "EPIPE") return;
  const text = messages.resultUnwritable(systemReason(failure));
  inLanguageOf(args, terminal).say(text);
}

function inLanguageOf(args: readonly string[], terminal: ProcessTerminal): Console {
  try {
    return speaking(terminal, chooseLocale(args, terminal), choosePainters(args, terminal));
  } catch {
    return speaking(terminal, "fr");
  }
}
