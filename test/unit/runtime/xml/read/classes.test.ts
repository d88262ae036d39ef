import { describe, expect, test } from "vitest";
import { readEvents } from "../../../../support/read-events.js";

/*
 * Which characters may stand where, tried with each of ASCII and some others.
 */
const codes = [
  ...Array.from({ length: 0x80 }, (_, code) => code),
  0xb7,
  0xd7,
  0xe9,
  0x2028,
  0xfffd,
];

/** The characters with which a document is well-formed. */
function takenIn(document: (character: string) => string): string {
  const all = codes.map((code) => String.fromCharCode(code));
  return all
    .filter((one) => readEvents(document(one), { doctype: "apply" }).fault === undefined)
    .join("");
}

const digits = "0123456789";
const capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const small = capitals.toLowerCase();
const space = "\t\n\r ";

describe("the characters that may stand", () => {
  test.for(["'", '"'])("in an XML declaration, between %s", (quote) => {
    const version = (value: string): string => `version=${quote}${value}${quote}`;
    const encoding = (value: string): string => `encoding=${quote}${value}${quote}`;
    expect(takenIn((one) => `<?xml ${version(`1.${one}`)}?><a/>`)).toBe(digits);
    expect(takenIn((one) => `<?xml ${version(`1${one}0`)}?><a/>`)).toBe(".");
    const encodings = (value: string): string => `<?xml ${version("1.0")} ${encoding(value)}?><a/>`;
    expect(takenIn(encodings)).toBe(capitals + small);
    expect(takenIn((one) => encodings(`x${one}x`))).toBe(`-.${digits}${capitals}_${small}`);
    expect(takenIn((one) => `<?xml${one}${version("1.0")}?><a/>`)).toBe(space);
    expect(takenIn((one) => `<?xml ${version("1.0")}${one}?><a/>`)).toBe(space);
    expect(takenIn((one) => `<?xml version${one}=${quote}1.0${quote}?><a/>`)).toBe(space);
  });

  test("in a character reference", () => {
    const hexadecimal = `${digits}ABCDEFabcdef`;
    expect(takenIn((one) => `<a>&#3${one};</a>`)).toBe("23456789");
    expect(takenIn((one) => `<a>&#65${one};</a>`)).toBe(digits);
    expect(takenIn((one) => `<a>&#x41${one};</a>`)).toBe(hexadecimal);
    expect(takenIn((one) => `<a>&#03${one}3;</a>`)).toBe(digits);
    expect(takenIn((one) => `<a>&#x3${one};</a>`)).toBe(hexadecimal);
    expect(takenIn((one) => `<a>&#x${one}33;</a>`)).toBe(hexadecimal);
    expect(takenIn((one) => `<a>&${one}amp;</a>`)).toBe("");
  });

  test("in a public identifier", () => {
    expect(takenIn((one) => `<!DOCTYPE a PUBLIC "${one}" 'u'><a/>`)).toBe(
      `\n\r !#$%'()*+,-./${digits}:;=?@${capitals}_${small}`.replace('"', ""),
    );
  });

  test("in names", () => {
    const first = `${capitals}_${small}é\ufffd`;
    const further = `-.${digits}:${capitals}_${small}·é\ufffd`;
    expect(takenIn((one) => `<${one}/>`)).toBe(first);
    expect(takenIn((one) => `<a ${one}='x'/>`)).toBe(first);
    expect(takenIn((one) => `<x${one}x xmlns:x='u'/>`).replace(/[/\t\n\r ]/g, "")).toBe(further);
    expect(takenIn((one) => `<!DOCTYPE a [<!ATTLIST a b (${one}) #IMPLIED>]><a/>`)).toBe(further);
  });

  test("in text, in attribute values, in comments and the like", () => {
    const legal = codes
      .map((code) => String.fromCharCode(code))
      .filter((one) => one >= " " || space.includes(one))
      .join("");
    const without = (characters: string): string =>
      [...legal].filter((one) => !characters.includes(one)).join("");
    expect(takenIn((one) => `<a>${one}</a>`)).toBe(without("&<"));
    expect(takenIn((one) => `<a>x${one}&gt;</a>`)).toBe(without("&<"));
    expect(takenIn((one) => `<a b="${one}"/>`)).toBe(without('"&<'));
    expect(takenIn((one) => `<a b='${one}&lt;'/>`)).toBe(without("'&<"));
    expect(takenIn((one) => `<a><!--${one} --></a>`)).toBe(legal);
    expect(takenIn((one) => `<a><![CDATA[${one}]]></a>`)).toBe(legal);
    expect(takenIn((one) => `<a><?p ${one} ?></a>`)).toBe(legal);
    expect(takenIn((one) => `<!DOCTYPE a [<!--${one} --><?p ${one} ?>]><a/>`)).toBe(legal);
    expect(takenIn((one) => `<!DOCTYPE a [<!ENTITY e '${one}'>]><a/>`)).toBe(without("'&%"));
  });

  test("where an attribute value with a tag in it ends", () => {
    const details = (one: string): string | undefined => readEvents(`<a b='<'${one}`).fault;
    for (const one of "\t\n\r />") expect(details(one)).toBe("disallowed character @1:7");
    for (const one of "xX=<\"'&0\u0001é")
      expect(details(one)).toBe("unterminated attribute value: b @1:6");
  });
});
