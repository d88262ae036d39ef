import { expect, test } from "vitest";
import { bundle } from "../../bench/bundle.js";
import { root } from "../../scripts/root.js";

/** Bytes after gzip, without zod, which users opt into; xmlbuilder2 is more than half of what a writing program brings. */
const ceilings = [
  [
    "one builder with serialize",
    'import { AvisDInscriptionElement, avisDInscription, serialize } from "scrutin";' +
      "globalThis.avis = (fill) => serialize(AvisDInscriptionElement, fill(avisDInscription()).build());",
    133_000,
  ],
  ["nothing but an import", 'import "scrutin";', 100],
] as const;

test.for(ceilings)("%s stays small", async ([, code, ceiling]) => {
  const { gzip, parts } = await bundle(code, root, ["zod"]);
  const largest = parts.slice(0, 12).map(([path, bytes]) => `${bytes} ${path}`);
  expect(gzip, `${gzip} bytes; the largest parts:\n${largest.join("\n")}`).toBeLessThanOrEqual(
    ceiling,
  );
});

/** What a bundler leaves out although it stands in the same package. */
const unused = [
  [
    "one builder",
    'import { avisDInscription } from "scrutin"; globalThis.avis = avisDInscription;',
    ["xmlbuilder2", "zod", "reader"],
  ],
  [
    "one builder with serialize",
    'import { AvisDInscriptionElement, avisDInscription, serialize } from "scrutin";' +
      "globalThis.avis = (fill) => serialize(AvisDInscriptionElement, fill(avisDInscription()).build());",
    ["zod", "reader"],
  ],
  [
    "parse",
    'import { AvisDInscriptionElement, parse } from "scrutin"; globalThis.read = (text) => parse(AvisDInscriptionElement, text);',
    ["xmlbuilder2", "zod"],
  ],
  [
    "a zod schema",
    'import { AvisDInscriptionTypeSchema } from "scrutin"; globalThis.schema = AvisDInscriptionTypeSchema;',
    ["xmlbuilder2", "reader"],
  ],
] as const;

test.for(unused)("%s brings no other library", async ([, code, libraries]) => {
  const { text, parts } = await bundle(code, root, ["zod"]);
  const brought = [
    ...[...text.matchAll(/from\s*"([^".]+)"|import\s*"([^".]+)"/g)].map(
      (found) => found[1] ?? found[2],
    ),
    ...parts.map(([path]) => /chunks\/(reader|xmlbuilder2)\.js$/.exec(path)?.[1]),
  ];
  expect(brought.filter((name) => libraries.some((library) => library === name))).toEqual([]);
});

test("no module of Node is asked for: the bundler would refuse what it does not find", async () => {
  const code = 'import { parse, serialize, AvisDInscriptionTypeSchema } from "scrutin";';
  const use = "globalThis.all = [parse, serialize, AvisDInscriptionTypeSchema];";
  const { parts } = await bundle(code + use, root);
  expect(parts.map(([path]) => path)).toContain("dist/chunks/xmlbuilder2.js");
});

test("what is used is brought", async () => {
  const code = 'import { parse, serialize } from "scrutin"; globalThis.both = [parse, serialize];';
  const { parts } = await bundle(code, root, ["zod"]);
  const paths = parts.map(([path]) => path);
  expect(paths).toEqual(
    expect.arrayContaining(["dist/chunks/reader.js", "dist/chunks/xmlbuilder2.js"]),
  );
});

/** Bytes after gzip that rules add to a program that parses, with all that they bring: XPath, trees, messages, a writer for values. */
const ceilingOfRules = 42_900;

test("rules cost what they weigh, and nothing where there are none", async () => {
  const parsing = 'import { parse } from "scrutin"; globalThis.parse = parse;';
  const without = await bundle(parsing, root, ["zod"]);
  expect(without.parts.filter(([path]) => path.includes("rules"))).toEqual([]);
  const code = `${parsing} import { useRules } from "scrutin/rules"; globalThis.rules = useRules;`;
  const { gzip } = await bundle(code, root, ["zod"]);
  expect(gzip - without.gzip).toBeLessThanOrEqual(ceilingOfRules);
});
