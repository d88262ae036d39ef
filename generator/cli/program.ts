import type { Locale } from "../../runtime/issues.js";
import { french } from "../../runtime/messages/typography.js";
import { visibleLines } from "../../runtime/nouns/visible-text.js";
import { version } from "../version.js";
import { addBanc } from "./banc/describe-banc.js";
import { choosePainters } from "./colors.js";
import { Command } from "./commander.js";
import { inLanguage } from "./commander-texts.js";
import { addConvert, addInspect, addValidate } from "./commands.js";
import { addCompletion } from "./completion/completion-options.js";
import { addDiff, addUpdate } from "./diff/describe-evolution.js";
import { addDocs } from "./docs/docs-options.js";
import { type ExitCode, exitCodes } from "./failure.js";
import { addGenerate, addInit } from "./generate/describe-generate.js";
import { JsonResult } from "./json-result.js";
import { chooseLocale } from "./locale.js";
import { type Description, languageOptions } from "./options.js";
import { addReport } from "./report/report-options.js";
import { reportError } from "./report-error.js";
import { addRules } from "./rules/rules-options.js";
import { type Console, speaking, type Terminal } from "./terminal.js";
import { addSchema, addTownHall } from "./town-hall/town-hall-commands.js";

/**
 * Runs one command line and returns the exit code; never throws, never
 * exits. Each command is loaded when it is called, so that no command waits for the code of another.
 */
export async function run(args: readonly string[], outside: Terminal): Promise<ExitCode> {
  const json = new JsonResult(args, outside);
  const code = await runOnce(args, json);
  json.finish(code);
  return code;
}

async function runOnce(args: readonly string[], json: JsonResult): Promise<ExitCode> {
  const { terminal } = json;
  let locale: Locale = "fr";
  const painters = choosePainters(args, terminal);
  let code: ExitCode = exitCodes.ok;
  try {
    locale = chooseLocale(args, terminal);
    const program = describeProgram(speaking(terminal, locale, painters), json, (result) => {
      code = result;
    });
    await program.parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    return reportError(error, speaking(terminal, locale, painters));
  }
}

function describeProgram(
  terminal: Console,
  json: JsonResult,
  done: (code: ExitCode) => void,
): Command {
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
    .helpCommand("help [command]", say("aide sur une commande", "display help for command"))
    // Options of every command may also precede its name.
    .enablePositionalOptions()
    .exitOverride()
    .showHelpAfterError(say("(--help montre ce qu’il y a)", "(--help shows what there is)"))
    .configureOutput({
      // Colours were already added, or left out, by `colors.ts`.
      getOutHasColors: () => true,
      getErrHasColors: () => true,
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.error(visibleLines(text.trimEnd())),
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
  languageOptions(program, description);
  addInit(program, description);
  addGenerate(program, description);
  addInspect(program, description);
  addDiff(program, description);
  addUpdate(program, description);
  addValidate(program, description);
  addRules(program, description);
  addReport(program, description);
  addConvert(program, description);
  addSchema(program, description);
  addDocs(program, description);
  addTownHall(program, description);
  addCompletion(program, description);
  addBanc(program, description);
  json.describe(program, description);
  return program;
}
