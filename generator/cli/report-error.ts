import { formatDiagnosticWithLine, SchemaError } from "../diagnostics.js";
import { CommanderError } from "./commander.js";
import { CommandFailure, type ExitCode, exitCodes, isSystemError } from "./failure.js";
import { messages } from "./messages.js";
import { systemText } from "./system-texts.js";
import type { Console } from "./terminal.js";

/** Reports an error: what the user can mend, with its place; any other error as a bug of ours. */
export function reportError(error: unknown, terminal: Console): ExitCode {
  if (error instanceof CommanderError)
    return error.exitCode === 0 ? exitCodes.ok : exitCodes.failed;
  if (error instanceof SchemaError) {
    for (const diagnostic of error.diagnostics)
      terminal.error(formatDiagnosticWithLine(diagnostic));
  } else if (error instanceof CommandFailure) {
    for (const text of error.texts) terminal.say(text);
  } else if (isSystemError(error)) {
    terminal.say(systemText(error));
  } else {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    terminal.say(messages.ownMistake(message));
    if (process.env["SCRUTIN_DEBUG"] !== undefined && error instanceof Error) {
      terminal.error(error.stack ?? "");
    }
  }
  return exitCodes.failed;
}
