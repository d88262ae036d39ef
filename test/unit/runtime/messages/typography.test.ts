import { expect, test } from "vitest";
import { frenchDay } from "../../../../runtime/messages/typography.js";

test("French sentences say days as Intl does", () => {
  const said = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: "UTC" });
  for (let number = 0; number < 800; number++) {
    const day = new Date(number * 86_400_000);
    const expected = said.format(day).replace(/^1 /, "1er ");
    expect(frenchDay(day.toISOString().slice(0, 10))).toBe(expected);
  }
});

test.each(["", "2009", "2009-13-01", "2009-02-28Z", "hier"])("%j stays as it is", (text) => {
  expect(frenchDay(text)).toBe(text);
});
