import { mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { LigneCsv } from "../../../../electoral/node/csv.js";
import { EncodageFautif } from "../../../../electoral/node/encodage.js";
import {
  type OptionsDeTableau,
  ouvrirTableau,
  TableauChange,
} from "../../../../electoral/node/tableau.js";

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

const rowsOf = async (bytes: Uint8Array, options: OptionsDeTableau = {}) => {
  const path = join(folder, "rows.csv");
  await writeFile(path, bytes);
  const rows: LigneCsv[] = [];
  for await (const row of (await ouvrirTableau(path, options)).lignes()) rows.push(row);
  return rows;
};

test("every byte of Windows-1252 is the character that it is there", async () => {
  // Those of iconv, and the five that have none, which are left as controls.
  const special = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
  const high = Array.from({ length: 128 }, (_, index) => 128 + index);
  const wanted = special + String.fromCharCode(...high.slice(32));
  expect(await rowsOf(Buffer.from([...Buffer.from("a;b\nd"), ...high]))).toMatchObject([
    { cellules: ["a", "b"] },
    { cellules: [`d${wanted}`] },
  ]);
});

test("a file that is UTF-8 but for some bytes is refused with the line of the first", async () => {
  const text = 'nom;prénoms\r\nLefèvre;Zoé\r\n"Le\rGoff";Héloïse\r\n';
  for (const [before, wrong, line] of [
    ["", Buffer.from([0xe9]), 5],
    ["", Buffer.from([0xc3]), 5],
    ["\ufeff", Buffer.from([0xe9, 0x41]), 5],
    ["\ufeffé\n".repeat(1), Buffer.from([0xff]), 6],
    ["é;b\n".repeat(40_000), Buffer.from([0xf4, 0x90, 0x80, 0x80]), 40_005],
  ] as const) {
    const bytes = Buffer.concat([Buffer.from(before + text), wrong, Buffer.from(";x\n")]);
    const failure = rowsOf(bytes);
    await expect(failure).rejects.toThrow(EncodageFautif);
    await expect(failure).rejects.toMatchObject({ ligne: line, encodage: "UTF-8" });
  }
});

test("UTF-16 without its mark is known by the zeros, and a half character in it is told", async () => {
  const utf16 = Buffer.from("nom;prénoms\nLefèvre;Zoé\n", "utf16le");
  for (const bytes of [utf16, Buffer.from(utf16).swap16()])
    expect((await rowsOf(bytes))[1]).toEqual({ cellules: ["Lefèvre", "Zoé"], ligne: 2 });
  await expect(rowsOf(Buffer.concat([utf16, Buffer.from([0x3d, 0xd8])]))).rejects.toThrow(
    EncodageFautif,
  );
});

test("rows of nothing but separators are no rows, and count as lines", async () => {
  expect(await rowsOf(Buffer.from('a;b\n;\n ;"\n"\n1;2\n;;;\n'))).toEqual([
    { cellules: ["a", "b"], ligne: 1 },
    { cellules: ["1", "2"], ligne: 5 },
  ]);
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
