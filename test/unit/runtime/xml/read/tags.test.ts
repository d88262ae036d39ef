import { describe, expect, test } from "vitest";
import { readXml } from "../../../../../runtime/xml/read/reader.js";
import { outcomesOf } from "../../../../support/read-events.js";

/** Start tags, attributes and end tags. */
const cases: readonly (readonly [document: string, outcome: string])[] = [
  ["<1/>", "disallowed character in tag name @1:1"],
  ["< a/>", "disallowed character in tag name @1:1"],
  ["<-a/>", "disallowed character in tag name @1:1"],
  ["<.a/>", "disallowed character in tag name @1:1"],
  ["<é/>", "1:1 <é> </>"],
  ["<a×/>", "disallowed character in tag name @1:3"],
  ["<a=/>", "disallowed character in tag name @1:3"],
  ["<a&/>", "disallowed character in tag name @1:3"],
  ["<a\u00b7/>", "1:1 <a·> </>"],
  ["<\u00b7a/>", "disallowed character in tag name @1:1"],
  ["<a'b'/>", "disallowed character in tag name @1:3"],
  ["<a b/>", "attribute without value @1:4"],
  ["<a b />", "attribute without value @1:4"],
  ["<a b c='d'/>", "attribute without value @1:4"],
  ["<a b=c/>", "unquoted attribute value @1:6"],
  ["<a b=&/>", "unquoted attribute value @1:6"],
  ["<a b = 'c'/>", '1:1 <a b="c"> </>'],
  ["<a b\n=\t'c'/>", '1:1 <a b="c"> </>'],
  ["<a b='c'd='e'/>", "no whitespace between attributes @1:9"],
  ["<a b='c'&d='e'/>", "disallowed character in attribute name @1:9"],
  ["<a b='c'-d='e'/>", "disallowed character in attribute name @1:9"],
  ["<a -b='c'/>", "disallowed character in attribute name @1:4"],
  ["<a 'b'/>", "disallowed character in attribute name @1:4"],
  ["<a b='c' <d/>", "unterminated tag: a @1:1"],
  ["<a <b/>", "unterminated tag: a @1:1"],
  ["<a b='c'<d/>", "unterminated tag: a @1:1"],
  ["<a b <c/>", "attribute without value @1:4"],
  ["<a b='<'/>", "disallowed character @1:7"],
  ["<a b='<c'>d='e'/>", "disallowed character @1:7"],
  ["<a b='c<d e='f'/>", "unterminated attribute value: b @1:6"],
  ["<a b='x\ny<z'/>", "disallowed character @2:2"],
  ["<a b='\u0001'/>", "disallowed character @1:7"],
  ["<a b='x&\u0001'/>", "disallowed character in entity name @1:8"],
  ["<a b='\u0001&'/>", "disallowed character @1:7"],
  ["<a b='\u0001<'/>", "disallowed character @1:7"],
  ["<a b='<\u0001'/>", "disallowed character @1:7"],
  ["<a b='&'/>", "disallowed character in entity name @1:7"],
  ["<a b='&;'/>", "disallowed character in entity name @1:7"],
  ["<a b='&c'/>", "disallowed character in entity name @1:7"],
  ["<a b='x&c d;'/>", "disallowed character in entity name @1:8"],
  ["<a b='&c;'/>", "undefined entity @1:7"],
  ["<a b='&#;'/>", "malformed character entity @1:7"],
  ["<a b='&#x;'/>", "malformed character entity @1:7"],
  ["<a b='&#a;'/>", "malformed character entity @1:7"],
  ["<a b='&#xg;'/>", "malformed character entity @1:7"],
  ["<a b='&#65'/>", "malformed character entity @1:7"],
  ["<a b='&#65;&#x41;&#x0000000000000041;&#0000065;'/>", '1:1 <a b="AAAA"> </>'],
  ["<a b='&lt;&gt;&amp;&apos;&quot;'/>", '1:1 <a b="<>&\'\\""> </>'],
  ["<a b='&LT;'/>", "undefined entity @1:7"],
  ["<a b='x\ty\nz\r\nw\r'/>", '1:1 <a b="x y z w "> </>'],
  ["<a b='&#9;&#10;&#13;'/>", '1:1 <a b="\\t\\n\\r"> </>'],
  ["<a b=\"'\" c='\"'/>", '1:1 <a b="\'" c="\\""> </>'],
  ["<a b='>' c='/>'/>", '1:1 <a b=">" c="/>"> </>'],
  ["<a / >", "disallowed character in attribute name @1:4"],
  ["<a/ >", "disallowed character in tag name @1:3"],
  ["<a //>", "disallowed character in attribute name @1:4"],
  ["<a/b>", "disallowed character in tag name @1:3"],
  ["<a b='c'/d>", "disallowed character in attribute name @1:9"],
  ["</a>", "unmatched closing tag: a @1:1"],
  ["<a></b>", "unexpected close tag: b a 1:1 @1:4"],
  ["<a><b></a></b>", "unexpected close tag: a b 1:4 @1:7"],
  ["<a></a></a>", "unmatched closing tag: a @1:8"],
  ["<a></a b>", "disallowed character in closing tag @1:8"],
  ["<a></a/>", "disallowed character in closing tag @1:7"],
  ["<a></ a>", "disallowed character in closing tag @1:7"],
  ["<a></a<b>", "unterminated tag: /a @1:4"],
  ["<a></>", "disallowed character in closing tag @1:6"],
  ["<a></a\n >", "1:1 <a> </>"],
  ["<a></1>", "disallowed character in closing tag @1:6"],
  ["<a>\n <b>\n  </c>\n</a>", "unexpected close tag: c b 2:2 @3:3"],
  ["<a/><b/>", "documents may contain only one root @1:5"],
  ["<a></a>\n<b/>", "documents may contain only one root @2:1"],
  ["<a b='&amp;'c='d'/>", "no whitespace between attributes @1:13"],
];

test.for(cases)("%j", ([document, outcome]) => {
  expect(outcomesOf(document)).toEqual([outcome]);
});

describe("of many attributes", () => {
  const attributes = Array.from({ length: 16 }, (_, index) => ` a${index}='${index}'`);

  test("two with one name are found", () => {
    for (let count = 1; count <= attributes.length; count++) {
      const written = attributes.slice(0, count);
      const all = written.map((attribute) => attribute.replace(/'(.*)'/, '"$1"')).join("");
      expect(outcomesOf(`<a${written.join("")}/>`)).toEqual([`1:1 <a${all}> </>`]);
      for (let index = 0; index < count; index++)
        expect(outcomesOf(`<a${written.join("")} a${index}=''/>`)).toEqual([
          `duplicate attribute: a${index} @1:${all.length + 4}`,
        ]);
    }
  });
});

test("elements that declare no namespace share the scope of their parent", () => {
  const scopes = new Map<string, unknown>();
  const document = `<!DOCTYPE a [<!ATTLIST b z CDATA 'x'>]>
    <a x='1'><b y='2'/><c xmlns:p='u' z='1'><d p:x='3'/></c><e xmln='4'/></a>`;
  readXml(
    document,
    {
      startElement: ({ name, scope }) => scopes.set(name.local, scope),
      endElement() {},
      text() {},
    },
    { doctype: "apply" },
  );
  const [a, b, c, d, e] = [..."abcde"].map((name) => scopes.get(name));
  expect([b === a, e === a, c === a, d === c]).toEqual([true, true, false, true]);
});
