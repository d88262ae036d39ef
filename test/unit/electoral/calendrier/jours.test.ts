import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  jourOuvrableSuivant,
  joursFeries,
  paques,
} from "../../../../electoral/calendrier/feries.js";
import {
  ajouterJours,
  aujourdHui,
  estUnJour,
  jourDeLaSemaine,
  joursEntre,
} from "../../../../electoral/calendrier/jours.js";

const dayInMilliseconds = 86_400_000;

/** A day by the clock of UTC, as a second opinion. */
const byClock = (number: number): string =>
  new Date(number * dayInMilliseconds).toISOString().slice(0, 10);

/** Days of the years 1 to 9999 in UTC's count, year ends and leap days often. */
const numbers = fc.oneof(
  fc.integer({ min: -719_162, max: 2_932_896 }),
  fc
    .tuple(
      fc.integer({ min: 1850, max: 2150 }),
      fc.constantFrom("-02-28", "-03-01", "-12-31", "-01-01"),
      fc.integer({ min: -1, max: 1 }),
    )
    .map(([year, end, more]) => Date.parse(`${year}${end}`) / dayInMilliseconds + more),
);

describe("days", () => {
  test("are counted as the calendar has them, over year ends and leap days", () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: -800, max: 800 }), (number, more) => {
        fc.pre(number + more >= -719_162 && number + more <= 2_932_896);
        const [day, other] = [byClock(number), byClock(number + more)];
        expect(ajouterJours(day, more)).toBe(other);
        expect(joursEntre(day, other)).toBe(more);
        expect(jourDeLaSemaine(day)).toBe(new Date(`${day}T00:00:00Z`).getUTCDay() || 7);
      }),
    );
  });

  test("exist, or do not", () => {
    const days = ["2000-02-29", "2008-02-29", "0001-01-01", "9999-12-31"];
    const others = [
      "1900-02-29",
      "2009-02-29",
      "2009-02-30",
      "2009-13-01",
      "2009-00-10",
      "2009-04-31",
      "0000-01-01",
      "09-1-1",
      "2009-1-1",
      "",
      "2009-01-01T00:00:00",
    ];
    expect(days.filter((day) => !estUnJour(day))).toEqual([]);
    expect(others.filter(estUnJour)).toEqual([]);
  });

  test("that are none are refused, and so is what leaves the calendar", () => {
    expect(() => ajouterJours("2009-02-29", 1)).toThrow(RangeError);
    expect(() => ajouterJours("2009-02-28", 0.5)).toThrow(RangeError);
    expect(() => ajouterJours("9999-12-31", 1)).toThrow(RangeError);
    expect(() => ajouterJours("0001-01-01", -1)).toThrow(RangeError);
  });

  test("have one that is today", () => {
    expect(estUnJour(aujourdHui())).toBe(true);
  });
});

describe("holidays", () => {
  test.for([
    ["2008", "2008-03-23"],
    ["2009", "2009-04-12"],
    ["2011", "2011-04-24"],
    ["2016", "2016-03-27"],
    ["1818", "1818-03-22"],
    ["1943", "1943-04-25"],
  ])("Easter of %s is %s", ([year, easter]) => {
    expect(paques(Number(year))).toBe(easter);
  });

  test("are eleven", () => {
    expect(joursFeries(2008)).toEqual([
      ...["2008-01-01", "2008-03-24", "2008-05-01", "2008-05-01", "2008-05-08", "2008-05-12"],
      ...["2008-07-14", "2008-08-15", "2008-11-01", "2008-11-11", "2008-12-25"],
    ]);
  });

  test("and weekends are passed over, other days are not", () => {
    expect(jourOuvrableSuivant("2009-12-25")).toBe("2009-12-28");
    expect(jourOuvrableSuivant("2010-01-01")).toBe("2010-01-04");
    expect(jourOuvrableSuivant("2009-12-24")).toBe("2009-12-24");
    expect(jourOuvrableSuivant("2009-12-24", ["2009-12-24"])).toBe("2009-12-28");
  });
});
