import fc from "fast-check";
import { expect, test } from "vitest";
import * as z from "zod";
import type { SimpleType } from "../../../../../runtime/descriptors.js";
import * as v1 from "../../../../../runtime/v1/index.js";
import { schemaOf } from "../../../../../runtime/v1/zod.js";
import { arbitraryOf, looseArbitraryOf } from "../../../../support/arbitrary/index.js";
import { validatorOf } from "../../../../support/json-agreement.js";

const cases: readonly (readonly [type: SimpleType<string>, right: string, wrong: string])[] = [
  [v1.xsDecimal, "0 -1 +.5 12. 00.10", "-. . 1,5 1e3 x 1.2.3"],
  [v1.xsHexBinary, "00 aF09", "0 0g abc"],
  [v1.xsBase64Binary, "AAAA AA== AAE=", "A AA= AB== AAF= AAAA= ===="],
  [v1.xsDuration, "P1Y -P2M3DT4H PT0.5S P1YT1M", "P PT 1Y P1S PT.5S P1Y2 +P1Y"],
  [v1.xsDateTime, "2008-11-04T00:00:00 -0001-01-01T24:00:00.000Z", "2008-11-04 2008-11-04T00:00"],
  [v1.xsDate, "2008-11-04 12008-02-29+14:00", "08-11-04 2008/11/04 2008-11-04z demain"],
  [v1.xsTime, "12:00:00 00:00:00.25-01:00", "12:00 12.00.00 1:00:00"],
  [v1.xsGYearMonth, "2008-11 -0044-03Z", "2008 2008-11-04"],
  [v1.xsGYear, "2008 -0044 10000", "08 MMVIII"],
  [v1.xsGMonthDay, "--02-29", "-02-29 02-29 --2-9"],
  [v1.xsGDay, "---31 ---01Z", "31 --31"],
  [v1.xsGMonth, "--12", "12 --1 --12--"],
  [v1.xsLanguage, "fr fr-FR x-klingon1", "français f_r fr- abcdefghi"],
  [v1.xsNCName, "a _é x.1-b", "1a a:b -a .a a/b"],
  [v1.xsName, "a :b x:y", "1a a+b -x"],
  [v1.xsNMTOKEN, "1a -a.b:c é", "a,b a@b"],
];

test.for(cases)("$0.name.local", ([type, right, wrong]) => {
  const schema = schemaOf(type);
  const takes = validatorOf(z.toJSONSchema(schema));
  for (const text of right.split(" "))
    for (const one of [text, `\n ${text}\t`])
      expect([one, schema.safeParse(one).success, takes(one)]).toEqual([one, true, true]);
  for (const one of wrong.split(" "))
    expect([one, schema.safeParse(one).success, takes(one)]).toEqual([one, false, false]);
  const near = fc.oneof(arbitraryOf(type), looseArbitraryOf(type));
  for (const one of fc.sample(near, { numRuns: 60, seed: 20081101 }))
    if (schema.safeParse(one).success) expect([one, takes(one)]).toEqual([one, true]);
});
