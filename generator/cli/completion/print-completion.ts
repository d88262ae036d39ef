import type { Command } from "../commander.js";
import { printBash } from "./bash.js";
import { printFish } from "./fish.js";
import { type CompletedCommand, completedCommands } from "./model.js";
import { printPowerShell } from "./powershell.js";
import { printZsh } from "./zsh.js";

const printers: Readonly<Record<string, (commands: readonly CompletedCommand[]) => string>> = {
  bash: printBash,
  zsh: printZsh,
  fish: printFish,
  powershell: printPowerShell,
};

/** The script that makes a shell complete the commands of a program. */
export function printCompletion(shell: string, program: Command): string {
  return printers[shell]?.(completedCommands(program)) ?? "";
}
