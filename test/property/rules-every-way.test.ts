import { expect, test } from "vitest";
import { readFeatures } from "../support/features.js";
import { askings, askingsOfFeature } from "../support/rules/agreement.js";
import { askedOfAlike } from "../support/rules/alike.js";

/*
 * Rules say the same in every way that they can be asked: over trees, while a document is read, whole or in pieces, over values, as
 * functions, from texts and from parsed expressions. The long run is `npm run fuzz:rules`.
 */
test.for([11, 27])("random rules agree in every way (%i)", async (number) => {
  let count = 0;
  for await (const { differences, rules, document } of askings(7, number)) {
    count++;
    expect(differences, `${rules}\n${document}`).toEqual([]);
  }
  expect(count).toBeGreaterThan(3);
});

test("what is kept of one unit answers for no other", async () => {
  // 11 finds what was kept under the wrong texts once, 31 and 33 what was said in the wrong order.
  for (const number of [11, 31, 33, 90, ...Array.from({ length: 20 }, (_, index) => 100 + index)]) {
    const asking = await askedOfAlike(1, number);
    expect(asking?.differences ?? [], `${asking?.rules}\n${asking?.document}`).toEqual([]);
  }
});

test("rules agree in every way over what schemas can say", async () => {
  const some = [
    "sequence-repeated",
    "element-simple-root",
    "recursion",
    "nillable",
    "any-lax",
    "mixed",
  ];
  for (const feature of await readFeatures()) {
    if (!some.includes(feature.name)) continue;
    let count = 0;
    for await (const { differences, rules, document } of askingsOfFeature(feature, 1)) {
      count++;
      expect(differences, `${rules}\n${document}`).toEqual([]);
    }
    expect(count, feature.name).toBeGreaterThan(1);
  }
});
