import type { CompletedCommand, CompletedOption } from "./model.js";

/** The completion script for fish, which proposes files unless told not to. */
export function printFish(commands: readonly CompletedCommand[]): string {
  const lines = commands.flatMap(({ path, options, words }) => {
    const where = conditionOf(path, commands);
    return [
      ...words.map(
        ({ word, description }) =>
          `complete -c scrutin -n ${where} -f -a ${quoted(word)}${description === "" ? "" : ` -d ${quoted(description)}`}`,
      ),
      ...options.map((option) => `complete -c scrutin -n ${where} ${optionOf(option)}`),
    ];
  });
  return `# fish completion of scrutin. scrutin completion fish > ~/.config/fish/completions/scrutin.fish
${lines.join("\n")}
`;
}

/** The condition that the command line is in a command, and in none of its subcommands. */
function conditionOf(path: readonly string[], all: readonly CompletedCommand[]): string {
  if (path.length === 0) return quoted("__fish_use_subcommand");
  const seen = path.map((word) => `__fish_seen_subcommand_from ${word}`);
  const inner = all
    .filter(
      (other) =>
        other.path.length === path.length + 1 &&
        other.path.slice(0, -1).join(" ") === path.join(" "),
    )
    .map((other) => other.path.at(-1));
  const none = inner.length === 0 ? [] : [`not __fish_seen_subcommand_from ${inner.join(" ")}`];
  return quoted([...seen, ...none].join("; and "));
}

function optionOf({ long, short, description, value, choices }: CompletedOption): string {
  const names = `${short === undefined ? "" : `-s ${short.slice(1)} `}-l ${long.slice(2)}`;
  const takes =
    value === undefined
      ? ""
      : choices.length > 0
        ? ` -x -a ${quoted(choices.join(" "))}`
        : " -r -F";
  return `${names}${takes} -d ${quoted(description)}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
