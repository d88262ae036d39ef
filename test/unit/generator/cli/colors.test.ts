import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { choosePainters, colored, plain } from "../../../../generator/cli/colors.js";
import { run } from "../../../../generator/cli/program.js";
import { testTerminal } from "../../../support/terminal.js";

const watched = { out: true, error: true };

describe("colours", () => {
  test.each([
    ["a terminal", [], {}, true, true],
    ["a pipe", [], {}, false, false],
    ["NO_COLOR", [], { NO_COLOR: "1" }, true, false],
    ["an empty NO_COLOR", [], { NO_COLOR: "" }, true, true],
    ["FORCE_COLOR in a pipe", [], { FORCE_COLOR: "1" }, false, true],
    ["an empty FORCE_COLOR in a pipe", [], { FORCE_COLOR: "" }, false, true],
    ["FORCE_COLOR=0", [], { FORCE_COLOR: "0" }, true, false],
    ["FORCE_COLOR before NO_COLOR", [], { FORCE_COLOR: "1", NO_COLOR: "1" }, false, true],
    ["--color before all", ["--color", "never"], { FORCE_COLOR: "1" }, true, false],
    ["--color=always before NO_COLOR", ["--color=always"], { NO_COLOR: "1" }, false, true],
    [
      "--color auto before FORCE_COLOR and NO_COLOR",
      ["--color=auto"],
      { FORCE_COLOR: "1", NO_COLOR: "1" },
      true,
      true,
    ],
    ["the last --color", ["--color=always", "--color", "never"], {}, true, false],
    ["a file that is called so", ["--", "--color=always"], {}, false, false],
    ["TERM=dumb", [], { TERM: "dumb" }, true, false],
  ] as const)("%s", (_, args, env, isWatched, expected) => {
    const { out, error } = choosePainters(args, {
      env,
      watched: { out: isWatched, error: isWatched },
    });
    const painter = expected ? colored : plain;
    expect([out === painter, error === painter]).toEqual([true, true]);
  });

  test("each output has its own", () => {
    const { out, error } = choosePainters([], { env: {}, watched: { out: false, error: true } });
    expect([out, error]).toEqual([plain, colored]);
  });
});

describe("what is written with colours", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "scrutin-colors-"));
    writeFileSync(
      join(folder, "bad.xsd"),
      "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>\n\t<xs:element name='a' type='b'/>\n</xs:schema>",
    );
    writeFileSync(
      join(folder, "a.xsd"),
      "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='a' type='xs:int'/></xs:schema>",
    );
    writeFileSync(join(folder, "a.xml"), "<a>x</a>");
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const lines = async (args: readonly string[], isWatched: boolean): Promise<string> => {
    const terminal = {
      ...testTerminal(folder, "", { SCRUTIN_LOCALE: "en" }),
      ...(isWatched && { watched }),
    };
    await run(args, terminal);
    return [...terminal.output, "--", ...terminal.errors].join("\n");
  };

  test.each([
    ["a diagnostic", ["inspect", "bad.xsd"], /ESC\[1mbad\.xsd:2:\d+: ESC\[22mESC\[1mESC\[31merror/],
    ["its caret", ["inspect", "bad.xsd"], /ESC\[31m\^ESC\[39m/],
    ["an issue", ["validate", "--schema", "a.xsd", "a.xml"], /ESC\[1ma\.xml:1:\d+: ESC\[22m/],
    ["a table", ["schema", "--schema", "a.xsd"], /ESC\[1mname/],
    ["a difference", ["generate", "a.xsd", "-o", "out", "--dry-run"], /ESC\[32m\+/],
    ["help", ["validate", "--help"], /ESC\[1mOptions:ESC\[22m/],
    ["French help", ["--help"], /ESC\[1m/],
    ["a message", ["lire", "nowhere.xml"], /ESC\[1mscrutin: /],
  ])("%s", async (_, args, expected) => {
    const [bare, bright] = [await lines(args, false), await lines(args, true)];
    expect(bright.replaceAll("\u001b", "ESC")).toMatch(expected);
    expect(bare).not.toContain("\u001b");
    expect(stripVTControlCharacters(bright)).toBe(bare);
  });

  test.each([
    [["schema", "--schema", "a.xsd", "--json"]],
    [["validate", "--schema", "a.xsd", "a.xml", "--format", "json"]],
    [["validate", "--schema", "a.xsd", "a.xml", "--format", "github"]],
    [["inspect", "a.xsd", "--json"]],
    [["completion", "bash"]],
  ])("%j: what programs read has none", async (args) => {
    const terminal = { ...testTerminal(folder), watched };
    await run(args, terminal);
    expect(terminal.output.join("\n")).not.toContain("\u001b");
  });

  test("files have none", async () => {
    await run(["diff", "a.xsd", "a.xsd", "-o", "diff.txt", "--color", "always"], {
      ...testTerminal(folder),
      watched,
    });
    expect(readFileSync(join(folder, "diff.txt"), "utf8")).not.toContain("\u001b");
  });
});
