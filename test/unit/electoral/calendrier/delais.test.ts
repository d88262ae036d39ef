import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  delaiDAvis,
  delaiDeRefus,
  echeanceDeLAvis,
  echeanceDuRefus,
  joursRestants,
} from "../../../../electoral/calendrier/delais.js";
import { ajouterJours } from "../../../../electoral/calendrier/jours.js";

const days = fc
  .integer({ min: 0, max: 40_000 })
  .map((number) => ajouterJours("1950-01-01", number));

describe("deadlines", () => {
  test.for([
    ["2014-12-09", "2014-12-30"],
    ["2008-12-20", "2009-01-10"],
    ["2012-02-10", "2012-03-02"],
    ["2011-02-10", "2011-03-03"],
  ] as const)("of a demande received on %s: %s", ([reception, last]) => {
    expect(echeanceDuRefus(reception).date).toBe(last);
  });

  test("of an avis: eight days after the decision", () => {
    expect(echeanceDeLAvis("2009-01-09").date).toBe("2009-01-17");
    expect(echeanceDeLAvis("2011-12-27").date).toBe("2012-01-04");
    expect(echeanceDeLAvis("2012-02-21").date).toBe("2012-02-29");
  });

  test("leave as many days as they have on the first, none on the last, fewer each day", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -30, max: 60 }), (reception, more) => {
        const refus = echeanceDuRefus(reception);
        expect(joursRestants(refus, reception)).toBe(21);
        expect(joursRestants(refus, refus.date)).toBe(0);
        expect(joursRestants(refus, ajouterJours(reception, more))).toBe(21 - more);
        expect(joursRestants(echeanceDeLAvis(reception), reception)).toBe(8);
      }),
    );
  });

  test("say their source, and are strict unless another rule is asked for", () => {
    // The last day is Saturday 10 January 2009.
    const strict = echeanceDuRefus("2008-12-20");
    expect(strict).toMatchObject({ date: "2009-01-10", jourOuvrable: "2009-01-12" });
    expect(strict.delai).toBe(delaiDeRefus);
    expect(delaiDAvis.source).toContain("R.20");
    expect(echeanceDuRefus("2008-12-20", { reporteAuJourOuvrable: true }).date).toBe("2009-01-12");
    const delai = { ...delaiDeRefus, jours: 10 };
    expect(echeanceDuRefus("2008-12-20", { delai }).date).toBe("2008-12-30");
  });

  test("are not counted from what is no day", () => {
    expect(() => echeanceDuRefus("2009-02-30")).toThrow(RangeError);
  });
});
