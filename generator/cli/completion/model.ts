import type { Command } from "../commander.js";

/** A command as completion knows it. */
export interface CompletedCommand {
  /** The words that call it: none for the program itself, two for a command of a command. */
  readonly path: readonly string[];
  readonly description: string;
  readonly options: readonly CompletedOption[];
  /** The commands in it, and what its arguments may be where they are not files. */
  readonly words: readonly CompletedWord[];
}

export interface CompletedOption {
  readonly long: string;
  readonly short: string | undefined;
  readonly description: string;
  /** What its value is called; undefined for an option without one. */
  readonly value: string | undefined;
  /** What its value may be; without any, a file is proposed. */
  readonly choices: readonly string[];
  readonly repeatable: boolean;
}

export interface CompletedWord {
  readonly word: string;
  readonly description: string;
}

/** What can be completed, out of what help shows: the program first, then its commands. */
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
      // The one of commander's own, whose argument is a command.
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
