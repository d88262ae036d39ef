import { expect, test } from "vitest";
import { outcomesOf } from "../../../../support/read-events.js";

/** Text, and what stands outside the document element. */
const cases: readonly (readonly [document: string, outcome: string])[] = [
  ["<![CDATA[x]]><a/>", "text data outside of root node @1:1"],
  ["<a/><![CDATA[x]]>", "text data outside of root node @1:5"],
  ["<!X", "unknown markup declaration @1:1"],
  ["<a><!X", "unknown markup declaration @1:4"],
  ["<a><!DOCTYPE a></a>", "misplaced DOCTYPE @1:4"],
  ["<a/><!DOCTYPE a>", "misplaced DOCTYPE @1:5"],
  ["x<a/>", "text data outside of root node @1:1"],
  ["<a/>x", "text data outside of root node @1:5"],
  ["\u0001<a/>", "disallowed character @1:1"],
  ["<a/>\u0001", "disallowed character @1:5"],
  ["<a/>\ufffe", "disallowed character @1:5"],
  ["<a/>𝒳", "text data outside of root node @1:5"],
  ["\n <a/>\n\t \n", "2:2 <a> </>"],
  ["<a>]]></a>", 'the string "]]>" is disallowed in char data @1:4'],
  ["<a>x]]>y</a>", 'the string "]]>" is disallowed in char data @1:5'],
  ["<a>]]</a>", '1:1 <a> "]]" </>'],
  ["<a>]</a>", '1:1 <a> "]" </>'],
  ["<a>]]]></a>", 'the string "]]>" is disallowed in char data @1:5'],
  ["<a>]]]</a>", '1:1 <a> "]]]" </>'],
  ["<a>]]&gt;</a>", '1:1 <a> "]]>" </>'],
  ["<a>]] ></a>", '1:1 <a> "]] >" </>'],
  ["<a>] ]></a>", '1:1 <a> "] ]>" </>'],
  ["<a>x\u0001</a>", "disallowed character @1:5"],
  ["<a>x\u0008</a>", "disallowed character @1:5"],
  ["<a>x\u000b</a>", "disallowed character @1:5"],
  ["<a>x\u000c</a>", "disallowed character @1:5"],
  ["<a>x\u000e</a>", "disallowed character @1:5"],
  ["<a>x\u001f</a>", "disallowed character @1:5"],
  ["<a>x\u007f\u0085\u2028</a>", '1:1 <a> "x\u007f\u0085\u2028" </>'],
  ["<a>x\ufffd</a>", '1:1 <a> "x\ufffd" </>'],
  ["<a>x\ufffe</a>", "disallowed character @1:5"],
  ["<a>x\uffff</a>", "disallowed character @1:5"],
  ["<a>x\ud800y</a>", "disallowed character @1:5"],
  ["<a>x\udc00y</a>", "disallowed character @1:5"],
  ["<a>x\ud83d", "disallowed character @1:5"],
  ["<a>\ud83d\ude00</a>", '1:1 <a> "\u{1f600}" </>'],
  ["<a>a\rb\r\nc\n\rd\r\r\n</a>", '1:1 <a> "a\\nb\\nc\\n\\nd\\n\\n" </>'],
  [
    "<a>\r<b/>\r\n<c/>\n\r<d/></a>",
    '1:1 <a> "\\n" 2:1 <b> </> "\\n" 3:1 <c> </> "\\n\\n" 5:1 <d> </> </>',
  ],
];

test.for(cases)("%j", ([document, outcome]) => {
  expect(outcomesOf(document)).toEqual([outcome]);
});
