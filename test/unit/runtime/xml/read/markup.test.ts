import { expect, test } from "vitest";
import { outcomesOf } from "../../../../support/read-events.js";

/** Comments, CDATA sections and processing instructions. */
const cases: readonly (readonly [document: string, outcome: string])[] = [
  ["<a><!----></a>", "1:1 <a> <!----> </>"],
  ["<a><!-- c --></a>", "1:1 <a> <!-- c --> </>"],
  ["<a><!-- - --></a>", "1:1 <a> <!-- - --> </>"],
  ["<a><!-- -- --></a>", "malformed comment @1:9"],
  ["<a><!--- --></a>", "1:1 <a> <!--- --> </>"],
  ["<a><!-- --->", "malformed comment @1:9"],
  ["<a><!---></a>", "unterminated comment @1:4"],
  ["<a><!--\u0001--></a>", "disallowed character @1:8"],
  ["<a><!--\n\n\u0001--></a>", "disallowed character @3:1"],
  ["<a><!--<b>&c;]]>--></a>", "1:1 <a> <!--<b>&c;]]>--> </>"],
  ["<!-- c --><a/><!-- d -->", "<!-- c --> 1:11 <a> </> <!-- d -->"],
  ["<a><![CDATA[]]></a>", "1:1 <a> </>"],
  ["<a><![CDATA[x]]></a>", '1:1 <a> "x" </>'],
  ["<a><![CDATA[]]]]></a>", '1:1 <a> "]]" </>'],
  ["<a><![CDATA[<b>&c;--]]></a>", '1:1 <a> "<b>&c;--" </>'],
  ["<a><![CDATA[\u0001]]></a>", "disallowed character @1:13"],
  ["<a><![CDATA[x\n\ufffe]]></a>", "disallowed character @2:1"],
  ["<a>x<![CDATA[y]]>z</a>", '1:1 <a> "xyz" </>'],
  ["<a><![cdata[y]]></a>", "unknown markup declaration @1:4"],
  ["<?p?><a/>", "<?p|?> 1:6 <a> </>"],
  ["<?p q?><a/>", "<?p|q?> 1:8 <a> </>"],
  ["<?p  q ?><a/>", "<?p|q ?> 1:10 <a> </>"],
  ["<a><?p?></a>", "1:1 <a> <?p|?> </>"],
  ["<a><?p??></a>", "malformed processing instruction @1:7"],
  ["<a><?p ??></a>", "1:1 <a> <?p|??> </>"],
  ["<a><?p ?q?></a>", "1:1 <a> <?p|?q?> </>"],
  ["<a><?p?q?></a>", "malformed processing instruction @1:7"],
  ["<a><? p?></a>", "malformed processing instruction @1:6"],
  ["<a><??></a>", "malformed processing instruction @1:6"],
  ["<a><?1?></a>", "malformed processing instruction @1:6"],
  ["<a><?p&?></a>", "malformed processing instruction @1:7"],
  ["<a><?p\u0001?></a>", "malformed processing instruction @1:7"],
  ["<a><?p \u0001?></a>", "disallowed character @1:8"],
  ["<a><?p\n\n\u0001?></a>", "disallowed character @3:1"],
  ["<a><?p:q?></a>", "malformed-name: p:q @1:4"],
  ["<a><?xml?></a>", "an XML declaration must be at the start of the document @1:4"],
  ["<a><?XML?></a>", "an XML declaration must be at the start of the document @1:4"],
  ["<a><?p&", "malformed processing instruction @1:7"],
  ["<a><![CDATA[x]]><![CDATA[y]]></a>", '1:1 <a> "xy" </>'],
  ["<a><!--x--><!--y--></a>", "1:1 <a> <!--x--> <!--y--> </>"],
  ["<a><?p x?><?q y?></a>", "1:1 <a> <?p|x?> <?q|y?> </>"],
  ["<a><?p?x", "malformed processing instruction @1:7"],
];

test.for(cases)("%j", ([document, outcome]) => {
  expect(outcomesOf(document)).toEqual([outcome]);
});
