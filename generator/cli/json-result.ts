import { stripVTControlCharacters } from "node:util";
import type { Command } from "./commander.js";
import { CommandFailure, type ExitCode } from "./failure.js";
import { both } from "./messages.js";
import type { Description } from "./options.js";
import type { Terminal } from "./terminal.js";

/*
 * `--json`, of every command: one document on the standard output, whatever happens, and all texts on the error output.
 */

/** How a command gives a document: it always prints one; an option makes it print one; or its texts and messages are collected into one. */
type Way =
  | { readonly kind: "own" }
  | { readonly kind: "option"; readonly name: string }
  | { readonly kind: "result" };

const mostMessages = 1_000;

/** The console of a command that may be asked for a document. */
export class JsonResult {
  readonly terminal: Terminal;
  readonly #inner: Terminal;
  readonly #asked: boolean;
  readonly #messages: string[] = [];
  #data: object = {};
  #collects = false;
  #written = false;

  constructor(args: readonly string[], inner: Terminal) {
    const end = args.indexOf("--");
    this.#asked = (end < 0 ? args : args.slice(0, end)).includes("--json");
    this.#inner = inner;
    this.terminal = this.#asked ? { ...inner, ...this.#watching() } : inner;
  }

  #watching(): Pick<Terminal, "out" | "error" | "write" | "result" | "watched"> {
    const { out, error, write } = this.#inner;
    const tell = (line: string): void => {
      if (this.#messages.length < mostMessages) this.#messages.push(stripVTControlCharacters(line));
      error(line);
    };
    return {
      error: tell,
      out: (line) => {
        if (this.#collects) tell(line);
        else {
          this.#written = true;
          out(line);
        }
      },
      write: async (part) => {
        if (this.#collects) tell(new TextDecoder().decode(part).trimEnd());
        else {
          this.#written = true;
          await write(part);
        }
      },
      result: (data) => {
        this.#data = { ...this.#data, ...data };
      },
      watched: { out: false, error: this.#inner.watched?.error ?? false },
    };
  }

  /** Adds the option to every command that has none of its own. */
  describe(program: Command, { say }: Pick<Description, "say">): void {
    for (const command of commandsIn(program)) {
      const way = wayOf(command);
      if (way.kind !== "own")
        command.option(
          "--json",
          say(
            "le résultat en JSON, seul sur la sortie standard",
            "the result as JSON, alone on the standard output",
          ),
        );
      command.hook("preAction", () => this.#begin(command, way));
    }
  }

  #begin(command: Command, way: Way): void {
    if (!this.#asked) return;
    this.#collects = way.kind === "result";
    if (way.kind !== "option") return;
    const { name } = way;
    const said: unknown = command.getOptionValue(name);
    if (command.getOptionValueSource(name) === "cli" && said !== "json") {
      const option = `--${name} ${String(said)}`;
      throw new CommandFailure(
        both(`--json et ${option} ne vont pas ensemble`, `--json and ${option} do not go together`),
      );
    }
    command.setOptionValue(name, "json");
  }

  /** If the command wrote no document, writes one that states the outcome. */
  finish(code: ExitCode): void {
    if (!this.#asked || this.#written) return;
    const result = { exitCode: code, ...this.#data, messages: this.#messages };
    this.#inner.out(JSON.stringify(result, undefined, 2));
  }
}

/**
 * The commands that have a result. A command with subcommands has none: it would take their options for its own, and the only one is a
 * server. Commander's own `help` is not among them either.
 */
function commandsIn(command: Command): readonly Command[] {
  return command.commands.flatMap((inner) =>
    inner.commands.length === 0 ? [inner] : commandsIn(inner),
  );
}

function wayOf(command: Command): Way {
  if (command.options.some(({ long }) => long === "--json")) return { kind: "own" };
  const option = command.options.find(({ argChoices }) => argChoices?.includes("json") === true);
  return option === undefined
    ? { kind: "result" }
    : { kind: "option", name: option.attributeName() };
}
