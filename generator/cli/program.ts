import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { formatDiagnostic, SchemaError } from "../diagnostics.js";
import { version } from "../version.js";
import {
  CommandFailure,
  type ExitCode,
  exitCodes,
  isSystemError,
  systemMessage,
} from "./failure.js";
import type { Terminal } from "./terminal.js";

/**
 * The only file that knows commander. Runs one command line and says how it went; never throws, never exits. Each command is
 * loaded when it is called: what one needs is nothing that the others should wait for.
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = exitCodes.ok;
  const program = describeProgram(terminal, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    return reportError(error, terminal);
  }
}

/** One clear message with its place for what a person can mend; what is left is a mistake of ours, and says so. */
function reportError(error: unknown, terminal: Terminal): ExitCode {
  if (error instanceof CommanderError)
    return error.exitCode === 0 ? exitCodes.ok : exitCodes.failed;
  if (error instanceof SchemaError) {
    for (const diagnostic of error.diagnostics) terminal.error(formatDiagnostic(diagnostic));
  } else if (error instanceof CommandFailure) {
    for (const line of error.message.split("\n")) terminal.error(`scrutin: ${line}`);
  } else if (isSystemError(error)) {
    terminal.error(`scrutin: ${systemMessage(error)}`);
  } else {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    terminal.error(`scrutin: this is a mistake in scrutin itself, please report it: ${message}`);
    if (process.env["SCRUTIN_DEBUG"] !== undefined && error instanceof Error) {
      terminal.error(error.stack ?? "");
    }
  }
  return exitCodes.failed;
}

type Done = (code: ExitCode) => void;

function describeProgram(terminal: Terminal, done: Done): Command {
  const program = new Command("scrutin")
    .description(
      "XSD modules in, TypeScript out: interfaces, zod schemas, builders, and documents checked.",
    )
    .version(version, "-V, --version")
    .exitOverride()
    .showHelpAfterError("(--help shows what there is)")
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.error(text.trimEnd()),
    })
    .addHelpText(
      "after",
      "\nExit codes: 0 all is well, 1 a check found something, 2 it could not run.",
    );
  addGenerate(program, terminal, done);
  addInspect(program, terminal, done);
  addValidate(program, terminal, done);
  addConvert(program, terminal, done);
  return program;
}

/** Adds one more value to an option that may be given several times. */
function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

function schemaOptions(command: Command): Command {
  return command
    .option("--catalog <file>", "XML or TSV catalog of addresses; may be repeated", collect)
    .option("--allow-network", "fetch http and https locations, and keep them in the cache")
    .option("--cache <folder>", "where fetched documents are kept (default: .cache/scrutin)")
    .option(
      "--max-particles <number>",
      "particles that a content model may stand for (default: 500000)",
      parseCount,
    );
}

function addGenerate(program: Command, terminal: Terminal, done: Done): void {
  schemaOptions(
    program
      .command("generate")
      .description("generate TypeScript from XSD modules, as scrutin.config.ts says or the options")
      .argument("[schemas...]", "XSD files, folders, patterns, zip archives or addresses"),
  )
    .option("-c, --config <file>", "configuration file (default: scrutin.config.ts)")
    .option("-o, --output <folder>", "folder for the generated files")
    .option(
      "--only <attribute=value>",
      'keep what carries a foreign attribute: "sn:stages=gestion"',
      parseOnly,
    )
    .addOption(
      new Option("--integers <kind>", "type of integers beyond JavaScript's safe ones").choices([
        "number",
        "bigint",
      ]),
    )
    .addOption(
      new Option("--locale <language>", "language of the generated comments").choices(["fr", "en"]),
    )
    .addOption(
      new Option("--naming <kind>", "how local names become properties").choices([
        "lowerFirst",
        "asIs",
      ]),
    )
    .option("--name <component=name>", "name of a type or element; may be repeated", collect)
    .option("--deprecated <attribute=value>", "foreign attribute of what is obsolete", collect)
    .option("--comment <attribute=tag>", "foreign attribute to show in doc comments", collect)
    .option(
      "--runtime <module>",
      "module that generated code imports (default: scrutin/runtime/v1)",
    )
    .option("--check", "write nothing; exit 1 and name the files that are not up to date")
    .action(async (schemas: readonly string[], options: Record<string, unknown>) => {
      const { runGenerate } = await import("./generate-command.js");
      done(await runGenerate({ schemas, ...options }, terminal));
    });
}

function addInspect(program: Command, terminal: Terminal, done: Done): void {
  schemaOptions(
    program
      .command("inspect")
      .description("show what a set of schemas holds: namespaces, files, components, roots")
      .argument("<schemas...>", "XSD files, folders, patterns, zip archives or addresses"),
  )
    .option(
      "--root <element>",
      "show this element only, by local or Clark name; may be repeated",
      collect,
    )
    .option("--json", "print JSON")
    .action(async (schemas: readonly string[], options: Record<string, unknown>) => {
      const { runInspect } = await import("./inspect-command.js");
      done(await runInspect({ schemas, ...options }, terminal));
    });
}

/** The options of commands that handle documents: the electoral schemas, or others. */
function documentOptions(command: Command): Command {
  return schemaOptions(
    command.option(
      "--schema <file>",
      "XSD file, folder or archive instead of the electoral schemas",
      collect,
    ),
  ).addOption(
    new Option("--locale <language>", "language of the messages (default: fr)").choices([
      "fr",
      "en",
    ]),
  );
}

function addValidate(program: Command, terminal: Terminal, done: Done): void {
  documentOptions(
    program
      .command("validate")
      .description("check documents: exit code 0 when all are valid, 1 when one is not")
      .argument("[files...]", "XML files, folders, patterns; - or nothing for the standard input"),
  )
    .addOption(
      new Option("--format <format>", "how issues are written")
        .choices(["text", "json", "sarif"])
        .default("text"),
    )
    .option(
      "--max-issues <number>",
      "stop a document after so many issues (default: 1000)",
      parseCount,
    )
    .option("--allow-doctype", "read past a DOCTYPE instead of refusing it")
    .action(async (files: readonly string[], options: Record<string, unknown>) => {
      const { runValidate } = await import("./validate-command.js");
      done(await runValidate({ files, ...options }, terminal));
    });
}

function addConvert(program: Command, terminal: Terminal, done: Done): void {
  documentOptions(
    program
      .command("convert")
      .description("convert a document from XML to JSON, or back; it is checked on the way")
      .argument("[file]", "XML or JSON file; - or nothing for the standard input"),
  )
    .addOption(
      new Option("--to <format>", "what to make (default: the other one)").choices(["xml", "json"]),
    )
    .option("-o, --output <file>", "where to write (default: the standard output)")
    .option("--indent <number>", "spaces per level, 0 for none (default: 2)", parseCount)
    .addOption(new Option("--encoding <name>", "encoding of XML").choices(["UTF-8", "ISO-8859-1"]))
    .action(async (file: string | undefined, options: Record<string, unknown>) => {
      const { runConvert } = await import("./convert-command.js");
      done(await runConvert({ ...(file !== undefined && { file }), ...options }, terminal));
    });
}

function parseCount(value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new InvalidArgumentError("It must be a whole number.");
}

function parseOnly(value: string): { readonly attribute: string; readonly value: string } {
  const [, attribute, wanted] = /^(\{[^}]*\}[^=]+|[^={}]+)=(.+)$/s.exec(value) ?? [];
  if (attribute === undefined || wanted === undefined) {
    throw new InvalidArgumentError("It must be attribute=value, such as sn:stages=gestion.");
  }
  return { attribute, value: wanted };
}
