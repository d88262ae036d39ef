import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../../../../generator/cli/program.js";
import { root } from "../../../../scripts/root.js";
import { testTerminal } from "../../../support/terminal.js";

const page = readFileSync(join(root, "docs/command-line.md"), "utf8");
const sections = page.split(/^(?=## )/mv).map((text) => {
  const [heading = ""] = text.split("\n");
  const commands = [...heading.matchAll(/`scrutin ([a-z]+)/gv)].map(([, command]) => command);
  return { commands, text };
});

async function helpOf(...command: readonly string[]): Promise<string> {
  const terminal = testTerminal(root, "", { SCRUTIN_LOCALE: "en" });
  expect(await run([...command, "--help"], terminal)).toBe(0);
  return terminal.output.join("\n");
}

const commands = [...(await helpOf()).matchAll(/^ {2}([a-z]+) /gmv)].flatMap(([, command = ""]) =>
  command === "help" ? [] : command,
);

test("there is help of many commands", () => {
  expect(commands).toEqual(expect.arrayContaining(["generate", "inspect", "lot", "banc"]));
  expect(commands.length).toBeGreaterThan(12);
});

test.for(commands)(
  "docs/command-line.md names every option of %s, where it speaks of it",
  async (command) => {
    const options = [...(await helpOf(command)).matchAll(/(?<!\S)--[a-z\-]+/gv)].map(
      ([option]) => option,
    );
    // What is said of no command in particular is said of all.
    const text = sections
      .filter((section) => section.commands.length === 0 || section.commands.includes(command))
      .map((section) => section.text)
      .join("");
    const named = new Set([...text.matchAll(/(?<![\w\-])--[a-z\-]+/gv)].map(([option]) => option));
    expect(options.filter((option) => option !== "--help" && !named.has(option))).toEqual([]);
  },
);
