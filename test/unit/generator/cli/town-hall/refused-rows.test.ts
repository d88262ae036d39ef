import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import papaparse from "papaparse";
import { expect, test } from "vitest";
import { unitesDe } from "../../../../../electoral/index.js";
import { champs, nomsDesChamps } from "../../../../../electoral/tableau/champs.js";
import { EnvoiLotDUnitesElectoralesElement } from "../../../../../generated/electoral/index.js";
import { run } from "../../../../../generator/cli/program.js";
import { parseOrThrow } from "../../../../../runtime/parse.js";
import { testTerminal } from "../../../../support/terminal.js";

/*
 * Rows that were refused, mended in any number of rounds by somebody whose spreadsheet orders rows and columns anew and saves in its own way: each goes out
 * once, as soon as it is good, and what was never mended is still there at the end, cell by cell.
 */

const headings = nomsDesChamps.map((champ) => champs[champ].entete);
const motive = "motif du refus";
const columnOf = (champ: (typeof nomsDesChamps)[number]): number => nomsDesChamps.indexOf(champ);

/** The last column that must not be empty: a row that ends before it is cut off, one that ends behind it leaves out empty cells. */
const lastNeeded = nomsDesChamps.findLastIndex(
  (champ) => champs[champ].obligatoire?.includes("inscription") === true,
);

/** A row is known by its number; what is wrong with it is put right by mending it. */
const mistakes: readonly ((row: string[]) => string[])[] = [
  (row) => row.with(columnOf("nom"), 'Ibáñez; "Lo"\nNiño'),
  (row) => row.with(columnOf("dateNaissance"), "30/02/1971"),
  (row) => row.with(columnOf("sexe"), "X"),
  (row) => row.slice(0, lastNeeded),
  (row) => [...row, "de trop", "aussi"],
  (row) => row.with(columnOf("nomVoie"), "du Port\u0090"),
];
const goodRow = (number: number): string[] =>
  nomsDesChamps.map((champ) =>
    champ === "numeroDEnregistrement" ? String(number) : champs[champ].exemple,
  );

interface Round {
  /** Which of the rows that are left are mended. */
  readonly mends: readonly boolean[];
  readonly separator: string;
  readonly newline: string;
  readonly encoding: "utf8" | "latin1";
  readonly order: readonly number[];
  /** Whether a spreadsheet fills rows up, and adds lines of nothing. */
  readonly fills: boolean;
}

const rounds: fc.Arbitrary<readonly Round[]> = fc.array(
  fc.record({
    mends: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
    separator: fc.constantFrom(";", ",", "\t"),
    newline: fc.constantFrom("\r\n", "\n", "\r"),
    encoding: fc.constantFrom("utf8", "latin1"),
    order: fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 }),
    fills: fc.boolean(),
  }),
  { minLength: 1, maxLength: 3 },
);

const sorted = <T>(list: readonly T[], order: readonly number[]): T[] =>
  list
    .map((each, index) => [order[index] ?? 0, each] as const)
    .sort(([one], [other]) => one - other)
    .map(([, each]) => each);

/** Saves a table as a spreadsheet does, with its columns in another order. */
function save(rows: readonly (readonly string[])[], round: Round): Buffer {
  const width = Math.max(...rows.map(({ length }) => length));
  const filled = rows.map((row) => [...row, ...Array<string>(width - row.length).fill("")]);
  const moved = filled.map((row) => sorted(row, round.order));
  const all = round.fills ? [...moved, Array<string>(width).fill("")] : moved;
  const { separator: delimiter, newline, encoding } = round;
  const text = papaparse.unparse(all as string[][], { delimiter, newline });
  // A control cannot be told from a character of Windows-1252 in another way than by its byte, which latin1 keeps.
  return Buffer.from(encoding === "utf8" ? `\ufeff${text}` : text, encoding);
}

async function readTable(path: string): Promise<readonly string[][]> {
  const text = (await readFile(path, "utf8")).replace(/^\ufeff/, "").replace(/\r\n$/, "");
  return papaparse.parse<string[]>(text, { delimiter: ";", newline: "\r\n" }).data;
}

test("whatever is mended, and however it is saved, nothing is lost and nothing goes twice", async () => {
  const rowsArbitrary = fc.array(fc.nat(mistakes.length), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(rowsArbitrary, rounds, async (kinds, all) => {
      const folder = await mkdtemp(join(tmpdir(), "scrutin-refused-"));
      try {
        const sent: string[] = [];
        const feed = async (name: string, index: number): Promise<void> => {
          const terminal = testTerminal(folder);
          const sender = ["--commune", "44109", "--periode", "2008-09-01/2009-02-28"];
          const code = await run(
            ["lot", name, ...sender, "-o", `${index}.xml`, "--refus", `refus-${index}.csv`],
            terminal,
          );
          expect([0, 1], terminal.errors.join("\n")).toContain(code);
          const text = await readFile(join(folder, `${index}.xml`), "utf8").catch(() => undefined);
          if (text === undefined) return;
          const { contenu, ...rest } = parseOrThrow(EnvoiLotDUnitesElectoralesElement, text);
          for (const unit of unitesDe({ contenu, ...rest }))
            if ("numeroDEnregistrement" in unit.value) sent.push(unit.value.numeroDEnregistrement);
        };
        const rows = kinds.map((kind, index) => {
          const row = goodRow(index + 1);
          return mistakes[kind]?.(row) ?? row;
        });
        const wrong = new Set(
          kinds.flatMap((kind, index) => (kind < mistakes.length ? [String(index + 1)] : [])),
        );
        const table = papaparse.unparse([headings, ...rows], { delimiter: ";", newline: "\r\n" });
        await writeFile(join(folder, "0.csv"), table);
        await feed("0.csv", 0);
        let last = 0;
        for (const [index, round] of all.entries()) {
          if (wrong.size === 0) break;
          const [names = [], ...left] = await readTable(join(folder, `refus-${last}.csv`));
          expect(names.includes(motive)).toBe(true);
          const numberAt = names.indexOf(champs.numeroDEnregistrement.entete);
          expect(left.map((row) => row[numberAt]).sort()).toEqual([...wrong].sort());
          const mended = left.map((row) => {
            const number = row[numberAt] ?? "";
            if (round.mends[Number(number) - 1] !== true) return row;
            wrong.delete(number);
            const good = goodRow(Number(number));
            return names.map((name) => good[headings.indexOf(name)] ?? "");
          });
          await writeFile(join(folder, `${index + 1}.csv`), save([names, ...mended], round));
          await feed(`${index + 1}.csv`, index + 1);
          last = index + 1;
        }
        const good = kinds
          .map((_, index) => String(index + 1))
          .filter((number) => !wrong.has(number));
        expect(sent.sort()).toEqual(good.sort());
        if (wrong.size === 0) return;
        const left = await readTable(join(folder, `refus-${last}.csv`));
        const [names = []] = left;
        for (const number of wrong) {
          const original = rows[Number(number) - 1] ?? [];
          const row = left.find(
            (each) => each[names.indexOf(champs.numeroDEnregistrement.entete)] === number,
          );
          for (const cell of original.filter((each) => !each.includes("\n")))
            expect(row?.join("|")).toContain(cell);
        }
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: 6 },
  );
}, 60_000);
