import { expect, test } from "vitest";
import { libxml2ValidatorOf } from "../support/libxml2.js";
import { judgeByUs } from "../support/three-judges.js";
import { drawIdentityGroup } from "./draw-identity.js";
import { randomFrom } from "./mutate.js";

/* The small part of `npm run fuzz:identity`, with libxml2 as the judge; docs/conformance.md has what is left out here. */

/** libxml2 has a list of one for its item, and 0 and -0 for two values. */
const comparedOtherwise = ["t:L", "xs:double"] as const;

test("drawn identity constraints over values with several forms, nil and default values", async () => {
  const verdicts = { valid: 0, invalid: 0 };
  for (let number = 0; number < 150; number++) {
    const { schema, documents } = drawIdentityGroup(
      randomFrom(2_026_000 + number),
      comparedOtherwise,
    );
    const ours = await judgeByUs({ schema, documents });
    const judge = libxml2ValidatorOf(schema);
    if (typeof judge === "string" || ours.schema !== "valid") {
      expect([schema, ours.schema === "valid"]).toEqual([schema, typeof judge !== "string"]);
      continue;
    }
    for (const [at, document] of documents.entries()) {
      const own = ours.documents[at] ?? "";
      const { valid, errors } = judge.validate(document);
      const isKnown =
        own.includes("4.2.3") || errors.some(({ message }) => /No precomputed/.test(message));
      if (isKnown) continue;
      expect([document, own === "valid"]).toEqual([document, valid]);
      verdicts[valid ? "valid" : "invalid"]++;
    }
    judge.dispose();
  }
  expect(verdicts.valid).toBeGreaterThan(200);
  expect(verdicts.invalid).toBeGreaterThan(200);
});
