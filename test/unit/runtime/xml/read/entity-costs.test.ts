import { describe, expect, test } from "vitest";
import { readEvents } from "../../../../support/read-events.js";

/** How the reading of a document ends that applies its declarations, without the place. */
function faultOf(document: string): string | undefined {
  return readEvents(document, { doctype: "apply" }).fault?.replace(/ @.*/, "");
}

describe("what declarations bring into a document", () => {
  test("defaults of attributes cannot add without end", () => {
    const list = Array.from({ length: 50 }, (_, n) => `a${n} CDATA '${"x".repeat(100)}'`).join(" ");
    const fault = faultOf(`<!DOCTYPE a [<!ATTLIST b ${list}>]><a>${"<b/>".repeat(1000)}</a>`);
    expect(fault).toBe("attribute defaults expand too far");
  });

  test.for([
    ["empty", ""],
    ["of some characters", "Institut national de la statistique"],
    ["of elements", "<b/>"],
  ])("a document may refer to entities as often as it likes: %s", ([, text]) => {
    for (const count of [1_000, 200_000]) {
      const document = `<!DOCTYPE a [<!ENTITY e "${text}">]><a>${"&e;".repeat(count)}</a>`;
      expect(faultOf(document)).toBeUndefined();
    }
  });

  test("what amplifies a document beyond measure is refused", () => {
    const document = `<!DOCTYPE a [<!ENTITY e "${"x".repeat(1000)}">]><a>${"&e;".repeat(10_000)}</a>`;
    expect(faultOf(document)).toBe("entity expands too far: e");
  });

  test.for([
    ["empty", ""],
    ["of one character", "x"],
    ["elements", "<b/>"],
  ])("entities that are %s cannot be expanded without end", ([, text]) => {
    const levels = Array.from(
      { length: 8 },
      (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`,
    );
    const subset = `<!ENTITY e0 "${text}">${levels.join("")}`;
    expect(faultOf(`<!DOCTYPE a [${subset}]><a>&e8;</a>`)).toMatch(/too far/);
    const parameters = subset.replaceAll("<!ENTITY", "<!ENTITY %").replaceAll("&e", "&#37;e");
    expect(faultOf(`<!DOCTYPE a [${parameters}%e8;]><a/>`)).toMatch(
      text === "" ? /too far/ : /malformed DOCTYPE/,
    );
  });
});
