import fc from "fast-check";
import { expect, test } from "vitest";
import { cadrer, nombreDeCellules } from "../../../../electoral/tableau/cadrage.js";

const cells = fc.array(
  fc.string({ minLength: 1 }).filter((text) => text.trim() !== ""),
  { maxLength: 9 },
);

test("a row gets as many cells as there are columns, keeps what it had, and is still known for what it was", () => {
  fc.assert(
    fc.property(cells, fc.integer({ min: 1, max: 6 }), (row, columns) => {
      const made = cadrer(row, columns);
      expect(made.length).toBe(columns);
      expect(nombreDeCellules(made, columns)).toBe(nombreDeCellules(row, columns));
      const text = made.join(" ");
      for (const cell of row) expect(text).toContain(cell);
      expect(cadrer(made, columns)).toEqual(made);
      expect(nombreDeCellules([...row, "", " "], columns)).toBe(
        row.length >= columns ? row.length : Math.min(columns, row.length + 2),
      );
    }),
  );
});
