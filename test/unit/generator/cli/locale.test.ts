import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inLanguage } from "../../../../generator/cli/commander-texts.js";
import { chooseLocale } from "../../../../generator/cli/locale.js";
import { messages } from "../../../../generator/cli/messages.js";
import { run } from "../../../../generator/cli/program.js";
import { testTerminal } from "../../../support/terminal.js";

test.for<[readonly string[], Readonly<Record<string, string>>, string | undefined, string]>([
  [[], {}, undefined, "fr"],
  [[], { LANG: "C.UTF-8" }, undefined, "fr"],
  [[], { LANG: "en_GB.UTF-8" }, undefined, "en"],
  [[], { LANG: "de_DE" }, undefined, "en"],
  [[], { LANG: "en_GB", LC_MESSAGES: "fr_FR" }, undefined, "fr"],
  [[], { LC_ALL: "en_US", LC_MESSAGES: "fr_FR", LANG: "fr" }, undefined, "en"],
  [[], { LC_ALL: "", LANG: "en_US" }, undefined, "en"],
  [[], {}, "en-US", "en"],
  [[], {}, "fr-CA", "fr"],
  [[], { SCRUTIN_LOCALE: "fr", LC_ALL: "en_US" }, "en-US", "fr"],
  [["--locale", "en", "validate"], { SCRUTIN_LOCALE: "fr" }, undefined, "en"],
  [["validate", "--locale", "en"], { SCRUTIN_LOCALE: "fr" }, undefined, "en"],
  [["validate", "--locale=en"], { SCRUTIN_LOCALE: "fr" }, undefined, "en"],
  [["validate", "--", "--locale", "en"], {}, undefined, "fr"],
  [["generate", "--comments-locale", "en"], {}, undefined, "fr"],
])("%j with %j on a system in %s is in %s", ([args, env, systemLanguage, locale]) => {
  expect(chooseLocale(args, { env, systemLanguage })).toBe(locale);
});

test("a language that there is not is refused", async () => {
  const terminal = testTerminal(".", "", { SCRUTIN_LOCALE: "klingon" });
  expect(await run(["--help"], terminal)).toBe(2);
  expect(terminal.errors.join()).toContain("klingon");
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-locale-"));
  await writeFile(
    join(folder, "a.xsd"),
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a" type="xs:string"/></xs:schema>',
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Words that stand in no French sentence of ours. */
const english =
  /\b(the|is|are|of|must|cannot|unknown|error|missing|with|file|folder|display|help for|Usage|Allowed|choices|default|Did you)\b/;

test.for([
  ["--help"],
  ["help", "generate"],
  ["generate", "--help"],
  ["inspect", "--help"],
  ["validate", "--help"],
  ["convert", "--help"],
  [],
  ["genrate"],
  ["inspect"],
  ["generate", "--outptu", "a"],
  ["--locale", "fr", "generate", "--outptu", "a"],
  ["generate", "--output"],
  ["generate", "--integers", "x"],
  ["generate", "--only", "x"],
  ["generate", "a.xsd", "-o", "o", "--name", "x"],
  ["generate", "a.xsd", "-o", "o", "--name", "p:x=y"],
  ["generate", "a.xsd"],
  ["generate"],
  ["generate", "--config", "none.ts"],
  ["validate", "none.xml"],
  ["validate", "--max-issues", "x"],
  ["validate", "--format", "x"],
  ["convert", "a.xsd", "b.xsd"],
  ["convert", "."],
  ["convert", "--indent", "900"],
  ["inspect", "a.xsd"],
  ["inspect", "a.xsd", "--root", "b"],
  ["inspect", "http://a.invalid/x.xsd", "--locale", "fr"],
] as const)("%j is answered in French", async (args) => {
  const terminal = testTerminal(folder, "", { SCRUTIN_LOCALE: "fr" });
  await run(args, terminal);
  const said = [...terminal.errors, ...terminal.output].join("\n");
  expect(said).not.toBe("");
  // What is in brackets, or is an option, is a name; diagnostics have their own catalogue.
  const words = said
    .split("\n")
    .filter((line) => !/: (error|warning): /.test(line))
    .join("\n")
    .replace(
      /<[^>]*>|\[[^\]]*\]|--[\w-]+|\{[^}]*\}|default defineConfig\S*|error, warning, information/g,
      "",
    );
  expect(words).not.toMatch(english);
});

test("every message has its two languages, and typography", () => {
  const texts = Object.values(messages).map((message) => {
    const fill = message as (...args: unknown[]) => { readonly fr: string; readonly en: string };
    return fill(
      ...Array.from({ length: message.length }, (_, index) => filling(message.toString(), index)),
    );
  });
  for (const { fr, en } of texts) {
    expect(fr).not.toBe(en === fr ? "" : en);
    expect(fr).not.toMatch(/[a-zé]'[a-zé]| [;?!]|« | »/u);
    expect(en.length).toBeGreaterThan(0);
  }
});

/** A value for a parameter, by the place that it has in the message. */
function filling(source: string, index: number): unknown {
  const names =
    /^\(?([^)=]*)\)?\s*=>/
      .exec(source)?.[1]
      ?.split(",")
      .map((name) => name.trim()) ?? [];
  const name = names[index] ?? "";
  if (/^(known|all|folders|names)$/.test(name)) return ["x", "y"];
  if (/^(text|expected|reason)$/.test(name))
    return /reason: \$|\$\{reason\}/.test(source) ? "x" : { fr: "x", en: "y" };
  return /^(limit|status|files|errors|more)$/.test(name) ? 3 : "x";
}

test("commander's sentences are known, whatever they quote", () => {
  expect(inLanguage("error: unknown option '--a b'\n(Did you mean one of --c, --d?)", "fr")).toBe(
    "erreur\u00a0: option inconnue «\u00a0--a b\u00a0»\n(Vouliez-vous dire l’un de --c, --d\u202f?)",
  );
  expect(
    inLanguage("error: too many arguments for 'convert'. Expected 1 argument but got 2.", "fr"),
  ).toBe("erreur\u00a0: trop d’arguments (2 au lieu de 1)");
  expect(inLanguage("error: unknown option '--x'", "en")).toBe("error: unknown option '--x'");
});

test("what every command has may stand before its name", async () => {
  for (const args of [
    ["--locale", "en", "inspect", "none.xsd"],
    ["--color", "never", "--locale=en", "inspect", "none.xsd"],
    ["inspect", "none.xsd", "--locale", "en"],
  ]) {
    const terminal = testTerminal(folder, "", { SCRUTIN_LOCALE: "fr" });
    expect(await run(args, terminal)).toBe(2);
    expect(terminal.errors.join("\n")).toBe("scrutin: none.xsd: no such file or folder");
  }
});
