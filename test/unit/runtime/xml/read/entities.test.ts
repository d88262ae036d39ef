import { expect, test } from "vitest";
import { outcomesOf } from "../../../../support/read-events.js";

/** Documents that refer to entities. */
const cases: readonly (readonly [document: string, outcome: string])[] = [
  [
    "<!DOCTYPE a [<!ENTITY e '<b>x</b>'>]><a>\n &e;\n<c/></a>",
    '1:38 <a> "\\n " 2:2 <b> "x" </> "\\n" 3:1 <c> </> </>',
  ],
  [
    "<!DOCTYPE a [<!ENTITY e '<b\n>\n<c/></b>'>]>\n<a>\n &e;<d/></a>",
    '4:1 <a> "\\n " 5:2 <b> "\\n" 5:2 <c> </> </> 5:5 <d> </> </>',
  ],
  ["<!DOCTYPE a [<!ENTITY e '<b>'>]><a>&e;</b></a>", "entity not well-formed: e @1:36"],
  ["<!DOCTYPE a [<!ENTITY e '</a>'>]><a>\n &e;", "unmatched closing tag: a @2:2"],
  ["<!DOCTYPE a [<!ENTITY e '</a><a>'>]><a>&e;</a>", "unmatched closing tag: a @1:40"],
  ["<!DOCTYPE a [<!ENTITY e '<b></b></a>'>]><a>&e;</a>", "unmatched closing tag: a @1:44"],
  ["<!DOCTYPE a [<!ENTITY e '<b'>]><a>\n&e;/></a>", "unterminated tag: b @2:1"],
  ["<!DOCTYPE a [<!ENTITY e '\n<!-- '>]><a>\n&e;--></a>", "unterminated comment @3:1"],
  [
    "<!DOCTYPE a [<!ENTITY e '<!-- c --><?p q?><![CDATA[&f;]]>'>]><a>&e;</a>",
    '1:62 <a> <!-- c --> <?p|q?> "&f;" </>',
  ],
  [
    "<!DOCTYPE a [<!ENTITY e \"<?xml version='1.0'?>\">]><a>&e;</a>",
    "an XML declaration must be at the start of the document @1:54",
  ],
  ["<!DOCTYPE a [<!ENTITY e '<!DOCTYPE a>'>]><a>&e;</a>", "misplaced DOCTYPE @1:45"],
  ["<!DOCTYPE a [<!ENTITY e ']]'>]><a>&e;></a>", '1:32 <a> "]]>" </>'],
  [
    "<!DOCTYPE a [<!ENTITY e ']]>'>]><a>&e;</a>",
    'the string "]]>" is disallowed in char data @1:36',
  ],
  ["<!DOCTYPE a [<!ENTITY e ']'>]><a>&e;&e;></a>", '1:31 <a> "]]>" </>'],
  ["<!DOCTYPE a [<!ENTITY e '&#38;'>]><a>&e;amp;</a>", "disallowed character in entity name @1:38"],
  [
    "<!DOCTYPE a [<!ENTITY e '&#38;'>]><a b='&e;amp;'/>",
    "disallowed character in entity name @1:41",
  ],
  [
    "<!DOCTYPE a [<!ENTITY e '&#38;#38;'>]><a b='&e;amp;'>&e;amp;</a>",
    '1:39 <a b="&amp;"> "&amp;" </>',
  ],
  ["<!DOCTYPE a [<!ENTITY e '&#60;'>]><a b='\n&e;'/>", "markup in an attribute value @2:1"],
  ["<!DOCTYPE a [<!ENTITY e '&e;'>]><a>&e;</a>", "recursive entity: e @1:36"],
  ["<!DOCTYPE a [<!ENTITY e 'x&f;'><!ENTITY f '&e;'>]><a>\n&e;</a>", "recursive entity: e @2:1"],
  ["<!DOCTYPE a [<!ENTITY e '&f;'>]><a>\n x&e;</a>", "undeclared entity: f @2:3"],
  ["<!DOCTYPE a [<!ENTITY e '&f;'>]><a b='\n x&e;'/>", "undeclared entity: f @2:3"],
  ["<!DOCTYPE a [<!ENTITY e \"'\">]><a b='&e;'/>", '1:31 <a b="\'"> </>'],
  [
    "<!DOCTYPE a [<!ENTITY e '<b c=\"&f;\">&f;</b>'><!ENTITY f 'x'>]><a>&e;</a>",
    '1:63 <a> 1:66 <b c="x"> "x" </> </>',
  ],
  [
    "<!DOCTYPE a [<!ENTITY e '<b/>'>]><a><b/>&e;<b/>&e;</a>",
    "1:34 <a> 1:37 <b> </> 1:41 <b> </> 1:44 <b> </> 1:48 <b> </> </>",
  ],
  ["<!DOCTYPE a [<!ENTITY e 'x'>]><a xmlns='&e;'/>", "1:31 <{x}a> </>"],
  ["<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e ;</a>", "disallowed character in entity name @1:34"],
  ["<!DOCTYPE a [<!ENTITY é 'x'>]><a>&é;</a>", '1:31 <a> "x" </>'],
  ["<!DOCTYPE a [<!ENTITY e 'x'>]><!DOCTYPE a><a/>", "misplaced DOCTYPE @1:31"],
  ["<!DOCTYPE a [<!ENTITY e 'x'>]>&e;<a/>", "text data outside of root node @1:31"],
  ["<!DOCTYPE a [<!ENTITY e 'x'>]><a/>&e;", "text data outside of root node @1:35"],
  ["<!DOCTYPE a [<!ENTITY e 'x\ny&f;'>]><a b='&e;'\n\n\nc='x'/>", "undeclared entity: f @2:15"],
  ["<!DOCTYPE a [<!ENTITY e 'xyz&#60;'>]><a b='&e;'\n/>", "markup in an attribute value @1:44"],
  [
    "<!DOCTYPE a [<!ENTITY e '</b>'>]><a><b>x</b><b>x</b><b>x</b><b>&e;</a>",
    "unmatched closing tag: b @1:64",
  ],
];

test.for(cases)("%j", ([document, outcome]) => {
  expect(outcomesOf(document, { doctype: "apply" })).toEqual([outcome]);
});
