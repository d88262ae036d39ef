import fc from "fast-check";
import { expect, test } from "vitest";
import { outcomesOf } from "../../../../support/read-events.js";

/** Names and namespace declarations. */
const cases: readonly (readonly [document: string, outcome: string])[] = [
  ["<a xmlns=''/>", "1:1 <a> </>"],
  ["<a xmlns='u' xmlns='v'/>", "duplicate attribute: xmlns @1:14"],
  ["<a xmlns:p='u' xmlns:p='v'/>", "duplicate attribute: xmlns:p @1:16"],
  ["<a xmlns:='u'/>", "malformed-name: xmlns: @1:4"],
  ["<a xmlns:1='u'/>", "malformed-name: xmlns:1 @1:4"],
  ["<a xmlns:a:b='u'/>", "malformed-name: xmlns:a:b @1:4"],
  ["<a xmlns1='u'/>", '1:1 <a xmlns1="u"> </>'],
  ["<a xmln='u'/>", '1:1 <a xmln="u"> </>'],
  ["<a xmlnsx='u'/>", '1:1 <a xmlnsx="u"> </>'],
  ["<a xmlns:p=''/>", "prefix-undeclared: xmlns:p @1:4"],
  ["<a xmlns:xml='http://www.w3.org/XML/1998/namespace'/>", "1:1 <a> </>"],
  ["<a xmlns:xml='u'/>", "xml-reserved: xmlns:xml @1:4"],
  ["<a xmlns:p='http://www.w3.org/XML/1998/namespace'/>", "xml-reserved: xmlns:p @1:4"],
  ["<a xmlns='http://www.w3.org/XML/1998/namespace'/>", "xml-reserved: xmlns @1:4"],
  ["<a xmlns:xmlns='u'/>", "xmlns-reserved: xmlns:xmlns @1:4"],
  ["<a xmlns:xmlns='http://www.w3.org/2000/xmlns/'/>", "xmlns-reserved: xmlns:xmlns @1:4"],
  ["<a xmlns='http://www.w3.org/2000/xmlns/'/>", "xmlns-reserved: xmlns @1:4"],
  ["<a xmlns:p='http://www.w3.org/2000/xmlns/'/>", "xmlns-reserved: xmlns:p @1:4"],
  ["<xmlns:a/>", "xmlns-prefix: xmlns:a @1:1"],
  ["<xmlns/>", "1:1 <xmlns> </>"],
  ["<a xmlns:b/>", "attribute without value @1:4"],
  [
    "<xml:a xml:b='c'/>",
    '1:1 <{http://www.w3.org/XML/1998/namespace}a {http://www.w3.org/XML/1998/namespace}b="c"> </>',
  ],
  ["<p:a/>", "unbound-prefix: p:a @1:1"],
  ["<p:a xmlns:p='u'/>", "1:1 <{u}a> </>"],
  ["<p:a xmlns:p='u'></q:a>", "unexpected close tag: q:a p:a 1:1 @1:18"],
  ["<p:a xmlns:p='u' xmlns:q='u'></q:a>", "unexpected close tag: q:a p:a 1:1 @1:30"],
  ["<a p:b='c'/>", "unbound-prefix: p:b @1:4"],
  ["<a xmlns:p='u' p:b='c' b='d'/>", '1:1 <a {u}b="c" b="d"> </>'],
  ["<a xmlns:p='u' p:b='c' p:b='d'/>", "duplicate attribute: p:b @1:24"],
  ["<a xmlns:p='u' xmlns:q='u' p:b='c' q:b='d'/>", "duplicate attribute: q:b @1:36"],
  ["<a xmlns:p='u' xmlns:q='v' p:b='c' q:b='d'/>", '1:1 <a {u}b="c" {v}b="d"> </>'],
  ["<a xmlns='u' xmlns:q='u' b='c' q:b='d'/>", '1:1 <{u}a b="c" {u}b="d"> </>'],
  ["<a b='c' b='d'/>", "duplicate attribute: b @1:10"],
  ["<a b='1' c='2'\n b='3'/>", "duplicate attribute: b @2:2"],
  ["<a:/>", "malformed-name: a: @1:1"],
  ["<:a/>", "malformed-name: :a @1:1"],
  ["<a:b:c/>", "malformed-name: a:b:c @1:1"],
  ["<a:1/>", "malformed-name: a:1 @1:1"],
  ["<a b:='c'/>", "malformed-name: b: @1:4"],
  ["<a :b='c'/>", "malformed-name: :b @1:4"],
  [
    "<a xmlns:p='u'><p:b><p:c xmlns:p='v'/></p:b><p:c/></a>",
    "1:1 <a> 1:16 <{u}b> 1:21 <{v}c> </> </> 1:45 <{u}c> </> </>",
  ],
  [
    "<a xmlns='u'><b xmlns=''/><b/><b xmlns='v'><c/></b></a>",
    "1:1 <{u}a> 1:14 <b> </> 1:27 <{u}b> </> 1:31 <{v}b> 1:44 <{v}c> </> </> </>",
  ],
  [
    "<a xmlns:p='u'><b xmlns:p='v' xmlns:q='w'><p:c q:d='e'/></b><q:c/></a>",
    "unbound-prefix: q:c @1:61",
  ],
  [
    "<r><a/><b/><a/><b/><a/><b xmlns='v'/><a/><b/></r>",
    "1:1 <r> 1:4 <a> </> 1:8 <b> </> 1:12 <a> </> 1:16 <b> </> 1:20 <a> </> 1:24 <{v}b> </> 1:38 <a> </> 1:42 <b> </> </>",
  ],
];

test.for(cases)("%j", ([document, outcome]) => {
  expect(outcomesOf(document)).toEqual([outcome]);
});

test("what is wrong with the name of an attribute has its place, however the tag is written", () => {
  const space = fc.constantFrom(" ", "\n", "\t ", " \n  ", "\r\n");
  const others = [
    "b='p:c=\"r:s\" r:= '",
    'c\n=\n"xmlns:x=&lt;>"',
    "q:e = '&#65;é😀'",
    "xmlns:z='w'",
  ];
  const wrong = fc.constantFrom(
    ["r:s='x'", "unbound-prefix: r:s"],
    ["q:d='>'", "duplicate attribute: q:d"],
    ["xmlns:x=''", "prefix-undeclared: xmlns:x"],
    ["xmlns:xml='u'", "xml-reserved: xmlns:xml"],
    ["r:='x'", "malformed-name: r:"],
  );
  fc.assert(
    fc.property(fc.subarray(others), fc.nat(4), space, wrong, (around, place, before, is) => {
      const [attribute, detail] = is;
      const head = ["<e p:d='1'", ...around.slice(0, place)].join(before) + before;
      const start = `<r xmlns:p='u' xmlns:q='u'>\n${head}`;
      const text = `${[start + attribute, ...around.slice(place)].join(before)}/></r>`;
      const lines = start.replaceAll("\r\n", "\n").split("\n");
      const [outcome, ...different] = outcomesOf(text);
      expect(different).toEqual([]);
      expect(outcome).toContain(`${detail} @${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`);
    }),
  );
});
