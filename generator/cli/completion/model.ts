import type { Command } from "../commander.js";

/** A command, as completion scripts need it. */
export interface CompletedCommand {
  /** The words that call it: none for the program itself, two for a subcommand of a command. */
  readonly path: readonly string[];
  readonly description: string;
  readonly options: readonly CompletedOption[];
  /** Its subcommands, and the possible values of its arguments where these are not files. */
  readonly words: readonly CompletedWord[];
}

export interface CompletedOption {
  readonly long: string;
  readonly short: string | undefined;
  readonly description: string;
  /** The name of its value; undefined for an option without a value. */
  readonly value: string | undefined;
  /** The possible values; if there are none, files are proposed. */
  readonly choices: readonly string[];
  readonly repeatable: boolean;
}

export interface CompletedWord {
  readonly word: string;
  readonly description: string;
}

/** Everything that can be completed, taken from the description behind the help: the program first, then its commands. */
export function completedCommands(program: Command): readonly CompletedCommand[] {
  return below(program, []);
}

function below(
  command: Command,
  path: readonly string[],
  parent?: Command,
): readonly CompletedCommand[] {
  const help = command.createHelp();
  const commands = help.visibleCommands(command);
  const own: CompletedCommand = {
    path,
    description: command.description(),
    options: help.visibleOptions(command).flatMap((option): readonly CompletedOption[] => {
      const { long, short, description, required, optional, flags, argChoices = [] } = option;
      if (long === undefined || long === null) return [];
      const [, value = ""] = /[<[](.*?)\.{0,3}[>\]]/.exec(flags) ?? [];
      return [
        {
          long,
          short: short ?? undefined,
          description: oneLine(description),
          value: required || optional ? value : undefined,
          choices: argChoices,
          repeatable: option.parseArg !== undefined && argChoices.length === 0,
        },
      ];
    }),
    words: [
      ...commands.map((inner) => ({
        word: inner.name(),
        description: oneLine(inner.description()),
      })),
      ...command.registeredArguments.flatMap(({ argChoices = [] }) =>
        argChoices.map((word) => ({ word, description: "" })),
      ),
      // Commander's own `help` command takes the name of a command.
      ...(command.name() === "help" && parent !== undefined
        ? help
            .visibleCommands(parent)
            .map((other) => ({ word: other.name(), description: oneLine(other.description()) }))
        : []),
    ],
  };
  return [own, ...commands.flatMap((inner) => below(inner, [...path, inner.name()], command))];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
