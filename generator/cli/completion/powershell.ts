import type { CompletedCommand } from "./model.js";

/** The completion script for PowerShell. Where it proposes nothing, PowerShell proposes files. */
export function printPowerShell(commands: readonly CompletedCommand[]): string {
  const table = commands.map(({ path, options, words }) => {
    const listed = (rows: readonly (readonly [string, string])[]): string =>
      rows.map(([word, about]) => `@(${quoted(word)}, ${quoted(about || word)})`).join(", ");
    const names = options.flatMap(({ long, short, description }): (readonly [string, string])[] => [
      [long, description],
      ...(short === undefined ? [] : [[short, description] as const]),
    ]);
    const values = options.flatMap(({ long, short, value, choices }) =>
      value === undefined
        ? []
        : [long, ...(short === undefined ? [] : [short])].map(
            (name) => `${quoted(name)} = @(${choices.map(quoted).join(", ")})`,
          ),
    );
    // PowerShell flattens a list of one list unless a comma precedes it.
    return `    ${quoted(path.join(" "))} = @{
      words = @(${comma(words)}${listed(words.map(({ word, description }) => [word, description]))})
      options = @(${comma(names)}${listed(names)})
      values = @{ ${values.join("; ")} }
    }`;
  });
  return `# PowerShell completion of scrutin. In $PROFILE: scrutin completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName scrutin -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $commands = @{
${table.join("\n")}
  }
  $command = ''
  $previous = ''
  $skip = $false
  $before = $commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursorPosition }
  foreach ($element in $before) {
    $word = $element.ToString()
    $previous = $word
    if ($skip) { $skip = $false; $previous = ''; continue }
    if ($word -eq '--') { return }
    if ($word.StartsWith('-')) { $skip = $commands[$command].values.ContainsKey($word); continue }
    $inside = "$command $word".Trim()
    if ($commands.ContainsKey($inside)) { $command = $inside }
  }
  if ($skip) {
    $commands[$command].values[$previous] | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
      [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
    }
    return
  }
  if ($wordToComplete.StartsWith('-')) { $found = $commands[$command].options } else { $found = $commands[$command].words }
  $found | Where-Object { $_[0] -like "$wordToComplete*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_[0], $_[0], 'ParameterName', $_[1])
  }
}
`;
}

function comma({ length }: readonly unknown[]): string {
  return length === 1 ? "," : "";
}

/** A quoted text: in PowerShell typographic apostrophes end a text as straight ones do. */
function quoted(text: string): string {
  return `'${text.replace(/['‘’‚‛]/g, "$&$&")}'`;
}
