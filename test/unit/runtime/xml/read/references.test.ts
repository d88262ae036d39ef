import { expect, test } from "vitest";
import { outcomesOf } from "../../../../support/read-events.js";

/** References to characters. */
const cases: readonly (readonly [document: string, outcome: string])[] = [
  ["<a>&lt;&#60;&#x3c;</a>", '1:1 <a> "<<<" </>'],
  [
    "<a>&#x9;&#xA;&#xD;&#x20;&#xD7FF;&#xE000;&#xFFFD;&#x10000;&#x10FFFF;</a>",
    '1:1 <a> "\\t\\n\\r \ud7ff\ue000\ufffd\u{10000}\u{10ffff}" </>',
  ],
  ["<a>&#x8;</a>", "malformed character entity @1:4"],
  ["<a>&#xB;</a>", "malformed character entity @1:4"],
  ["<a>&#xC;</a>", "malformed character entity @1:4"],
  ["<a>&#xE;</a>", "malformed character entity @1:4"],
  ["<a>&#x1F;</a>", "malformed character entity @1:4"],
  ["<a>&#xD800;</a>", "malformed character entity @1:4"],
  ["<a>&#xDFFF;</a>", "malformed character entity @1:4"],
  ["<a>&#xFFFE;</a>", "malformed character entity @1:4"],
  ["<a>&#xFFFF;</a>", "malformed character entity @1:4"],
  ["<a>&#x110000;</a>", "malformed character entity @1:4"],
  ["<a>&#xFFFFFFFFFFFFFFFFFFFFFFFF;</a>", "malformed character entity @1:4"],
  ["<a>&#0;</a>", "malformed character entity @1:4"],
  ["<a>&#1114112;</a>", "malformed character entity @1:4"],
  ["<a>&#1114111;</a>", '1:1 <a> "\u{10ffff}" </>'],
  ["<a>&#x</a>", "malformed character entity @1:4"],
  ["<a>&#65</a>", "malformed character entity @1:4"],
  ["<a>&#X41;</a>", "malformed character entity @1:4"],
  ["<a>& </a>", "disallowed character in entity name @1:4"],
  ["<a>&</a>", "disallowed character in entity name @1:4"],
  ["<a>&a</a>", "disallowed character in entity name @1:4"],
  ["<a>&a b;</a>", "disallowed character in entity name @1:4"],
  ["<a>&1;</a>", "disallowed character in entity name @1:4"],
  ["<a>&lt</a>", "disallowed character in entity name @1:4"],
];

test.for(cases)("%j", ([document, outcome]) => {
  expect(outcomesOf(document)).toEqual([outcome]);
});
