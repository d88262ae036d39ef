import { expect, test } from "vitest";
import { outcomesOf } from "../../../../support/read-events.js";

/** XML declarations. */
const cases: readonly (readonly [document: string, outcome: string])[] = [
  ["<?XML version='1.0'?><a/>", "an XML declaration must be at the start of the document @1:1"],
  ["<?xMl?><a/>", "an XML declaration must be at the start of the document @1:1"],
  ["<?xmlp?><a/>", "<?xmlp|?> 1:9 <a> </>"],
  ["<?xml-stylesheet href='x'?><a/>", "<?xml-stylesheet|href='x'?> 1:28 <a> </>"],
  ["<?xml version='1.0'?><a/>", "1:22 <a> </>"],
  ['<?xml version="1.1"?><a/>', "1:22 <a> </>"],
  ["<?xml version='1.25'?><a/>", "1:23 <a> </>"],
  ["<?xml version='2.0'?><a/>", "malformed XML declaration @1:1"],
  ["<?xml version='1'?><a/>", "malformed XML declaration @1:1"],
  ["<?xml version='1.'?><a/>", "malformed XML declaration @1:1"],
  ["<?xml version='1.0a'?><a/>", "malformed XML declaration @1:1"],
  ["<?xml version='a1.0'?><a/>", "malformed XML declaration @1:1"],
  ["<?xml version='1.0\"?><a/>", "malformed XML declaration @1:1"],
  ["<?xml version=1.0?><a/>", "malformed XML declaration @1:1"],
  ["<?xml?><a/>", "malformed XML declaration @1:1"],
  ["<?xml ?><a/>", "malformed XML declaration @1:1"],
  ["<?xml encoding='utf-8'?><a/>", "malformed XML declaration @1:1"],
  ["<?xml version='1.0'encoding='utf-8'?><a/>", "malformed XML declaration @1:1"],
  ["<?xml version='1.0' encoding='utf-8'?><a/>", "1:39 <a> </>"],
  ["<?xml version='1.0' encoding=\"A\"?><a/>", "1:35 <a> </>"],
  ["<?xml version='1.0' encoding='Za0.9_-z'?><a/>", "1:42 <a> </>"],
  ["<?xml version='1.0' encoding=''?><a/>", "malformed XML declaration @1:1"],
  ["<?xml version='1.0' encoding='8'?><a/>", "malformed XML declaration @1:1"],
  ["<?xml version='1.0' encoding='é'?><a/>", "malformed XML declaration @1:1"],
  ["<?xml version='1.0' encoding='a:b'?><a/>", "malformed XML declaration @1:1"],
  ["<?xml version='1.0' encoding='a b'?><a/>", "malformed XML declaration @1:1"],
  ["<?xml version='1.0' standalone='yes'?><a/>", "1:39 <a> </>"],
  ["<?xml version='1.0' standalone='no'?><a/>", "1:38 <a> </>"],
  ["<?xml version='1.0' standalone=\"yes\"?><a/>", "1:39 <a> </>"],
  ["<?xml version='1.0' standalone='maybe'?><a/>", "malformed XML declaration @1:1"],
  ["<?xml version='1.0' standalone='Yes'?><a/>", "malformed XML declaration @1:1"],
  ["<?xml version='1.0' standalone='yes' encoding='utf-8'?><a/>", "malformed XML declaration @1:1"],
  ["<?xml version='1.0' encoding='utf-8' standalone='no' ?><a/>", "1:56 <a> </>"],
  ["<?xml version='1.0' encoding='utf-8'standalone='no'?><a/>", "malformed XML declaration @1:1"],
  [
    "<?xml\n\tversion \n=\t'1.0'\n\tencoding\t=\n'a'\tstandalone \n=\t'no'\n\t?><a/>",
    "7:4 <a> </>",
  ],
  ["<?xml version='1.0' x='y'?><a/>", "malformed XML declaration @1:1"],
  ["<?xml version='1.0' ? ?><a/>", "malformed XML declaration @1:1"],
  [" <?xml version='1.0'?><a/>", "an XML declaration must be at the start of the document @1:2"],
  [
    "<!-- c --><?xml version='1.0'?><a/>",
    "an XML declaration must be at the start of the document @1:11",
  ],
  [
    "<?p?><?xml version='1.0'?><a/>",
    "an XML declaration must be at the start of the document @1:6",
  ],
  [
    "<?xml version='1.0'?><?xml version='1.0'?><a/>",
    "an XML declaration must be at the start of the document @1:22",
  ],
  ["<a/><?xml version='1.0'?>", "an XML declaration must be at the start of the document @1:5"],
  ["<?XML version='1.0'?>", "an XML declaration must be at the start of the document @1:1"],
  ["<?xml version='1.0'", "unterminated processing instruction @1:1"],
  ["<?xml <?xml version='1.0'?><a/>", "malformed XML declaration @1:1"],
  ["<?xml version='1.0' version='1.0'?><a/>", "malformed XML declaration @1:1"],
];

test.for(cases)("%j", ([document, outcome]) => {
  expect(outcomesOf(document)).toEqual([outcome]);
});
