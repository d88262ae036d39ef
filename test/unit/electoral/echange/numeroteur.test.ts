import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { numeroteur } from "../../../../electoral/echange/numeroteur.js";
import { ErreurElectorale } from "../../../../electoral/remarques.js";
import { communes, periode } from "../../../support/electoral-units.js";

const other = { dateDeDebut: "2009-09-01", dateDeFin: "2010-02-28" };

describe("a numberer", () => {
  test("counts on for each period and prefix", () => {
    const numeros = numeroteur();
    const given = [
      numeros.unite("avisDInscription", "44109", periode),
      numeros.unite("avisDInscription", "44109", periode),
      numeros.unite("avisDeRadiation", "44109", periode),
      numeros.unite("demandeDeRadiation", "44109", periode),
      numeros.unite("avisDInscription", "44109", other),
      numeros.lot("44109", periode),
      numeros.lot("44109", periode),
      numeros.envoi("44109", periode),
    ];
    expect(given).toEqual([
      ...["AI-44109-000001", "AI-44109-000002", "AR-44109-000001", "DR-INSEE-44109-000001"],
      ...["AI-44109-000001", "0001", "0002", "44109-2008-0001"],
    ]);
  });

  test("that is kept and made again goes on where it was", () => {
    const steps = fc.array(fc.tuple(fc.constantFrom(...communes), fc.boolean(), fc.boolean()));
    fc.assert(
      fc.property(steps, (all) => {
        const whole = numeroteur();
        let kept = JSON.stringify(numeroteur().etat());
        for (const [commune, isFirst, isAvis] of all) {
          const again = numeroteur({ etat: JSON.parse(kept) });
          const kind = isAvis ? "avisDInscription" : "refusDeRadiation";
          const own = isFirst ? periode : other;
          expect(again.unite(kind, commune, own)).toBe(whole.unite(kind, commune, own));
          kept = JSON.stringify(again.etat());
        }
        expect(JSON.parse(kept)).toEqual(whole.etat());
      }),
    );
  });

  test("has other prefixes and digits, and more digits where they are needed", () => {
    const etat = { "2008-09-01/2009-02-28": { "__proto__-": 98 } };
    const numeros = numeroteur({
      prefixe: () => "__proto__-",
      chiffres: 2,
      etat: JSON.parse(JSON.stringify(etat)),
    });
    const two = [1, 2].map(() => numeros.unite("avisDInscription", "44109", periode));
    expect(two).toEqual(["__proto__-99", "__proto__-100"]);
  });

  test("gives no identifier that XML does not take", () => {
    for (const before of ["44109-", "", "a b", "a:b", "-"]) {
      const numeros = numeroteur({ prefixe: () => before });
      expect(() => numeros.unite("avisDInscription", "44109", periode), before).toThrow(
        ErreurElectorale,
      );
    }
  });

  test("is not made of what is no state", () => {
    expect(() => numeroteur({ etat: { "2008": { "AI-": 1.5 } } })).toThrow(RangeError);
    expect(() => numeroteur({ etat: { "2008": { "AI-": -1 } } })).toThrow(RangeError);
    expect(() => numeroteur({ chiffres: 0 })).toThrow(RangeError);
  });
});
