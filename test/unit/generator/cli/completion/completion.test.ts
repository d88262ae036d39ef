import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../../../../../generator/cli/program.js";
import { testTerminal } from "../../../../support/terminal.js";

const shells = ["bash", "zsh", "fish", "powershell"] as const;
const programs = { bash: "bash", zsh: "zsh", fish: "fish", powershell: "pwsh" } as const;
const has = (shell: (typeof shells)[number]): boolean =>
  spawnSync(programs[shell], ["--version"]).status === 0;

let folder: string;
const written = new Map<string, string>();
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "scrutin-completion-"));
  for (const shell of shells) {
    const terminal = testTerminal(folder);
    expect(await run(["completion", shell], terminal)).toBe(0);
    written.set(shell, `${terminal.output.join("\n")}\n`);
    writeFileSync(join(folder, `completion.${shell}`), written.get(shell) ?? "");
  }
  writeFileSync(join(folder, "données.xml"), "");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What bash proposes at the end of a line; nothing where it proposes files. Words are split as bash splits them. */
function inBash(line: string): readonly string[] {
  const words = line.split(/(=)|\s/).filter((word) => word !== undefined);
  const script = `source completion.bash; COMP_WORDS=(${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${words.length - 1}; _scrutin; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const output = execFileSync("bash", ["--norc", "-u", "-c", script], {
    cwd: folder,
    encoding: "utf8",
  });
  return output.trim() === "" ? [] : output.trim().split("\n");
}

const cases: readonly (readonly [line: string, proposed: readonly string[]])[] = [
  ["scrutin va", ["validate"]],
  ["scrutin validate --format ", ["text", "json", "jsonl", "sarif", "svrl", "github", "junit"]],
  ["scrutin validate --format=js", ["json", "jsonl"]],
  ["scrutin validate --locale ", ["fr", "en"]],
  ["scrutin lire --format c", ["csv"]],
  ["scrutin lire a.xml --format csv --rec", ["--reception"]],
  ["scrutin lot --prereglage ", ["modele", "reu", "e-listelec"]],
  ["scrutin completion ", ["bash", "zsh", "fish", "powershell"]],
  ["scrutin help inspe", ["inspect"]],
  ["scrutin generate -o validate --check", ["--check"]],
  ["scrutin validate ", []],
  ["scrutin validate --schema ", []],
  ["scrutin validate -- --", []],
];

describe("scrutin completion", () => {
  test.skipIf(!has("bash")).each(cases)("bash: %s", (line, proposed) => {
    expect(inBash(line)).toEqual(proposed);
  });

  test.skipIf(!has("bash"))("bash proposes each command and each of its options", async () => {
    const terminal = testTerminal(folder);
    await run(["--help"], terminal);
    const named = [...terminal.output.join("\n").matchAll(/^ {2}([a-z]+)(?: |\|)/gm)].map(
      ([, name = ""]) => name,
    );
    expect(named.length).toBeGreaterThan(12);
    expect(inBash("scrutin ").toSorted()).toEqual(named.toSorted());
    for (const name of ["validate", "lot", "docs"]) {
      const help = testTerminal(folder);
      await run([name, "--help"], help);
      const options = [...help.output.join("\n").matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(
        ([, option = ""]) => option,
      );
      const proposed = inBash(`scrutin ${name} -`).filter((option) => option.startsWith("--"));
      expect(proposed.toSorted()).toEqual(options.toSorted());
    }
  });

  test.skipIf(!has("fish")).each(cases)("fish: %s", (line, proposed) => {
    const script = `source completion.fish; complete -C ${JSON.stringify(line)}`;
    const output = execFileSync("fish", ["--no-config", "-c", script], {
      cwd: folder,
      encoding: "utf8",
    });
    const found = output
      .trim()
      .split("\n")
      .map((each) => each.split("\t")[0]?.replace(/^--format=/, ""));
    if (proposed.length > 0)
      expect(found.filter((each) => each !== "données.xml").toSorted()).toEqual(
        proposed.toSorted(),
      );
    else if (!line.includes(" -- ")) expect(found).toContain("données.xml");
  });

  test.skipIf(!has("zsh"))("zsh takes it, and has a function for each command", () => {
    const script =
      "autoload -U compinit; compinit -u -D; source ./completion.zsh; typeset +f -m '_scrutin*'; print $_comps[scrutin]";
    const output = execFileSync("zsh", ["-f", "-c", script], { cwd: folder, encoding: "utf8" });
    expect(output).toContain("_scrutin_validate\n");
    expect(output.trim().split("\n").at(-1)).toBe("_scrutin");
  });

  test.skipIf(!has("zsh")).each([
    ["scrutin va", "validate"],
    ["scrutin lire --format c", "csv"],
    ["scrutin completion powe", "powershell"],
  ])("zsh really completes: %s", { retry: 4 }, (line, expected) => {
    // A pseudo-terminal in which zsh reads a line, with a Tab at its end; what then stands there is printed.
    const inner = `PS1=; autoload -U compinit; compinit -u -D; source ./completion.zsh; bindkey '^I' complete-word; zle -N say; say() { print -r -- "<$BUFFER>"; exit }; bindkey '^X' say; print ready`;
    const script = `zmodload zsh/zpty; zpty z "zsh -f -i"; zpty -w z ${JSON.stringify(inner).replaceAll("$", "\\$")}; zpty -r z out '*ready*ready*'; zpty -n -w z ${JSON.stringify(line)}$'\\t\\x18'; zpty -r z out '*<*>*'; print -r -- "$out"; zpty -d z`;
    const output = execFileSync("zsh", ["-f", "-c", script], {
      cwd: folder,
      encoding: "utf8",
      timeout: 240_000,
    });
    expect(output).toContain(`${line.slice(0, line.lastIndexOf(" "))} ${expected}`);
  });

  test("PowerShell's has balanced brackets and quotes", () => {
    const text = written.get("powershell") ?? "";
    const bare = text
      .replace(/^#.*$/gm, "")
      .replace(/'(?:[^'‘’‚‛]|(['‘’‚‛])\1)*'/g, "")
      .replace(/"[^"]*"/g, "");
    expect(bare).not.toMatch(/['’"]/);
    for (const [open, close] of ["()", "{}"] as const)
      expect(bare.split(open ?? "").length).toBe(bare.split(close ?? "").length);
    expect(text).toContain("'--format' = @('text', 'json', 'jsonl'");
  });

  test.skipIf(!has("powershell"))("PowerShell really completes", () => {
    const script =
      ". ./completion.powershell; (TabExpansion2 'scrutin lire --format c' 23).CompletionMatches.CompletionText";
    const output = execFileSync("pwsh", ["-NoProfile", "-Command", script], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(output.trim()).toBe("csv");
  });

  test("knows no other shell", async () => {
    const terminal = testTerminal(folder);
    expect(await run(["completion", "tcsh"], terminal)).toBe(2);
    expect(terminal.errors.join("\n")).toContain("bash, zsh, fish, powershell");
  });
});
