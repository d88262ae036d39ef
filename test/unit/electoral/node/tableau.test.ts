import { mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ouvrirTableau, TableauChange } from "../../../../electoral/node/tableau.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrutin-tableau-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const text = "nom;prénoms\r\nLefèvre;Zoé\r\n";
const utf16 = (be: boolean): Buffer => {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return be ? bytes.swap16() : bytes;
};

test.for([
  ["UTF-8", Buffer.from(text), "UTF-8"],
  ["UTF-8 with its mark", Buffer.from(`\ufeff${text}`), "UTF-8"],
  ["Windows-1252", Buffer.from(text, "latin1"), "windows-1252"],
  ["UTF-16", utf16(false), "UTF-16LE"],
  ["UTF-16, big end first", utf16(true), "UTF-16BE"],
] as const)("a file in %s is known by its bytes", async ([name, bytes, encodage]) => {
  const path = join(folder, `${name}.csv`);
  await writeFile(path, bytes);
  const tableau = await ouvrirTableau(path);
  expect(tableau).toMatchObject({ encodage, separateur: ";", octets: bytes.length });
  const rows: (readonly string[])[] = [];
  for await (const { cellules } of tableau.lignes()) rows.push(cellules);
  expect(rows).toEqual([
    ["nom", "prénoms"],
    ["Lefèvre", "Zoé"],
  ]);
});

test("one byte that is no UTF-8, however late, tells Windows-1252", async () => {
  const path = join(folder, "late.csv");
  await writeFile(path, Buffer.concat([Buffer.from("a;b\n".repeat(50_000)), Buffer.from([0xe9])]));
  expect((await ouvrirTableau(path)).encodage).toBe("windows-1252");
  expect((await ouvrirTableau(path, { encodage: "UTF-8" })).encodage).toBe("UTF-8");
});

test.for([
  ["a;b;c\n1,2;3,4;5", ";"],
  ["a,b,c\n1;2", ","],
  ["a\tb\tc", "\t"],
  ['"a;b;c;d",e,f\n', ","],
  ['\n\n"x\ny";b\n', ";"],
  ["a", ";"],
  ["sep=,\na;b,c\n", ","],
  ["", ";"],
] as const)("the separator of %j is %j", async ([content, separateur]) => {
  const path = join(folder, "separator.csv");
  await writeFile(path, content);
  expect((await ouvrirTableau(path)).separateur).toBe(separateur);
});

test("a file that is written to meanwhile is refused", async () => {
  const path = join(folder, "changed.csv");
  await writeFile(path, text);
  const tableau = await ouvrirTableau(path);
  await utimes(path, new Date(0), new Date(0));
  const reading = (async () => {
    for await (const _ of tableau.lignes());
  })();
  await expect(reading).rejects.toThrow(TableauChange);
});

test("a first line that tells spreadsheets the separator is no row", async () => {
  const path = join(folder, "sep.csv");
  await writeFile(path, "\ufeffsep=;\r\na;b\r\n1;2\r\n");
  const rows: unknown[] = [];
  for await (const row of (await ouvrirTableau(path)).lignes()) rows.push(row);
  expect(rows).toEqual([
    { cellules: ["a", "b"], ligne: 2 },
    { cellules: ["1", "2"], ligne: 3 },
  ]);
});
