import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type ListPart,
  sharedLists,
} from "../../../../../../generator/ir/passes/2-relate/shared-lists.js";

interface Thing {
  readonly id: number;
  readonly below: Thing[];
  readonly listed: boolean;
  readonly named: boolean;
  readonly itself: boolean;
  readonly whole: boolean;
}

/** A tree: each thing stands below one that came before it. */
const trees = fc
  .array(
    fc.record({
      parent: fc.nat(),
      listed: fc.boolean(),
      named: fc.boolean(),
      itself: fc.boolean(),
      whole: fc.integer({ min: 0, max: 5 }).map((one) => one > 0),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((rows) => {
    const things: Thing[] = [];
    for (const [id, { parent, ...rest }] of rows.entries()) {
      const thing = { id, below: [], ...rest };
      if (id > 0) things[parent % Math.min(id, 1 + (parent % 3 === 0 ? id : 3))]?.below.push(thing);
      things.push(thing);
    }
    return things;
  });

const allBelow = ({ below }: Thing): readonly Thing[] =>
  below.flatMap((one) => [one, ...allBelow(one)]);

test("lists that are made of each other say what is below each thing, in whatever way some are blocked", () => {
  fc.assert(
    fc.property(trees, fc.integer({ min: 2, max: 4 }), (things, modulus) => {
      const isAllowed = (one: Thing, top: Thing): boolean =>
        top.whole || (one.id + top.id) % modulus !== 0;
      const { partsOf, listOf } = sharedLists<Thing>({
        below: ({ below }) => below,
        isListed: ({ listed }) => listed,
        canBeNamed: ({ named }) => named,
        hasItself: ({ itself, listed }) => itself && listed,
        isWhole: ({ whole }) => whole,
        isAllowed,
      });
      const expand = ({ kind, of }: ListPart<Thing>): readonly Thing[] => {
        if (kind === "one") return [of];
        expect(of.named).toBe(true);
        return [...(of.itself && of.listed ? [of] : []), ...partsOf(of).flatMap(expand)];
      };
      for (const top of things) {
        const wanted = allBelow(top).filter((one) => one.listed && isAllowed(one, top));
        const ids = listOf(top).map(({ id }) => id);
        expect(ids.toSorted((a, b) => a - b)).toEqual(
          wanted.map(({ id }) => id).toSorted((a, b) => a - b),
        );
        expect(
          partsOf(top)
            .flatMap(expand)
            .map(({ id }) => id),
        ).toEqual(ids);
      }
    }),
    { numRuns: 300 },
  );
});
