import { quoted } from "./bash.js";
import type { CompletedCommand, CompletedOption } from "./model.js";

/** The completion script for zsh: to be evaluated, or saved as `_scrutin` in a folder of `fpath`. */
export function printZsh(commands: readonly CompletedCommand[]): string {
  const functions = commands.map((command) => functionOf(command, commands));
  return `#compdef scrutin
# zsh completion of scrutin. In ~/.zshrc, after compinit: eval "$(scrutin completion zsh)"
${functions.join("\n")}
if [[ $funcstack[1] == _scrutin ]]; then
  _scrutin "$@"
else
  compdef _scrutin scrutin
fi
`;
}

function functionOf(
  { path, options, words }: CompletedCommand,
  all: readonly CompletedCommand[],
): string {
  const name = functionName(path);
  const inner = all.filter(
    (other) =>
      other.path.length === path.length + 1 && other.path.slice(0, -1).join(" ") === path.join(" "),
  );
  const specs = options.map(specOf).map((spec) => `    ${spec} \\`);
  if (inner.length === 0) {
    const rest =
      words.length === 0
        ? "'*:file:_files'"
        : quoted(`*:word:(${words.map(({ word }) => word).join(" ")})`);
    return `${name}() {
  _arguments -s -S \\
${specs.join("\n")}
    ${rest}
}`;
  }
  const described = words.map(
    ({ word, description }) => `    ${quoted(`${escaped(word)}:${description}`)}`,
  );
  return `${name}() {
  local state line curcontext="$curcontext"
  local -a commands
  commands=(
${described.join("\n")}
  )
  _arguments -C \\
${specs.join("\n")}
    '1: :->command' \\
    '*:: :->inside'
  case $state in
    command) _describe -t commands 'scrutin' commands ;;
    inside)
      case $words[1] in
${inner.map((other) => `        ${quoted(other.path.at(-1) ?? "")}) ${functionName(other.path)} ;;`).join("\n")}
      esac ;;
  esac
}`;
}

function functionName(path: readonly string[]): string {
  return ["_scrutin", ...path].join("_").replaceAll("-", "_");
}

/** An option as \`_arguments\` wants it. */
function specOf({ long, short, description, value, choices, repeatable }: CompletedOption): string {
  const what = choices.length > 0 ? `(${choices.join(" ")})` : "_files";
  const follows = value === undefined ? "" : `:${escaped(value)}:${what}`;
  const rest = quoted(`[${escaped(description)}]${follows}`);
  const star = repeatable ? "*" : "";
  const equals = value === undefined ? "" : "=";
  if (short === undefined) return quoted(`${star}${long}${equals}`) + rest;
  const without = star === "" ? quoted(`(${short} ${long})`) : quoted(star);
  return `${without}{${short},${long}${equals}}${rest}`;
}

function escaped(text: string): string {
  return text.replace(/[[\]:\\]/g, "\\$&");
}
