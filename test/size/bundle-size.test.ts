import { expect, test } from "vitest";
import { bundle } from "../../bench/bundle.js";
import { root } from "../support/packed.js";

/** Bytes after gzip, besides xmlbuilder2 and zod, which the user chooses to have. */
const ceilings = [
  [
    "one builder with serialize",
    'import { AvisDInscriptionElement, avisDInscription, serialize } from "scrutin";' +
      "globalThis.avis = (fill) => serialize(AvisDInscriptionElement, fill(avisDInscription()).build());",
    48_000,
  ],
  ["nothing but an import", 'import "scrutin";', 100],
] as const;

test.for(ceilings)("%s stays small", async ([, code, ceiling]) => {
  const { gzip, parts } = await bundle(code, root, ["xmlbuilder2", "zod"]);
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
  const { text, parts } = await bundle(code, root, ["xmlbuilder2", "zod"]);
  const brought = [
    ...[...text.matchAll(/from\s*"([^".]+)"|import\s*"([^".]+)"/g)].map(
      (found) => found[1] ?? found[2],
    ),
    ...parts.map(([path]) => /chunks\/(reader)\.js$/.exec(path)?.[1]),
  ];
  expect(brought.filter((name) => libraries.some((library) => library === name))).toEqual([]);
});

test("no module of Node is asked for but those two that the README names", async () => {
  const code = 'import { parse, serialize, AvisDInscriptionTypeSchema } from "scrutin";';
  const use = "globalThis.all = [parse, serialize, AvisDInscriptionTypeSchema];";
  const { text } = await bundle(code + use, root, ["events", "url"]);
  const asked = [...text.matchAll(/\("(events|url)"\)/gv)].map(([, name]) => name);
  expect(new Set(asked)).toEqual(new Set(["events", "url"]));
  await expect(bundle(code + use, root)).rejects.toThrow(/"events"/v);
});

test("a library that is used is brought", async () => {
  const code = 'import { parse, serialize } from "scrutin"; globalThis.both = [parse, serialize];';
  const { text, parts } = await bundle(code, root, ["xmlbuilder2", "zod"]);
  expect(text).toMatch(/from\s*"xmlbuilder2"/);
  expect(parts.map(([path]) => path)).toContain("dist/chunks/reader.js");
});
