import fc from "fast-check";
import papaparse from "papaparse";
import { describe, expect, test } from "vitest";
import {
  ecrireLigne,
  GuillemetOuvert,
  LigneTropLongue,
  lireCsv,
} from "../../../../electoral/node/csv.js";

async function* pieces(text: string, length: number): AsyncGenerator<string> {
  for (let start = 0; start < text.length; start += length) yield text.slice(start, start + length);
}

async function read(text: string, separator = ";", length = 1 << 16) {
  const rows: { readonly cellules: readonly string[]; readonly ligne: number }[] = [];
  for await (const row of lireCsv(pieces(text, length), separator)) rows.push(row);
  return rows;
}

const cell = fc.string({
  unit: fc.constantFrom("a", "é", ";", ",", "\t", '"', "\n", "\r\n", " ", "😀", "0", "'"),
  maxLength: 6,
});
const tables = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.constantFrom(";", ",", "\t"))
  .chain(([width, separator]) =>
    fc.record({
      separator: fc.constant(separator),
      rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 8,
      }),
      length: fc.integer({ min: 1, max: 30 }),
    }),
  );

describe("rows of CSV", () => {
  test("are what another library reads, in pieces of any length", async () => {
    await fc.assert(
      fc.asyncProperty(tables, async ({ separator, rows, length }) => {
        const text = rows.map((row) => ecrireLigne(row, separator)).join("");
        const { data } = papaparse.parse<string[]>(text.replace(/\r\n$/, ""), {
          delimiter: separator,
          newline: "\r\n",
        });
        const ours = (await read(text, separator, length)).map(({ cellules }) => cellules);
        expect(ours).toEqual(data);
        expect(ours).toEqual(rows);
      }),
    );
  });

  test("are what another library reads of what that library wrote", async () => {
    await fc.assert(
      fc.asyncProperty(tables, async ({ separator, rows, length }) => {
        const text = papaparse.unparse(rows as string[][], { delimiter: separator, quotes: true });
        expect((await read(text, separator, length)).map(({ cellules }) => cellules)).toEqual(rows);
      }),
    );
  });

  test("say the line on which they begin, whatever ends lines", async () => {
    for (const end of ["\n", "\r\n", "\r"]) {
      const text = ["a;b", "1;2", "", '3;"x', 'y"', "4;5", ""].join(end);
      for (const length of [1, 2, 3, 100])
        expect(
          (await read(text, ";", length)).map(({ ligne }) => ligne),
          JSON.stringify(end),
        ).toEqual([1, 2, 4, 6]);
    }
  });

  test("keep a quotation mark inside a cell, and may have any number of cells", async () => {
    const rows = await read('\ufeffa;b\n2" rue;"x";y\n"1"z\n');
    expect(rows.map(({ cellules }) => cellules)).toEqual([
      ["a", "b"],
      ['2" rue', "x", "y"],
      ['"1"z'],
    ]);
  });

  test("end where a quotation mark is never closed, which is told by its line", async () => {
    const failure = read('a;b\n1;"x\ny"\n3;"4\n5;6\n');
    await expect(failure).rejects.toThrow(GuillemetOuvert);
    await expect(failure).rejects.toMatchObject({ ligne: 4 });
  });

  test("end where one goes on and on, before memory is full of it", async () => {
    async function* endless(): AsyncGenerator<string> {
      yield 'a;b\n1;2\n3;"';
      for (;;) yield "x\n".repeat(1 << 19);
    }
    const failure = (async () => {
      for await (const _ of lireCsv(endless(), ";"));
    })();
    await expect(failure).rejects.toThrow(LigneTropLongue);
    await expect(failure).rejects.toMatchObject({ ligne: 3 });
  });

  test("are not read further than somebody asks", async () => {
    let asked = 0;
    async function* endless(): AsyncGenerator<string> {
      for (;;) {
        asked++;
        yield "a;b\n".repeat(1000);
      }
    }
    for await (const { ligne } of lireCsv(endless(), ";")) if (ligne === 5000) break;
    expect(asked).toBeLessThan(200);
  });
});
