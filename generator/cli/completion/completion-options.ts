import { french } from "../../../runtime/messages/typography.js";
import { Argument, type Command } from "../commander.js";
import { exitCodes } from "../failure.js";
import { type Description, languageOptions } from "../options.js";

/** Describes `scrutin completion`, which completes what the description of the program contains. */
export function addCompletion(program: Command, description: Description): void {
  const { terminal, done, say } = description;
  languageOptions(
    program
      .command("completion")
      .description(
        say(
          french`écrit de quoi compléter les commandes par la touche Tab, pour un interpréteur`,
          "write what completes commands by the Tab key, for a shell",
        ),
      )
      .addArgument(
        new Argument(
          say(french`<interpréteur>`, "<shell>"),
          say(french`interpréteur`, "shell"),
        ).choices(["bash", "zsh", "fish", "powershell"]),
      ),
    description,
  ).action(async (shell: string) => {
    const { printCompletion } = await import("./print-completion.js");
    terminal.out(printCompletion(shell, program).trimEnd());
    done(exitCodes.ok);
  });
}
