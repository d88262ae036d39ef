import type { Locale } from "../../runtime/issues.js";
import { french } from "../../runtime/messages/typography.js";
import { formatDiagnosticWithLine, SchemaError } from "../diagnostics.js";
import { version } from "../version.js";
import { Command, CommanderError } from "./commander.js";
import { helpIn, inLanguage } from "./commander-texts.js";
import { addConvert, addGenerate, addInspect, addValidate } from "./commands.js";
import { CommandFailure, type ExitCode, exitCodes, isSystemError } from "./failure.js";
import { chooseLocale } from "./locale.js";
import { messages, systemText } from "./messages.js";
import type { Description } from "./options.js";
import { addReport } from "./report-options.js";
import { addRules } from "./rules-options.js";
import { type Console, speaking, type Terminal } from "./terminal.js";

/**
 * Runs one command line and says how it went; never throws, never
 * exits. Each command is loaded when it is called: what one needs is nothing that the others should wait for.
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let locale: Locale = "fr";
  let code: ExitCode = exitCodes.ok;
  try {
    locale = chooseLocale(args, terminal);
    const program = describeProgram(speaking(terminal, locale), (result) => {
      code = result;
    });
    await program.parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    return reportError(error, speaking(terminal, locale));
  }
}

/** What the user can mend is reported with its place. Any other error is a bug of ours, and the message says so. */
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

function describeProgram(terminal: Console, done: (code: ExitCode) => void): Command {
  const { locale } = terminal;
  const say = (fr: string, en: string): string => ({ fr, en })[locale];
  const program = new Command("scrutin")
    .description(
      say(
        french`Des modules XSD aux interfaces TypeScript, schémas zod et constructeurs ; et des documents vérifiés.`,
        "XSD modules in, TypeScript out: interfaces, zod schemas, builders, and documents checked.",
      ),
    )
    .version(version, "-V, --version", say("dit la version", "output the version number"))
    .helpOption("-h, --help", say("aide sur la commande", "display help for command"))
    .helpCommand("help [command]", say("aide sur une commande", "display help for command"))
    .configureHelp(helpIn(locale))
    .exitOverride()
    .showHelpAfterError(say("(--help montre ce qu’il y a)", "(--help shows what there is)"))
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.error(text.trimEnd()),
      outputError: (text, write) => write(inLanguage(text, locale)),
    })
    .addHelpText(
      "after",
      say(
        french`\nCodes de sortie : 0 tout va bien, 1 une vérification a trouvé quelque chose, 2 elle n'a pas pu avoir lieu.`,
        "\nExit codes: 0 all is well, 1 a check found something, 2 it could not run.",
      ),
    );
  const description: Description = { terminal, done, say };
  addGenerate(program, description);
  addInspect(program, description);
  addValidate(program, description);
  addRules(program, description);
  addReport(program, description);
  addConvert(program, description);
  return program;
}
