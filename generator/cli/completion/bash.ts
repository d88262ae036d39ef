import type { CompletedCommand, CompletedOption } from "./model.js";

/** The completion script for bash. Where it proposes nothing, bash proposes files. */
export function printBash(commands: readonly CompletedCommand[]): string {
  const valued = patterns(commands, ({ value }) => value !== undefined);
  const free = patterns(
    commands,
    ({ value, choices }) => value !== undefined && choices.length === 0,
  );
  const inner = commands.filter(({ path }) => path.length > 0);
  return `# bash completion of scrutin. In ~/.bashrc: eval "$(scrutin completion bash)"
_scrutin() {
  local cur prev word command i takes skip
  COMPREPLY=()
  cur=\${COMP_WORDS[COMP_CWORD]}
  prev=\${COMP_WORDS[COMP_CWORD - 1]}
  # bash takes --option=value for three words.
  if [[ $cur == = ]]; then cur=; elif [[ $prev == = ]]; then prev=\${COMP_WORDS[COMP_CWORD - 2]}; fi
  command=
  skip=
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    [[ $word == = ]] && continue
    if [[ -n $skip ]]; then skip=; continue; fi
    [[ $word == -- ]] && return
    case "$command $word" in
    ${valued}) skip=1 ;;
${inner.map(({ path }) => `    ${quoted(`${path.slice(0, -1).join(" ")} ${path.at(-1)}`)}) command=${quoted(path.join(" "))} ;;`).join("\n")}
    esac
  done
  case "$command $prev" in
${choiceArms(commands)}
  ${free}) return ;;
  esac
  case "$command" in
${commands.map(({ path, options, words }) => `  ${quoted(path.join(" "))}) if [[ $cur == -* ]]; then takes=${quoted(options.flatMap(namesOf).join(" "))}; else takes=${quoted(words.map(({ word }) => word).join(" "))}; fi ;;`).join("\n")}
  esac
  COMPREPLY=($(compgen -W "$takes" -- "$cur"))
}
complete -o default -o bashdefault -F _scrutin scrutin
`;
}

function namesOf({ long, short }: CompletedOption): readonly string[] {
  return short === undefined ? [long] : [long, short];
}

function choiceArms(commands: readonly CompletedCommand[]): string {
  const arms = commands.flatMap(({ path, options }) =>
    options
      .filter(({ choices }) => choices.length > 0)
      .map((option) => {
        const pattern = patterns([{ path, options: [option] }], () => true);
        const choices = quoted(option.choices.join(" "));
        return `  ${pattern}) COMPREPLY=($(compgen -W ${choices} -- "$cur")); return ;;`;
      }),
  );
  return arms.join("\n");
}

/** Options with their commands, as a pattern of `case`. */
function patterns(
  commands: readonly Pick<CompletedCommand, "path" | "options">[],
  wanted: (option: CompletedOption) => boolean,
): string {
  return commands
    .flatMap(({ path, options }) =>
      options
        .filter(wanted)
        .flatMap(namesOf)
        .map((name) => quoted(`${path.join(" ")} ${name}`)),
    )
    .join(" | ");
}

/** A word of a POSIX shell. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
