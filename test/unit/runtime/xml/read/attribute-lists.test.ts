import { expect, test } from "vitest";
import { outcomesOf } from "../../../../support/read-events.js";

/** Declarations of attributes. */
const cases: readonly (readonly [document: string, outcome: string])[] = [
  ["<!DOCTYPE a [<!ATTLIST a>]><a/>", "1:28 <a> </>"],
  ["<!DOCTYPE a [<!ATTLIST a >]><a/>", "1:29 <a> </>"],
  ["<!DOCTYPE a [<!ATTLISTa>]><a/>", "malformed DOCTYPE @1:23"],
  ["<!DOCTYPE a [<!ATTLIST >]><a/>", "malformed DOCTYPE @1:24"],
  ["<!DOCTYPE a [<!ATTLIST a b>]><a/>", "malformed DOCTYPE @1:27"],
  ["<!DOCTYPE a [<!ATTLIST a b CDATA>]><a/>", "malformed DOCTYPE @1:33"],
  ["<!DOCTYPE a [<!ATTLIST a b CDATA 'x'>]><a/>", '1:40 <a b="x"> </>'],
  ["<!DOCTYPE a [<!ATTLIST a b CDATA'x'>]><a/>", "malformed DOCTYPE @1:33"],
  ["<!DOCTYPE a [<!ATTLIST a bCDATA 'x'>]><a/>", "malformed DOCTYPE @1:33"],
  ["<!DOCTYPE a [<!ATTLIST a b CDATA x>]><a/>", "malformed DOCTYPE @1:34"],
  ["<!DOCTYPE a [<!ATTLIST a b CDATA #REQUIRED>]><a/>", "1:46 <a> </>"],
  ["<!DOCTYPE a [<!ATTLIST a b CDATA #IMPLIED >]><a/>", "1:46 <a> </>"],
  ["<!DOCTYPE a [<!ATTLIST a b CDATA #FIXED 'x'>]><a/>", '1:47 <a b="x"> </>'],
  ["<!DOCTYPE a [<!ATTLIST a b CDATA #FIXED'x'>]><a/>", "malformed DOCTYPE @1:40"],
  ["<!DOCTYPE a [<!ATTLIST a b CDATA #FIXED>]><a/>", "malformed DOCTYPE @1:40"],
  ["<!DOCTYPE a [<!ATTLIST a b CDATA #OTHER>]><a/>", "malformed DOCTYPE @1:34"],
  ["<!DOCTYPE a [<!ATTLIST a b CDATA 'x'c CDATA 'y'>]><a/>", "malformed DOCTYPE @1:37"],
  ["<!DOCTYPE a [<!ATTLIST a b CDATA #IMPLIEDc CDATA 'y'>]><a/>", "malformed DOCTYPE @1:42"],
  [
    "<!DOCTYPE a [<!ATTLIST a b CDATA 'x' c CDATA 'y' b CDATA 'z'>]><a/>",
    '1:64 <a b="x" c="y"> </>',
  ],
  [
    "<!DOCTYPE a [<!ATTLIST a b CDATA 'x'><!ATTLIST a b CDATA 'y' c CDATA 'z'><!ATTLIST b d CDATA 'w'>]><a><b/></a>",
    '1:100 <a b="x" c="z"> 1:103 <b d="w"> </> </>',
  ],
  ["<!DOCTYPE a [<!ATTLIST a b CDATA 'x'>]><a b='y'/>", '1:40 <a b="y"> </>'],
  [
    "<!DOCTYPE a [<!ATTLIST a b ID #IMPLIED c IDREF #IMPLIED d IDREFS #IMPLIED e ENTITY #IMPLIED f ENTITIES #IMPLIED g NMTOKEN #IMPLIED h NMTOKENS #IMPLIED i CDATA #IMPLIED>]><a b=' x ' c=' x ' d='  x   y ' e=' x ' f=' x  y ' g='\tx\n' h=' x\n\ny ' i=' x  y '/>",
    '1:171 <a b="x" c="x" d="x y" e="x" f="x y" g="x" h="x y" i=" x  y "> </>',
  ],
  ["<!DOCTYPE a [<!ATTLIST a b CDATAX 'x'>]><a/>", "malformed DOCTYPE @1:33"],
  ["<!DOCTYPE a [<!ATTLIST a b IDX #IMPLIED>]><a/>", "malformed DOCTYPE @1:30"],
  [
    "<!DOCTYPE a [<!ATTLIST a b (x) #IMPLIED c (x|y) 'y' d ( x | -y | 1.z:é ) #REQUIRED>]><a b=' x '/>",
    '1:86 <a b="x" c="y"> </>',
  ],
  ["<!DOCTYPE a [<!ATTLIST a b () #IMPLIED>]><a/>", "malformed DOCTYPE @1:29"],
  ["<!DOCTYPE a [<!ATTLIST a b (x|) #IMPLIED>]><a/>", "malformed DOCTYPE @1:31"],
  ["<!DOCTYPE a [<!ATTLIST a b (x,y) #IMPLIED>]><a/>", "malformed DOCTYPE @1:30"],
  ["<!DOCTYPE a [<!ATTLIST a b (x #IMPLIED>]><a/>", "malformed DOCTYPE @1:31"],
  ["<!DOCTYPE a [<!ATTLIST a b (&) #IMPLIED>]><a/>", "malformed DOCTYPE @1:29"],
  ["<!DOCTYPE a [<!ATTLIST a b(x) #IMPLIED>]><a/>", "malformed DOCTYPE @1:27"],
  ["<!DOCTYPE a [<!ATTLIST a b (x)#IMPLIED>]><a/>", "malformed DOCTYPE @1:31"],
  [
    "<!DOCTYPE a [<!ATTLIST a b NOTATION (n) #IMPLIED c NOTATION ( n | m ) #IMPLIED>]><a b=' n '/>",
    '1:82 <a b="n"> </>',
  ],
  ["<!DOCTYPE a [<!ATTLIST a b NOTATION(n) #IMPLIED>]><a/>", "malformed DOCTYPE @1:36"],
  ["<!DOCTYPE a [<!ATTLIST a b NOTATION (1) #IMPLIED>]><a/>", "malformed DOCTYPE @1:38"],
  ["<!DOCTYPE a [<!ATTLIST a b NOTATION (n:m) #IMPLIED>]><a/>", "malformed-name: n:m @1:38"],
  ["<!DOCTYPE a [<!ATTLIST a b NOTATION n #IMPLIED>]><a/>", "malformed DOCTYPE @1:37"],
  ["<!DOCTYPE a [<!ATTLIST a b CDATA ' x\n&#10;&lt; y '>]><a/>", '2:17 <a b=" x \\n< y "> </>'],
  [
    "<!DOCTYPE a [<!ATTLIST a b NMTOKENS ' x\n  y ' c CDATA '  '>]><a/>",
    '2:22 <a b="x y" c="  "> </>',
  ],
  ["<!DOCTYPE a [<!ATTLIST a b CDATA '<'>]><a/>", "disallowed character @1:35"],
  ["<!DOCTYPE a [<!ATTLIST a b CDATA '\n x<'>]><a/>", "disallowed character @2:3"],
  ["<!DOCTYPE a [<!ATTLIST a b CDATA '&'>]><a/>", "disallowed character in entity name @1:35"],
  ["<!DOCTYPE a [<!ATTLIST a b CDATA '\u0001'>]><a/>", "disallowed character @1:35"],
  ["<!DOCTYPE a [<!ATTLIST a b CDATA '&e;'>]><a/>", "undeclared entity: e @1:35"],
  ["<!DOCTYPE a [<!ENTITY e 'x'><!ATTLIST a b CDATA '&e;'>]><a/>", '1:57 <a b="x"> </>'],
  [
    "<!DOCTYPE a [<!ENTITY e '&#60;'><!ATTLIST a b CDATA '&e;'>]><a/>",
    "markup in an attribute value @1:54",
  ],
  [
    "<!DOCTYPE a [<!ENTITY e '&f;'><!ENTITY f '&e;'><!ATTLIST a b CDATA ' &e;'>]><a/>",
    "recursive entity: e @1:70",
  ],
  [
    "<!DOCTYPE a [<!ATTLIST a xmlns CDATA 'u' xmlns:p CDATA 'v' p:b CDATA 'x'>]><a><p:b/></a>",
    '1:76 <{u}a {v}b="x"> 1:79 <{v}b> </> </>',
  ],
  ["<!DOCTYPE a [<!ATTLIST a xmlns CDATA 'u'>]><a xmlns='w'/>", "1:44 <{w}a> </>"],
  ["<!DOCTYPE p:a [<!ATTLIST p:a xmlns:p CDATA 'u'>]><p:a/>", "1:50 <{u}a> </>"],
  ["<!DOCTYPE a [<!ATTLIST a xmlns:p CDATA ''>]><a/>", "prefix-undeclared: xmlns:p @1:45"],
  [
    "<!DOCTYPE a [<!ATTLIST a b CDATA 'x' c NMTOKEN #IMPLIED>]><a><a c=' y '/><a b='z'/></a>",
    '1:59 <a b="x"> 1:62 <a c="y" b="x"> </> 1:74 <a b="z"> </> </>',
  ],
];

test.for(cases)("%j", ([document, outcome]) => {
  expect(outcomesOf(document, { doctype: "apply" })).toEqual([outcome]);
});
