import { expect, test } from "vitest";
import { outcomesOf } from "../../../../support/read-events.js";

/** Declarations of elements. */
const cases: readonly (readonly [document: string, outcome: string])[] = [
  ["<!DOCTYPE a [<!ELEMENT a EMPTY>]><a/>", "1:34 <a> </>"],
  ["<!DOCTYPE a [<!ELEMENT a ANY >]><a/>", "1:33 <a> </>"],
  ["<!DOCTYPE a [<!ELEMENT a x>]><a/>", "malformed DOCTYPE @1:26"],
  ["<!DOCTYPE a [<!ELEMENT a>]><a/>", "malformed DOCTYPE @1:25"],
  ["<!DOCTYPE a [<!ELEMENT aEMPTY>]><a/>", "malformed DOCTYPE @1:30"],
  ["<!DOCTYPE a [<!ELEMENTa EMPTY>]><a/>", "malformed DOCTYPE @1:23"],
  ["<!DOCTYPE a [<!ELEMENT EMPTY>]><a/>", "malformed DOCTYPE @1:29"],
  ["<!DOCTYPE a [<!ELEMENT a (#PCDATA)>]><a/>", "1:38 <a> </>"],
  ["<!DOCTYPE a [<!ELEMENT a (#PCDATA)*>]><a/>", "1:39 <a> </>"],
  ["<!DOCTYPE a [<!ELEMENT a (#PCDATA)+>]><a/>", "malformed DOCTYPE @1:35"],
  ["<!DOCTYPE a [<!ELEMENT a ( #PCDATA )>]><a/>", "1:40 <a> </>"],
  ["<!DOCTYPE a [<!ELEMENT a ( #PCDATA | b | c )* >]><a/>", "1:50 <a> </>"],
  ["<!DOCTYPE a [<!ELEMENT a (#PCDATA|b)*>]><a/>", "1:41 <a> </>"],
  ["<!DOCTYPE a [<!ELEMENT a (#PCDATA|b)>]><a/>", "malformed DOCTYPE @1:37"],
  ["<!DOCTYPE a [<!ELEMENT a (#PCDATA|)*>]><a/>", "malformed DOCTYPE @1:35"],
  ["<!DOCTYPE a [<!ELEMENT a (#PCDATA,b)*>]><a/>", "malformed DOCTYPE @1:34"],
  ["<!DOCTYPE a [<!ELEMENT a (#PCDATA|#PCDATA)*>]><a/>", "malformed DOCTYPE @1:35"],
  ["<!DOCTYPE a [<!ELEMENT a (b|#PCDATA)*>]><a/>", "malformed DOCTYPE @1:29"],
  ["<!DOCTYPE a [<!ELEMENT a ((#PCDATA))>]><a/>", "malformed DOCTYPE @1:28"],
  ["<!DOCTYPE a [<!ELEMENT a (b)>]><a/>", "1:32 <a> </>"],
  ["<!DOCTYPE a [<!ELEMENT a (b)?>]><a/>", "1:33 <a> </>"],
  ["<!DOCTYPE a [<!ELEMENT a (b?,c*,d+)+>]><a/>", "1:40 <a> </>"],
  ["<!DOCTYPE a [<!ELEMENT a ( b ? )>]><a/>", "malformed DOCTYPE @1:30"],
  ["<!DOCTYPE a [<!ELEMENT a (b|c|d)*>]><a/>", "1:37 <a> </>"],
  ["<!DOCTYPE a [<!ELEMENT a ( b , c , d )>]><a/>", "1:42 <a> </>"],
  ["<!DOCTYPE a [<!ELEMENT a (b,c|d)>]><a/>", "malformed DOCTYPE @1:30"],
  ["<!DOCTYPE a [<!ELEMENT a (b|c,d)>]><a/>", "malformed DOCTYPE @1:30"],
  ["<!DOCTYPE a [<!ELEMENT a (b,(c|d)*,(e,f)?)>]><a/>", "1:46 <a> </>"],
  ["<!DOCTYPE a [<!ELEMENT a ((b))>]><a/>", "1:34 <a> </>"],
  ["<!DOCTYPE a [<!ELEMENT a ()>]><a/>", "malformed DOCTYPE @1:27"],
  ["<!DOCTYPE a [<!ELEMENT a (b,)>]><a/>", "malformed DOCTYPE @1:29"],
  ["<!DOCTYPE a [<!ELEMENT a (,b)>]><a/>", "malformed DOCTYPE @1:27"],
  ["<!DOCTYPE a [<!ELEMENT a (b c)>]><a/>", "malformed DOCTYPE @1:29"],
  ["<!DOCTYPE a [<!ELEMENT a (b>]><a/>", "malformed DOCTYPE @1:28"],
  ["<!DOCTYPE a [<!ELEMENT a b)>]><a/>", "malformed DOCTYPE @1:26"],
  ["<!DOCTYPE a [<!ELEMENT a (b) *>]><a/>", "malformed DOCTYPE @1:30"],
  ["<!DOCTYPE a [<!ELEMENT a (b)**>]><a/>", "malformed DOCTYPE @1:30"],
  ["<!DOCTYPE a [<!ELEMENT a EMPTY*>]><a/>", "malformed DOCTYPE @1:31"],
  ["<!DOCTYPE a [<!ELEMENT a (b)?*>]><a/>", "malformed DOCTYPE @1:30"],
  ["<!DOCTYPE a [<!ELEMENT a (b)?+>]><a/>", "malformed DOCTYPE @1:30"],
  ["<!DOCTYPE a [<!ELEMENT a (b*+)>]><a/>", "malformed DOCTYPE @1:29"],
  [
    "<!DOCTYPE a [<!ELEMENT a (((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((b)))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))>]><a/>",
    "1:544 <a> </>",
  ],
  [
    "<!DOCTYPE a [<!ELEMENT a ((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((b))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))>]><a/>",
    "content model too deep @1:283",
  ],
];

test.for(cases)("%j", ([document, outcome]) => {
  expect(outcomesOf(document, { doctype: "apply" })).toEqual([outcome]);
});
